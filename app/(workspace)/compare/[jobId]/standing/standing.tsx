'use client'

import { Callout } from '@/app/_ui/callout'
import { Section } from '@/app/_ui/section'
import { Skeleton } from '@/app/_ui/skeleton'
import type { StandingScores } from '@/server/compare/rules'
import type { PanelResult } from '@/server/stats/panel/panel-result'
import { useSharedStanding } from './standing-context'
import { StandingInterviewers } from './standing-interviewers'
import type { StandingNames } from './standing-scores'
import { StandingTable } from './standing-table'
import { nameIn, overview } from './standing-words'

type StandingProps = {
  packed: StandingScores
  names: StandingNames
  /** Interviewers' severity is for who leads the job. */
  seesInterviewers: boolean
}

/** Where candidates stand, adjusted for who scored them, and how sure that is; beside the plain means, in words first. */
export function Standing({ packed, names, seesInterviewers }: StandingProps) {
  const state = useSharedStanding()
  return (
    <Section
      title="Where they stand"
      description="Adjusted for severe and lenient interviewers and for hard and easy questions. The intervals say how much these scores tell, not how anyone will do."
    >
      <div aria-live="polite" aria-busy={state.kind === 'computing'}>
        {state.kind === 'computing' ? <Computing candidates={packed.candidates.length} /> : null}
        {state.kind === 'failed' ? (
          <Callout tone="attention">
            The adjusted scores could not be computed in this browser. The raw means below are complete;
            reload the page to try again.
          </Callout>
        ) : null}
        {state.kind === 'found' ? (
          state.result === null ? (
            <p className="text-ink-2">No evaluation is open yet, so there is nothing to weigh.</p>
          ) : (
            <Found result={state.result} names={names} seesInterviewers={seesInterviewers} />
          )
        ) : null}
      </div>
    </Section>
  )
}

function Computing({ candidates }: { candidates: number }) {
  return (
    <>
      <p className="sr-only">Weighing the scores…</p>
      <div aria-hidden className="flex flex-col gap-2">
        {Array.from({ length: Math.min(candidates + 1, 12) }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never change place
          <Skeleton key={row} className="h-6 w-full" />
        ))}
      </div>
    </>
  )
}

function Found({ result, names, seesInterviewers }: Omit<StandingProps, 'packed'> & { result: PanelResult }) {
  const { refusals, warnings, estimate, components } = result
  const named = (text: string) => nameIn(text, names)
  return (
    <>
      <ul className="mb-4 flex max-w-[90ch] flex-col gap-1 text-ink-2">
        {overview(result, names).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {refusals.map(({ code, message, fix }) => (
        <Callout key={code} tone="attention" className="mb-4 max-w-[90ch]">
          <p>{named(message)}</p>
          <p>{named(fix)}</p>
        </Callout>
      ))}
      {warnings.map(({ code, message }) => (
        <Callout key={code} tone="attention" className="mb-4 max-w-[90ch]">
          {named(message)}
        </Callout>
      ))}
      {estimate
        ? components.map(({ candidates }, part) => (
            <StandingTable
              key={candidates[0]}
              result={result}
              estimate={estimate}
              part={part}
              parts={components.length}
              names={names}
            />
          ))
        : null}
      {estimate && seesInterviewers ? (
        <StandingInterviewers interviewers={estimate.interviewers} names={names} />
      ) : null}
    </>
  )
}
