import { erased, Note } from './note'
import type { Scorer } from './scorer'

type WholeInterviewProps = {
  scorer: Pick<Scorer, 'notes' | 'recommendation' | 'comment'>
  moment: (at: Date) => string
}

/** What one interviewer said of no single question of the set: set apart, since it stands under each of them. */
export function WholeInterview({ scorer: { notes, recommendation, comment }, moment }: WholeInterviewProps) {
  const whole = notes.filter((note) => note.onWhole)
  if (whole.length === 0 && !recommendation) return null
  return (
    <div className="mt-1 flex flex-col gap-2 border-s border-line ps-3">
      <h4 className="text-xs font-medium text-ink-2">On the whole interview</h4>
      {recommendation ? (
        <p className="max-w-[75ch] wrap-anywhere">
          <span className="text-ink-2">Recommends </span>
          <strong className="font-semibold">{recommendation}</strong>
          {comment === null ? `. ${erased}` : comment ? `: ${comment}` : ''}
        </p>
      ) : null}
      {whole.map(({ at, text, unplanned }) =>
        unplanned ? (
          <Note
            key={at.getTime()}
            question={unplanned.question}
            text={text}
            about={`${moment(at)}, asked beside the set, ${unplanned.value === null ? 'no score' : `score ${unplanned.value}, counts in no comparison`}`}
          />
        ) : (
          <Note key={at.getTime()} text={text} about={moment(at)} />
        ),
      )}
    </div>
  )
}
