import clsx from 'clsx'

type MeterProps = {
  label: string
  value: number
  /** What there is room for, e.g. the slot's minutes. */
  max: number
  unit: string
  className?: string
}

/** How much of a limit is taken, as text and bar. Past the limit it turns amber and says by how much. */
export function Meter({ label, value, max, unit, className }: MeterProps) {
  const over = value > max
  const scale = Math.max(value, max, 1)
  const text = `${value} of ${max} ${unit}`
  return (
    <div className={clsx('min-w-32', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <span className="text-xs text-ink-2">{label}</span>
        <span
          className={clsx('text-xs tabular-nums', over ? 'font-semibold text-attention-text' : 'text-ink')}
        >
          {text}
          {over ? `, ${value - max} over` : ''}
        </span>
      </div>
      <div
        // The text above says it all; the bar is for the eye.
        aria-hidden
        className="relative mt-1 h-1.5 overflow-hidden rounded-sm bg-line"
      >
        <div
          className={clsx('h-full', over ? 'bg-attention' : 'bg-accent')}
          style={{ width: `${(value / scale) * 100}%` }}
        />
        {over ? (
          <div
            className="absolute inset-y-0 w-0.5 bg-ink"
            style={{ insetInlineStart: `${(max / scale) * 100}%` }}
          />
        ) : null}
      </div>
    </div>
  )
}
