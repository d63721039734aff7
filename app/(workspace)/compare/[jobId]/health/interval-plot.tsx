export type Axis = { from: number; to: number; ticks: readonly number[] }

/** A share of the width, so that the plot takes the room that there is and its dot stays round. */
const placeOn =
  ({ from, to }: Axis) =>
  (value: number) =>
    `${(100 * (Math.min(to, Math.max(from, value)) - from)) / (to - from)}%`

/** One line of a dot-interval plot. The numbers stand in the cells beside it, so that it says nothing of its own. */
export function IntervalPlot({
  axis,
  value,
  low,
  high,
}: {
  axis: Axis
  value: number
  low: number
  high: number
}) {
  const x = placeOn(axis)
  return (
    <span className="block px-2">
      <svg aria-hidden className="block h-5 w-full overflow-visible">
        {axis.ticks.map((tick) => (
          <line
            key={tick}
            x1={x(tick)}
            x2={x(tick)}
            y1={0}
            y2="100%"
            className={tick === 0 && axis.from < 0 ? 'stroke-control' : 'stroke-line'}
          />
        ))}
        <line x1={x(low)} x2={x(high)} y1="50%" y2="50%" strokeWidth={2} className="stroke-ink-3" />
        <circle cx={x(value)} cy="50%" r={4} className="fill-ink" />
      </svg>
    </span>
  )
}

/** The axis above the plots. */
export function IntervalAxis({ axis, say }: { axis: Axis; say: (tick: number) => string }) {
  const x = placeOn(axis)
  return (
    <span aria-hidden className="block px-2">
      <span className="relative block h-4 tabular-nums">
        {axis.ticks.map((tick) => (
          <span key={tick} className="absolute -translate-x-1/2" style={{ left: x(tick) }}>
            {say(tick)}
          </span>
        ))}
      </span>
    </span>
  )
}
