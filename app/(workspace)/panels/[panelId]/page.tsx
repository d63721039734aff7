import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { Badge } from '@/app/_ui/badge'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { whyNotChange as whyNotChangeJob } from '@/server/jobs/rules'
import { whyNotChange } from '@/server/panels/rules'
import { DecisionRule } from './decision-rule'
import { EvaluationsTable } from './evaluations-table'
import { PanelFacts } from './panel-facts'
import { PanelNotices } from './panel-notices'
import { Plan } from './plan'
import { PlanRead } from './plan-read'
import { SchedulePart } from './schedule-part'

type PanelPageProps = {
  params: Promise<{ panelId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: PanelPageProps): Promise<Metadata> {
  const { panelId } = await params
  const panel = await load((api) => api.panels.find({ panelId }))
  return { title: panel.name }
}

export default async function PanelPage({ params, searchParams }: PanelPageProps) {
  const { panelId } = await params
  const { add } = await searchParams
  const panel = await load((api) => api.panels.find({ panelId }))
  const evaluations = await load((api) => api.panels.evaluations({ panelId }))
  const { timeZone } = await load((api) => api.organizations.find())
  const now = new Date()
  const whyLocked = whyNotChangeJob({ archivedAt: panel.jobArchivedAt }) ?? whyNotChange(panel)
  const mayChange = panel.mayManage && !whyLocked
  const mayCompare = panel.place !== 'interviewer' || panel.interviewersMayCompare
  const present = panel.interviewers.filter((one) => !one.hasLeft)

  return (
    <>
      <PageHeader
        title={panel.name}
        meta={panel.archivedAt ? <Badge>archived</Badge> : null}
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: panel.jobTitle, href: path.job(panel.jobId) },
        ]}
        actions={
          <>
            {mayCompare && !panel.archivedAt ? (
              <LinkButton href={path.compare(panel.jobId, { panel: panelId })}>Compare</LinkButton>
            ) : null}
            {panel.place === 'interviewer' && !panel.archivedAt ? (
              <LinkButton href={path.panelHealth(panel.jobId, { panel: panelId })}>Your scoring</LinkButton>
            ) : null}
            {panel.place === 'reviewer' ? null : (
              <LinkButton href={path.kit(panelId)}>Interview kit</LinkButton>
            )}
            {panel.mayManage ? <LinkButton href={path.panelSettings(panelId)}>Settings</LinkButton> : null}
          </>
        }
      />
      <PanelNotices panel={panel} whyLocked={panel.mayManage ? whyLocked : null} />
      <PanelFacts panel={panel} />
      <Section
        title={panel.place === 'interviewer' ? 'Your evaluations' : 'Evaluations'}
        description="One candidate going through this panel. Times are on the clock they were agreed on."
        ruled
      >
        <EvaluationsTable
          panel={panel}
          evaluations={evaluations}
          organizationZone={timeZone}
          now={now}
          mayChange={mayChange}
        />
      </Section>
      {mayChange ? (
        <SchedulePart
          panel={panel}
          evaluations={evaluations}
          organizationZone={timeZone}
          now={now}
          add={typeof add === 'string' ? add : null}
        />
      ) : null}
      <Section
        title="Who asks what"
        description={
          mayChange
            ? '“Split” gives everybody about as many minutes to ask. The plan holds for sessions scheduled from now on; those scheduled already keep their own copy.'
            : 'The plan for sessions to come. Each session keeps the copy it was scheduled with.'
        }
        ruled
      >
        {mayChange ? (
          <Plan
            key={`${panel.setVersionId} ${present.map((one) => one.memberId).join(' ')}`}
            panelId={panelId}
            questions={panel.questions}
            interviewers={present.map(({ memberId, name, qualifiedFor }) => ({
              memberId,
              name,
              qualifiedFor,
            }))}
            saved={panel.assignments}
            slotMinutes={panel.slotMinutes}
          />
        ) : (
          <PlanRead panel={panel} />
        )}
      </Section>
      <DecisionRule panel={panel} mayChange={mayChange} timeZone={timeZone} />
    </>
  )
}
