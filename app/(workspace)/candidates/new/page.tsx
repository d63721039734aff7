import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { MessagePage } from '@/app/_ui/message-page'
import { PageHeader } from '@/app/_ui/page-header'
import { NewCandidateForm } from './new-candidate-form'

export const metadata: Metadata = { title: 'New candidate' }

export default async function NewCandidatePage({
  searchParams,
}: {
  searchParams: Promise<{ job?: string | string[] }>
}) {
  const { job } = await searchParams
  const me = await load((api) => api.organizations.me())
  if (me.role !== 'admin' && me.role !== 'manager')
    return (
      <MessagePage
        inFrame
        title="Managers and admins add candidates"
        actions={<LinkButton href={path.candidates()}>Back to candidates</LinkButton>}
      >
        Your role here is {me.role}. Ask a manager of the job to add the person.
      </MessagePage>
    )
  const jobs = (await load((api) => api.jobs.list())).filter(
    ({ place }) => place === 'admin' || place === 'manager',
  )
  const chosen = jobs.find(({ id }) => id === job)
  return (
    <>
      <PageHeader
        title="New candidate"
        subtitle="A person and their application for one job. What is personal about them is kept encrypted."
        breadcrumb={
          chosen
            ? [{ label: chosen.title, href: path.job(chosen.id) }]
            : [{ label: 'Candidates', href: path.candidates() }]
        }
      />
      {jobs.length > 0 ? (
        <NewCandidateForm
          jobs={jobs.map(({ id, title }) => ({ id, title }))}
          jobId={chosen?.id ?? (jobs.length === 1 ? jobs[0]?.id : undefined)}
          leave={chosen ? path.job(chosen.id) : path.candidates()}
        />
      ) : (
        <EmptyState
          title="There is no job to apply for"
          actions={
            <LinkButton kind="primary" href={path.newJob()}>
              New job
            </LinkButton>
          }
        >
          A candidate applies for a job that you manage. Open the job first.
        </EmptyState>
      )}
    </>
  )
}
