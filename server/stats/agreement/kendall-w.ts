import { chiSquareDistribution } from '../distributions/chi-square'
import { type Result, result } from '../result'
import { completeUnits, type Units } from './units'

export type KendallW = {
  W: number
  raters: number
  incomplete: number
  chiSquare: number
  df: number
  p: number
}

/**
 * Kendall's coefficient of concordance W, corrected for ties (Kendall & Babington Smith 1939; Siegel & Castellan 1988,
 * equation 9.18b), over the units that every rater scored: how alike raters rank units, from 0 to 1. The test is
 * χ² = k(n − 1)W with n − 1 degrees of freedom, rough for fewer than eight units. Undefined for fewer than two units
 * or raters, and where no rater tells the units apart.
 */
export function kendallW(units: Units): Result<KendallW> {
  const complete = completeUnits(units)
  const n = complete.length
  const raters = units[0]?.length ?? 0
  const about = { method: 'Kendall’s W with correction for ties', n }
  if (raters < 2) return { ...about, reason: 'Agreement needs at least two raters.' }
  if (n < 2) return { ...about, reason: 'At least two units have to be scored by every rater.' }
  const columns = complete[0]!.map((_, rater) => complete.map((unit) => unit[rater]!))
  const ranks = columns.map(midranks)
  const ties = columns.reduce((sum, column) => sum + tieTerm(column), 0)
  const sums = complete.map((_, unit) => ranks.reduce((sum, column) => sum + column[unit]!, 0))
  const center = (raters * (n + 1)) / 2
  const spread = sums.reduce((sum, one) => sum + (one - center) ** 2, 0)
  const most = (raters ** 2 * (n ** 3 - n) - raters * ties) / 12
  if (most === 0) return { ...about, reason: 'Every rater gave all units the same score, so none is ranked.' }
  const W = spread / most
  const chiSquare = raters * (n - 1) * W
  const p = chiSquareDistribution(n - 1).survival(chiSquare)
  return result(about, { W, raters, incomplete: units.length - n, chiSquare, df: n - 1, p })
}

/** Ranks from 1; equal values share the mean of theirs. */
function midranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const last = new Map(sorted.map((value, at) => [value, at]))
  const first = new Map(sorted.map((value, at) => [value, at] as const).toReversed())
  return values.map((value) => (first.get(value)! + last.get(value)!) / 2 + 1)
}

/** Σ(t³ − t) over the groups of t equal values. */
function tieTerm(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].reduce((sum, t) => sum + t ** 3 - t, 0)
}
