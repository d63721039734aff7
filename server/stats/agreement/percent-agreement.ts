import { type Result, result } from '../result'
import { pairableUnits, type Units } from './units'

export type PercentAgreement = {
  /** The share, 0 to 1, of all pairs of scores of one unit that are no further apart than the tolerance. */
  ofPairs: number
  /** The share of units in which all scores are. */
  ofUnits: number
  pairs: number
}

/**
 * Percent agreement within a tolerance (in points of the scale; 0 for equal scores), over the units that have at
 * least two scores. It is not corrected for chance. Undefined where no unit has two.
 */
export function percentAgreement(units: Units, tolerance = 0): Result<PercentAgreement> {
  const pairable = pairableUnits(units)
  const about = {
    method: `percent agreement, ${tolerance === 0 ? 'equal scores' : `scores at most ${tolerance} apart`}`,
    n: pairable.length,
  }
  if (pairable.length === 0) return { ...about, reason: 'No unit has two scores to compare.' }
  let pairs = 0
  let close = 0
  for (const unit of pairable)
    for (const [at, one] of unit.entries())
      for (const other of unit.slice(at + 1)) {
        pairs++
        if (Math.abs(one - other) <= tolerance) close++
      }
  const whole = pairable.filter((unit) => Math.max(...unit) - Math.min(...unit) <= tolerance)
  return result(about, { ofPairs: close / pairs, ofUnits: whole.length / pairable.length, pairs })
}
