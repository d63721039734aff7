export type Axis = { from: number; to: number; ticks: readonly number[] }

const width = 200
const height = 20
const inset = 8

const placeOn = ({ from, to }: Axis) => {
  const clamp = (value: number) => Math.min(to, Math.max(from, value))
  return (value: number) => inset + ((clamp(value) - from) / (to - from)) * (width - 2 * inset)
}

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
  const middle = height / 2
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="block h-5 w-50">
      {axis.ticks.map((tick) => (
        <line
          key={tick}
          x1={x(tick)}
          x2={x(tick)}
          y1={0}
          y2={height}
          className={tick === 0 && axis.from < 0 ? 'stroke-control' : 'stroke-line'}
        />
      ))}
      <line x1={x(low)} x2={x(high)} y1={middle} y2={middle} strokeWidth={2} className="stroke-ink-3" />
      <circle cx={x(value)} cy={middle} r={4} className="fill-ink" />
    </svg>
  )
}

/** The axis above the plots. */
export function IntervalAxis({ axis, say }: { axis: Axis; say: (tick: number) => string }) {
  const x = placeOn(axis)
  return (
    <span aria-hidden className="relative block h-4 w-50 tabular-nums">
      {axis.ticks.map((tick) => (
        <span key={tick} className="absolute -translate-x-1/2" style={{ left: x(tick) }}>
          {say(tick)}
        </span>
      ))}
    </span>
  )
}
