'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { Select } from '@/app/_ui/select'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { readCandidate } from '../candidate-draft'
import { CandidateFields } from '../candidate-fields'
import { FilePicker } from '../file-picker'
import { filesInWords } from '../file-rules'
import { type ChosenFile, checkFile, sendFile } from '../send-file'

type NewCandidateFormProps = {
  jobs: readonly { id: string; title: string }[]
  jobId: string | undefined
  /** Where to go without adding anybody. */
  leave: string
}

/** Adds a person with their application, then the CV if one was chosen, and leads to them. */
export function NewCandidateForm({ jobs, jobId, leave }: NewCandidateFormProps) {
  const router = useRouter()
  const [cv, setCv] = useState<File | null>(null)
  // A file field cannot be emptied but by making it anew.
  const [picker, setPicker] = useState(0)
  const checked = cv ? checkFile(cv) : null
  const act = useAct(
    async (form: FormData, file: ChosenFile | null) => {
      const candidateId = await trpc.candidates.create.mutate({
        ...readCandidate(form),
        jobId: formText(form, 'jobId'),
      })
      // The person exists by now: a CV that does not arrive is told on their page, where it can be sent again.
      if (file)
        await sendFile({ candidateId, ...file }).catch((cause: unknown) =>
          showToast('The CV was not uploaded', {
            description: cause instanceof Error ? cause.message : 'Try again here.',
          }),
        )
      return candidateId
    },
    { onDone: (candidateId) => router.push(path.candidate(candidateId)), leaves: true },
  )
  const wrong = act.error?.fields ?? {}
  return (
    <ActForm
      act={act}
      label="New candidate"
      onSubmit={(form) => {
        // Enter in a field submits past a disabled button.
        if (!checked?.whyNot) void act.run(form, checked?.file ?? null)
      }}
    >
      <CandidateFields wrong={wrong} />
      <Field label="Job" error={wrong.jobId ? 'Choose the job they apply for.' : undefined}>
        {(control) => (
          <Select
            {...control}
            name="jobId"
            defaultValue={jobId ?? ''}
            placeholder={jobId ? undefined : 'Choose a job'}
            options={jobs.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
      </Field>
      <Field label="CV" description={`Optional. ${filesInWords}`} error={checked?.whyNot ?? undefined}>
        {(control) => (
          <span className="flex items-center gap-2">
            <FilePicker key={picker} {...control} onChoose={setCv} />
            {cv ? (
              <Button
                kind="bare"
                onClick={() => {
                  setCv(null)
                  setPicker(picker + 1)
                }}
              >
                Take away
              </Button>
            ) : null}
          </span>
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          type="submit"
          pending={act.pending}
          disabledReason={checked?.whyNot ? 'Choose another CV, or take it away.' : null}
        >
          Create candidate
        </Button>
        <LinkButton kind="bare" href={leave}>
          Cancel
        </LinkButton>
      </div>
    </ActForm>
  )
}
