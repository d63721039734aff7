import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { LinkButton } from '@/app/_ui/link'
import { MessagePage } from '@/app/_ui/message-page'
import { PageHeader } from '@/app/_ui/page-header'
import { NewJobForm } from './new-job-form'

export const metadata: Metadata = { title: 'New job' }

export default async function NewJobPage() {
  const me = await load((api) => api.organizations.me())
  if (me.role !== 'admin' && me.role !== 'manager')
    return (
      <MessagePage
        inFrame
        title="Managers and admins open jobs"
        actions={<LinkButton href={path.jobs()}>Back to jobs</LinkButton>}
      >
        Your role here is {me.role}. Ask an admin if you should open jobs too.
      </MessagePage>
    )
  const jobs = await load((api) => api.jobs.list())
  return (
    <>
      <PageHeader
        title="New job"
        subtitle="You become its first manager. Candidates, panels and the rest of the team come next."
        breadcrumb={[{ label: 'Jobs', href: path.jobs() }]}
      />
      <NewJobForm otherTitles={jobs.map(({ title }) => title)} />
    </>
  )
}
