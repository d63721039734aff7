'use client'

import { useRouter } from 'next/navigation'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { FieldError } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link'
import { useAct } from '@/app/_ui/use-act'

export type Known = NonNullable<Awaited<ReturnType<typeof trpc.candidates.byAddress.query>>>

type KnownCandidateProps = {
  known: Known
  /** The job that is chosen in the form. */
  job: { id: string; title: string } | undefined
}

/** The ways on where somebody has the address already: to them, or to give them this job as well. */
export function KnownCandidate({ known, job }: KnownCandidateProps) {
  const router = useRouter()
  const act = useAct((jobId: string) => trpc.candidates.applyToJob.mutate({ candidateId: known.id, jobId }), {
    onDone: () => router.push(path.candidate(known.id)),
    leaves: true,
  })
  return (
    <div className="-mt-2 flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <LinkButton size="small" href={path.candidate(known.id)} className="max-w-full">
          <span className="truncate">Open {known.label}</span>
        </LinkButton>
        {job && !known.jobIds.includes(job.id) ? (
          <Button
            size="small"
            pending={act.pending}
            className="max-w-full"
            onClick={() => void act.run(job.id)}
          >
            <span className="truncate">Add to “{job.title}”</span>
          </Button>
        ) : null}
      </div>
      {act.error ? (
        <div role="alert">
          <FieldError id="known-candidate-error">{act.error.message}</FieldError>
        </div>
      ) : null}
    </div>
  )
}
