import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { PageHeader } from '@/app/_ui/page-header'
import { TabLinks } from '@/app/_ui/tab-links'
import { ComparePlaces } from '../compare-places'
import { HealthView } from './health-view'
import { OwnHealthView } from './own-health'

export const metadata: Metadata = { title: 'Panel health' }

type HealthPageProps = {
  params: Promise<{ jobId: string }>
  searchParams: Promise<{ panel?: string }>
}

/** What the scores say of the panel itself; to an interviewer, of their own scoring alone. */
export default async function HealthPage({ params, searchParams }: HealthPageProps) {
  const { jobId } = await params
  const { panel: panelId } = await searchParams
  const found = await load((api) => api.panelHealth.find({ jobId, panelId }))
  const { timeZone } = await load((api) => api.organizations.find())
  const { job, panels } = found
  return (
    <>
      <PageHeader
        title={found.kind === 'own' ? 'Your scoring' : 'Panel health'}
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: job.title, href: path.job(job.id) },
        ]}
      />
      {found.mayCompare ? (
        <ComparePlaces jobId={jobId} place={job.place} current="health" panelId={panelId} />
      ) : null}
      {panels.length > 1 ? (
        <TabLinks
          label="Panels"
          tabs={[
            { label: 'All panels', href: path.panelHealth(jobId), current: !panelId },
            ...panels.map(({ id, name }) => ({
              label: name,
              href: path.panelHealth(jobId, { panel: id }),
              current: id === panelId,
            })),
          ]}
        />
      ) : null}
      {found.kind === 'own' ? (
        <OwnHealthView own={found.own} timeZone={timeZone} />
      ) : (
        <HealthView
          packed={found.packed}
          interviewers={found.interviewers}
          questions={found.questions}
          memberId={found.memberId}
        />
      )}
    </>
  )
}
