import { standardNormal } from '../distributions/normal'

/** How far candidate a is above b, in score units, and the probability that a is above b at all. */
export type Difference = { a: number; b: number; difference: number; sd: number; p: number }

/** What is gathered of a pair while the points are gone through. */
export type Pair = { a: number; b: number; mean: number; square: number; p: number }

export function pairUp(candidates: number): Pair[] {
  const pairs: Pair[] = []
  for (let a = 0; a < candidates; a++) {
    for (let b = a + 1; b < candidates; b++) pairs.push({ a, b, mean: 0, square: 0, p: 0 })
  }
  return pairs
}

/** Adds one point's share of every pair; the covariance is that of the candidates in units of σ_e². */
export function addPairs(
  pairs: Pair[],
  means: Float64Array,
  covariance: Float64Array,
  residual: number,
  weight: number,
) {
  const size = means.length
  for (const pair of pairs) {
    const { a, b } = pair
    const difference = means[a]! - means[b]!
    const spread = covariance[a * (size + 1)]! + covariance[b * (size + 1)]! - 2 * covariance[a * size + b]!
    const variance = residual * residual * Math.max(spread, 0)
    pair.mean += weight * difference
    pair.square += weight * (variance + difference * difference)
    pair.p +=
      weight * (variance > 0 ? standardNormal.cdf(difference / Math.sqrt(variance)) : Number(difference > 0))
  }
}

export function finishPair({ a, b, mean, square, p }: Pair): Difference {
  return { a, b, difference: mean, sd: Math.sqrt(Math.max(square - mean * mean, 0)), p }
}
