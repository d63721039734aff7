import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { CandidatesList } from './candidates-list'

export const metadata: Metadata = { title: 'Candidates' }

export default async function CandidatesPage() {
  const me = await load((api) => api.organizations.me())
  const { timeZone } = await load((api) => api.organizations.find())
  const candidates = await load((api) => api.candidates.list())
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  const mayCreate = me.role === 'admin' || me.role === 'manager'
  const newCandidate = (
    <LinkButton href={path.newCandidate()} kind="primary">
      New candidate
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title="Candidates"
        subtitle="The people who applied for the jobs you manage or review."
        actions={mayCreate && candidates.length > 0 ? newCandidate : null}
      />
      {candidates.length === 0 ? (
        <EmptyState
          title="No candidates yet"
          actions={mayCreate ? newCandidate : <LinkButton href={path.today()}>Go to Today</LinkButton>}
        >
          {mayCreate
            ? 'Add the people who applied for your jobs. What is personal about them is kept encrypted.'
            : 'Candidates appear here once you are on the team of their job. Those you interview are under Today.'}
        </EmptyState>
      ) : (
        <CandidatesList
          candidates={candidates.map(({ id, label, email, jobs, createdAt }) => ({
            id,
            label,
            email,
            jobs,
            added: day.format(createdAt),
          }))}
        />
      )}
    </>
  )
}
