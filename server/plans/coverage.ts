import type { Constraint } from '../optimum/program'
import type { Solver } from '../optimum/solve'
import { groupBy } from '../stats/group-by'
import type { IsQualified, PlannedItem } from './rules'

/** Questions that the same interviewers are qualified for, not all of them: one of these has to come to ask them. */
export type Need = { ableIds: readonly string[]; questions: number }

export function needsOf(
  items: readonly Pick<PlannedItem, 'competencyIds'>[],
  memberIds: readonly string[],
  isQualified: IsQualified,
): Need[] {
  const ableFor = items
    .map((item) => memberIds.filter((one) => isQualified(item, one)))
    // Whoever comes will do, or nobody would.
    .filter((ids) => ids.length > 0 && ids.length < memberIds.length)
  return [...groupBy(ableFor, (ids) => ids.join()).values()].map((alike) => ({
    ableIds: alike[0]!,
    questions: alike.length,
  }))
}

/** How many of the questions in need have somebody in this team who is qualified. */
export const coveredBy = (needs: readonly Need[], team: readonly string[]): number =>
  needs.reduce(
    (sum, { ableIds, questions }) => sum + (team.some((one) => ableIds.includes(one)) ? questions : 0),
    0,
  )

const coming = ({ ableIds }: Need, ids: readonly string[], comes: (memberId: string) => string) =>
  ids.filter((one) => ableIds.includes(one)).map((one) => [1, comes(one)] as const)

/** That a team, of those who are free, leaves no more questions without somebody than it has to. */
export function coverConstraints(
  needs: readonly Need[],
  {
    ids,
    most,
    comes,
    key,
  }: { ids: readonly string[]; most: number; comes: (id: string) => string; key: string },
  variables: Map<string, number>,
): Constraint[] {
  if (most === coveredBy(needs, ids))
    return needs
      .map((need) => ({ sum: coming(need, ids, comes), least: 1 }))
      .filter(({ sum }) => sum.length > 0)
  const covers = needs.map((need, at) => ({ need, name: `covers ${key} ${at}` }))
  for (const { name } of covers) variables.set(name, 1)
  return [
    ...covers.map(({ need, name }) => ({
      sum: [...coming(need, ids, comes), [-1, name] as const],
      least: 0,
    })),
    { sum: covers.map(({ need, name }) => [need.questions, name] as const), least: most },
  ]
}

/** The most questions in need that so many of those who are free can cover; null when time ran out. */
export async function mostCovered(
  needs: readonly Need[],
  ids: readonly string[],
  count: number,
  solve: Solver['solve'],
): Promise<number | null> {
  const variables = new Map(ids.map((one) => [one, 1]))
  const covers = needs.map((need, at) => ({ need, name: `covers ${at}` }))
  for (const { name } of covers) variables.set(name, 1)
  const { status, values } = await solve({
    maximize: covers.map(({ need, name }) => [need.questions, name] as const),
    constraints: [
      { sum: ids.map((one) => [1, one] as const), least: count, most: count },
      ...covers.map(({ need, name }) => ({
        sum: [...coming(need, ids, (one) => one), [-1, name] as const],
        least: 0,
      })),
    ],
    variables,
  })
  return status === 'best'
    ? coveredBy(
        needs,
        ids.filter((one) => values.has(one)),
      )
    : null
}
