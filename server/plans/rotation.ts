import type { Constraint, Sum } from '../optimum/program'
import type { Solver } from '../optimum/solve'
import { coverConstraints, coveredBy, mostCovered, type Need } from './coverage'
import { linkedGroups } from './rules'

export type Turns = {
  /** Of each session, one after another: who of the interviewers is free. */
  free: readonly (readonly string[])[]
  memberIds: readonly string[]
  /** How many come to each session; fewer where fewer are free. */
  each: number
  /** Who came to each session that the panel has already. */
  before: readonly (readonly string[])[]
  /** Questions that somebody has to come for who is qualified for them. */
  needs: readonly Need[]
}

export type Rotation = {
  /** Who comes to each session. */
  teams: string[][]
  /** Whether no more even rotation exists; else it is the best that was found in time. */
  isProven: boolean
}

const comes = (at: number, memberId: string) => `comes ${at} ${memberId}`

/**
 * Who comes to which session: nobody where they are not free, somebody qualified for every question where there is one,
 * as even as that allows, counting what the panel has already, and linked: from any interviewer a chain of sessions with
 * others leads to any other, so that a severe one is told from the candidates they happened to get. Of two as good, the
 * one in which pairs meet most evenly.
 *
 * @returns null when none was found in time
 */
export async function rotate(turns: Turns, open: () => Promise<Solver>): Promise<Rotation | null> {
  const quick = inTurn(turns)
  const isCovered = turns.free.every(
    (ids, at) => coveredBy(turns.needs, quick[at]!) === coveredBy(turns.needs, ids),
  )
  // Nothing is more even than a difference that the number of seats forces.
  if (isCovered && isLinked(turns, quick) && spreadOf(turns, quick) <= leastSpread(turns))
    return { teams: quick, isProven: true }
  const solver = await open()
  try {
    const covers = await listMostCovered(turns, quick, solver.solve)
    return covers && (await solveLinked(turns, { wished: quick, covers }, solver.solve))
  } finally {
    await solver.close()
  }
}

type Wished = {
  /** The teams to stay near to. */
  wished: readonly string[][]
  /** How many questions in need each session's team covers. */
  covers: readonly number[]
}

/** How many questions in need each session's team can cover at most; null when time ran out. */
async function listMostCovered(
  { free, each, needs }: Turns,
  quick: readonly string[][],
  solve: Solver['solve'],
): Promise<number[] | null> {
  const known = new Map<string, number>()
  const most: number[] = []
  for (const [at, ids] of free.entries()) {
    const all = coveredBy(needs, ids)
    const key = ids.join()
    const found =
      coveredBy(needs, quick[at]!) === all
        ? all
        : (known.get(key) ?? (await mostCovered(needs, ids, Math.min(each, ids.length), solve)))
    if (found === null) return null
    known.set(key, found)
    most.push(found)
  }
  return most
}

async function solveLinked(turns: Turns, given: Wished, solve: Solver['solve']): Promise<Rotation | null> {
  const apart: ReadonlySet<string>[] = []
  let unlinked: Rotation | null = null
  // Links are asked for one at a time, as they turn out to be missing.
  for (;;) {
    const next = await solveGiven(turns, given, apart, solve)
    if (next === 'none') return unlinked
    if (!next) return unlinked && { ...unlinked, isProven: false }
    const groups = groupsOf(turns, next.teams)
    if (groups.length === 1) return next
    unlinked ??= next
    apart.push(new Set(groups[0]))
  }
}

async function solveGiven(
  turns: Turns,
  { wished, covers }: Wished,
  apart: readonly ReadonlySet<string>[],
  solve: Solver['solve'],
): Promise<Rotation | 'none' | null> {
  const { free, memberIds } = turns
  const seats = free.length + turns.before.length
  const variables = new Map<string, number>([
    ['most', seats],
    ['least', seats],
  ])
  for (const [at, ids] of free.entries()) for (const one of ids) variables.set(comes(at, one), 1)
  const loads = memberIds.map((one) => ({
    had: turns.before.filter((team) => team.includes(one)).length,
    sum: free.flatMap((ids, at) => (ids.includes(one) ? [[1, comes(at, one)] as const] : [])),
  }))
  const constraints: Constraint[] = [
    ...free.map((ids, at): Constraint => {
      const count = Math.min(turns.each, ids.length)
      return { sum: ids.map((one) => [1, comes(at, one)] as const), least: count, most: count }
    }),
    ...free.flatMap((ids, at) =>
      coverConstraints(
        turns.needs,
        { ids, most: covers[at]!, comes: (one) => comes(at, one), key: `${at}` },
        variables,
      ),
    ),
    ...loads.flatMap(({ had, sum }) => [
      { sum: [...sum, [-1, 'most'] as const], most: -had },
      { sum: [...sum, [-1, 'least'] as const], least: -had },
    ]),
    ...apart.flatMap((side, nth) => {
      const joins = free.map((ids, at) => ({ ids, at, name: `joins ${nth} ${at}` }))
      for (const { name } of joins) variables.set(name, 1)
      return [
        { sum: joins.map(({ name }) => [1, name] as const), least: 1 },
        ...joins.flatMap(({ ids, at, name }) =>
          [true, false].map((within) => ({
            sum: [
              ...ids.filter((one) => side.has(one) === within).map((one) => [1, comes(at, one)] as const),
              [-1, name] as const,
            ],
            least: 0,
          })),
        ),
      ]
    }),
  ].filter(({ sum }) => sum.length > 0)
  const even: Sum = [
    [1, 'least'],
    [-1, 'most'],
  ]
  const first = await solve({ maximize: even, constraints, variables })
  if (first.status === 'none') return 'none'
  if (first.status === 'out of time') return null
  const spread = (first.values.get('least') ?? 0) - (first.values.get('most') ?? 0)
  const kept: Sum = wished.flatMap((team, at) => team.map((one) => [1, comes(at, one)] as const))
  const second = await solve({
    maximize: kept,
    constraints: [...constraints, { sum: even, least: spread }],
    variables,
  })
  const { values } = second.values.size > 0 ? second : first
  return {
    teams: free.map((ids, at) => ids.filter((one) => values.has(comes(at, one)))),
    isProven: first.status === 'best',
  }
}

/**
 * Each session in turn taken by whoever came least, and among them by those who have met least; first by one of the
 * fewest who are qualified for a question that nobody there is.
 */
function inTurn({ free, memberIds, each, before, needs }: Turns): string[][] {
  const teams: string[][] = []
  const loadOf = (one: string) => [...before, ...teams].filter((team) => team.includes(one)).length
  for (const ids of free) {
    const team: string[] = []
    while (team.length < Math.min(each, ids.length)) {
      const met = (one: string) =>
        [...before, ...teams].filter(
          (past) => past.includes(one) && team.some((other) => past.includes(other)),
        ).length
      const scarce = needs
        .map(({ ableIds }) => ids.filter((one) => ableIds.includes(one)))
        .filter((able) => able.length > 0 && !able.some((one) => team.includes(one)))
        .toSorted((a, b) => a.length - b.length)[0]
      const next = (scarce ?? ids)
        .filter((one) => !team.includes(one))
        .toSorted(
          (a, b) => loadOf(a) - loadOf(b) || met(a) - met(b) || memberIds.indexOf(a) - memberIds.indexOf(b),
        )[0]!
      team.push(next)
    }
    teams.push(team)
  }
  return teams
}

const groupsOf = ({ memberIds, before }: Turns, teams: readonly (readonly string[])[]) =>
  linkedGroups(
    [
      ...teams,
      ...before.map((team) => team.filter((one) => memberIds.includes(one))),
      ...memberIds.map((one) => [one]),
    ].map((scorers) => ({ scorers })),
  )

export const isLinked = (turns: Turns, teams: readonly (readonly string[])[]) =>
  groupsOf(turns, teams).length === 1

function spreadOf({ memberIds, before }: Turns, teams: readonly string[][]): number {
  const loads = memberIds.map((one) => [...before, ...teams].filter((team) => team.includes(one)).length)
  return Math.max(...loads) - Math.min(...loads)
}

function leastSpread({ free, memberIds, each, before }: Turns): number {
  const seats =
    free.reduce((sum, ids) => sum + Math.min(each, ids.length), 0) +
    before.reduce((sum, team) => sum + team.filter((one) => memberIds.includes(one)).length, 0)
  return seats % memberIds.length === 0 ? 0 : 1
}
