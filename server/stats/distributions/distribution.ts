import type { Tails } from './incomplete-beta'

/** A continuous distribution. */
export type Distribution = {
  /** P(X ≤ x). */
  cdf: (x: number) => number
  /** P(X > x), with all its digits where it is small. */
  survival: (x: number) => number
  /** The x with P(X ≤ x) = p; the ends of the support for 0 and 1. A p outside 0 to 1 is a RangeError. */
  quantile: (p: number) => number
}

/** A distribution on the numbers from 0 to `end`, from both its tails. */
export function positiveDistribution(tails: (x: number) => Tails, end: number): Distribution {
  const quantile = (p: number) => {
    demandProbability(p)
    if (p === 0) return 0
    if (p === 1) return end
    // Each side of the middle is sought by its own tail, the one that has the digits.
    return p < 0.5 ? crossing((x) => tails(x).lower < p, end) : crossing((x) => tails(x).upper > 1 - p, end)
  }
  return { cdf: (x) => tails(x).lower, survival: (x) => tails(x).upper, quantile }
}

/** Where, from 0 to `end`, a statement stops being true: found by halving, to the last bit. */
export function crossing(isBelow: (x: number) => boolean, end: number): number {
  let low = Math.min(1, end / 2)
  while (low > 0 && !isBelow(low)) low /= 2
  let high = low || Number.MIN_VALUE
  while (high < end && isBelow(high)) {
    low = high
    high = Math.min(end, high * 2)
  }
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) return middle
    if (isBelow(middle)) low = middle
    else high = middle
  }
}

export function demandProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability is from 0 to 1, not ${p}.`)
}

export function demandPositive(name: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new RangeError(`${name} is a positive number, not ${value}.`)
}
