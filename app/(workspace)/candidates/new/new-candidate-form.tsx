'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { FilePicker } from '@/app/_ui/file-picker'
import { LinkButton } from '@/app/_ui/link'
import { Select } from '@/app/_ui/select'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { addressInput } from '@/server/candidates/input'
import { whyNotAddress } from '@/server/candidates/rules'
import { readCandidate } from '../candidate-draft'
import { CandidateFields } from '../candidate-fields'
import { acceptedFiles, filesInWords } from '../file-rules'
import { type ChosenFile, checkFile, sendFile } from '../send-file'
import { type Known, KnownCandidate } from './known-candidate'

type NewCandidateFormProps = {
  jobs: readonly { id: string; title: string }[]
  jobId: string | undefined
  /** Where to go without adding anybody. */
  leave: string
}

/** Adds a person with their application, then the CV if one was chosen, and leads to them. */
export function NewCandidateForm({ jobs, jobId, leave }: NewCandidateFormProps) {
  const router = useRouter()
  const [chosenJobId, setChosenJobId] = useState(jobId ?? '')
  const [known, setKnown] = useState<Known | null>(null)
  // An answer about an address that was changed since says nothing; one that was not changed is not asked for again.
  const askedFor = useRef<string | null>(null)
  const [cv, setCv] = useState<File | null>(null)
  const [whyNotCv, setWhyNotCv] = useState<string | null>(null)
  // A file field cannot be emptied but by making it anew.
  const [picker, setPicker] = useState(0)
  const act = useAct(
    async (form: FormData, file: ChosenFile | null) => {
      const candidateId = await trpc.candidates.create.mutate({
        ...readCandidate(form),
        jobId: formText(form, 'jobId'),
      })
      if (!file) return path.candidate(candidateId)
      // The person exists by now: a CV that does not arrive is told on their page, where it can be sent again.
      return sendFile({ candidateId, ...file }).then(
        () => path.candidate(candidateId),
        () => path.candidate(candidateId, { cv: 'not sent' }),
      )
    },
    { onDone: (address) => router.push(address), leaves: true },
  )
  const wrong = { ...act.error?.fields }
  if (known) wrong.email = whyNotAddress(known.label)

  async function lookFor(email: string) {
    if (askedFor.current === email) return
    askedFor.current = email
    const right = addressInput.safeParse({ email })
    if (!right.success) return
    // Only a hint by then: whether the address may be used is asked again when the candidate is created.
    const found = await trpc.candidates.byAddress.query(right.data).catch(() => null)
    if (askedFor.current === email) setKnown(found)
  }

  function forgetKnown() {
    askedFor.current = null
    setKnown(null)
  }

  async function choose(file: File | null) {
    setCv(file)
    setWhyNotCv(file ? (await checkFile(file)).whyNot : null)
  }

  async function create(form: FormData) {
    // Enter in a field submits past a disabled button, and a file may have changed since it was chosen.
    const checked = cv ? await checkFile(cv) : null
    if (checked?.whyNot) return setWhyNotCv(checked.whyNot)
    const outcome = await act.run(form, checked?.file ?? null)
    if (outcome.done || !outcome.error.fields.email) return
    // Somebody may have added them since it was asked.
    askedFor.current = null
    await lookFor(formText(form, 'email'))
  }

  return (
    <ActForm act={act} label="New candidate" onSubmit={(form) => void create(form)}>
      <CandidateFields
        wrong={wrong}
        onEmail={(email) => void lookFor(email)}
        // Before the field is left: what goes by then would move the button from under the press.
        onEmailChange={forgetKnown}
        afterEmail={
          known ? <KnownCandidate known={known} job={jobs.find(({ id }) => id === chosenJobId)} /> : null
        }
      />
      <Field label="Job" error={wrong.jobId ? 'Choose the job they apply for.' : undefined}>
        {(control) => (
          <Select
            {...control}
            name="jobId"
            value={chosenJobId}
            onChange={(event) => setChosenJobId(event.target.value)}
            placeholder={jobId ? undefined : 'Choose a job'}
            options={jobs.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
      </Field>
      <Field label="CV" description={`Optional. ${filesInWords}`} error={whyNotCv ?? undefined}>
        {(control) => (
          <span className="flex items-center gap-2">
            <FilePicker
              key={picker}
              {...control}
              accept={acceptedFiles}
              onChoose={(file) => void choose(file)}
            />
            {cv ? (
              <Button
                kind="bare"
                onClick={() => {
                  void choose(null)
                  setPicker(picker + 1)
                }}
              >
                Remove<span className="sr-only"> the chosen CV</span>
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
          disabledReason={whyNotCv ? 'Choose another CV, or remove it.' : null}
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
