import type { Units } from '../agreement/units'
import { fDistribution } from '../distributions/f'
import { type Result, result } from '../result'
import { among, pairwiseCovariances, sumOf } from './covariance'

export type CronbachAlpha = {
  items: number
  /** From covariances: of the plain sum of the items. */
  raw: number
  /** From correlations: of the sum of standardized items; null where an item does not vary. */
  standardized: number | null
  /** Feldt's limits of `raw`; null at 1, where they would have no width. */
  lower95: number | null
  upper95: number | null
}

/**
 * Cronbach's alpha k/(k − 1) (1 − Σ s_ii / ΣΣ s_ij) (Cronbach 1951), of a table with one row per unit and one column
 * per item. Missing scores are handled as psych does: each covariance comes from the units that have both items. The
 * 95 % interval is Feldt's (1965; Feldt, Woodruff & Salih 1987): (1 − ρ)/(1 − α) follows F with n − 1 and
 * (n − 1)(k − 1) degrees of freedom, n being the fewest units that any two items share, which is the result's `n`.
 * Undefined for fewer than two items, for items that share fewer than two units, and where sums do not vary.
 */
export function cronbachAlpha(units: Units): Result<CronbachAlpha> {
  const { covariances, fewest: n } = pairwiseCovariances(units)
  const items = covariances.length
  const about = { method: 'Cronbach’s alpha from pairwise covariances; 95 % interval by Feldt’s F', n }
  if (items < 2) return { ...about, reason: 'Alpha needs at least two items.' }
  const all = among(
    covariances,
    covariances.map((_, item) => item),
  )
  if (all === null) return { ...about, reason: 'Two items have fewer than two units in common.' }
  const raw = alphaFrom(all)
  if (raw === null) return { ...about, reason: 'The sums of the items do not vary.' }
  const f = fDistribution(n - 1, (n - 1) * (items - 1))
  const hasWidth = 1 - raw > 1e-12
  return result(about, {
    items,
    raw,
    standardized: standardizedFrom(all),
    lower95: hasWidth ? 1 - (1 - raw) * f.quantile(0.975) : null,
    upper95: hasWidth ? 1 - (1 - raw) * f.quantile(0.025) : null,
  })
}

/** Alpha of a matrix of covariances; null for one item, and where the variance of its sum is 0 or below. */
export function alphaFrom(covariances: readonly (readonly number[])[]): number | null {
  const items = covariances.length
  const own = covariances.reduce((sum, row, item) => sum + row[item]!, 0)
  const total = sumOf(covariances)
  return items < 2 || total <= 1e-12 * own ? null : (items / (items - 1)) * (1 - own / total)
}

function standardizedFrom(covariances: readonly (readonly number[])[]): number | null {
  const spreads = covariances.map((row, item) => Math.sqrt(row[item]!))
  if (spreads.includes(0)) return null
  return alphaFrom(
    covariances.map((row, i) =>
      row.map((covariance, j) => (i === j ? 1 : covariance / (spreads[i]! * spreads[j]!))),
    ),
  )
}
