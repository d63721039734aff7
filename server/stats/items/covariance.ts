import { demandTable, type Units } from '../agreement/units'
import { mean } from '../mean'

/** How each two items vary together; null for two that fewer than two units share. */
export type Covariances = (number | null)[][]

/** The sample covariances of columns, each from the units that have both, as R's cov(use = "pairwise"). */
export function pairwiseCovariances(units: Units): { covariances: Covariances; fewest: number } {
  demandTable(units)
  const items = units[0]?.length ?? 0
  const covariances: Covariances = Array.from({ length: items }, () => [])
  let fewest = units.length
  for (let i = 0; i < items; i++)
    for (let j = i; j < items; j++) {
      const both = units.flatMap((unit) => {
        const [x, y] = [unit[i] ?? null, unit[j] ?? null]
        return x === null || y === null ? [] : [{ x, y }]
      })
      fewest = Math.min(fewest, both.length)
      covariances[i]![j] = covariances[j]![i] = covariance(both)
    }
  return { covariances, fewest }
}

function covariance(both: readonly { x: number; y: number }[]): number | null {
  if (both.length < 2) return null
  const centerX = mean(both.map(({ x }) => x))!
  const centerY = mean(both.map(({ y }) => y))!
  const sum = both.reduce((total, { x, y }) => total + (x - centerX) * (y - centerY), 0)
  // What deviations of equal scores add up to is only their rounding.
  const largest = both.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 0)
  return Math.abs(sum) <= both.length * (8 * Number.EPSILON * largest) ** 2 ? 0 : sum / (both.length - 1)
}

/** The covariances among some of the items only; null where one of them is. */
export function among(covariances: Covariances, items: readonly number[]): number[][] | null {
  const chosen = items.map((i) => items.flatMap((j) => covariances[i]![j] ?? []))
  return chosen.every((row) => row.length === items.length) ? chosen : null
}

export function sumOf(matrix: readonly (readonly number[])[]): number {
  return matrix.flat().reduce((sum, one) => sum + one, 0)
}
