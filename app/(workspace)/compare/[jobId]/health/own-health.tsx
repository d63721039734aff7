import { EmptyState } from '@/app/_ui/empty-state'
import { Section } from '@/app/_ui/section'
import type { OwnHealth } from '@/server/stats/health/own-health'
import { count } from '../compare-words'
import { GivenScores } from './given-scores'
import { OwnSessions } from './own-sessions'
import { ownInSentences } from './own-words'

/** An interviewer's own scoring: what they gave in full, and beside the others in words that give nobody away. */
export function OwnHealthView({ own, timeZone }: { own: OwnHealth; timeZone: string }) {
  if (own.scores === 0)
    return (
      <EmptyState title="Nothing to see yet">
        Once an evaluation that you scored in is open, this page says how you score. Nobody else’s scores are
        shown here, and nobody needs to allow it.
      </EmptyState>
    )
  return (
    <>
      <p className="mb-6 max-w-[75ch]">
        {`You gave ${count(own.scores, 'score')} to ${count(own.candidates, 'candidate')} in opened evaluations, ${own.mean!.toFixed(1)} on average. `}
        This page is about your scores alone; managers of the job see the same of the whole panel.
      </p>
      <Section
        title="Beside the others"
        description="Severe and lenient are ways to use a scale, and nobody’s worth. Said in words and half points only, and four candidates at a time, so that nobody’s scores can be told from it."
      >
        {own.compared ? (
          <>
            <ul className="flex max-w-[75ch] list-disc flex-col gap-1 ps-5">
              {ownInSentences(own.compared.words).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p className="mt-3 max-w-[75ch] text-sm text-ink-3">
              {`From ${count(own.compared.candidates, 'candidate')} that you and others scored.`}
            </p>
          </>
        ) : (
          <p className="max-w-[75ch] text-ink-2">{own.whyNot}</p>
        )}
      </Section>
      <div className="grid gap-x-12 xl:grid-cols-2">
        <GivenScores given={own.given} />
        <OwnSessions sessions={own.sessions} timeZone={timeZone} />
      </div>
    </>
  )
}
