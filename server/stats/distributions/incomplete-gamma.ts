import { continuedFraction } from './continued-fraction'
import type { Tails } from './incomplete-beta'
import { devianceFrom, stirlingError } from './stirling'

/**
 * The regularized incomplete gamma functions P(a, x) and Q(a, x) for a > 0: by the series DLMF 8.7.1 below a + 1, by
 * the continued fraction DLMF 8.9.2 above, with the factor before them by Loader's saddle point.
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN }
  if (x <= 0) return { lower: 0, upper: 1 }
  const factor = Math.exp(-stirlingError(a) - devianceFrom(a, x)) / Math.sqrt(2 * Math.PI * a)
  if (x < a + 1) {
    let term = 1
    let sum = 1
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (a + n)
      sum += term
    }
    const lower = Math.min(1, factor * sum)
    return { lower, upper: 1 - lower }
  }
  const fraction = continuedFraction(x + 1 - a, (n) => ({ a: n * (a - n), b: x + 2 * n + 1 - a }))
  const upper = Math.min(1, (factor * a) / fraction)
  return { lower: 1 - upper, upper }
}
