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
import { showUndoable } from '../../jobs/undo'

type Job = { id: string; title: string }

/** Adds the candidate to another job that the viewer manages. */
export function ApplyToJob({ candidateId, jobs }: { candidateId: string; jobs: readonly Job[] }) {
  const router = useRouter()
  const [jobId, setJobId] = useState('')
  const chosen = jobs.find((job) => job.id === jobId)
  const act = useAct(async (job: Job) => {
    const applicationId = await trpc.candidates.applyToJob.mutate({ candidateId, jobId: job.id })
    setJobId('')
    showUndoable(`Added to “${job.title}”`, async () => {
      await trpc.candidates.withdraw.mutate({ applicationId })
      router.refresh()
    })
    router.refresh()
  })
  const frame = useLeadToWrong<HTMLFormElement>(act.error)
  useEarlyInput(frame)
  return (
    <form
      ref={frame}
      aria-label="Add to another job"
      className="mt-4 flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) void act.run(chosen)
      }}
    >
      <Field label="Another job" labelHidden error={act.error?.message} className="max-w-96 flex-1 basis-56">
        {(control) => (
          <Select
            {...control}
            placeholder="Choose another job"
            value={jobId}
            onChange={(event) => setJobId(event.target.value)}
            options={jobs.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
      </Field>
      <Button type="submit" pending={act.pending} disabledReason={chosen ? null : 'Choose a job first.'}>
        Add to job
      </Button>
    </form>
  )
}
