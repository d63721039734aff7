import { ScoreMark } from '@/app/_ui/score-mark'
import type { ReadingPage } from '@/server/second-looks/reading'

/** What the answers are held against: hint and anchors of the question, at hand beside all of them. */
export function Rubric({ question }: { question: ReadingPage['question'] }) {
  return (
    <div className="flex flex-col gap-4">
      {question.hint ? (
        <div>
          <h3 className="mb-1 font-semibold text-ink-2">What a great answer covers</h3>
          <p className="max-w-[65ch]">{question.hint}</p>
        </div>
      ) : null}
      <div>
        <h3 className="mb-2 font-semibold text-ink-2">Anchors</h3>
        <ol className="flex flex-col gap-2">
          {question.anchors.map(({ level, text }) => (
            <li key={level} id={`anchor-${level}`} className="flex gap-3">
              <ScoreMark score={level} />
              <p className="max-w-[65ch] min-w-0">{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}
