import type { Constraint } from '../optimum/program'
import type { Solver } from '../optimum/solve'
import { type Panel, type Share, splitGoals, splitProgram } from './program'
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
 * @param panel at least one question and one interviewer; `scorersEach` from 1, or from 2 where there are two
 * interviewers, up to all of them
 * @returns null when no plan was found in time
 */
export async function split(panel: Panel, solve: Solver['solve']): Promise<Split | null> {
  const apart: ReadonlySet<string>[] = []
  let found: Split | null = null
  // Links are asked for one at a time, as they turn out to be missing: most plans have them by themselves.
  for (;;) {
    const next = await splitGiven(panel, apart, solve)
    if (!next) return found
    const groups = linkedGroups([...next.shares, ...panel.memberIds.map((one) => ({ scorers: [one] }))])
    if (groups.length === 1) return next
    // One question with fewer scorers than interviewers cannot link them all; then that is how it is.
    if (!canLink(panel)) return next
    found = found ?? { ...next, isProven: false }
    apart.push(new Set(groups[0]))
  }
}

/** Whether a chain of questions can reach every interviewer: each question after the first brings in one less. */
const canLink = ({ items, memberIds, scorersEach }: Panel) =>
  items.length * (scorersEach - 1) + 1 >= memberIds.length

async function splitGiven(
  panel: Panel,
  apart: readonly ReadonlySet<string>[],
  solve: Solver['solve'],
): Promise<Split | null> {
  const fixed: Constraint[] = []
  let shares: Share[] | null = null
  let isProven = true
  for (const goal of splitGoals) {
    const { program, fixes, sharesIn } = splitProgram(panel, { goal, fixed, apart })
    const { status, values } = await solve(program)
    if (status === 'none') throw new Error('a plan was found impossible that every panel has')
    if (status !== 'best') isProven = false
    if (status === 'out of time') break
    shares = sharesIn(values)
    fixed.push(fixes(values))
  }
  return shares && { shares, isProven }
}
