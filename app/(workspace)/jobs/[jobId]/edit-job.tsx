'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { JobFields } from '../job-fields'
import { showUndoable } from '../undo'
import { ApprovalsField } from './approvals-field'

type Job = { id: string; title: string; description: string; approvalsNeeded: number }

type EditJobProps = {
  job: Job
  /** How many others of the team could approve of a manager's decision. */
  othersInTeam: number
  otherTitles: readonly string[]
  onClose: () => void
}

/** Changes what the job says about itself, and how many approve of its decisions, in place. */
export function EditJob({ job, othersInTeam, otherTitles, onClose }: EditJobProps) {
  const router = useRouter()
  const act = useAct((input: Omit<Job, 'id'>) => trpc.jobs.change.mutate({ jobId: job.id, ...input }), {
    onDone: () => {
      const { id: jobId, title, description, approvalsNeeded } = job
      showUndoable('Job changed', async () => {
        await trpc.jobs.change.mutate({ jobId, title, description, approvalsNeeded })
        router.refresh()
      })
      onClose()
      router.refresh()
    },
  })
  return (
    <ActForm
      act={act}
      label="Edit job"
      className="mb-8"
      onSubmit={(form) =>
        act.run({
          title: formText(form, 'title'),
          description: formText(form, 'description'),
          approvalsNeeded: Number(formText(form, 'approvalsNeeded')),
        })
      }
    >
      <JobFields wrong={act.error?.fields ?? {}} job={job} otherTitles={otherTitles} />
      <ApprovalsField
        wrong={act.error?.fields.approvalsNeeded}
        initial={job.approvalsNeeded}
        othersInTeam={othersInTeam}
      />
      <div className="flex gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          Save job
        </Button>
        <Button kind="bare" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </ActForm>
  )
}
