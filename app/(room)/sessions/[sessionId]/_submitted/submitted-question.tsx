import { ScoreMark } from '@/app/_ui/score-mark'
import type { Room } from '@/server/sessions/room'
import type { Mark } from '../_question/marks'
import { ScoreOrMissing } from '../_question/score-or-missing'
import { type NoteWrite, reasonWords, scoreInWords } from '../_saving/writes'
import { ReviseForm } from './revise-form'

type Revision = Room['record']['revisions'][number]

/** One question of a submitted scorecard: the score as submitted, what it stands on, and every revision. */
export function SubmittedQuestion({
  sessionId,
  timeZone,
  mark,
  notes,
  heard,
  used,
  revisions,
}: {
  sessionId: string
  timeZone: string
  mark: Mark
  notes: readonly NoteWrite[]
  heard: readonly { id: string; text: string }[]
  /** The follow-ups that were put. */
  used: readonly { id: string; text: string }[]
  revisions: readonly Revision[]
}) {
  const { question } = mark
  const last = revisions.at(-1)
  const said = notes.filter((note) => note.text.trim())
  const isUnderPoint = (note: NoteWrite) => heard.some((point) => point.id === note.pointId)
  return (
    <li
      id={`question-${question.number}`}
      className="flex scroll-mt-20 flex-col gap-3 border-t border-line py-5"
    >
      <div className="flex items-start gap-3">
        <ScoreOrMissing mark={mark} />
        <h2 className="max-w-[65ch] min-w-0 text-base font-semibold">
          {question.number}. {question.prompt}
        </h2>
      </div>
      {mark.notAssessed ? (
        <p className="ps-9 text-ink-2">Not assessed: {reasonWords[mark.notAssessed].toLowerCase()}</p>
      ) : null}
      {heard.length > 0 ? (
        <ul className="max-w-[65ch] list-disc ps-13 text-ink-2">
          {heard.map((point) => (
            <li key={point.id}>
              {point.text}
              {said.map((note) =>
                note.pointId === point.id ? (
                  <p key={note.noteId} className="border-s-2 border-line ps-2 whitespace-pre-wrap text-ink">
                    {note.text}
                  </p>
                ) : null,
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {said.map((note) =>
        isUnderPoint(note) ? null : (
          <p key={note.noteId} className="max-w-[65ch] ps-9 whitespace-pre-wrap">
            {note.pointId ? (
              <span className="block text-ink-2">
                On “{question.points.find((point) => point.id === note.pointId)?.text}”, which was not heard:
              </span>
            ) : null}
            {note.text}
          </p>
        ),
      )}
      {used.length > 0 ? (
        <p className="max-w-[65ch] ps-9 text-ink-2">
          Follow-ups used: {used.map((followUp) => followUp.text).join(' · ')}
        </p>
      ) : null}
      {revisions.map((revision) => (
        <div key={revision.number} className="flex items-start gap-2 ps-9">
          <span className="shrink-0 leading-6 font-medium">Revised to</span>
          {revision.value === null ? (
            <span className="leading-6">{scoreInWords(revision)}</span>
          ) : (
            <ScoreMark score={revision.value} />
          )}
          <p className="max-w-[55ch] leading-6 text-ink-2">
            {revision.reason}
            <time dateTime={revision.revisedAt.toISOString()} className="block text-ink-3">
              {new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
                revision.revisedAt,
              )}
            </time>
          </p>
        </div>
      ))}
      <div className="ps-9">
        <ReviseForm
          // A new revision changes what the form starts from.
          key={last?.number ?? 0}
          sessionId={sessionId}
          setItemId={question.setItemId}
          number={question.number}
          current={last ?? mark}
        />
      </div>
    </li>
  )
}
