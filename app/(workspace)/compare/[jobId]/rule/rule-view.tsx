'use client'

import { useEffect, useState } from 'react'
import { path } from '@/app/_api/path'
import { Callout } from '@/app/_ui/callout'
import { Section } from '@/app/_ui/section'
import { Skeleton } from '@/app/_ui/skeleton'
import { isSameRule, type Rule, type RuleGround } from '@/server/decision-rules/rules'
import { addressOfTried, type Draft, draftOf, readDraft } from '../../../panels/rule/rule-draft'
import type { RuledCompetency } from '../../../panels/rule/rule-fields'
import { useRankings } from '../../../panels/rule/use-rankings'
import { RuleRanking } from './rule-ranking'
import { WhatIf } from './what-if'

export type RuledJob = { id: string; mayChangeRule: boolean; whyNotChangeRule: string | null }
export type RuledPanel = {
  id: string
  rule: Rule
  isLocked: boolean
  competencies: readonly RuledCompetency[]
  candidates: Readonly<Record<string, string>>
  sealed: number
  ground: RuleGround
}

type RuleViewProps = {
  job: RuledJob
  panel: RuledPanel
  /** The rule that the address tries, or the one in force. */
  given: Draft
}

/** The ranking under the rule, and beside it what another rule would make of the same scores. */
export function RuleView({ job, panel, given }: RuleViewProps) {
  const [draft, setDraft] = useState(given)
  const { rule, errors } = readDraft(draft)
  const tried = rule && !isSameRule(rule, panel.rule) ? rule : null
  const state = useRankings(panel.ground, panel.rule, tried)

  // What is tried stands in the address, so that it can be handed on; what is wrong in itself is not.
  const address = path.rule(job.id, {
    panel: panel.id,
    ...(rule ? addressOfTried(rule, panel.rule) : {}),
  })
  useEffect(() => {
    if (rule && window.location.pathname + window.location.search !== address)
      window.history.replaceState(null, '', address)
  }, [rule, address])

  return (
    <>
      <Section
        title="The ranking under it"
        description="Opened evaluations only. A rank is where the rule puts somebody, not how sure that is."
        ruled
      >
        {state.hasFailed ? (
          <Callout tone="attention">
            The ranking could not be computed in this browser. Reload the page to try again.
          </Callout>
        ) : state.rankings ? (
          <RuleRanking
            result={state.rankings.inForce}
            rule={panel.rule}
            competencies={panel.competencies}
            names={panel.candidates}
            sealed={panel.sealed}
            jobId={job.id}
            panelId={panel.id}
          />
        ) : (
          <div role="status">
            <span className="sr-only">Computing the ranking…</span>
            <Skeleton className="h-40 w-full" />
          </div>
        )}
      </Section>
      <WhatIf
        job={job}
        panel={panel}
        draft={draft}
        onChange={setDraft}
        onReset={() => setDraft(draftOf(panel.rule))}
        errors={errors ?? {}}
        tried={tried}
        state={state}
        address={address}
      />
    </>
  )
}
