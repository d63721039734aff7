import clsx from 'clsx'
import Lock from 'lucide-react/icons/lock'
import type { CSSProperties } from 'react'
import { TextLink } from '@/app/_ui/link'
import { ScrollRegion } from '@/app/_ui/scroll-region'
import type { Evidence } from '@/server/compare/evidence'
import { inWords } from '../compare-words'
import type { MatrixRow } from '../matrix/matrix-rows'
import { ScorerEvidence } from './scorer-evidence'

type FoundCandidate = Evidence['candidates'][number]

/** A column per candidate, where there is room; the same interviewer stands in the same line of each. */
export function SideBySide({
  debriefOf,
  evidence,
  beside,
  moment,
}: {
  /** Where this question of an evaluation is talked about. */
  debriefOf: (evaluationId: string) => string
  evidence: Pick<Evidence, 'question' | 'candidates'>
  beside: readonly MatrixRow[]
  moment: (at: Date) => string
}) {
  const names = [
    ...new Set(
      evidence.candidates.flatMap((one) =>
        one.state === 'open' ? [...one.scorers, ...one.excused].map(({ name }) => name) : [],
      ),
    ),
  ].toSorted((a, b) => a.localeCompare(b, 'en'))
  const lines = { '--lines': `repeat(${names.length + 2}, auto)`, '--span': `1 / span ${names.length + 2}` }
  return (
    <div className="@container mb-4">
      <ScrollRegion label="Side by side" kind="page" className="overflow-x-auto">
        <div
          className={clsx(
            'grid gap-x-6 gap-y-4 @lg:gap-y-0 @lg:[grid-template-rows:var(--lines)]',
            columnsOf[evidence.candidates.length - 1],
          )}
          style={lines as CSSProperties}
        >
          {evidence.candidates.map((one) => {
            const candidate = beside.find((row) => row.applicationId === one.applicationId)?.candidate
            return (
              <section
                key={one.applicationId}
                aria-label={candidate}
                className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start @lg:grid-rows-subgrid @lg:[grid-row:var(--span)]"
              >
                <div className="flex flex-wrap items-baseline gap-x-3 pb-1">
                  <h3 className="text-base font-semibold">{candidate}</h3>
                  {one.state === 'open' ? (
                    <TextLink href={debriefOf(one.evaluationId)}>
                      Debrief
                      <span className="sr-only"> on {candidate}</span>
                    </TextLink>
                  ) : null}
                </div>
                <Body one={one} names={names} moment={moment} askedNumber={evidence.question.number} />
              </section>
            )
          })}
        </div>
      </ScrollRegion>
    </div>
  )
}

// One under the other where two have no room beside each other, so that nobody is out of sight.
const columnsOf = [
  'grid-cols-[minmax(0,1fr)]',
  'grid-cols-[minmax(0,1fr)] @lg:grid-cols-[repeat(2,minmax(11.5rem,1fr))]',
  'grid-cols-[minmax(0,1fr)] @lg:grid-cols-[repeat(3,minmax(11.5rem,1fr))]',
  'grid-cols-[minmax(0,1fr)] @lg:grid-cols-[repeat(4,minmax(11.5rem,1fr))]',
  'grid-cols-[minmax(0,1fr)] @lg:grid-cols-[repeat(5,minmax(11.5rem,1fr))]',
] as const

function Body({
  one,
  names,
  moment,
  askedNumber,
}: {
  one: FoundCandidate
  names: readonly string[]
  moment: (at: Date) => string
  askedNumber: number
}) {
  if (one.state === 'none') return <p className="text-ink-2">Not met at this panel yet.</p>
  if (one.state === 'sealed')
    return (
      <p className="text-ink-2">
        <Lock aria-hidden size={12} className="me-1.5 inline-block" />
        {one.seal}. {one.waitingFor.length > 0 ? `Waits for ${inWords(one.waitingFor)}.` : ''}
      </p>
    )
  return (
    <>
      {names.map((name) => {
        const own = one.scorers.filter((scorer) => scorer.name === name)
        const excuse = one.excused.find((other) => other.name === name)
        return (
          <div key={name} className="flex flex-col gap-4 border-t border-line py-3">
            {own.length === 0 ? (
              <p className="text-ink-2">
                {name} {excuse ? `was excused: ${excuse.reason}` : 'was not in this interview.'}
              </p>
            ) : (
              own.map((scorer) => (
                <ScorerEvidence
                  key={scorer.scorecardId}
                  scorer={scorer}
                  moment={moment}
                  otherVersion={scorer.versionNumber !== askedNumber}
                />
              ))
            )}
          </div>
        )
      })}
      {one.breakReason ? <p className="text-ink-2">The seal was broken early: {one.breakReason}</p> : null}
    </>
  )
}
