import { and, eq, inArray } from 'drizzle-orm'
import type * as z from 'zod'
import { competencies } from '@/db/schema/competencies'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel, transactionOf } from '../access'
import { notFound, Refused } from '../errors'
import { openSolver } from '../optimum/solve'
import { listMembers } from '../organizations/members'
import type { Panel } from '../plans/program'
import { type Assignment, type PlannedItem, type Planner, qualifiedAmong, quoted } from '../plans/rules'
import { findShortage, type Shortage, type Split, split } from '../plans/split'
import type { proposeSplitInput, splitInput } from './input'
import { requireInterviewers } from './interviewers'
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
  const { shares, isProven } = await solveSplit(questions, present, {
    scorersEach: input.scorersEach,
    present: assignments,
  })
  return {
    isProven,
    assignments: shares.flatMap(({ setItemId, asker, scorers }) =>
      present
        .filter(({ memberId }) => scorers.includes(memberId))
        .map(({ memberId }) => ({ setItemId, memberId, asks: memberId === asker, scores: true })),
    ),
  }
}

/**
 * The same of a panel that is not made yet: who asks and who scores each question, in their order.
 *
 * @throws Refused as `splitPanel` does; `not found` for a competency of somebody else's
 */
export async function proposeSplit(member: Member, input: z.output<typeof proposeSplitInput>) {
  const { people, nameOf } = await transactionOf(member, async (db) => {
    await requireInterviewers(db, member, input.memberIds)
    const asked = [...new Set(input.questions.flatMap((one) => one.competencyIds))]
    return { people: await listMembers(db, member), nameOf: await listCompetencyNames(db, member, asked) }
  })
  const questions = input.questions.map(({ minutes, competencyIds }, at) => ({
    setItemId: `${at}`,
    position: at + 1,
    minutes,
    competencyIds,
    competencies: competencyIds.map((id) => nameOf.get(id) ?? ''),
  }))
  const interviewers = input.memberIds.flatMap((memberId) => {
    const one = people.find(({ id }) => id === memberId)
    return one ? [{ memberId, name: one.name, qualifiedFor: one.qualifiedFor }] : []
  })
  const { shares, isProven } = await solveSplit(questions, interviewers, {
    scorersEach: input.scorersEach,
    present: [],
  })
  const shareOf = new Map(shares.map((one) => [one.setItemId, one]))
  return {
    isProven,
    shares: questions.map(({ setItemId }) => {
      const { asker, scorers } = shareOf.get(setItemId)!
      return { asker, scorers }
    }),
  }
}

async function listCompetencyNames(
  db: Db,
  member: Member,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await db
    .select({ id: competencies.id, name: competencies.name })
    .from(competencies)
    .where(and(eq(competencies.organizationId, member.organizationId), inArray(competencies.id, [...ids])))
  if (found.length < ids.length) throw notFound('competency')
  return new Map(found.map(({ id, name }) => [id, name]))
}

async function solveSplit(
  questions: readonly PlannedItem[],
  people: readonly Planner[],
  { scorersEach, present }: Pick<Panel, 'scorersEach' | 'present'>,
): Promise<Split> {
  const panel: Panel = {
    items: questions.map(({ setItemId, minutes, competencyIds = [] }) => ({
      setItemId,
      minutes,
      competencyIds,
    })),
    memberIds: people.map(({ memberId }) => memberId),
    scorersEach,
    qualifiedFor: Object.fromEntries(people.map((one) => [one.memberId, one.qualifiedFor ?? []])),
    present,
  }
  if (questions.length === 0 || people.length === 0)
    throw new Refused('conflict', 'There is nothing to split: the panel has no question or no interviewer.')
  if (scorersEach !== null && scorersEach > people.length)
    throw new Refused('invalid', `There are ${people.length} interviewers. Let at most as many score.`)
  if (scorersEach !== null && scorersEach < Math.min(2, people.length))
    throw new Refused('invalid', 'Let at least two score each question: one score cannot be compared.')
  const solver = await openSolver({ timeMsMax })
  try {
    const shortage = await findShortage(panel, solver.solve)
    if (shortage) throw new Refused('conflict', shortageInWords(shortage, scorersEach, questions, people))
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
