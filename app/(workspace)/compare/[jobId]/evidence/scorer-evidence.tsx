import { Badge } from '@/app/_ui/badge'
import { MissingMark, ScoreMark } from '@/app/_ui/score-mark'
import type { Evidence } from '@/server/compare/evidence'

type Scorer = Extract<Evidence['candidates'][number], { state: 'open' }>['scorers'][number]
type ScorerEvidenceProps = { scorer: Scorer; moment: (at: Date) => string; otherVersion: boolean }

const erased = 'Erased with the candidate’s data'

/** One interviewer's word on one answer: score, revisions, points, follow-ups, notes, questions beside the set, recommendation. */
export function ScorerEvidence({ scorer, moment, otherVersion }: ScorerEvidenceProps) {
  const { name, afterOpening, points, followUps, notes, recommendation, comment, versionNumber } = scorer
  const heard = points.filter((point) => point.heard).length
  const own = notes.filter((note) => !note.onWhole)
  const whole = notes.filter((note) => note.onWhole && !note.unplanned)
  const beside = notes.filter((note) => note.unplanned)
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
          at={`${moment(note.at)}${note.point ? `, on “${note.point}”` : ''}`}
          text={note.text}
        />
      ))}
      {own.length === 0 ? <p className="text-ink-3">No note on this question.</p> : null}
      {followUps.length > 0 ? (
        <div>
          <p className="text-xs text-ink-3">Follow-ups used</p>
          <ul className="max-w-[75ch] list-disc ps-4">
            {followUps.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {whole.map((note) => (
        <Note key={note.at.getTime()} at={`${moment(note.at)}, on the whole interview`} text={note.text} />
      ))}
      {beside.map((note) => (
        <Beside key={note.at.getTime()} note={note} at={moment(note.at)} />
      ))}
      {recommendation ? (
        <p>
          <span className="text-ink-2">Recommends </span>
          <strong className="font-semibold">{recommendation}</strong>
          {comment === null ? `. ${erased}` : comment ? `: ${comment}` : ''}
        </p>
      ) : null}
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

function Note({ at, text }: { at: string; text: string | null }) {
  return (
    <div>
      <p className="text-xs text-ink-3 tabular-nums">{at}</p>
      <p className="max-w-[75ch] break-words whitespace-pre-line">{text ?? erased}</p>
    </div>
  )
}

/** A question that was asked beside the set; its score stands here and counts in nothing. */
function Beside({ note, at }: { note: Scorer['notes'][number]; at: string }) {
  const { question, value } = note.unplanned ?? { question: null, value: null }
  return (
    <div>
      <p className="text-xs text-ink-3 tabular-nums">
        {at}, asked beside the set, {value === null ? 'no score' : `score ${value}, counts in no comparison`}
      </p>
      <p className="max-w-[75ch] font-medium break-words">{question ?? erased}</p>
      {note.text ? <p className="max-w-[75ch] break-words whitespace-pre-line">{note.text}</p> : null}
    </div>
  )
}
