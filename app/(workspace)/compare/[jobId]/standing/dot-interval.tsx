type DotIntervalProps = {
  axis: readonly [number, number]
  value: number
  low: number
  high: number
  /** The plain mean, drawn hollow. */
  raw: number
}

const ticksOf = (axis: readonly [number, number]) =>
  Array.from({ length: axis[1] - axis[0] + 1 }, (_, at) => axis[0] + at)

/** A share of the width, so that the plot takes the room that there is and its dots stay round. */
const placeOn = (axis: readonly [number, number]) => (score: number) => {
  const kept = Math.min(axis[1], Math.max(axis[0], score))
  return `${(100 * (kept - axis[0])) / (axis[1] - axis[0])}%`
}

/** One line of a dot-interval plot. The numbers stand in the cells beside it, so that it says nothing of its own. */
export function DotInterval({ axis, value, low, high, raw }: DotIntervalProps) {
  const x = placeOn(axis)
  return (
    <span className="block px-2">
      <svg aria-hidden className="block h-5 w-full overflow-visible">
        {ticksOf(axis).map((tick) => (
          <line key={tick} x1={x(tick)} x2={x(tick)} y1={0} y2="100%" className="stroke-line" />
        ))}
        <line x1={x(low)} x2={x(high)} y1="50%" y2="50%" strokeWidth={2} className="stroke-ink-3" />
        <circle cx={x(raw)} cy="50%" r={3.5} strokeWidth={1.5} className="fill-canvas stroke-ink-2" />
        <circle cx={x(value)} cy="50%" r={4} className="fill-ink" />
      </svg>
    </span>
  )
}

/** The axis above the plots. */
export function DotAxis({ axis }: { axis: readonly [number, number] }) {
  const x = placeOn(axis)
  return (
    <span aria-hidden className="block px-2">
      <span className="relative block h-4 tabular-nums">
        {ticksOf(axis).map((tick) => (
          <span key={tick} className="absolute -translate-x-1/2" style={{ left: x(tick) }}>
            {tick}
          </span>
        ))}
      </span>
    </span>
  )
}
