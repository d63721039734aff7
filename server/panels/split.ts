import type * as z from 'zod'
import { type Member, requirePanel, transactionOf } from '../access'
import { Refused } from '../errors'
import { openSolver } from '../optimum/solve'
import type { Panel } from '../plans/program'
import { type Assignment, type PlannedItem, type Planner, qualifiedAmong, quoted } from '../plans/rules'
import { findShortage, type Shortage, type Split, split } from '../plans/split'
import type { proposeSplitInput, splitInput } from './input'
import { findPanel } from './panels'

/** How long somebody waits for a plan; what was found by then is said not to be proven. */
const timeMsMax = 10_000

type ProposedSplit = { assignments: Assignment[]; isProven: boolean }

/**
 * The fairest plan of a panel, which nothing is changed by. Solved outside of any transaction: it may take seconds.
 *
 * @throws Refused `invalid` where fewer score each question than make a score comparable, or more than there are;
 * `conflict` where the panel has nothing to split, too few are qualified for a question, or no plan was found in time
 */
export async function splitPanel(member: Member, input: z.output<typeof splitInput>): Promise<ProposedSplit> {
  const { questions, interviewers, assignments } = await transactionOf(member, async (db) => {
    await requirePanel(db, member, input.panelId, 'manage')
    return findPanel(db, member, input.panelId)
  })
  const present = interviewers.filter(({ hasLeft }) => !hasLeft)
  const memberIds = present.map(({ memberId }) => memberId)
  const { shares, isProven } = await solveSplit(
    {
      items: questions.map(({ setItemId, minutes, competencyIds }) => ({
        setItemId,
        minutes,
        competencyIds,
      })),
      memberIds,
      scorersEach: input.scorersEach,
      qualifiedFor: Object.fromEntries(present.map((one) => [one.memberId, one.qualifiedFor])),
      present: assignments,
    },
    (shortage) => shortageInWords(shortage, input.scorersEach, questions, present),
  )
  return {
    isProven,
    assignments: shares.flatMap(({ setItemId, asker, scorers }) =>
      memberIds
        .filter((memberId) => scorers.includes(memberId))
        .map((memberId) => ({ setItemId, memberId, asks: memberId === asker, scores: true })),
    ),
  }
}

/**
 * Who asks and who scores each question of a panel that is not made yet; interviewers by their number, from 0, taken
 * as qualified for everything.
 */
export async function proposeSplit(input: z.output<typeof proposeSplitInput>) {
  const { shares, isProven } = await solveSplit({
    items: input.minutes.map((minutes, at) => ({ setItemId: `${at}`, minutes })),
    memberIds: Array.from({ length: input.interviewers }, (_, at) => `${at}`),
    scorersEach: input.scorersEach,
    present: [],
  })
  const shareAt = new Map(shares.map((one) => [one.setItemId, one]))
  return {
    isProven,
    shares: input.minutes.map((_, at) => {
      const { asker, scorers } = shareAt.get(`${at}`)!
      return { asker: Number(asker), scorers: scorers.map(Number) }
    }),
  }
}

async function solveSplit(panel: Panel, say?: (shortage: Shortage) => string): Promise<Split> {
  const { memberIds, scorersEach } = panel
  if (panel.items.length === 0 || memberIds.length === 0)
    throw new Refused('conflict', 'There is nothing to split: the panel has no question or no interviewer.')
  if (scorersEach !== null && scorersEach > memberIds.length)
    throw new Refused('invalid', `There are ${memberIds.length} interviewers. Let at most as many score.`)
  if (scorersEach !== null && scorersEach < Math.min(2, memberIds.length))
    throw new Refused('invalid', 'Let at least two score each question: one score cannot be compared.')
  const solver = await openSolver({ timeMsMax })
  try {
    const shortage = await findShortage(panel, solver.solve)
    if (shortage && say) throw new Refused('conflict', say(shortage))
    const found = await split(panel, solver.solve)
    if (!found)
      throw new Refused(
        'conflict',
        'No plan was found in ten seconds. Assign by hand, or split again with more scoring each question.',
      )
    return found
  } finally {
    await solver.close()
  }
}

/** Which questions too few are qualified for, and the least that would have to be given. */
function shortageInWords(
  { setItemIds, toGive }: Shortage,
  scorersEach: number | null,
  questions: readonly PlannedItem[],
  people: readonly Planner[],
): string {
  const list = new Intl.ListFormat('en', { type: 'conjunction' })
  const short = questions.filter((one) => setItemIds.includes(one.setItemId))
  const isQualified = qualifiedAmong(people)
  const nameOf = new Map(
    questions.flatMap(({ competencies, competencyIds = [] }) =>
      competencyIds.map((id, at) => [id, competencies[at] ?? ''] as const),
    ),
  )
  const ableFor = short.map((item) => people.filter((one) => isQualified(item, one.memberId)))
  const conflicts = short.map((item, at) => {
    const able = ableFor[at]!.map((one) => one.name)
    const who =
      able.length === 0 ? 'nobody is' : `only ${list.format(able)} ${able.length > 1 ? 'are' : 'is'}`
    return `For question ${item.position} (${quoted(item.competencies)}) ${who} qualified.`
  })
  const gifts = people.flatMap(({ memberId, name }) => {
    const names = toGive.flatMap((one) =>
      one.memberId === memberId ? [nameOf.get(one.competencyId) ?? ''] : [],
    )
    return names.length > 0 ? [`${name} for ${quoted(names)}`] : []
  })
  const fewest = Math.min(...ableFor.map((one) => one.length))
  const fewer = scorersEach !== null && fewest >= 2 ? `, or let ${fewest} score each question` : ''
  return [...conflicts, `Qualify ${list.format(gifts)} on People${fewer}.`].join(' ')
}
