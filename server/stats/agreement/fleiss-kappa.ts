import { standardNormal } from '../distributions/normal'
import { type Result, result } from '../result'
import { completeUnits, distinctValues, type Units } from './units'

export type FleissKappa = { value: number; raters: number; incomplete: number; z: number; p: number }

/**
 * Fleiss' kappa for nominal scores by k raters (Fleiss 1971, "Measuring nominal scale agreement among many raters"),
 * over the units that every rater scored, with the z test of no agreement (Fleiss, Nee & Landis 1979), two-sided.
 * Undefined for fewer than two raters, no complete unit, and where all scores are the same.
 */
export function fleissKappa(units: Units): Result<FleissKappa> {
  const complete = completeUnits(units)
  const n = complete.length
  const raters = units[0]?.length ?? 0
  const about = { method: 'Fleiss’ kappa', n }
  if (raters < 2) return { ...about, reason: 'Agreement needs at least two raters.' }
  if (n === 0) return { ...about, reason: 'No unit was scored by every rater.' }
  const values = distinctValues(complete)
  if (values.length === 1)
    return { ...about, reason: 'All scores are the same, so there is nothing to agree about.' }
  const counts = complete.map((unit) => values.map((value) => unit.filter((one) => one === value).length))
  const shares = values.map((_, at) => counts.reduce((sum, unit) => sum + unit[at]!, 0) / (n * raters))
  const pairs = n * raters * (raters - 1)
  const observed = counts.flat().reduce((sum, count) => sum + count * (count - 1), 0) / pairs
  const unlike = shares.reduce((sum, share) => sum + share * (1 - share), 0)
  const value = 1 - (1 - observed) / unlike
  const skew = shares.reduce((sum, share) => sum + share * (1 - share) * (1 - 2 * share), 0)
  const error = Math.sqrt((2 * (unlike ** 2 - skew)) / pairs) / unlike
  const z = value / error
  return result(about, {
    value,
    raters,
    incomplete: units.length - n,
    z,
    p: 2 * standardNormal.survival(Math.abs(z)),
  })
}
