'use client'

import { Callout } from '@/app/_ui/callout'
import { EmptyState } from '@/app/_ui/empty-state'
import { Skeleton } from '@/app/_ui/skeleton'
import type { PackedScores } from '@/server/panel-health/rules'
import { Agreement } from './agreement'
import { healthInWords, type Names } from './health-words'
import { Interviewers } from './interviewers'
import { OverTime } from './over-time'
import { Questions } from './questions'
import { useHealth } from './use-health'

type HealthViewProps = Names & { packed: PackedScores; memberId: string }

/** A panel's health for who leads the job: words, then numbers, then small plots of the same numbers. */
export function HealthView({ packed, memberId, interviewers, questions }: HealthViewProps) {
  const state = useHealth(packed)
  const names = { interviewers, questions }
  return (
    <div aria-live="polite" aria-busy={state.kind === 'computing'}>
      {state.kind === 'computing' ? (
        <>
          <p className="sr-only">Weighing the scores…</p>
          <div aria-hidden className="flex flex-col gap-3">
            <Skeleton className="h-4 w-3/5" />
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="mt-6 h-40 w-full" />
            <Skeleton className="mt-6 h-40 w-full" />
          </div>
        </>
      ) : state.kind === 'failed' ? (
        <Callout tone="attention">
          The panel’s health could not be computed in this browser. Reload the page to try again.
        </Callout>
      ) : state.health === null ? (
        <EmptyState title="Nothing is open yet">
          A panel’s health is measured on its scores, once their seals have opened. Come back when the first
          evaluations are in.
        </EmptyState>
      ) : (
        <>
          <ul className="mb-6 flex max-w-[90ch] flex-col gap-1">
            {healthInWords(state.health, names).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Agreement health={state.health} />
          <Interviewers health={state.health} names={names} memberId={memberId} />
          <OverTime interviewers={state.health.interviewers} names={names} />
          <Questions questions={state.health.questions} names={names} />
        </>
      )}
    </div>
  )
}
