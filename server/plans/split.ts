import type { Constraint } from '../optimum/program'
import type { Solver } from '../optimum/solve'
import { type Panel, qualifiedIn, type Share, scorersNeeded, splitGoals, splitProgram } from './program'
import { linkedGroups } from './rules'

export type Split = {
  shares: Share[]
  /** Whether nothing better exists; else it is the best that was found in time. */
  isProven: boolean
}

/**
 * Who asks and who scores each question, exactly: minutes asked as even as the questions allow, then questions scored,
 * then as near to the present plan as that leaves; and any two interviewers linked by questions that both of a chain
 * score, which tells a severe one from the questions they happened to get.
 *
 * Nobody has a part in a question that they are not qualified for.
 *
 * @param panel at least one question and one interviewer; `scorersEach` from 1, or from 2 where there are two
 * interviewers, up to all of them; for each question enough who are qualified, see `findShortage`
 * @returns null when no plan was found in time
 */
export async function split(panel: Panel, solve: Solver['solve']): Promise<Split | null> {
  const apart: ReadonlySet<string>[] = []
  let found: Split | null = null
  let unlinked: Split | null = null
  // Links are asked for one at a time, as they turn out to be missing: most plans have them by themselves.
  for (;;) {
    const next = await splitGiven(panel, apart, solve)
    // Whoever may score too little to be linked stays apart; then the best without links is the best there is.
    if (next === 'none') return unlinked
    if (!next) return found
    const groups = linkedGroups([...next.shares, ...panel.memberIds.map((one) => ({ scorers: [one] }))])
    if (groups.length === 1) return next
    // One question with fewer scorers than interviewers cannot link them all; then that is how it is.
    if (!canLink(panel)) return next
    unlinked ??= next
    found ??= { ...next, isProven: false }
    apart.push(new Set(groups[0]))
  }
}

/** Whether a chain of questions can reach every interviewer: each question after the first brings in one less. */
function canLink(panel: Panel): boolean {
  const isQualified = qualifiedIn(panel)
  const scorers = panel.items.map(
    (item) => panel.scorersEach ?? panel.memberIds.filter((one) => isQualified(item, one)).length,
  )
  return scorers.reduce((sum, one) => sum + one - 1, 1) >= panel.memberIds.length
}

async function splitGiven(
  panel: Panel,
  apart: readonly ReadonlySet<string>[],
  solve: Solver['solve'],
): Promise<Split | 'none' | null> {
  const fixed: Constraint[] = []
  let shares: Share[] | null = null
  let isProven = true
  for (const goal of splitGoals) {
    const { program, fixes, sharesIn } = splitProgram(panel, { goal, fixed, apart })
    const { status, values } = await solve(program)
    if (status === 'none') {
      if (apart.length > 0) return 'none'
      throw new Error('a plan was found impossible that every panel has')
    }
    if (status !== 'best') isProven = false
    if (status === 'out of time') break
    shares = sharesIn(values)
    fixed.push(fixes(values))
  }
  return shares && { shares, isProven }
}

export type Shortage = {
  /** Questions for which too few are qualified. */
  setItemIds: string[]
  /** The fewest further qualifications by which there would be enough for each. */
  toGive: { memberId: string; competencyId: string }[]
}

/**
 * Why a panel cannot be split: the questions that too few are qualified for, and what would have to be given for it, as
 * little as can be. Null where there are enough for each.
 */
export async function findShortage(panel: Panel, solve: Solver['solve']): Promise<Shortage | null> {
  const { items, memberIds, qualifiedFor = {} } = panel
  const isQualified = qualifiedIn(panel)
  const needed = scorersNeeded(panel)
  const short = items.filter((item) => memberIds.filter((one) => isQualified(item, one)).length < needed)
  if (short.length === 0) return null
  const given = (memberId: string, competencyId: string) => `${memberId} ${competencyId}`
  const variables = new Map<string, number>()
  const gifts = new Map<string, Shortage['toGive'][number]>()
  const constraints: Constraint[] = []
  for (const item of short) {
    const able: [number, string][] = []
    for (const memberId of memberIds.filter((one) => !isQualified(item, one))) {
      const joins = `joins ${item.setItemId} ${memberId}`
      variables.set(joins, 1)
      able.push([1, joins])
      const lacking = (item.competencyIds ?? []).filter((id) => !qualifiedFor[memberId]?.includes(id))
      for (const competencyId of lacking) {
        const gift = given(memberId, competencyId)
        variables.set(gift, 1)
        gifts.set(gift, { memberId, competencyId })
        constraints.push({
          sum: [
            [1, gift],
            [-1, joins],
          ],
          least: 0,
        })
      }
    }
    constraints.push({ sum: able, least: needed - (memberIds.length - able.length) })
  }
  const { values } = await solve({
    maximize: [...gifts.keys()].map((gift) => [-1, gift] as const),
    constraints,
    variables,
  })
  return {
    setItemIds: short.map((one) => one.setItemId),
    toGive: [...gifts].flatMap(([gift, one]) => (values.has(gift) ? [one] : [])),
  }
}
