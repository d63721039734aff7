/** The arithmetic mean Σx/n, in the units of the values; null for no values, of which there is none. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * The weighted mean Σwx/Σw, in the units of the values; null for no values. Weights are positive and need not add
 * up to anything.
 */
export function weightedMean(values: readonly { value: number; weight: number }[]): number | null {
  const total = values.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return null
  return values.reduce((sum, { value, weight }) => sum + weight * value, 0) / total
}
