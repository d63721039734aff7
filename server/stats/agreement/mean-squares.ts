import { mean } from '../mean'

/** The mean squares of a complete table of n units by k raters, by their names in Shrout & Fleiss (1979). */
export type MeanSquares = {
  n: number
  k: number
  /** Between units (rows), n − 1 degrees of freedom. */
  MSR: number
  /** Between raters (columns), k − 1. */
  MSC: number
  /** What is left of both, (n − 1)(k − 1). */
  MSE: number
  /** Within units, n(k − 1). */
  MSW: number
}

/**
 * The two-way analysis of variance without replication, from deviations and not from sums of squares, which would lose
 * digits. A mean square that is only the rounding of its terms is 0. Needs two units and two raters.
 */
export function meanSquares(units: readonly (readonly number[])[]): MeanSquares {
  const n = units.length
  const k = units[0]?.length ?? 0
  if (n < 2 || k < 2) throw new RangeError('Mean squares need two units and two raters.')
  const rows = units.map((unit) => mean(unit)!)
  const columns = units[0]!.map((_, rater) => mean(units.map((unit) => unit[rater]!))!)
  const grand = mean(rows)!
  let error = 0
  let within = 0
  let largest = 0
  for (const [row, unit] of units.entries())
    for (const [column, value] of unit.entries()) {
      error += (value - rows[row]! - columns[column]! + grand) ** 2
      within += (value - rows[row]!) ** 2
      largest = Math.max(largest, Math.abs(value))
    }
  const rounding = n * k * (8 * Number.EPSILON * largest) ** 2
  const orZero = (sum: number) => (sum <= rounding ? 0 : sum)
  const between = (means: readonly number[], times: number) =>
    orZero(times * means.reduce((sum, one) => sum + (one - grand) ** 2, 0))
  return {
    n,
    k,
    MSR: between(rows, k) / (n - 1),
    MSC: between(columns, n) / (k - 1),
    MSE: orZero(error) / ((n - 1) * (k - 1)),
    MSW: orZero(within) / (n * (k - 1)),
  }
}
