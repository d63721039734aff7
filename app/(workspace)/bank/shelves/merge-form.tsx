import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { showToast } from '@/app/_ui/toast'
import { type ActError, describeActError, useAct } from '@/app/_ui/use-act'
import type { ShelfKind } from '@/server/shelves/input'
import { mergeInWords, type Touched } from '@/server/shelves/rules'
import { optionsOf } from '../question-words'

type Named = { id: string; name: string }

type MergeFormProps = {
  kind: ShelfKind
  shelf: Named
  others: readonly Named[]
  onClose: () => void
  onUndo: () => void
}

/** Merges one into another, after saying what that touches. It can be taken back at any time. */
export function MergeForm({ kind, shelf, others, onClose, onUndo }: MergeFormProps) {
  const router = useRouter()
  const { id, name } = shelf
  const [intoId, setIntoId] = useState('')
  const [foreseen, setForeseen] = useState<
    | { intoId: string; touched: Touched & { whyNot: string | null } }
    | { intoId: string; error: ActError }
    | null
  >(null)
  const targets = others.filter((one) => one.id !== id)
  const into = targets.find((one) => one.id === intoId)
  const merge = useAct(() => trpc.shelves.merge.mutate({ kind, id, intoId }), {
    onDone: () => {
      showToast(`“${name}” is merged into “${into?.name}”`, { undo: onUndo })
      onClose()
      router.refresh()
    },
  })
  useEffect(() => {
    if (!intoId) return
    const request = new AbortController()
    trpc.shelves.foresee.query({ kind, id, intoId }, { signal: request.signal }).then(
      (touched) => setForeseen({ intoId, touched }),
      (cause) => {
        if (!request.signal.aborted) setForeseen({ intoId, error: describeActError(cause) })
      },
    )
    return () => request.abort()
  }, [kind, id, intoId])

  const current = foreseen?.intoId === intoId ? foreseen : null
  const touched = current && 'touched' in current ? current.touched : null
  const error = merge.error ?? (current && 'error' in current ? current.error : null)
  return (
    <section aria-label={`Merge ${name}`} className="flex max-w-2xl flex-col gap-3 ps-4 pb-2">
      <Field label={kind === 'category' ? 'Move its questions to' : 'Let it count as'}>
        {(control) => (
          <Select
            {...control}
            autoFocus
            className="max-w-sm"
            placeholder={`Choose a ${kind}`}
            options={optionsOf(targets)}
            value={intoId}
            onChange={(event) => setIntoId(event.target.value)}
          />
        )}
      </Field>
      <div role="status">
        {into && touched ? (
          <ul className="list-disc space-y-1 ps-5 text-ink-2 marker:text-ink-3">
            {mergeInWords(kind, touched, { one: name, into: into.name }).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {error ? <ActRefusal error={error} /> : null}
      <div className="flex gap-2">
        <Button
          kind="primary"
          pending={merge.pending || (Boolean(into) && !current)}
          disabledReason={into ? (touched?.whyNot ?? null) : `Choose the ${kind} it is merged into.`}
          onClick={() => void merge.run()}
        >
          {into ? `Merge into ${into.name}` : 'Merge'}
        </Button>
        <Button kind="bare" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </section>
  )
}
