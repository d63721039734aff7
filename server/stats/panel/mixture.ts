import { normalDensity, standardNormal } from '../distributions/normal'

/** A mixture of normals: `weights` add up to 1, one mean and one standard deviation for each. */
export type Mixture = { weights: ArrayLike<number>; means: ArrayLike<number>; sds: ArrayLike<number> }

export type MixtureSummary = { mean: number; sd: number; q05: number; q95: number }

/** Mean, standard deviation and the limits of the middle 90 %. */
export function summarizeMixture(mixture: Mixture): MixtureSummary {
  const { weights, means, sds } = mixture
  let mean = 0
  for (let k = 0; k < weights.length; k++) mean += weights[k]! * means[k]!
  let variance = 0
  for (let k = 0; k < weights.length; k++) {
    variance += weights[k]! * (sds[k]! ** 2 + (means[k]! - mean) ** 2)
  }
  const sd = Math.sqrt(variance)
  return {
    mean,
    sd,
    q05: mixtureQuantile(mixture, 0.05, mean, sd),
    q95: mixtureQuantile(mixture, 0.95, mean, sd),
  }
}

/**
 * Newton's method, with bisection where a step would leave what is known to hold the quantile: at first Cantelli's
 * bounds, which no distribution with this mean and spread leaves.
 */
function mixtureQuantile({ weights, means, sds }: Mixture, p: number, mean: number, sd: number): number {
  let low = mean - sd * Math.sqrt((1 - p) / p)
  let high = mean + sd * Math.sqrt(p / (1 - p))
  let x = mean + sd * standardNormal.quantile(p)
  for (let round = 0; round < 60; round++) {
    let below = 0
    let density = 0
    for (let k = 0; k < weights.length; k++) {
      const own = sds[k]!
      if (own > 0) {
        const z = (x - means[k]!) / own
        below += weights[k]! * standardNormal.cdf(z)
        density += (weights[k]! * normalDensity(z)) / own
      } else if (means[k]! <= x) below += weights[k]!
    }
    if (below < p) low = x
    else high = x
    const step = (p - below) / density
    if (Math.abs(step) < 1e-11 * (1 + Math.abs(x)) || high - low < 1e-13 * (1 + Math.abs(mean))) break
    const next = x + step
    x = next > low && next < high ? next : (low + high) / 2
  }
  return x
}

/** The weighted quantile of single values: the least of them below or at which at least p of the weight lies. */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, p: number): number {
  const order = Array.from(values, (_, index) => index).sort((a, b) => values[a]! - values[b]!)
  let below = 0
  for (const index of order) {
    below += weights[index]!
    if (below >= p - 1e-12) return values[index]!
  }
  return values[order.at(-1)!]!
}
