'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { LinkButton } from '@/app/_ui/link'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { JobFields } from '../job-fields'

/** Opens a job and leads to it. */
export function NewJobForm({ otherTitles }: { otherTitles: readonly string[] }) {
  const router = useRouter()
  const act = useAct(trpc.jobs.create.mutate, {
    onDone: (jobId) => router.push(path.job(jobId)),
    leaves: true,
  })
  return (
    <ActForm
      act={act}
      label="New job"
      onSubmit={(form) =>
        act.run({ title: formText(form, 'title'), description: formText(form, 'description') })
      }
    >
      <JobFields wrong={act.error?.fields ?? {}} otherTitles={otherTitles} />
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" type="submit" pending={act.pending}>
          Create job
        </Button>
        <LinkButton kind="bare" href={path.jobs()}>
          Cancel
        </LinkButton>
      </div>
    </ActForm>
  )
}
