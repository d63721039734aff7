import { MissingMark, ScoreMark } from '@/app/_ui/score-mark'
import type { By } from './view-columns'

/** What the marks in the grid say. */
export function MatrixLegend({ by }: { by: By }) {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-2 text-xs text-ink-2" aria-label="Legend">
      <li className="flex items-center gap-1.5">
        <ScoreMark score={4} decimals={1} /> mean, 1 to 5
      </li>
      {by === 'question' ? (
        <>
          <li className="flex items-center gap-1.5">
            <span className="tabular-nums">3–4</span> lowest and highest score
          </li>
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="size-1.5 rounded-full bg-ink-2" /> scored
          </li>
        </>
      ) : (
        <>
          <li className="flex items-center gap-1.5">
            <span className="tabular-nums">9</span> scores in it
          </li>
          <li className="flex items-center gap-1.5">
            <span className="tabular-nums">spread 0.8</span> standard deviation of them
          </li>
        </>
      )}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-2 rotate-45 bg-attention" />
        two steps or more apart
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-1.5 rounded-full ring-1 ring-ink-3 ring-inset" /> missing or not
        assessed
      </li>
      <li className="flex items-center gap-1.5">
        <MissingMark reason="" /> no score at all
      </li>
    </ul>
  )
}
