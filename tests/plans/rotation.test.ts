import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSolver, type Solver } from '@/server/optimum/solve'
import { coveredBy } from '@/server/plans/coverage'
import { isLinked, rotate, type Turns } from '@/server/plans/rotation'

const runs = { numRuns: Number(process.env.EVENHAND_RUNS ?? 500) }

let solver: Solver
beforeAll(async () => {
  solver = await openSolver({ timeMsMax: 3_600_000 })
})
afterAll(() => solver.close())

/** The solver stays open from one case to the next. */
const open = async () => ({ ...solver, close: async () => {} })

const people = ['ada', 'mei', 'eva', 'tom']
const turns = fc
  .record({
    members: fc.integer({ min: 1, max: 4 }),
    each: fc.integer({ min: 1, max: 3 }),
    free: fc.array(
      fc.oneof({ weight: 2, arbitrary: fc.constant(people) }, { weight: 1, arbitrary: fc.subarray(people) }),
      { minLength: 1, maxLength: 4 },
    ),
    before: fc.array(fc.subarray(people, { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
    needs: fc.array(
      fc.record({
        ableIds: fc.subarray(people, { minLength: 1, maxLength: 2 }),
        questions: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ members, each, free, before, needs }): Turns => {
    const memberIds = people.slice(0, members)
    return {
      memberIds,
      each: Math.min(each, members),
      free: free.map((ids) => ids.filter((one) => memberIds.includes(one))),
      before,
      needs,
    }
  })

/** Every way to fill the sessions. */
function* waysOf({ free, each }: Turns): Generator<string[][]> {
  const choices = free.map((ids) =>
    Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((__, at) => (bits >> at) & 1)).filter(
      (team) => team.length === Math.min(each, ids.length),
    ),
  )
  const all = choices.reduce((product, one) => product * one.length, 1)
  for (let code = 0; code < all; code++) {
    let rest = code
    yield choices.map((own) => {
      const team = own[rest % own.length]!
      rest = Math.floor(rest / own.length)
      return team
    })
  }
}

function spreadOf({ memberIds, before }: Turns, teams: readonly string[][]): number {
  const loads = memberIds.map((one) => [...before, ...teams].filter((team) => team.includes(one)).length)
  return Math.max(...loads) - Math.min(...loads)
}

const coveredIn = ({ needs }: Turns, teams: readonly string[][]) =>
  teams.reduce((sum, team) => sum + coveredBy(needs, team), 0)

test('nobody comes where they are not free, no more questions than must be lack somebody qualified, all are linked where they can be, and nothing is more even', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (given) => {
      const found = await rotate(given, open)
      expect(found?.isProven).toBe(true)
      for (const [at, team] of found!.teams.entries()) {
        expect(given.free[at]).toEqual(expect.arrayContaining(team))
        expect(new Set(team).size).toBe(team.length)
        expect(team).toHaveLength(Math.min(given.each, given.free[at]!.length))
      }
      let best = Number.POSITIVE_INFINITY
      let canLink = false
      const most = Math.max(...[...waysOf(given)].map((teams) => coveredIn(given, teams)))
      expect(coveredIn(given, found!.teams)).toBe(most)
      for (const teams of waysOf(given)) {
        if (coveredIn(given, teams) < most) continue
        const linked = isLinked(given, teams)
        if (linked && !canLink) [canLink, best] = [true, Number.POSITIVE_INFINITY]
        if (linked === canLink) best = Math.min(best, spreadOf(given, teams))
      }
      expect(isLinked(given, found!.teams)).toBe(canLink)
      expect(spreadOf(given, found!.teams)).toBe(best)
    }),
    runs,
  )
}, 600_000)

test('forty candidates and nine interviewers, two to each, are even and one chain without a solver', async () => {
  const memberIds = Array.from({ length: 9 }, (_, at) => `m${at}`)
  const given: Turns = {
    memberIds,
    each: 2,
    free: Array.from({ length: 40 }, () => memberIds),
    before: [],
    needs: [],
  }
  const found = await rotate(given, () => Promise.reject(new Error('no solver is needed')))
  expect(isLinked(given, found!.teams)).toBe(true)
  expect(spreadOf(given, found!.teams)).toBe(1)
  // Nobody meets the same colleague again and again: eighty seats make forty pairs of the thirty-six there are.
  const pairs = found!.teams.map((team) => team.toSorted().join(' '))
  expect(new Set(pairs).size).toBeGreaterThanOrEqual(30)
})

test('of forty sessions each has somebody for the questions that only two of nine are qualified for', async () => {
  const memberIds = Array.from({ length: 9 }, (_, at) => `m${at}`)
  const needs = [
    { ableIds: ['m0', 'm1'], questions: 2 },
    { ableIds: ['m1', 'm2', 'm3'], questions: 1 },
  ]
  const given: Turns = {
    memberIds,
    each: 3,
    free: Array.from({ length: 40 }, () => memberIds),
    before: [],
    needs,
  }
  const found = await rotate(given, open)
  for (const team of found!.teams) expect(coveredBy(needs, team)).toBe(3)
  expect(isLinked(given, found!.teams)).toBe(true)
  // One of two is in each of forty, so that nobody else can come as often.
  const loads = memberIds.map((one) => found!.teams.filter((team) => team.includes(one)).length)
  expect(Math.max(...loads)).toBe(20)
})
