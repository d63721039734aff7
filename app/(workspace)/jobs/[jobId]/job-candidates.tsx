import { path } from '@/app/_api/path'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { Section } from '@/app/_ui/section'
import type { listApplications } from '@/server/candidates/applications'
import { AddKnown, type KnownCandidate } from './add-known'
import { CandidatesTable } from './candidates-table'

type JobCandidatesProps = {
  jobId: string
  applications: Awaited<ReturnType<typeof listApplications>>
  known: readonly KnownCandidate[]
  mayManage: boolean
}

/** Who has applied for the job, where their evaluations stand, and the ways to add somebody. */
export function JobCandidates({ jobId, applications, known, mayManage }: JobCandidatesProps) {
  const newCandidate = (kind: 'primary' | 'quiet') => (
    <LinkButton kind={kind} href={path.newCandidate({ job: jobId })}>
      New candidate
    </LinkButton>
  )
  return (
    <Section title="Candidates" actions={mayManage && applications.length > 0 ? newCandidate('quiet') : null}>
      {applications.length === 0 ? (
        <EmptyState title="No candidates yet" actions={mayManage ? newCandidate('primary') : null}>
          {mayManage
            ? 'Add the people who applied. What is personal about them is kept encrypted.'
            : 'A manager of the job adds the people who applied.'}
        </EmptyState>
      ) : (
        <CandidatesTable applications={applications} />
      )}
      {mayManage && known.length > 0 ? <AddKnown jobId={jobId} known={known} /> : null}
    </Section>
  )
}
