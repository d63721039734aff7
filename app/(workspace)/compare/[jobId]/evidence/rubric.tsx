import type { Evidence } from '@/server/compare/evidence'

/** The question's own measure: what its hint and its anchors say. */
export function Rubric({ question }: { question: Evidence['question'] }) {
  return (
    <div className="border-t border-line py-4">
      <h3 className="mb-1 font-semibold">Rubric hint</h3>
      <p className="mb-3 max-w-[75ch] text-ink-2">{question.hint}</p>
      <h3 className="mb-1 font-semibold">Anchors</h3>
      <dl className="grid grid-cols-[1.5rem_minmax(0,75ch)] gap-y-1">
        {question.anchors.toReversed().map(({ level, text }) => (
          <div key={level} className="contents">
            <dt className="font-semibold tabular-nums">{level}</dt>
            <dd className="text-ink-2">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
