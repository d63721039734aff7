import { type Result, result } from '../result'
import { type CohenKappa, cohenKappa, type Weighting } from './cohen-kappa'
import { demandTable, type Units } from './units'

export type CohenPair = { a: number; b: number } & Record<Weighting, Result<CohenKappa>>

/** Cohen's kappas of every two raters, by their columns. */
export function cohenPairs(units: Units): CohenPair[] {
  demandTable(units)
  const column = (rater: number) => units.map((unit) => unit[rater]!)
  const raters = units[0]?.length ?? 0
  return Array.from({ length: raters }, (_, a) => a).flatMap((a) =>
    Array.from({ length: raters - a - 1 }, (_, at) => {
      const b = a + 1 + at
      const kappa = (weighting: Weighting) => cohenKappa(column(a), column(b), weighting)
      return { a, b, unweighted: kappa('unweighted'), linear: kappa('linear'), quadratic: kappa('quadratic') }
    }),
  )
}

/**
 * Light's kappa (1971, "Measures of response agreement for qualitative data"): the mean of Cohen's kappas of all pairs
 * of raters, each over the units that both scored. `n` is the number of units scored by two raters or more; `pairs`
 * those with a kappa, `without` those that have none and are left out. Undefined where no pair has one.
 */
export function lightKappa(
  units: Units,
  weighting: Weighting = 'unweighted',
): Result<{ value: number; pairs: number; without: number }> {
  const kappas = cohenPairs(units).map((pair) => pair[weighting])
  const values = kappas.flatMap((kappa) => (kappa.reason === null ? [kappa.value] : []))
  const n = units.filter((unit) => unit.filter((score) => score !== null).length >= 2).length
  const about = { method: `Light’s kappa: mean of the pairwise Cohen’s kappas, ${weighting}`, n }
  if (kappas.length === 0) return { ...about, reason: 'Agreement needs at least two raters.' }
  if (values.length === 0) return { ...about, reason: 'No two raters have a Cohen’s kappa.' }
  const value = values.reduce((sum, one) => sum + one, 0) / values.length
  return result(about, { value, pairs: values.length, without: kappas.length - values.length })
}
