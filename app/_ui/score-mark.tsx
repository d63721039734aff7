import clsx from 'clsx'

const steps = [
  'bg-score-1 text-on-score-1',
  'bg-score-2 text-on-score-2',
  'bg-score-3 text-on-score-3',
  'bg-score-4 text-on-score-4',
  'bg-score-5 text-on-score-5',
] as const

/**
 * Fill and ink of a score (1 to 5); a mean takes the nearest step. For cells that are coloured whole;
 * the number must stand in them too.
 */
export function scoreStepClass(score: number): string {
  const step = Math.min(5, Math.max(1, Math.round(score)))
  return steps[step - 1] ?? steps[0]
}

type MarkSize = 'normal' | 'large'

const sizes: Record<MarkSize, string> = {
  normal: 'h-6 min-w-6 px-1 text-sm',
  large: 'h-9 min-w-9 px-1.5 text-base',
}

const markClass = 'inline-flex items-center justify-center rounded-sm font-semibold tabular-nums align-middle'

/** A score in its step with its number. `decimals={1}` for a mean. */
export function ScoreMark({
  score,
  decimals = 0,
  size = 'normal',
}: {
  score: number
  decimals?: 0 | 1
  size?: MarkSize
}) {
  return (
    <span
      data-score=""
      className={clsx(markClass, sizes[size], scoreStepClass(score), 'ring-1 ring-inset ring-score-edge/40')}
    >
      {score.toFixed(decimals)}
    </span>
  )
}

/** Where a score is missing: hollow, never 0. `reason` is read out and shown on hover. */
export function MissingMark({ reason = 'No score', size = 'normal' }: { reason?: string; size?: MarkSize }) {
  return (
    <span
      title={reason}
      className={clsx(markClass, sizes[size], 'border border-dashed border-control text-ink-3')}
    >
      <span className="sr-only">{reason}</span>
    </span>
  )
}
