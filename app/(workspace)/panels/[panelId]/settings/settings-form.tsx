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
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { type PanelChoices, PanelFields, type Person } from '../../panel-fields'

type SettingsFormProps = {
  panelId: string
  name: string
  choices: PanelChoices
  people: readonly Person[]
  sealLocked: string | null
}

/** Corrects a panel. Who joins scores everything; the questions of who leaves go to whoever asks least. */
export function SettingsForm({ panelId, name, choices: saved, people, sealLocked }: SettingsFormProps) {
  const router = useRouter()
  const [choices, setChoices] = useState(saved)
  const act = useAct(
    (newName: string) =>
      trpc.panels.change.mutate({
        ...choices,
        panelId,
        name: newName,
        memberIds: [...choices.memberIds],
      }),
    {
      onDone: () => {
        showToast('Panel saved')
        router.push(path.panel(panelId))
      },
    },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      act={act}
      label="Panel"
      className="max-w-2xl! gap-6!"
      onSubmit={(form) => act.run(formText(form, 'name'))}
    >
      <Field label="Panel name" error={wrong.name}>
        {(control) => <TextInput {...control} name="name" autoComplete="off" defaultValue={name} />}
      </Field>
      <PanelFields
        people={people}
        choices={choices}
        onChange={setChoices}
        errors={wrong}
        sealLocked={sealLocked}
      />
      <p className="text-ink-2">
        Who joins scores every question. The questions of who leaves are asked by whoever asks least; look at
        the plan afterwards.
      </p>
      <div className="flex gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          Save panel
        </Button>
        <LinkButton kind="bare" href={path.panel(panelId)}>
          Cancel
        </LinkButton>
      </div>
    </ActForm>
  )
}
