'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { JobFields } from '../job-fields'
import { showUndoable } from '../undo'

type Job = { id: string; title: string; description: string }

type EditJobProps = { job: Job; otherTitles: readonly string[]; onClose: () => void }

/** Changes the title and description in place. */
export function EditJob({ job, otherTitles, onClose }: EditJobProps) {
  const router = useRouter()
  const act = useAct((input: Omit<Job, 'id'>) => trpc.jobs.change.mutate({ jobId: job.id, ...input }), {
    onDone: () => {
      const { id: jobId, title, description } = job
      showUndoable('Job changed', async () => {
        await trpc.jobs.change.mutate({ jobId, title, description })
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
        act.run({ title: formText(form, 'title'), description: formText(form, 'description') })
      }
    >
      <JobFields wrong={act.error?.fields ?? {}} job={job} otherTitles={otherTitles} />
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
