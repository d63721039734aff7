import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { TabLinks } from '@/app/_ui/tab-links'
import type { RuleInForce } from '@/server/compare/rule-in-force'
import { type TriedAddress, triedIn } from '../../../panels/rule/rule-draft'
import { ruleInSentences } from '../../../panels/rule/rule-words'
import { ComparePlaces } from '../compare-places'
import { momentIn } from '../compare-words'
import { RuleHistory } from './rule-history'
import { RuleView } from './rule-view'

export const metadata: Metadata = { title: 'Decision rule' }

type RulePageProps = {
  params: Promise<{ jobId: string }>
  searchParams: Promise<TriedAddress & { panel?: string }>
}

/** The rule that a panel's scores are weighed by, the ranking under it, and what another would do. */
export default async function RulePage({ params, searchParams }: RulePageProps) {
  const { jobId } = await params
  const { panel: panelId, ...address } = await searchParams
  const { job, panels, panel } = await load((api) => api.compare.rule({ jobId, panelId }))
  const { timeZone } = await load((api) => api.organizations.find())
  return (
    <>
      <PageHeader
        title="Decision rule"
        breadcrumb={[
          { label: 'Jobs', href: path.jobs() },
          { label: job.title, href: path.job(job.id) },
        ]}
      />
      <ComparePlaces jobId={jobId} place={job.place} current="rule" panelId={panelId} />
      {panels.length > 1 ? (
        <TabLinks
          label="Panels"
          tabs={panels.map(({ id, name }) => ({
            label: name,
            href: path.rule(jobId, { panel: id }),
            current: id === panel?.id,
          }))}
        />
      ) : null}
      {panel ? (
        <>
          <InForce panel={panel} timeZone={timeZone} />
          <RuleView
            // Another panel, or a rule saved meanwhile, begins anew.
            key={`${panel.id} ${panel.rule.number}`}
            job={job}
            panel={{
              id: panel.id,
              rule: ruleAlone(panel.rule),
              isLocked: panel.rule.lockedAt !== null,
              competencies: panel.competencies,
              candidates: panel.candidates,
              sealed: panel.sealed,
              ground: panel.ground,
            }}
            given={triedIn(address, ruleAlone(panel.rule))}
          />
          <RuleHistory rules={panel.rules} competencies={panel.competencies} timeZone={timeZone} />
        </>
      ) : (
        <EmptyState
          title="No panel yet"
          actions={
            <LinkButton href={path.job(jobId)} kind="primary">
              Go to the job
            </LinkButton>
          }
        >
          A decision rule belongs to a panel. Make one from a published question set.
        </EmptyState>
      )}
    </>
  )
}

type FoundPanel = NonNullable<RuleInForce['panel']>

function InForce({ panel, timeZone }: { panel: FoundPanel; timeZone: string }) {
  const { rule, competencies } = panel
  const moment = momentIn(timeZone)
  return (
    <Section
      title={`The rule of “${panel.name}”`}
      description={
        rule.lockedAt
          ? `Locked since the first session went live on ${moment(rule.lockedAt)}. A change needs a reason, which stays.`
          : 'It is locked when the first session goes live; from then on a change needs a reason.'
      }
    >
      <ul className="flex max-w-[90ch] list-disc flex-col gap-1 ps-5">
        {ruleInSentences(rule, competencies).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>It sorts nobody out: people decide, with a reason.</li>
      </ul>
    </Section>
  )
}

function ruleAlone(rule: FoundPanel['rule']) {
  const { method, leastScores, hireBar, competencyWeights, competencyMinimums, tieBreaks } = rule
  return { method, leastScores, hireBar, competencyWeights, competencyMinimums, tieBreaks }
}
