import type { Difference } from './pairs'

/** What may be said of two candidates: one is clearly above the other, seems to be, or nothing. */
export type VerdictWord = 'clear' | 'leaning' | 'none'
export type Verdict = {
  a: string
  b: string
  /** Which of the two is more probably above the other. */
  above: string
  verdict: VerdictWord
  why: string
}

/** The least probabilities for a claim (STATISTICS, "Panel mode"): right in about 98 of 100 simulated claims. */
export const clearAbove = { estimate: 0.95, check: 0.9 } as const
export const leaningFrom = 0.8

/** What both lenses allow to be said of a pair. `nameOf` gives a candidate's name. */
export function judge(
  estimate: Difference,
  check: Difference,
  nameOf: (candidate: number) => string,
): Verdict {
  const { a, b } = estimate
  const isAhead = estimate.p >= 0.5
  const [upper, lower] = isAhead ? [nameOf(a), nameOf(b)] : [nameOf(b), nameOf(a)]
  const p = isAhead ? estimate.p : 1 - estimate.p
  const checked = isAhead ? check.p : 1 - check.p
  const pair = { a: nameOf(a), b: nameOf(b), above: upper }
  const claim = `${upper} above ${lower}: ${sayProbability(p)}`
  if (p > clearAbove.estimate && checked > clearAbove.check) {
    return {
      ...pair,
      verdict: 'clear',
      why: `${claim}, and ${sayProbability(checked)} when nothing is assumed about who met whom.`,
    }
  }
  if (p < leaningFrom) return { ...pair, verdict: 'none', why: `${claim}, which is too close to call.` }
  const why =
    p > clearAbove.estimate
      ? `${claim}, but only ${sayProbability(checked)} when nothing is assumed about who met whom.`
      : `${claim}.`
  return { ...pair, verdict: 'leaning', why }
}

/** A probability in words: to 5 %, never surer than "> 95 %". */
export function sayProbability(p: number): string {
  if (p > 0.95) return '> 95 %'
  if (p < 0.05) return '< 5 %'
  return `about ${Math.min(95, Math.max(5, Math.round(p * 20) * 5))} %`
}
