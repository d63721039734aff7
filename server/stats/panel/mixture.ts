import { standardNormal } from '../distributions/normal'

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

/** Bisection between Cantelli's bounds, which no distribution with this mean and spread leaves. */
function mixtureQuantile({ weights, means, sds }: Mixture, p: number, mean: number, sd: number): number {
  let low = mean - sd * Math.sqrt((1 - p) / p)
  let high = mean + sd * Math.sqrt(p / (1 - p))
  for (let round = 0; round < 50 && high - low > 1e-12 * (1 + Math.abs(mean)); round++) {
    const x = (low + high) / 2
    let below = 0
    for (let k = 0; k < weights.length; k++) {
      below +=
        weights[k]! * (sds[k]! > 0 ? standardNormal.cdf((x - means[k]!) / sds[k]!) : Number(means[k]! <= x))
    }
    if (below < p) low = x
    else high = x
  }
  return (low + high) / 2
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
