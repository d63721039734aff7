import type * as z from 'zod'
import { type Member, requirePanel, transactionOf } from '../access'
import { Refused } from '../errors'
import { openSolver } from '../optimum/solve'
import type { Assignment } from '../plans/rules'
import { split } from '../plans/split'
import type { splitInput } from './input'
import { findPanel } from './panels'

/** How long somebody waits for a plan; what was found by then is said not to be proven. */
const timeMsMax = 10_000

type ProposedSplit = { assignments: Assignment[]; isProven: boolean }

/**
 * The fairest plan of a panel, which nothing is changed by. Solved outside of any transaction: it may take seconds.
 *
 * @throws Refused `invalid` where fewer score each question than make a score comparable, or more than there are;
 * `conflict` where the panel has nothing to split or no plan was found in time
 */
export async function splitPanel(member: Member, input: z.output<typeof splitInput>): Promise<ProposedSplit> {
  const { questions, interviewers, assignments } = await transactionOf(member, async (db) => {
    await requirePanel(db, member, input.panelId, 'manage')
    return findPanel(db, member, input.panelId)
  })
  const items = questions.map(({ setItemId, minutes }) => ({ setItemId, minutes }))
  const memberIds = interviewers.filter(({ hasLeft }) => !hasLeft).map(({ memberId }) => memberId)
  if (items.length === 0 || memberIds.length === 0)
    throw new Refused('conflict', 'There is nothing to split: the panel has no question or no interviewer.')
  const scorersEach = input.scorersEach ?? memberIds.length
  if (scorersEach > memberIds.length)
    throw new Refused('invalid', `There are ${memberIds.length} interviewers. Let at most as many score.`)
  if (scorersEach < Math.min(2, memberIds.length))
    throw new Refused('invalid', 'Let at least two score each question: one score cannot be compared.')
  const solver = await openSolver({ timeMsMax })
  try {
    const found = await split({ items, memberIds, scorersEach, present: assignments }, solver.solve)
    if (!found)
      throw new Refused(
        'conflict',
        'No plan was found in ten seconds. Assign by hand, or split again with more scoring each question.',
      )
    return {
      isProven: found.isProven,
      assignments: found.shares.flatMap(({ setItemId, asker, scorers }) =>
        memberIds
          .filter((memberId) => scorers.includes(memberId))
          .map((memberId) => ({ setItemId, memberId, asks: memberId === asker, scores: true })),
      ),
    }
  } finally {
    await solver.close()
  }
}
