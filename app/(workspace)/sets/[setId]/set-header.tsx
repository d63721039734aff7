'use client'

import Pencil from 'lucide-react/icons/pencil'
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { trpc } from '@/app/_api/client'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { PageHeader } from '@/app/_ui/page-header'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { useLeadToWrong } from '@/app/_ui/use-lead-to-wrong'
import { formText } from '@/app/(entry)/form-text'
import { whyAnotherName } from '../set-names'
import type { FoundSet } from './draft'

/** The set's name, which is changed in its place, its state, and what can be done next. */
export function SetHeader({
  set,
  otherNames = [],
  subtitle,
  actions,
}: {
  set: Pick<FoundSet, 'setId' | 'name' | 'number' | 'publishedAt' | 'mayChange'>
  /** What the other sets are called. */
  otherNames?: readonly string[]
  subtitle?: ReactNode
  actions?: ReactNode
}) {
  const router = useRouter()
  const opener = useRef<HTMLButtonElement>(null)
  const [isRenaming, setRenaming] = useState(false)
  const [name, setName] = useState(set.name)
  const act = useAct(async (next: string) => {
    await trpc.sets.rename.mutate({ setId: set.setId, name: next })
    router.refresh()
    close()
  })

  const frame = useLeadToWrong<HTMLFormElement>(act.error)

  function close() {
    act.clearError()
    flushSync(() => setRenaming(false))
    opener.current?.focus()
  }

  const error = act.error ? (act.error.fields.name ?? act.error.message) : undefined
  return (
    <PageHeader
      title={
        isRenaming ? (
          <form
            ref={frame}
            aria-label="Rename set"
            noValidate
            className="flex flex-wrap items-start gap-2 text-sm font-normal tracking-normal"
            onSubmit={(event) => {
              event.preventDefault()
              void act.run(formText(new FormData(event.currentTarget), 'name'))
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close()
            }}
          >
            <Field
              label="Name"
              labelHidden
              className="w-120 max-w-full"
              error={error}
              warning={whyAnotherName(name, otherNames)}
            >
              {(control) => (
                <TextInput
                  {...control}
                  name="name"
                  autoFocus
                  autoComplete="off"
                  defaultValue={set.name}
                  className="font-semibold"
                  onChange={(event) => setName(event.target.value)}
                  onFocus={(event) => event.target.select()}
                />
              )}
            </Field>
            <Button type="submit" kind="primary" pending={act.pending}>
              Save name
            </Button>
            <Button kind="bare" onClick={close}>
              Cancel
            </Button>
          </form>
        ) : (
          set.name
        )
      }
      meta={
        <>
          {set.mayChange && !isRenaming ? (
            <Button
              ref={opener}
              kind="bare"
              size="small"
              iconLabel="Rename"
              onClick={() => {
                setName(set.name)
                setRenaming(true)
              }}
            >
              <Pencil aria-hidden size={14} />
            </Button>
          ) : null}
          <Badge tone={set.publishedAt ? 'accent' : 'neutral'}>
            {set.publishedAt ? 'published' : 'draft'}
          </Badge>
          <span className="text-ink-2 tabular-nums">Version {set.number}</span>
        </>
      }
      subtitle={subtitle}
      actions={actions}
    />
  )
}
