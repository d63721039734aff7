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
  const bank = await load((api) => api.bank.published())
  const { timeZone } = await load((api) => api.organizations.find())
  const wanted = jobs.find((one) => one.id === job)
  const wantedSet = sets.find((one) => one.setId === set)
  const jobId = wanted?.id ?? (jobs.length === 1 ? (jobs[0]?.id ?? '') : '')
  const applications = jobId ? await load((api) => api.candidates.ofJob({ jobId })) : []
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
        subtitle="One interview stage of a job: its questions, who interviews, who asks what, and the seal."
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
      ) : sets.length === 0 && bank.length === 0 ? (
        <EmptyState
          title="First publish a question"
          actions={
            <LinkButton kind="primary" href={path.bank()}>
              Go to the bank
            </LinkButton>
          }
        >
          A panel asks published questions, so that nobody can change them under a candidate.
        </EmptyState>
      ) : (
        <NewPanelForm
          jobs={jobs.map(({ id, title }) => ({ value: id, label: title }))}
          jobId={jobId}
          candidates={applications.map(({ id, label }) => ({ id, name: label }))}
          sets={sets.map(({ setVersionId, setId, number, slotMinutes, ...set }) => ({
            setVersionId,
            setId,
            number,
            slotMinutes,
            label: setInOneLine({ ...set, number, slotMinutes }),
          }))}
          bank={bank}
          organizationZone={timeZone}
          setVersionId={wantedSet?.setVersionId ?? (sets.length === 1 ? (sets[0]?.setVersionId ?? '') : '')}
          leave={breadcrumb.at(-1)?.href ?? path.jobs()}
          people={members
            .filter((one) => one.role !== 'reviewer')
            .map(({ id, name, qualifiedFor }) => ({ id, name, qualifiedFor }))}
        />
      )}
    </>
  )
}
