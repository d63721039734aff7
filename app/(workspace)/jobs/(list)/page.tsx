import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { TabLinks } from '@/app/_ui/tab-links'
import { JobsTable } from './jobs-table'

export const metadata: Metadata = { title: 'Jobs' }

export default async function JobsPage({
  searchParams,
}: {
  searchParams: Promise<{ show?: string | string[] }>
}) {
  const showsArchived = (await searchParams).show === 'archived'
  const me = await load((api) => api.organizations.me())
  const { timeZone } = await load((api) => api.organizations.find())
  const open = await load((api) => api.jobs.list())
  const archived = await load((api) => api.jobs.listArchived())
  const jobs = showsArchived ? archived : open
  const mayCreate = me.role === 'admin' || me.role === 'manager'
  const newJob = (
    <LinkButton href={path.newJob()} kind="primary">
      New job
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title="Jobs"
        subtitle="Openings that people are hired for, each with its team, panels and candidates."
        actions={mayCreate && (open.length > 0 || archived.length > 0) ? newJob : null}
      />
      {archived.length > 0 ? (
        <TabLinks
          label="Which jobs"
          tabs={[
            { label: 'Open', href: path.jobs(), current: !showsArchived, count: open.length },
            {
              label: 'Archived',
              href: path.jobs({ show: 'archived' }),
              current: showsArchived,
              count: archived.length,
            },
          ]}
        />
      ) : null}
      {jobs.length > 0 ? <JobsTable jobs={jobs} timeZone={timeZone} /> : null}
      {jobs.length === 0 && showsArchived ? (
        <EmptyState
          title="No job is archived"
          actions={<LinkButton href={path.jobs()}>Show open jobs</LinkButton>}
        >
          A job that is filled or given up can be archived on its own page, and restored from here.
        </EmptyState>
      ) : null}
      {jobs.length === 0 && !showsArchived ? (
        <EmptyState
          title={archived.length > 0 ? 'No job is open' : 'No jobs yet'}
          actions={mayCreate && archived.length === 0 ? newJob : null}
        >
          {mayCreate
            ? 'Open a job, add the candidates, make a panel of interviewers, and compare what they scored.'
            : 'Jobs appear here once a manager puts you on the team or on a panel.'}
        </EmptyState>
      ) : null}
    </>
  )
}
