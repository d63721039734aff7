import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { TabLinks } from '@/app/_ui/tab-links'
import { ComparePlaces } from '../compare-places'
import { momentIn } from '../compare-words'
import { DebriefsTable } from './debriefs-table'
import { InfluenceReport } from './influence-report'

export const metadata: Metadata = { title: 'Debriefs' }

type DebriefsPageProps = {
  params: Promise<{ jobId: string }>
  searchParams: Promise<{ panel?: string }>
}

const sections = [
  { title: 'Under way', states: ['running'] },
  { title: 'Ready to talk about', states: ['ready', 'own scorecard'] },
  { title: 'Talked through', states: ['ended'] },
  { title: 'Still sealed', states: ['sealed'] },
]

export default async function DebriefsPage({ params, searchParams }: DebriefsPageProps) {
  const { jobId } = await params
  const { panel } = await searchParams
  const { job, panels, debriefs } = await load((api) => api.debriefs.list({ jobId, panelId: panel }))
  const { timeZone } = await load((api) => api.organizations.find())
  const panelId = panel ?? (panels.length === 1 ? panels[0]?.id : undefined)
  const influence =
    panelId && job.place !== 'reviewer'
      ? await load((api) => api.debriefs.panelInfluence({ jobId, panelId }))
      : null
  const moment = momentIn(timeZone)
  const shown = sections
    .map(({ title, states }) => ({ title, rows: debriefs.filter(({ state }) => states.includes(state)) }))
    .filter(({ rows }) => rows.length > 0)

  return (
    <>
      <PageHeader
        title="Debriefs"
        subtitle="The panel talks an evaluation through once its seal is open: the largest disagreement first, every revision with its reason, and afterwards who moved towards whom."
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: job.title, href: path.job(jobId) },
        ]}
      />
      <ComparePlaces jobId={jobId} place={job.place} current="debriefs" panelId={panel} />
      {panels.length > 1 ? (
        <TabLinks
          label="Panels"
          tabs={[
            { label: 'All panels', href: path.debriefs(jobId), current: !panel },
            ...panels.map(({ id, name }) => ({
              label: name,
              href: path.debriefs(jobId, { panel: id }),
              current: panel === id,
            })),
          ]}
        />
      ) : null}
      {shown.length === 0 ? (
        <EmptyState
          title="Nothing to talk about yet"
          actions={<LinkButton href={path.job(jobId)}>Go to the job</LinkButton>}
        >
          Each candidate who is scheduled for a panel has a debrief here. It opens when every scorecard is in.
        </EmptyState>
      ) : null}
      {shown.map(({ title, rows }, at) => (
        <Section key={title} title={title} ruled={at > 0}>
          <DebriefsTable
            jobId={jobId}
            label={title}
            rows={rows}
            withPanel={panels.length > 1 && !panel}
            moment={moment}
          />
        </Section>
      ))}
      {influence && influence.debriefs > 0 ? (
        <Section
          title="Who moved"
          description={`Over ${influence.debriefs === 1 ? 'the one debrief' : `all ${influence.debriefs} debriefs`} of this panel, from the scores under the seal to those at the end.`}
          ruled
        >
          <InfluenceReport influence={influence} />
        </Section>
      ) : null}
    </>
  )
}
