'use client'

import { useEffect, useState } from 'react'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { CopyButton } from '@/app/_ui/copy-button'
import { Section } from '@/app/_ui/section'
import { Skeleton } from '@/app/_ui/skeleton'
import type { Rule } from '@/server/decision-rules/rules'
import { RankingChange } from '../../../panels/rule/ranking-change'
import type { Draft, Errors } from '../../../panels/rule/rule-draft'
import { RuleFields } from '../../../panels/rule/rule-fields'
import type { RankingsState } from '../../../panels/rule/use-rankings'
import { MakeRule } from './make-rule'
import type { RuledJob, RuledPanel } from './rule-view'

type WhatIfProps = {
  job: RuledJob
  panel: RuledPanel
  draft: Draft
  onChange: (draft: Draft) => void
  onReset: () => void
  errors: Errors
  /** What is typed, where it is a rule and not the one in force. */
  tried: Rule | null
  state: RankingsState
  /** Where this trial stands, from the root of the site. */
  address: string
}

/** Another rule, tried on the same scores: it saves nothing, and says so. */
export function WhatIf({ job, panel, draft, onChange, onReset, errors, tried, state, address }: WhatIfProps) {
  const isTried = tried !== null
  return (
    <Section
      title={
        <span className="flex flex-wrap items-center gap-2">
          What if {isTried ? <Badge tone="attention">a trial, not the rule</Badge> : null}
        </span>
      }
      description="Try other weights, another method or another bar on the same scores. Nothing is saved, and the rule stays what it is; the address keeps the trial, so that it can be handed on."
      ruled
    >
      <div className="grid items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,32rem)_minmax(0,1fr)]">
        <fieldset aria-label="A rule to try" className="flex min-w-0 flex-col gap-4">
          <RuleFields competencies={panel.competencies} draft={draft} onChange={onChange} errors={errors} />
          {isTried || Object.keys(errors).length > 0 ? (
            <div className="flex flex-wrap gap-2">
              <Button onClick={onReset}>Back to the rule</Button>
              {isTried ? <CopyLink address={address} /> : null}
            </div>
          ) : null}
        </fieldset>
        <div
          aria-live="polite"
          aria-busy={isTried && state.isComputing}
          className="min-w-0 xl:sticky xl:top-4"
        >
          <h3 className="mb-2 text-sm font-semibold">What it would move</h3>
          {isTried ? (
            state.rankings?.tried ? (
              <div className={state.isComputing ? 'opacity-60' : ''}>
                <RankingChange rankings={state.rankings} names={panel.candidates} />
              </div>
            ) : (
              <Skeleton className="h-40 w-full" />
            )
          ) : (
            <p className="text-ink-2">
              {Object.keys(errors).length > 0
                ? 'Nothing yet: correct what is marked.'
                : 'Nothing yet: this is the rule in force. Change something to see who would move.'}
            </p>
          )}
        </div>
      </div>
      {job.mayChangeRule && tried ? <MakeRule job={job} panel={panel} tried={tried} /> : null}
    </Section>
  )
}

/** The whole address is known in the browser only. */
function CopyLink({ address }: { address: string }) {
  const [origin, setOrigin] = useState('')
  useEffect(() => setOrigin(window.location.origin), [])
  return <CopyButton text={`${origin}${address}`} label="Copy link to this trial" />
}
