import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActRefusal } from '@/app/_ui/act-form'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { TextLink } from '@/app/_ui/link'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import type { ShelfKind } from '@/server/shelves/input'
import type { UsedShelf } from '@/server/shelves/uses'
import { countOf } from '../question-words'
import { MergeForm } from './merge-form'
import { RenameForm } from './rename-form'

type ShelfLineProps = {
  kind: ShelfKind
  shelf: UsedShelf
  /** Those in use, that it could be merged into. */
  others: readonly UsedShelf[]
  mayChange: boolean
}

/** One category or competency: its name, what uses it, and what can be done with it. */
export function ShelfLine({ kind, shelf, others, mayChange }: ShelfLineProps) {
  const router = useRouter()
  const [open, setOpen] = useState<'rename' | 'merge' | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const { id, name } = shelf
  const restore = useAct(() => trpc.shelves.restore.mutate({ kind, id }), {
    onDone: () => {
      showToast(`“${name}” is offered again`)
      router.refresh()
    },
  })
  const archive = useAct(() => trpc.shelves.archive.mutate({ kind, id }), {
    onDone: () => {
      showToast(`“${name}” is archived`, {
        description: 'It stays where it is used.',
        undo: () => void restore.run(),
      })
      router.refresh()
    },
  })
  const separate = useAct(() => trpc.shelves.separate.mutate({ kind, id }), {
    onDone: () => {
      showToast(`“${name}” stands by itself again`)
      router.refresh()
    },
  })
  const error = restore.error ?? archive.error ?? separate.error

  function close() {
    const was = open
    setOpen(null)
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-opens="${was}"]`)?.focus())
  }

  if (open === 'rename') return <RenameForm kind={kind} shelf={shelf} onClose={close} />
  return (
    <div ref={frame} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-baseline gap-x-3">
          <span className="font-medium wrap-anywhere">{name}</span>
          {shelf.mergedInto ? (
            <span className="text-ink-2">merged into {shelf.mergedInto}</span>
          ) : (
            <Uses kind={kind} shelf={shelf} />
          )}
          {shelf.archived ? <Badge>archived</Badge> : null}
        </div>
        {mayChange ? (
          <div className="-mx-2 flex flex-wrap">
            {shelf.mergedInto ? (
              <Act name={name} pending={separate.pending} onClick={() => void separate.run()}>
                Separate
              </Act>
            ) : (
              <>
                <Act name={name} opens="rename" onClick={() => setOpen('rename')}>
                  Rename
                </Act>
                <Act name={name} opens="merge" onClick={() => setOpen(open === 'merge' ? null : 'merge')}>
                  Merge
                </Act>
                {shelf.archived ? (
                  <Act name={name} pending={restore.pending} onClick={() => void restore.run()}>
                    Restore
                  </Act>
                ) : (
                  <Act name={name} pending={archive.pending} onClick={() => void archive.run()}>
                    Archive
                  </Act>
                )}
              </>
            )}
          </div>
        ) : null}
      </div>
      {error ? <ActRefusal error={error} /> : null}
      {open === 'merge' ? (
        <MergeForm
          kind={kind}
          shelf={shelf}
          others={others}
          onClose={close}
          onUndo={() => void separate.run()}
        />
      ) : null}
    </div>
  )
}

function Uses({ kind, shelf }: { kind: ShelfKind; shelf: UsedShelf }) {
  const { id, questions, sets, rules } = shelf
  const others = [
    ...(sets > 0 ? [countOf(sets, 'published set')] : []),
    ...(rules > 0 ? [countOf(rules, 'decision rule')] : []),
  ]
  return (
    <span className="text-ink-2 tabular-nums">
      {questions > 0 ? (
        <TextLink href={path.bank(kind === 'category' ? { categoryId: id } : { competencyId: id })}>
          {countOf(questions, 'question')}
        </TextLink>
      ) : (
        'no question'
      )}
      {others.map((one) => `, ${one}`)}
    </span>
  )
}

function Act({
  name,
  opens,
  pending,
  onClick,
  children,
}: {
  name: string
  opens?: string
  pending?: boolean
  onClick: () => void
  children: string
}) {
  return (
    <Button kind="bare" size="small" data-opens={opens} pending={pending ?? false} onClick={onClick}>
      {children}
      <span className="sr-only"> {name}</span>
    </Button>
  )
}
