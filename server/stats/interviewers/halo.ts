import { type Result, result } from '../result'

/**
 * The halo share σ_h²/(σ_h² + σ_e²): how much of what is left of a score, once candidate, interviewer and question are
 * taken out, is an interviewer's general impression of the candidate and so the same on all their questions (an
 * intraclass correlation of residuals within one interviewer's scores of one candidate; cf. Saal, Downey & Lahey 1980).
 * From variance components in squared points; `n` counts the scores behind them. Undefined where both are 0, and a
 * RangeError where one is negative or not finite.
 */
export function haloShare(
  components: { 'candidate:interviewer': number; residual: number },
  n: number,
): Result<{ value: number }> {
  const { 'candidate:interviewer': halo, residual } = components
  if (![halo, residual].every((variance) => variance >= 0 && variance < Number.POSITIVE_INFINITY))
    throw new RangeError('Variances are not negative and finite.')
  const about = {
    method: 'halo: share of an interviewer’s impression of a candidate in what is left of a score',
    n,
  }
  if (halo + residual === 0) return { ...about, reason: 'Nothing is left of the scores to share out.' }
  return result(about, { value: halo / (halo + residual) })
}
