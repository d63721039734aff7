'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { readNumber } from '../read-number'
import { whyAnotherName } from '../set-names'

/** Names a set and its slot; the questions are chosen on the next screen. */
export function NewSet({ names }: { names: readonly string[] }) {
  const router = useRouter()
  const [name, setName] = useState('')
  const act = useAct(
    (name: string, slot: string) => trpc.sets.create.mutate({ name, slotMinutes: readNumber(slot) }),
    { onDone: ({ setId }) => router.push(path.set(setId)), leaves: true },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      act={act}
      label="New set"
      className="mb-8 border-y border-line py-5 max-w-none!"
      onSubmit={(form) => act.run(formText(form, 'name'), formText(form, 'slotMinutes'))}
    >
      <div className="grid max-w-4xl items-start gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
        <Field label="Name" error={wrong.name} warning={whyAnotherName(name, names)}>
          {(control) => (
            <TextInput
              {...control}
              name="name"
              autoFocus
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Slot in minutes" error={wrong.slotMinutes}>
          {(control) => (
            <TextInput
              {...control}
              name="slotMinutes"
              inputMode="numeric"
              autoComplete="off"
              defaultValue="60"
            />
          )}
        </Field>
        <div className="flex gap-2 sm:mt-6">
          <Button kind="primary" type="submit" pending={act.pending}>
            Create set
          </Button>
          <LinkButton href={path.sets()} kind="bare">
            Cancel
          </LinkButton>
        </div>
      </div>
    </ActForm>
  )
}
