import { adverseImpact, type GroupImpact } from '../stats/adverse-impact/adverse-impact'
import { leastToConclude } from '../stats/adverse-impact/disclosure'

export const groupsMax = 20

/** So many people have to be decided on between two releases; the database refuses fewer, too. */
export const leastFurther = 10

/** Why the figures cannot be made now, in words; null when they can. Made of what a manager sees anyway. */
export function whyNotRelease(now: { questions: number; further: number }): string | null {
  if (now.questions === 0)
    return 'Nothing is asked of candidates yet. An admin chooses the questions in the settings.'
  if (now.further >= leastFurther) return null
  const missing = leastFurther - now.further
  return `${missing} more ${missing === 1 ? 'person who was' : 'people who were'} asked must have a decision first.`
}

/** Why the groups of a question stay as they are; null while nobody can have chosen one of them. */
export function whyNotChangeGroups(linksMade: number): string | null {
  return linksMade > 0
    ? 'Candidates may have answered already, and changed groups would change what they said. Archive the question and add another.'
    : null
}

export type ShownGroup = GroupImpact & { tooFewToConclude: boolean }

/** What is said of one question: the groups that may be seen against the one with the highest rate. */
export function figuresOf(
  counts: readonly { group: string; applied: number | null; selected: number | null }[],
): {
  groups: ShownGroup[]
  hidden: string[]
} {
  const visible = counts.flatMap(({ group, applied, selected }) =>
    applied === null || selected === null ? [] : [{ group, applied, selected }],
  )
  const impact = adverseImpact(visible)
  return {
    groups:
      impact.reason === null
        ? impact.groups.map((one) => ({ ...one, tooFewToConclude: one.applied < leastToConclude }))
        : [],
    hidden: counts.flatMap(({ group, applied }) => (applied === null ? [group] : [])),
  }
}
