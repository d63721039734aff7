import { groupBy } from '../group-by'
import { mean } from '../mean'
import { type Result, result } from '../result'

/**
 * The pooled within-group correlation r = ΣΣ(x − x̄_g)(y − ȳ_g) / √(ΣΣ(x − x̄_g)² · ΣΣ(y − ȳ_g)²) (Tabachnick & Fidell
 * 2019, ch. 9): how two values go together among those of one group, whatever separates the groups. Its `n` is what it
 * weighs as much as, were there a single group: the units in groups of two or more, less one for each group beyond the
 * first. Undefined where one of the two does not vary within any group.
 */
export function withinGroupCorrelation(
  units: readonly { group: string | number; x: number; y: number }[],
): Result<{ r: number }> {
  const groups = [...groupBy(units, ({ group }) => group).values()].filter((group) => group.length > 1)
  const count = groups.reduce((sum, group) => sum + group.length, 0)
  const about = { method: 'pooled within-group correlation', n: Math.max(0, count - (groups.length - 1)) }
  const sums = { xx: 0, yy: 0, xy: 0 }
  for (const group of groups) {
    const centerX = mean(group.map(({ x }) => x))!
    const centerY = mean(group.map(({ y }) => y))!
    for (const { x, y } of group) {
      sums.xx += (x - centerX) ** 2
      sums.yy += (y - centerY) ** 2
      sums.xy += (x - centerX) * (y - centerY)
    }
  }
  // What does not vary leaves only rounding.
  const isConstant = (squares: number, of: 'x' | 'y') =>
    squares <= 1e-12 * units.reduce((sum, unit) => sum + unit[of] ** 2, 0)
  if (count === 0 || isConstant(sums.xx, 'x') || isConstant(sums.yy, 'y'))
    return { ...about, reason: 'One of the two does not vary within any group.' }
  return result(about, { r: Math.max(-1, Math.min(1, sums.xy / Math.sqrt(sums.xx * sums.yy))) })
}
