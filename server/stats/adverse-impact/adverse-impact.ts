import { type Result, result } from '../result'
import { fisherExact } from './fisher-exact'
import { type Interval, katzInterval, type Proportion, pooledZ, wilsonInterval } from './proportion'

/** How many people of a group applied and how many of them were selected. */
export type GroupCount = Proportion & { group: string }

/**
 * One group against the reference, in the words of the published file format. Null stands for what is undefined: every
 * comparison of the reference with itself, a rate of nobody, a ratio to a rate of 0, an interval of a ratio of 0.
 */
export type GroupImpact = GroupCount & {
  rate: number | null
  impact_ratio: number | null
  is_reference: boolean
  four_fifths_flag: boolean | null
  fisher_p_two_sided: number | null
  fisher_conditional_odds_ratio: number | null
  z_two_proportion_pooled: number | null
  impact_ratio_ci95_katz_log: Interval | null
  rate_ci95_wilson: Interval | null
  /** What would be if one selection had gone to this group instead of the reference. */
  flip_flop: { reverses_direction: boolean; clears_four_fifths: boolean } | null
}

/**
 * Adverse impact by group against the group with the highest selection rate, the first of equals (Uniform Guidelines
 * on Employee Selection Procedures 1978, § 4 D and questions 21 and 22): impact ratio with the Katz interval, four-fifths
 * flag, Fisher's exact p with the conditional odds ratio, pooled z, Wilson intervals of the rates, and whether one
 * person more or fewer would turn it round. `n` is the number of applicants. No part of it concludes alone.
 *
 * This is for whoever already holds the counts; what others may see of it goes through `discloseImpact`. Undefined for
 * fewer than two groups with applicants. Counts that are not whole, that are negative or where more were selected than
 * applied, and a group named twice, are RangeErrors.
 */
export function adverseImpact(counts: readonly GroupCount[]): Result<{ groups: GroupImpact[] }> {
  demandCounts(counts)
  const about = {
    method:
      'adverse impact: four-fifths rule and Fisher’s exact test against the group with the highest rate',
    n: counts.reduce((sum, { applied }) => sum + applied, 0),
  }
  const [first, ...others] = counts.filter(({ applied }) => applied > 0)
  if (first === undefined || others.length === 0)
    return { ...about, reason: 'There are no two groups with applicants to compare.' }
  const reference = others.reduce((best, one) => (isRateHigher(one, best) ? one : best), first)
  return result(about, { groups: counts.map((one) => compare(one, reference)) })
}

function compare(one: GroupCount, reference: GroupCount): GroupImpact {
  const { group, applied, selected } = one
  const is_reference = one === reference
  const rate = applied === 0 ? null : selected / applied
  const hasRatio = rate !== null && reference.selected > 0
  const isCompared = rate !== null && !is_reference
  const fisher = isCompared
    ? fisherExact({
        selected,
        rejected: applied - selected,
        otherSelected: reference.selected,
        otherRejected: reference.applied - reference.selected,
      })
    : null
  return {
    group,
    applied,
    selected,
    rate,
    impact_ratio: hasRatio ? rate / (reference.selected / reference.applied) : null,
    is_reference,
    four_fifths_flag: hasRatio ? isBelowFourFifths(one, reference) : null,
    fisher_p_two_sided: fisher?.reason === null ? fisher.p : null,
    fisher_conditional_odds_ratio: fisher?.reason === null ? fisher.oddsRatio : null,
    z_two_proportion_pooled: isCompared ? pooledZ(one, reference) : null,
    impact_ratio_ci95_katz_log: isCompared ? katzInterval(one, reference) : null,
    rate_ci95_wilson: wilsonInterval(one),
    flip_flop: isCompared ? swapOne(one, reference) : null,
  }
}

/** Null where the reference has no selection to give, or the group nobody left to select. */
function swapOne(one: GroupCount, reference: GroupCount): GroupImpact['flip_flop'] {
  if (reference.selected === 0 || one.selected === one.applied) return null
  const more = { ...one, selected: one.selected + 1 }
  const fewer = { ...reference, selected: reference.selected - 1 }
  return {
    reverses_direction: isRateHigher(more, fewer),
    clears_four_fifths: !isBelowFourFifths(more, fewer),
  }
}

// Rates are compared in whole numbers: 4/5 of 3/10 is 6/25, and its quotient of doubles may fall to either side.
function isRateHigher(one: Proportion, other: Proportion): boolean {
  return one.selected * other.applied > other.selected * one.applied
}

function isBelowFourFifths(one: Proportion, reference: Proportion): boolean {
  return 5 * one.selected * reference.applied < 4 * reference.selected * one.applied
}

function demandCounts(counts: readonly GroupCount[]): void {
  const names = new Set<string>()
  for (const { group, applied, selected } of counts) {
    if (names.has(group)) throw new RangeError(`The group ${group} stands in the table twice.`)
    names.add(group)
    const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0
    if (!isCount(applied) || !isCount(selected) || selected > applied)
      throw new RangeError(`Of ${applied} applicants of ${group}, ${selected} cannot have been selected.`)
  }
}
