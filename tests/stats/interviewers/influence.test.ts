import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { influence, type Revision } from '@/server/stats/interviewers/influence'
import { permutationTest } from '@/server/stats/interviewers/permutation-test'
import { seededRandom } from '@/server/stats/random'
import { expectNear } from '../close'
import { runs } from '../runs'

const options = { seed: 1, permutations: 999 }

/** One question asked of several candidates; each row is a candidate, each pair an interviewer's sealed and final score. */
function revisions(rows: readonly (readonly (readonly [number, number])[])[]): Revision[] {
  return rows.flatMap((row, candidate) =>
    row.map(([sealed, final], interviewer) => ({
      interviewer: ['Ada', 'Ben', 'Cid'][interviewer]!,
      candidate: `C${candidate}`,
      question: 'Q1',
      sealed,
      final,
    })),
  )
}

test('counts who moved, how far, and towards whom, by hand', () => {
  const found = influence(
    revisions([
      [
        [2, 4],
        [5, 5],
        [1, 1],
      ], // Ada goes up: towards Ben (5), away from Cid (1), towards the others' mean (3).
      [
        [4, 3],
        [5, 5],
        [1, 1],
      ], // Down: away from Ben, towards Cid and the mean (3).
      [
        [3, 2],
        [3, 3],
        [4, 4],
      ], // Down: Ben agrees with her already, so no direction; away from Cid and the mean.
      [
        [3, 3],
        [5, 4],
        [5, 5],
      ], // Ben goes down: towards Ada.
    ]),
    options,
  )
  const [ada, ben, cid] = found
  expect(ada).toMatchObject({ interviewer: 'Ada', scores: 4, moved: 3, meanChange: 0, meanSize: 1 })
  expect(ada!.panel).toMatchObject({ moves: 3, towards: 2, share: 2 / 3 })
  expect(ada!.colleagues).toMatchObject([
    { colleague: 'Ben', moves: 2, towards: 1, share: 0.5 },
    { colleague: 'Cid', moves: 3, towards: 1, share: 1 / 3 },
  ])
  expect(ben).toMatchObject({ moved: 1, meanChange: -0.25, panel: { moves: 1, towards: 1 } })
  expect(ben!.colleagues).toMatchObject([
    { colleague: 'Ada', moves: 1, towards: 1 },
    { colleague: 'Cid', moves: 0, share: null },
  ])
  expect(cid).toMatchObject({ moved: 0, panel: { share: null, test: { reason: expect.any(String) } } })
})

describe('permutationTest', () => {
  test('is exact for few: 1 of 24 orders by hand, 1 of 4 where two strata have two', () => {
    const x = [1, 2, 3, 4]
    expect(
      permutationTest(
        x.map((one) => ({ stratum: 3, x: one, y: one * one })),
        options,
      ),
    ).toMatchObject({
      p: 1 / 24,
      observed: 100,
      expected: 75,
      orders: 24,
      exact: true,
      n: 4,
    })
    const strata = [
      [2, -1, 0],
      [2, 1, 1],
      [4, 0, 0],
      [4, 2, 1],
    ] as const
    expect(
      permutationTest(
        strata.map(([stratum, one, y]) => ({ stratum, x: one, y })),
        options,
      ),
    ).toMatchObject({ p: 1 / 4, orders: 4 })
  })

  test('takes equal changes for one: of three moves among five, 10 orders and not 120', () => {
    const points = [0, 1, 2, 3, 4].map((x) => ({ stratum: 1, x, y: x > 1 ? 1 : 0 }))
    expect(permutationTest(points, options)).toMatchObject({ orders: 10, p: 1 / 10 })
  })

  test('agrees with every order tried one by one, and with its own draws', () => {
    const point = fc.record({
      stratum: fc.integer({ min: 1, max: 2 }),
      x: fc.integer({ min: -2, max: 2 }),
      y: fc.integer({ min: -2, max: 2 }),
    })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 6 }), (points) => {
        const found = permutationTest(points, options)
        const strata = [1, 2].map((stratum) => points.filter((one) => one.stratum === stratum))
        const sums = strata.reduce<number[]>(
          (before, own) =>
            orders(own.map(({ y }) => y)).flatMap((y) =>
              before.map((sum) => sum + own.reduce((all, { x }, at) => all + x * y[at]!, 0)),
            ),
          [0],
        )
        const observed = points.reduce((sum, { x, y }) => sum + x * y, 0)
        const p = sums.filter((sum) => sum >= observed).length / sums.length
        if (found.reason !== null) expect(new Set(sums).size).toBe(1)
        else expectNear(1e-12, found.p, p)
      }),
      runs,
    )
  })

  test('draws with a seed for many, and comes near what is exact', () => {
    const random = seededRandom(3)
    const points = Array.from({ length: 40 }, (_, at) => ({
      stratum: 3,
      x: at % 5,
      y: (at % 5) / 4 + random.normal(),
    }))
    const found = permutationTest(points, { seed: 1, permutations: 4999 })
    expect(found).toMatchObject({ exact: false, orders: 4999 })
    expect(permutationTest(points, { seed: 1, permutations: 4999 })).toEqual(found)
    expect(permutationTest(points, { seed: 2, permutations: 4999 })).not.toEqual(found)
    if (found.reason !== null) throw new Error(found.reason)
    expect(found.p).toBeGreaterThanOrEqual(1 / 5000)
    // Points in no relation are not found to have one: the p of many such tables is spread evenly.
    const ps = Array.from({ length: 400 }, (_, seed) => {
      const draw = seededRandom(seed)
      const one = permutationTest(
        Array.from({ length: 12 }, () => ({ stratum: 1, x: draw.normal(), y: draw.normal() })),
        { seed, permutations: 199 },
      )
      return one.reason === null ? one.p : 1
    })
    expect(Math.abs(ps.filter((p) => p <= 0.1).length - 40)).toBeLessThan(4 * 6)
  })

  test('has a reason where no exchange changes anything, and refuses no permutations', () => {
    for (const points of [
      [],
      [{ stratum: 1, x: 1, y: 1 }],
      [
        { stratum: 1, x: 1, y: 1 },
        { stratum: 2, x: 2, y: 2 },
      ],
      [
        { stratum: 1, x: 1, y: 1 },
        { stratum: 1, x: 1, y: 2 },
      ],
    ])
      expect(permutationTest(points, options).reason).toMatch(/\.$/)
    for (const permutations of [0, -1, 1.5, Number.NaN])
      expect(() => permutationTest([], { seed: 1, permutations })).toThrow(RangeError)
  })
})

function orders(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]]
  return values.flatMap((value, at) => orders(values.toSpliced(at, 1)).map((rest) => [value, ...rest]))
}

const table = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
    minLength: 2,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 5 },
)

test('does not mind a shifted scale or the order of rows, and turns with an upside-down one', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const plain = revisions(rows)
      const map = (to: (score: number) => number) =>
        plain.map((one) => ({ ...one, sealed: to(one.sealed), final: to(one.final) }))
      const found = influence(plain, options)
      expect(JSON.parse(JSON.stringify(found))).toEqual(found)
      const shifted = influence(
        map((score) => score + 3),
        options,
      )
      const turned = influence(
        map((score) => 6 - score),
        options,
      )
      const backwards = influence(plain.toReversed(), options)
      for (const one of found) {
        const named = (list: typeof found) => list.find(({ interviewer }) => interviewer === one.interviewer)!
        for (const other of [shifted, turned, backwards].map(named)) {
          expect([other.moved, other.panel.moves, other.panel.towards]).toEqual([
            one.moved,
            one.panel.moves,
            one.panel.towards,
          ])
          const [a, b] = [one.panel.test, other.panel.test]
          expect(b.reason).toBe(a.reason)
          if (a.reason === null && b.reason === null && a.exact) expectNear(1e-9, b.p, a.p)
        }
        expectNear(1e-9, named(turned).meanChange, -one.meanChange)
      }
    }),
    runs,
  )
})

test('refuses a second score of one answer and what is no score; nobody has no influence', () => {
  const [one] = revisions([[[3, 4]]])
  expect(() => influence([one!, one!], options)).toThrow(/one score for each answer/)
  expect(() => influence([{ ...one!, final: Number.NaN }], options)).toThrow(RangeError)
  expect(influence([], options)).toEqual([])
  expect(influence([one!], options)[0]).toMatchObject({ panel: { moves: 0, share: null }, colleagues: [] })
})
