import { mean } from './mean'

/**
 * The sample standard deviation √(Σ(x − x̄)²/(n − 1)), in the units of the values; null for fewer than two values,
 * where it is undefined. Computed from deviations, not from Σx², which loses digits.
 */
export function standardDeviation(values: readonly number[]): number | null {
  const center = mean(values)
  if (center === null || values.length < 2) return null
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}
