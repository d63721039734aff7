import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { setInOneLine } from '../panel-words'
import { NewPanelForm } from './new-panel-form'

export const metadata: Metadata = { title: 'New panel' }

export default async function NewPanelPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const me = await load((api) => api.organizations.me())
  const { job, set } = await searchParams
  const jobs = (await load((api) => api.jobs.list())).filter(
    ({ place }) => me.role !== 'interviewer' && (place === 'admin' || place === 'manager'),
  )
  const sets = await load((api) => api.sets.published())
  const members = await load((api) => api.organizations.members())
  const wanted = jobs.find((one) => one.id === job)
  const wantedSet = sets.find((one) => one.setId === set)
  const breadcrumb = wanted
    ? [
        { label: 'Jobs', href: path.jobs() },
        { label: wanted.title, href: path.job(wanted.id) },
      ]
    : wantedSet
      ? [
          { label: 'Sets', href: path.sets() },
          { label: wantedSet.name, href: path.set(wantedSet.setId) },
        ]
      : [{ label: 'Jobs', href: path.jobs() }]
  return (
    <>
      <PageHeader
        title="New panel"
        subtitle="One interview stage of a job: a published set, who interviews, and the seal."
        breadcrumb={breadcrumb}
      />
      {me.role !== 'admin' && me.role !== 'manager' ? (
        <EmptyState title="Managers make panels">
          Ask a manager of the job to make one and to put you on it.
        </EmptyState>
      ) : jobs.length === 0 ? (
        <EmptyState
          title="First open a job"
          actions={
            <LinkButton kind="primary" href={path.newJob()}>
              New job
            </LinkButton>
          }
        >
          A panel belongs to a job that you manage.
        </EmptyState>
      ) : sets.length === 0 ? (
        <EmptyState
          title="First publish a set"
          actions={
            <LinkButton kind="primary" href={path.sets()}>
              Go to sets
            </LinkButton>
          }
        >
          A panel asks the questions of a published set, so that nobody can change them under a candidate.
        </EmptyState>
      ) : (
        <NewPanelForm
          jobs={jobs.map(({ id, title }) => ({ value: id, label: title }))}
          jobId={wanted?.id ?? (jobs.length === 1 ? (jobs[0]?.id ?? '') : '')}
          sets={sets.map((set) => ({ value: set.setVersionId, label: setInOneLine(set) }))}
          setVersionId={wantedSet?.setVersionId ?? (sets.length === 1 ? (sets[0]?.setVersionId ?? '') : '')}
          leave={breadcrumb.at(-1)?.href ?? path.jobs()}
          people={members.filter((one) => one.role !== 'reviewer').map(({ id, name }) => ({ id, name }))}
        />
      )}
    </>
  )
}
