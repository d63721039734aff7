import { Badge } from '@/app/_ui/badge'
import { MissingMark, ScoreMark } from '@/app/_ui/score-mark'
import { erased, Note } from './note'
import type { Scorer } from './scorer'
import { WholeInterview } from './whole-interview'

type ScorerEvidenceProps = { scorer: Scorer; moment: (at: Date) => string; otherVersion: boolean }

/** One interviewer's word on one answer: score, revisions, notes, follow-ups; then what they said of the whole. */
export function ScorerEvidence({ scorer, moment, otherVersion }: ScorerEvidenceProps) {
  const { name, afterOpening, points, followUps, notes, versionNumber } = scorer
  const heard = points.filter((point) => point.heard).length
  const own = notes.filter((note) => !note.onWhole)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <FinalScore scorer={scorer} />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 font-semibold">
            {name}
            {afterOpening ? <Badge tone="attention">after opening</Badge> : null}
            {otherVersion ? <Badge tone="attention">asked version {versionNumber}</Badge> : null}
          </p>
          <p className="text-xs text-ink-3">
            {scoreInWords(scorer)}
            {points.length > 0 ? ` · heard ${heard} of ${points.length} points` : ''}
          </p>
        </div>
      </div>
      <Revisions scorer={scorer} moment={moment} />
      {own.map((note) => (
        <Note
          key={note.at.getTime()}
          text={note.text}
          about={`${moment(note.at)}${note.point ? `, on “${note.point}”` : ''}`}
        />
      ))}
      {own.length === 0 ? <p className="text-ink-3">No note on this question.</p> : null}
      {followUps.length > 0 ? (
        <div>
          <p className="text-xs font-medium text-ink-2">Follow-ups used</p>
          <ul className="max-w-[75ch] list-disc ps-4 text-ink-2">
            {followUps.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <WholeInterview scorer={scorer} moment={moment} />
    </div>
  )
}

function lastOf({ value, notAssessed, revisions }: Scorer) {
  return revisions.at(-1) ?? { value, notAssessed }
}

function FinalScore({ scorer }: { scorer: Scorer }) {
  const { value } = lastOf(scorer)
  return value === null ? <MissingMark reason="" size="large" /> : <ScoreMark score={value} size="large" />
}

function scoreInWords(scorer: Scorer): string {
  const { value, notAssessed } = lastOf(scorer)
  const revised = scorer.revisions.length > 0 ? ', revised' : ''
  if (value !== null) return `Scored ${value} of 5${revised}`
  if (notAssessed) return `Not assessed: ${notAssessed}${revised}`
  return scorer.toScore ? 'No score: missing' : 'Not planned to score this question'
}

/** Every change with the value before and after, and why. */
function Revisions({ scorer, moment }: { scorer: Scorer; moment: (at: Date) => string }) {
  const values = [{ value: scorer.value, notAssessed: scorer.notAssessed }, ...scorer.revisions]
  const said = (at: number) => values[at]?.value ?? values[at]?.notAssessed ?? 'no score'
  return scorer.revisions.map((revision, at) => (
    <p key={revision.at.getTime()} className="border-s-2 border-attention ps-2">
      <span className="font-semibold tabular-nums">
        Revised from {said(at)} to {said(at + 1)}
      </span>
      <span className="text-ink-3">, {moment(revision.at)}. </span>
      {revision.reason ?? erased}
    </p>
  ))
}
