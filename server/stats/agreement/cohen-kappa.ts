import { type Result, result } from '../result'
import { distinctValues, pairableUnits } from './units'

export const weightings = ['unweighted', 'linear', 'quadratic'] as const
export type Weighting = (typeof weightings)[number]

export type CohenKappa = {
  /** 1 is agreement throughout, 0 what chance would give. */
  value: number
  /** The share of agreement that was seen and that chance would give, weighted. */
  observed: number
  expected: number
}

/**
 * Cohen's kappa of two raters over the units that both scored (Cohen 1960; weighted: Cohen 1968). Two scores disagree
 * by |a − b| (linear) or (a − b)² (quadratic, Fleiss & Cohen 1973) of the scores themselves, so that 2 and 4 are two
 * apart even where nobody gave a 3; software that numbers the categories in use would call them neighbours. Undefined
 * where no unit was scored by both and where both gave one and the same score throughout.
 */
export function cohenKappa(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  weighting: Weighting,
): Result<CohenKappa> {
  if (a.length !== b.length) throw new RangeError('Both raters have a place for every unit.')
  const pairs = pairableUnits(a.map((score, unit) => [score, b[unit]!]))
  const n = pairs.length
  const about = { method: `Cohen’s kappa, ${weighting}`, n }
  if (n === 0) return { ...about, reason: 'No unit was scored by both raters.' }
  const values = distinctValues(pairs)
  const span = values.at(-1)! - values[0]!
  if (span === 0) return { ...about, reason: 'All scores are the same, so there is nothing to agree about.' }
  const distance = (x: number, y: number) => {
    if (weighting === 'unweighted') return x === y ? 0 : 1
    return weighting === 'linear' ? Math.abs(x - y) / span : ((x - y) / span) ** 2
  }
  const observed = pairs.reduce((sum, [x, y]) => sum + distance(x!, y!), 0) / n
  const first = sharesOf(pairs.map(([x]) => x!))
  const second = sharesOf(pairs.map(([, y]) => y!))
  let expected = 0
  for (const [x, share] of first) for (const [y, other] of second) expected += share * other * distance(x, y)
  return result(about, { value: 1 - observed / expected, observed: 1 - observed, expected: 1 - expected })
}

function sharesOf(values: readonly number[]): Map<number, number> {
  const shares = new Map<number, number>()
  for (const value of values) shares.set(value, (shares.get(value) ?? 0) + 1 / values.length)
  return shares
}
