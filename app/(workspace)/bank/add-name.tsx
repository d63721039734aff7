'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { useLeadToWrong } from '@/app/_ui/use-lead-to-wrong'

type AddNameProps = {
  what: 'category' | 'competency'
  add: (name: string) => Promise<string>
  /** Gets the new one's id, when the lists of the page know it. */
  onAdded: (id: string) => void
}

/** Adds a category or a competency from within a form, without sending that form. */
export function AddName({ what, add, onAdded }: AddNameProps) {
  const router = useRouter()
  const [name, setName] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  // The focus comes back to where it was before the field took its place.
  useEffect(() => {
    if (name === null && wasOpen.current) opener.current?.focus()
    wasOpen.current = name !== null
  }, [name])
  const act = useAct(add, {
    onDone: (id) => {
      onAdded(id)
      close()
      router.refresh()
    },
  })

  const frame = useLeadToWrong<HTMLDivElement>(act.error)

  function close() {
    act.clearError()
    setName(null)
  }

  if (name === null)
    return (
      <Button ref={opener} kind="bare" size="small" className="mt-1 -ms-2" onClick={() => setName('')}>
        New {what}
      </Button>
    )
  return (
    <div ref={frame} className="mt-2 flex flex-wrap items-start gap-2">
      <Field label={`New ${what}`} labelHidden error={act.error?.fields.name ?? act.error?.message}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            placeholder={`New ${what}`}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close()
              if (event.key !== 'Enter') return
              event.preventDefault()
              void act.run(name)
            }}
          />
        )}
      </Field>
      <Button pending={act.pending} onClick={() => void act.run(name)}>
        Add {what}
      </Button>
      <Button kind="bare" onClick={close}>
        Cancel
      </Button>
    </div>
  )
}
