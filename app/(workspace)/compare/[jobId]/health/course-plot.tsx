import type { Slope } from '@/server/stats/regression'
import type { Result } from '@/server/stats/result'

const width = 220
const height = 72
const inset = 6
const most = 1

/** One interviewer's sessions in their order; every plot of a page has the same scale, so that they can be compared. */
export function CoursePlot({
  course,
  slope,
}: {
  course: readonly { order: number; mean: number }[]
  slope: Result<Slope>
}) {
  const last = Math.max(2, course.length)
  const x = (order: number) => inset + ((order - 1) / (last - 1)) * (width - 2 * inset)
  const y = (points: number) =>
    height / 2 - (Math.min(most, Math.max(-most, points)) / most) * (height / 2 - inset)
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="mt-1 block h-auto w-full max-w-70">
      {[-0.5, 0.5].map((tick) => (
        <line key={tick} x1={0} x2={width} y1={y(tick)} y2={y(tick)} className="stroke-line" />
      ))}
      <line x1={0} x2={width} y1={y(0)} y2={y(0)} className="stroke-control" />
      {slope.reason === null ? (
        <line
          x1={x(1)}
          x2={x(last)}
          y1={y(slope.intercept + slope.slope)}
          y2={y(slope.intercept + slope.slope * last)}
          strokeWidth={2}
          className="stroke-ink-2"
        />
      ) : null}
      {course.map(({ order, mean }) => (
        <circle key={order} cx={x(order)} cy={y(mean)} r={2.5} className="fill-ink-2" />
      ))}
    </svg>
  )
}
