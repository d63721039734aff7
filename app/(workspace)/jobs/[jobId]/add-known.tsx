'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { useAct } from '@/app/_ui/use-act'
import { useEarlyInput } from '@/app/_ui/use-early-input'
import { useLeadToWrong } from '@/app/_ui/use-lead-to-wrong'
import { showUndoable } from '../undo'

export type KnownCandidate = { id: string; label: string; jobs: readonly string[] }

/** Adds somebody who applied for another job to this one. */
export function AddKnown({ jobId, known }: { jobId: string; known: readonly KnownCandidate[] }) {
  const router = useRouter()
  const [candidateId, setCandidateId] = useState('')
  const act = useAct(async (chosen: KnownCandidate) => {
    const applicationId = await trpc.candidates.applyToJob.mutate({ candidateId: chosen.id, jobId })
    setCandidateId('')
    showUndoable(`${chosen.label} was added to this job`, async () => {
      await trpc.candidates.withdraw.mutate({ applicationId })
      router.refresh()
    })
    router.refresh()
  })
  const frame = useLeadToWrong<HTMLFormElement>(act.error)
  useEarlyInput(frame)
  const chosen = known.find((one) => one.id === candidateId)
  return (
    <form
      ref={frame}
      className="mt-4 flex flex-wrap items-start gap-2"
      aria-label="Add a known candidate"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) void act.run(chosen)
      }}
    >
      <Field
        label="Known candidate"
        labelHidden
        error={act.error?.message}
        className="max-w-96 flex-1 basis-56"
      >
        {(control) => (
          <Select
            {...control}
            placeholder="Choose a candidate of another job"
            value={candidateId}
            onChange={(event) => setCandidateId(event.target.value)}
            options={known.map(({ id, label, jobs }) => ({
              value: id,
              label: jobs.length > 0 ? `${label} (${jobs.join(', ')})` : label,
            }))}
          />
        )}
      </Field>
      <Button
        type="submit"
        pending={act.pending}
        disabledReason={chosen ? null : 'Choose a candidate first.'}
      >
        Add to job
      </Button>
    </form>
  )
}
