'use client'

import { Callout } from '@/app/_ui/callout'
import { Skeleton } from '@/app/_ui/skeleton'
import type { Rule, RuleGround } from '@/server/decision-rules/rules'
import { RankingChange } from './ranking-change'
import { useRankings } from './use-rankings'

type RulePreviewProps = {
  ground: RuleGround
  names: Readonly<Record<string, string>>
  inForce: Rule
  tried: Rule
}

/** What a rule that is not in force would do to the ranking. */
export function RulePreview({ ground, names, inForce, tried }: RulePreviewProps) {
  const { rankings, isComputing, hasFailed } = useRankings(ground, inForce, tried)
  return (
    <div aria-live="polite" aria-busy={isComputing} className={isComputing && rankings ? 'opacity-60' : ''}>
      {hasFailed ? (
        <Callout tone="attention">
          The ranking could not be computed in this browser. Reload the page to try again.
        </Callout>
      ) : rankings ? (
        <RankingChange rankings={rankings} names={names} />
      ) : (
        <>
          <p className="sr-only">Computing the ranking…</p>
          <Skeleton className="h-32 w-full" />
        </>
      )}
    </div>
  )
}
