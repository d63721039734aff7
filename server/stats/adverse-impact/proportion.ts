import { standardNormal } from '../distributions/normal'

/** A part of a whole, in whole numbers of people. */
export type Proportion = { selected: number; applied: number }

export type Interval = { lower: number; upper: number }

const z95 = standardNormal.quantile(0.975)

/** Wilson's 95 % score interval of a proportion (Wilson 1927), within 0 and 1; null of nobody. */
export function wilsonInterval({ selected, applied }: Proportion): Interval | null {
  if (applied === 0) return null
  const rate = selected / applied
  const square = z95 ** 2
  const center = rate + square / (2 * applied)
  const half = z95 * Math.sqrt((rate * (1 - rate)) / applied + square / (4 * applied ** 2))
  const stretch = 1 + square / applied
  // At the ends the formula gives 0 and 1 but for its rounding.
  return {
    lower: selected === 0 ? 0 : (center - half) / stretch,
    upper: selected === applied ? 1 : (center + half) / stretch,
  }
}

/**
 * The 95 % interval of the ratio of two proportions on the logarithm (Katz et al. 1978, method C); null where either
 * is 0, for the logarithm of 0 does not exist.
 */
export function katzInterval(one: Proportion, other: Proportion): Interval | null {
  if (one.selected === 0 || other.selected === 0) return null
  const ratio = Math.log((one.selected * other.applied) / (one.applied * other.selected))
  const variance = 1 / one.selected - 1 / one.applied + (1 / other.selected - 1 / other.applied)
  const half = z95 * Math.sqrt(Math.max(0, variance))
  return { lower: Math.exp(ratio - half), upper: Math.exp(ratio + half) }
}

/** z of the difference of two proportions with the pooled variance; null where all or none were selected. */
export function pooledZ(one: Proportion, other: Proportion): number | null {
  const pooled = (one.selected + other.selected) / (one.applied + other.applied)
  const variance = pooled * (1 - pooled) * (1 / one.applied + 1 / other.applied)
  return variance > 0
    ? (one.selected / one.applied - other.selected / other.applied) / Math.sqrt(variance)
    : null
}
