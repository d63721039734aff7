import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Program } from '@/server/optimum/program'
import { openSolver, type Solver } from '@/server/optimum/solve'

const runs = { numRuns: Number(process.env.EVENHAND_RUNS ?? 200) }

let solver: Solver
beforeAll(async () => {
  solver = await openSolver({ timeMsMax: 600_000 })
})
afterAll(() => solver.close())

const totalOf = (sum: Program['maximize'], of: (name: string) => number) =>
  sum.reduce((total, [factor, name]) => total + factor * of(name), 0)

/** The best there is, by trying everything. */
function bruteForce({ maximize, constraints, variables }: Program): number | null {
  const names = [...variables.keys()]
  let best: number | null = null
  const go = (at: number, values: Record<string, number>) => {
    if (at === names.length) {
      const of = (name: string) => values[name]!
      const holds = constraints.every(({ sum, least = -Infinity, most = Infinity }) => {
        const value = totalOf(sum, of)
        return value >= least && value <= most
      })
      if (holds) best = Math.max(best ?? -Infinity, totalOf(maximize, of))
      return
    }
    const name = names[at]!
    for (let value = 0; value <= variables.get(name)!; value += 1) go(at + 1, { ...values, [name]: value })
  }
  go(0, {})
  return best
}

const names = ['a b', 'c', 'd:1', 'é', 'x1', 'end']
const sums = fc
  .subarray(names, { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((name) => fc.integer({ min: -5, max: 9 }).map((factor) => [factor, name] as const)),
    ),
  )
const programs = fc.record({
  maximize: sums,
  constraints: fc.array(
    fc.oneof(
      fc.record({ sum: sums, most: fc.integer({ min: -3, max: 20 }) }),
      fc.record({ sum: sums, least: fc.integer({ min: -3, max: 12 }) }),
    ),
    { maxLength: 5 },
  ),
  variables: fc
    .tuple(...names.map(() => fc.integer({ min: 1, max: 2 })))
    .map((most) => new Map(names.map((name, at) => [name, most[at]!]))),
})

test('finds the best there is, or that there is none, as trying everything does', async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      const { status, values } = await solver.solve(program)
      const best = bruteForce(program)
      expect(status).toBe(best === null ? 'none' : 'best')
      if (best !== null) expect(totalOf(program.maximize, (name) => values.get(name) ?? 0)).toBe(best)
    }),
    runs,
  )
})

test('answers when the time is over, and ends in the middle of a program', async () => {
  const quick = await openSolver({ timeMsMax: 0 })
  const program: Program = { maximize: [[1, 'a']], constraints: [], variables: new Map([['a', 1]]) }
  expect(await quick.solve(program)).toEqual({ status: 'out of time', values: new Map() })
  await quick.close()
})

test('a third waits until one of two is through', async () => {
  await solver.close()
  const [first, second] = [await openSolver({ timeMsMax: 60_000 }), await openSolver({ timeMsMax: 60_000 })]
  const third = openSolver({ timeMsMax: 60_000 })
  expect(await Promise.race([third, sleep(200, 'waits')])).toBe('waits')
  await first.close()
  const program: Program = { maximize: [[1, 'a']], constraints: [], variables: new Map([['a', 3]]) }
  const opened = await third
  expect((await opened.solve(program)).values.get('a')).toBe(3)
  await Promise.all([second.close(), opened.close()])
})
