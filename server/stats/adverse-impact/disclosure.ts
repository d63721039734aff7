import type { Result } from '../result'
import { adverseImpact, type GroupCount, type GroupImpact } from './adverse-impact'

/** Groups of fewer people than this are not shown. */
export const leastShown = 5

/** Of groups of fewer people than this, nothing is concluded. */
export const leastToConclude = 30

export type DisclosedImpact = {
  groups: (GroupImpact & { too_few_to_conclude: boolean })[]
  /** The groups that are not shown, without saying which are small and which only cover for them. */
  hidden: string[]
}

/**
 * What may be shown of adverse impact to people who do not hold the counts. Groups under `leastShown` applicants are
 * hidden, and the rest is computed as if they did not exist, so that no ratio, test or total rests on them. The number
 * of all applicants is known elsewhere, though, and would give a hidden group away by subtraction: so while the hidden
 * people number fewer than `leastShown`, or are all of one group, the smallest shown group is hidden with them. `n` is
 * the number of applicants in the groups shown. A group that nobody chose counts as small, so that it cannot be told
 * from one that a few chose.
 *
 * It protects one table. Two tables that differ by a few people, a day apart or of two nested jobs, can still be
 * subtracted from one another; show tables of finished stages, not of every day.
 */
export function discloseImpact(counts: readonly GroupCount[]): Result<DisclosedImpact> {
  const shown = counts.filter(({ applied }) => applied >= leastShown)
  const hidden = counts.filter(({ applied }) => applied < leastShown)
  const people = () => hidden.reduce((sum, { applied }) => sum + applied, 0)
  const isTold = () => {
    const inhabited = hidden.filter(({ applied }) => applied > 0)
    return inhabited.length > 0 && (inhabited.length < 2 || people() < leastShown)
  }
  while (isTold() && shown.length > 0) {
    const smallest = shown.reduce((least, one) => (one.applied < least.applied ? one : least))
    shown.splice(shown.indexOf(smallest), 1)
    hidden.push(smallest)
  }
  const impact = adverseImpact(shown)
  if (impact.reason !== null)
    return {
      method: impact.method,
      n: 0,
      reason: `There are no two groups that can be shown: of at least ${leastShown} people each, and without giving away a smaller one.`,
    }
  return {
    ...impact,
    groups: impact.groups.map((group) => ({
      ...group,
      too_few_to_conclude: group.applied < leastToConclude,
    })),
    // In the order given, since the order of hiding would tell the small from those that cover for them.
    hidden: counts.filter((one) => hidden.includes(one)).map(({ group }) => group),
  }
}
