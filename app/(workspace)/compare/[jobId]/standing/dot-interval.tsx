type DotIntervalProps = {
  axis: readonly [number, number]
  value: number
  low: number
  high: number
  /** The plain mean, drawn hollow. */
  raw: number
}

const width = 240
const height = 20
const inset = 8

/** One line of a dot-interval plot. The numbers stand in the cells beside it, so that it says nothing of its own. */
export function DotInterval({ axis, value, low, high, raw }: DotIntervalProps) {
  const x = (score: number) => {
    const share = (Math.min(axis[1], Math.max(axis[0], score)) - axis[0]) / (axis[1] - axis[0])
    return inset + share * (width - 2 * inset)
  }
  const middle = height / 2
  const ticks = Array.from({ length: axis[1] - axis[0] + 1 }, (_, at) => axis[0] + at)
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="block h-5 w-60">
      {ticks.map((tick) => (
        <line key={tick} x1={x(tick)} x2={x(tick)} y1={0} y2={height} className="stroke-line" />
      ))}
      <line x1={x(low)} x2={x(high)} y1={middle} y2={middle} strokeWidth={2} className="stroke-ink-3" />
      <circle cx={x(raw)} cy={middle} r={3.5} strokeWidth={1.5} className="fill-canvas stroke-ink-2" />
      <circle cx={x(value)} cy={middle} r={4} className="fill-ink" />
    </svg>
  )
}

/** The axis above the plots. */
export function DotAxis({ axis }: { axis: readonly [number, number] }) {
  const ticks = Array.from({ length: axis[1] - axis[0] + 1 }, (_, at) => axis[0] + at)
  return (
    <span aria-hidden className="relative block h-4 w-60 tabular-nums">
      {ticks.map((tick) => (
        <span
          key={tick}
          className="absolute -translate-x-1/2"
          style={{ left: inset + ((tick - axis[0]) / (axis[1] - axis[0])) * (width - 2 * inset) }}
        >
          {tick}
        </span>
      ))}
    </span>
  )
}
