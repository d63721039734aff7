import { tDistribution } from './distributions/t'
import { mean } from './mean'
import { type Result, result } from './result'

export type Slope = {
  /** Change of y per unit of x. */
  slope: number
  /** y where x is 0. */
  intercept: number
  se: number
  df: number
  /** The test of no slope, two-sided; null where the points lie on a line exactly, with a note. */
  t: number | null
  p: number | null
  lower95: number
  upper95: number
  note: string | null
}

/**
 * The least-squares line through points, with the standard error of its slope s/√Σ(x − x̄)² and Student's t with n − 2
 * degrees of freedom (Draper & Smith 1998, § 1.4). Undefined for fewer than three points and where x does not vary.
 */
export function linearRegression(points: readonly { x: number; y: number }[], method: string): Result<Slope> {
  const n = points.length
  const about = { method: `${method}: least-squares slope`, n }
  if (points.some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y)))
    throw new RangeError('Points have finite coordinates.')
  if (n < 3) return { ...about, reason: 'A slope and its error need at least three points.' }
  const centerX = mean(points.map(({ x }) => x))!
  const centerY = mean(points.map(({ y }) => y))!
  const spread = points.reduce((sum, { x }) => sum + (x - centerX) ** 2, 0)
  if (points.every(({ x }) => x === points[0]!.x))
    return { ...about, reason: 'All points stand at the same place, so there is no slope to see.' }
  const slope = points.reduce((sum, { x, y }) => sum + (x - centerX) * (y - centerY), 0) / spread
  const squares = points.map(({ x, y }) => (y - centerY - slope * (x - centerX)) ** 2)
  const total = points.reduce((sum, { y }) => sum + (y - centerY) ** 2, 0)
  const left = squares.reduce((sum, square) => sum + square, 0)
  // What a straight line leaves over is only rounding.
  const rest = left < Number.POSITIVE_INFINITY && left <= 1e-24 * (total + n * centerY ** 2) ? 0 : left
  const df = n - 2
  const se = Math.sqrt(rest / df / spread)
  const half = se * tDistribution(df).quantile(0.975)
  const t = se === 0 ? null : slope / se
  return result(about, {
    slope,
    intercept: centerY - slope * centerX,
    se,
    df,
    t,
    p: t === null ? null : 2 * tDistribution(df).survival(Math.abs(t)),
    lower95: slope - half,
    upper95: slope + half,
    note: t === null ? 'The points lie on a line exactly, so its error is 0 and there is no test.' : null,
  })
}
