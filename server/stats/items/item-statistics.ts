import type { Units } from '../agreement/units'
import { mean } from '../mean'
import { type Result, result } from '../result'
import { standardDeviation } from '../standard-deviation'
import { among, type Covariances, pairwiseCovariances, sumOf } from './covariance'
import { alphaFrom } from './cronbach-alpha'

export type ItemStatistics = {
  mean: number
  /** Null for a single score. */
  sd: number | null
  /** 1 − (mean − min)/(max − min): 0 where everybody has the highest score, 1 where everybody has the lowest. */
  difficulty: number | null
  /** The shares of scores at the ends of the scale. */
  floor: number | null
  ceiling: number | null
  /** The correlation with the sum of the other items. */
  rDrop: number | null
  /** Cronbach's alpha of the other items. */
  alphaIfDropped: number | null
  /** Why some of these are null. */
  note: string | null
}

/**
 * What each item does, in the order of the columns (Crocker & Algina 1986, ch. 14; corrected item–total correlation:
 * Henrysson 1963): r = Σ s_ij / √(s_ii ΣΣ s_jl) over the other items j, l. Missing scores are handled as psych does:
 * covariances are pairwise, mean and shares from the scores that the item has, which are its `n`. `scale` is the lowest
 * and the highest score that can be given; without it, or with scores outside it, nothing is said of difficulty and
 * ends. An item without scores has a reason.
 */
export function itemStatistics(
  units: Units,
  scale: { min: number; max: number } | null,
): Result<ItemStatistics>[] {
  if (scale !== null && !(scale.min < scale.max))
    throw new RangeError('A scale goes from a lower to a higher score.')
  const { covariances } = pairwiseCovariances(units)
  return covariances.map((_, item) => {
    const scores = units.flatMap((unit) => unit[item] ?? [])
    const about = { method: 'classical item analysis from pairwise covariances', n: scores.length }
    const center = mean(scores)
    if (center === null) return { ...about, reason: 'The item has no scores.' }
    const ends = endsOf(scores, center, scale)
    const others = covariances.map((_row, other) => other).filter((other) => other !== item)
    const rest = among(covariances, others)
    const rDrop = rest && correlationWithRest(covariances, item, others, rest)
    const alphaIfDropped = rest && alphaFrom(rest)
    const notes = [
      scale !== null && ends.difficulty === null
        ? `Some scores lie outside the scale ${scale.min} to ${scale.max}.`
        : [],
      rDrop === null
        ? 'The item or the rest of them does not vary, or they have too few units in common.'
        : [],
      alphaIfDropped === null ? 'Alpha of the others is undefined.' : [],
    ].flat()
    const note = notes.length > 0 ? notes.join(' ') : null
    return result(about, {
      mean: center,
      sd: standardDeviation(scores),
      ...ends,
      rDrop,
      alphaIfDropped,
      note,
    })
  })
}

function endsOf(scores: readonly number[], center: number, scale: { min: number; max: number } | null) {
  if (scale === null || scores.some((score) => score < scale.min || score > scale.max))
    return { difficulty: null, floor: null, ceiling: null }
  const { min, max } = scale
  const shareAt = (end: number) => scores.filter((score) => score === end).length / scores.length
  return { difficulty: 1 - (center - min) / (max - min), floor: shareAt(min), ceiling: shareAt(max) }
}

function correlationWithRest(
  covariances: Covariances,
  item: number,
  others: readonly number[],
  rest: readonly (readonly number[])[],
): number | null {
  const own = covariances[item]![item] ?? 0
  const shared = others.flatMap((other) => covariances[item]![other] ?? [])
  const total = sumOf(rest)
  // Items that cancel each other leave only rounding.
  const isConstant = total <= 1e-12 * rest.reduce((sum, row, at) => sum + row[at]!, 0)
  if (shared.length < others.length || own <= 0 || isConstant) return null
  // Pairwise covariances of different units can, together, say more than there is: no correlation is beyond ±1.
  const r = shared.reduce((sum, one) => sum + one, 0) / Math.sqrt(own * total)
  return Math.max(-1, Math.min(1, r))
}
