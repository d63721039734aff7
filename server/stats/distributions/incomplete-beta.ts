import { continuedFraction } from './continued-fraction'
import { devianceFrom, stirlingError } from './stirling'

/** Both tails of a distribution at a point; each keeps its own digits, however small it is. */
export type Tails = { lower: number; upper: number }

/**
 * The regularized incomplete beta function Iₓ(a, b) and its complement, for a, b > 0 and x + y = 1. Both x and y are
 * asked for because the one near 1 could not tell how far from 1 it is. By the continued fraction DLMF 8.17.22; the
 * factor before it by Loader's saddle point, so that large a and b lose no digits.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): Tails {
  if (Number.isNaN(x + y)) return { lower: Number.NaN, upper: Number.NaN }
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  // The fraction converges fast on the side of the mean where x is; the other tail is the same with a and b swapped.
  if (x <= (a + 1) / (a + b + 2)) return lowerFirst(a, b, x, y)
  const { lower, upper } = lowerFirst(b, a, y, x)
  return { lower: upper, upper: lower }
}

function lowerFirst(a: number, b: number, x: number, y: number): Tails {
  const n = a + b
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceFrom(a, n * x) - devianceFrom(b, n * y)
  const factor = Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n))
  const fraction = continuedFraction(1, (step) => {
    const m = Math.floor(step / 2)
    const from = a + 2 * m
    const numerator =
      step % 2 === 0
        ? (m * (b - m) * x) / ((from - 1) * from)
        : (-(a + m) * (n + m) * x) / (from * (from + 1))
    return { a: numerator, b: 1 }
  })
  const lower = Math.min(1, factor / (a * fraction))
  return { lower, upper: 1 - lower }
}
