import type { Constraint, Program, Sum } from '../optimum/program'
import { type IsQualified, qualifiedAmong } from './rules'

export type SplitItem = { setItemId: string; minutes: number; competencyIds?: readonly string[] }

/** Who asks a question, and who scores it: the asker always among them. */
export type Share = { setItemId: string; asker: string; scorers: readonly string[] }

export type Panel = {
  items: readonly SplitItem[]
  memberIds: readonly string[]
  /** How many score each question; null for everybody who is qualified for it. */
  scorersEach: number | null
  /** By member: the ids of the competencies they are qualified for. Whoever is not named, or with none, is for all. */
  qualifiedFor?: Readonly<Record<string, readonly string[]>>
  /** The plan as it stands, of which as much is kept as the rest allows. */
  present: readonly { setItemId: string; memberId: string; asks: boolean; scores: boolean }[]
}

/**
 * What a plan is good for, the first first: minutes asked as even as can be, then questions scored as even as can be,
 * then as much of the present plan as can be.
 */
export const splitGoals = ['minutes', 'scores', 'kept'] as const
export type SplitGoal = (typeof splitGoals)[number]

/** Whether somebody may have a part in a question. */
export const qualifiedIn = ({ memberIds, qualifiedFor = {} }: Panel): IsQualified =>
  qualifiedAmong(memberIds.map((memberId) => ({ memberId, qualifiedFor: qualifiedFor[memberId] ?? [] })))

/** How many at least have to be qualified for each question: one score alone cannot be compared. */
export const scorersNeeded = ({ memberIds, scorersEach }: Panel): number =>
  scorersEach ?? Math.min(2, memberIds.length)

const asks = (setItemId: string, memberId: string) => `asks ${setItemId} ${memberId}`
const scores = (setItemId: string, memberId: string) => `scores ${setItemId} ${memberId}`

type Given = {
  goal: SplitGoal
  /** What the goals before have reached. */
  fixed: readonly Constraint[]
  /** Interviewers who were found to share no question with the others, and now have to. */
  apart: readonly ReadonlySet<string>[]
}

/** The split as an integer program; `fixes` says that a goal stays as good as in a solution. */
export function splitProgram(panel: Panel, { goal, fixed, apart }: Given) {
  const { items, memberIds, scorersEach } = panel
  const isQualified = qualifiedIn(panel)
  const able = new Map(
    items.map((item) => [item.setItemId, memberIds.filter((one) => isQualified(item, one))] as const),
  )
  const variables = new Map<string, number>()
  for (const [setItemId, ids] of able)
    for (const memberId of ids) {
      variables.set(asks(setItemId, memberId), 1)
      variables.set(scores(setItemId, memberId), 1)
    }
  const known = (sum: Sum): Sum => sum.filter(([, name]) => variables.has(name))
  for (const name of ['most minutes', 'least minutes'])
    variables.set(
      name,
      items.reduce((sum, { minutes }) => sum + minutes, 0),
    )
  for (const name of ['most scores', 'least scores']) variables.set(name, items.length)

  const constraints: Constraint[] = [
    ...[...able].flatMap(([setItemId, ids]): Constraint[] => {
      const scorers = scorersEach ?? ids.length
      return [
        { sum: ids.map((one) => [1, asks(setItemId, one)] as const), least: 1, most: 1 },
        { sum: ids.map((one) => [1, scores(setItemId, one)] as const), least: scorers, most: scorers },
        ...ids.map((one) => ({
          sum: [
            [1, scores(setItemId, one)],
            [-1, asks(setItemId, one)],
          ] as const,
          least: 0,
        })),
      ]
    }),
    ...memberIds.flatMap((one) => {
      const minutes = known(
        items.map(({ setItemId, minutes: each }) => [each, asks(setItemId, one)] as const),
      )
      const count = known(items.map(({ setItemId }) => [1, scores(setItemId, one)] as const))
      return [
        { sum: [...minutes, [-1, 'most minutes'] as const], most: 0 },
        { sum: [...minutes, [-1, 'least minutes'] as const], least: 0 },
        { sum: [...count, [-1, 'most scores'] as const], most: 0 },
        { sum: [...count, [-1, 'least scores'] as const], least: 0 },
      ]
    }),
    ...apart.flatMap((side, at) => {
      const joins = items.map(({ setItemId }) => ({ setItemId, name: `joins ${at} ${setItemId}` }))
      for (const { name } of joins) variables.set(name, 1)
      return [
        { sum: joins.map(({ name }) => [1, name] as const), least: 1 },
        ...joins.flatMap(({ setItemId, name }) =>
          [true, false].map((within) => ({
            sum: known([
              ...memberIds
                .filter((one) => side.has(one) === within)
                .map((one) => [1, scores(setItemId, one)] as const),
              [-1, name] as const,
            ]),
            least: 0,
          })),
        ),
      ]
    }),
    ...fixed,
  ]

  const goals: Record<SplitGoal, Sum> = {
    minutes: [
      [1, 'least minutes'],
      [-1, 'most minutes'],
    ],
    scores: [
      [1, 'least scores'],
      [-1, 'most scores'],
    ],
    kept: panel.present.flatMap((one) => [
      ...(one.asks ? [[1, asks(one.setItemId, one.memberId)] as const] : []),
      ...(one.scores ? [[1, scores(one.setItemId, one.memberId)] as const] : []),
    ]),
  }
  const program: Program = {
    maximize: known(goals[goal]),
    constraints,
    variables,
  }
  return {
    program,
    fixes: (values: ReadonlyMap<string, number>): Constraint => ({
      sum: program.maximize,
      least: program.maximize.reduce((sum, [factor, name]) => sum + factor * (values.get(name) ?? 0), 0),
    }),
    sharesIn: (values: ReadonlyMap<string, number>): Share[] =>
      items.map(({ setItemId }) => ({
        setItemId,
        asker: memberIds.find((one) => values.has(asks(setItemId, one)))!,
        scorers: memberIds.filter((one) => values.has(scores(setItemId, one))),
      })),
  }
}
