import { crossing } from '../distributions/distribution'
import {
  hypergeometricDistribution,
  meanCount,
  noncentralHypergeometricDistribution,
  type Urn,
} from '../distributions/hypergeometric'
import { type Result, result } from '../result'

/** Two groups by two outcomes, in whole numbers of people. */
export type FourfoldTable = {
  selected: number
  rejected: number
  otherSelected: number
  otherRejected: number
}

export type FisherExact = {
  /** Two-sided. */
  p: number
  /** The conditional maximum-likelihood odds ratio; null where it has no bound or any would do, with a note. */
  oddsRatio: number | null
  note: string | null
}

/**
 * Fisher's exact test of a 2 × 2 table (Fisher 1935), two-sided: the sum of all tables with these margins that are no
 * more probable than this one, up to a part in 10⁷ as in R's fisher.test. The odds ratio is the conditional
 * maximum-likelihood estimate: the odds whose noncentral hypergeometric mean is the count that was seen. It is found
 * to the last digits; R's own stops at about the fourth. Counts that are not whole or are negative are RangeErrors.
 */
export function fisherExact(table: FourfoldTable): Result<FisherExact> {
  const { selected, rejected, otherSelected, otherRejected } = table
  const n = selected + rejected + otherSelected + otherRejected
  const about = { method: 'Fisher’s exact test, two-sided, with the conditional odds ratio', n }
  const urn = {
    marked: selected + rejected,
    unmarked: otherSelected + otherRejected,
    drawn: selected + otherSelected,
  }
  const { from, probabilities } = hypergeometricDistribution(urn)
  if (urn.marked === 0 || urn.unmarked === 0)
    return { ...about, reason: 'A group without people cannot be compared.' }
  const seen = probabilities[selected - from]!
  const p = probabilities.filter((one) => one <= seen * (1 + 1e-7)).reduce((sum, one) => sum + one, 0)
  return result(about, { p: Math.min(1, p), ...conditionalOdds(urn, selected, from, probabilities.length) })
}

function conditionalOdds(
  urn: Urn,
  seen: number,
  from: number,
  counts: number,
): Pick<FisherExact, 'oddsRatio' | 'note'> {
  if (counts === 1)
    return { oddsRatio: null, note: 'Everybody had the same outcome, so any odds ratio fits as well.' }
  if (seen === from) return { oddsRatio: 0, note: null }
  if (seen === from + counts - 1) return { oddsRatio: null, note: 'The odds ratio has no upper bound.' }
  const meanAt = (odds: number) => meanCount(noncentralHypergeometricDistribution(urn, odds))
  return { oddsRatio: crossing((odds) => meanAt(odds) < seen, Number.MAX_VALUE), note: null }
}
