import { chiSquareDistribution } from '../distributions/chi-square'
import { standardNormal } from '../distributions/normal'
import { seededRandom } from '../random'
import { haltonPoint } from './halton'
import { findMode } from './mode'
import type { Posterior } from './posterior'

/** A point of the integration over the standard deviations, with its share of the posterior; shares add up to 1. */
export type WeightedPoint = { z: number[]; weight: number }

export type Integration = {
  points: WeightedPoint[]
  /** (Σw)²/Σw²: how many equally weighted points would say as much. */
  effectivePoints: number
}

const degrees = 6
const chiSquare = chiSquareDistribution(degrees)
/** Points lighter than this change no digit that is shown, and are left out. */
const lightest = 1e-10

/**
 * Importance sampling of the standard deviations by a t proposal with 6 degrees of freedom around the mode
 * (STATISTICS, "Panel mode"): Halton points, weights posterior ÷ proposal.
 */
export function integrate(posterior: Posterior, count: number, seed: number): Integration {
  const size = posterior.unknowns
  const mode = findMode(posterior.logDensity, size)
  const random = seededRandom(seed)
  const shift = Array.from({ length: size + 1 }, () => random.uniform())
  const points: { z: number[]; logWeight: number }[] = []
  let largest = Number.NEGATIVE_INFINITY
  for (let index = 1; index <= count; index++) {
    const place = haltonPoint(index, shift)
    const normals = place.slice(0, size).map(standardNormal.quantile)
    const stretch = Math.sqrt(degrees / chiSquare.quantile(place[size]!))
    const z = Array.from(mode.at, (center, i) => {
      let sum = 0
      for (let k = 0; k <= i; k++) sum += mode.factor[i * size + k]! * normals[k]!
      return center + stretch * sum
    })
    const distance = stretch * stretch * normals.reduce((sum, normal) => sum + normal * normal, 0)
    const logProposal = -0.5 * (degrees + size) * Math.log1p(distance / degrees)
    const logWeight = posterior.logDensity(z) - logProposal
    points.push({ z, logWeight })
    if (logWeight > largest) largest = logWeight
  }
  return weigh(points, largest)
}

function weigh(points: { z: number[]; logWeight: number }[], largest: number): Integration {
  let [total, squares] = [0, 0]
  const weights = points.map(({ logWeight }) => Math.exp(logWeight - largest) || 0)
  for (const weight of weights) {
    total += weight
    squares += weight * weight
  }
  return {
    points: points
      .map(({ z }, index) => ({ z, weight: weights[index]! / total }))
      .filter(({ weight }) => weight > lightest),
    effectivePoints: (total * total) / squares,
  }
}
