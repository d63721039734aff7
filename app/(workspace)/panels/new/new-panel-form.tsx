'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { type Option, Select } from '@/app/_ui/select'
import { TextInput } from '@/app/_ui/text-input'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { type PanelChoices, PanelFields, type Person } from '../panel-fields'

type NewPanelFormProps = {
  jobs: readonly Option[]
  /** The job it was asked for; empty where there is a choice. */
  jobId: string
  sets: readonly Option[]
  /** The set version it was asked for; empty where there is a choice. */
  setVersionId: string
  people: readonly Person[]
  /** Where to go without making one. */
  leave: string
}

/** Everything a panel needs on one screen; the plan is proposed once it is made. */
export function NewPanelForm({ jobs, jobId, sets, setVersionId, people, leave }: NewPanelFormProps) {
  const router = useRouter()
  const [choices, setChoices] = useState<PanelChoices>({
    memberIds: [],
    sealPolicy: 'until all submit',
    namesHidden: false,
    evidenceDemanded: false,
    interviewersMayCompare: false,
  })
  const act = useAct(
    (named: { jobId: string; name: string; setVersionId: string }) =>
      trpc.panels.create.mutate({ ...named, ...choices, memberIds: [...choices.memberIds] }),
    { onDone: (panelId) => router.push(path.panel(panelId)), leaves: true },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      act={act}
      label="New panel"
      className="max-w-2xl! gap-6!"
      onSubmit={(form) =>
        act.run({
          jobId: formText(form, 'jobId'),
          name: formText(form, 'name'),
          setVersionId: formText(form, 'setVersionId'),
        })
      }
    >
      <Field label="Job" error={wrong.jobId}>
        {(control) => (
          <Select {...control} name="jobId" defaultValue={jobId} placeholder="Choose a job" options={jobs} />
        )}
      </Field>
      <Field label="Panel name" error={wrong.name}>
        {(control) => <TextInput {...control} name="name" autoComplete="off" placeholder="Technical depth" />}
      </Field>
      <Field label="Question set" error={wrong.setVersionId}>
        {(control) => (
          <Select
            {...control}
            name="setVersionId"
            defaultValue={setVersionId}
            placeholder="Choose a published set"
            options={sets}
          />
        )}
      </Field>
      <PanelFields people={people} choices={choices} onChange={setChoices} errors={wrong} />
      <div className="flex gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          Create panel
        </Button>
        <LinkButton kind="bare" href={leave}>
          Cancel
        </LinkButton>
      </div>
    </ActForm>
  )
}
