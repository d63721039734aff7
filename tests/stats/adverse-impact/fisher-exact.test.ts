import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fisherExact } from '@/server/stats/adverse-impact/fisher-exact'
import { expectNear, expectWithin } from '../close'
import { runs } from '../runs'

// Computed with SciPy 1.17.1: fisher_exact and contingency.odds_ratio(kind='conditional'), whose root is good to 1e-9.
const cases: { table: Counts; p: number; oddsRatio: number }[] = [
  { table: [12, 28, 48, 32], p: 0.003409221767849183, oddsRatio: 0.28883535053228016 },
  { table: [1, 5, 5, 7], p: 0.6000323206205558, oddsRatio: 0.29907516695839825 },
  { table: [12, 33, 36, 84], p: 0.7057559916988541, oddsRatio: 0.8493170147524312 },
  { table: [4, 26, 36, 84], p: 0.06950810393048888, oddsRatio: 0.3610642637945121 },
  { table: [3, 1, 1, 3], p: 0.48571428571428565, oddsRatio: 6.408319658199662 },
  { table: [190, 810, 55, 345], p: 0.019544257633213033, oddsRatio: 1.4709968683695755 },
  { table: [7, 2, 2, 50], p: 2.7797057655700044e-6, oddsRatio: 70.63258067952741 },
]

type Counts = [number, number, number, number]

function test2x2([selected, rejected, otherSelected, otherRejected]: Counts) {
  return fisherExact({ selected, rejected, otherSelected, otherRejected })
}

function numbersOf(table: Counts) {
  const found = test2x2(table)
  if (found.reason !== null) throw new Error(found.reason)
  return found
}

test.each(cases)(
  '$table: p to a part in 1e11, the odds ratio to 1e-9, of SciPy’s',
  ({ table, p, oddsRatio }) => {
    const found = numbersOf(table)
    expectWithin(1e-11, found.p, p)
    expectWithin(1e-9, found.oddsRatio, oddsRatio)
  },
)

test('the lady who tasted tea (Fisher 1935): 34 of 70 cups sorted at least as far off', () => {
  expectNear(1e-12, numbersOf([3, 1, 1, 3]).p, 34 / 70)
  expect(numbersOf([3, 1, 1, 3]).n).toBe(8)
})

const tables = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40))

test('does not mind which group or outcome is named first; the odds turn round', () => {
  fc.assert(
    fc.property(tables, ([a, b, c, d]) => {
      const plain = test2x2([a, b, c, d])
      const groups = test2x2([c, d, a, b])
      const outcomes = test2x2([b, a, d, c])
      const both = test2x2([a, c, b, d])
      if (plain.reason !== null) {
        expect(a + b === 0 || c + d === 0).toBe(true)
        return
      }
      for (const other of [groups, outcomes, both])
        if (other.reason === null) expectNear(1e-9, other.p, plain.p)
      if (both.reason === null && plain.oddsRatio !== null)
        expectWithin(1e-9, both.oddsRatio, plain.oddsRatio)
      if (groups.reason === null && plain.oddsRatio && groups.oddsRatio)
        expectWithin(1e-9, groups.oddsRatio, 1 / plain.oddsRatio)
      expect(plain.p > 0 && plain.p <= 1).toBe(true)
    }),
    runs,
  )
})

test('odds at the ends: 0, without bound, any', () => {
  expect(test2x2([0, 5, 3, 2])).toMatchObject({ oddsRatio: 0, note: null })
  expect(test2x2([5, 0, 3, 2])).toMatchObject({
    oddsRatio: null,
    note: expect.stringMatching(/no upper bound/),
  })
  expect(test2x2([0, 5, 0, 2])).toMatchObject({
    p: 1,
    oddsRatio: null,
    note: expect.stringMatching(/same outcome/),
  })
})

test('large tables, empty groups, and counts that are none', () => {
  const found = numbersOf([40_000, 60_000, 41_000, 59_000])
  expect(found.p).toBeLessThan(1e-4)
  expect(Number.isFinite(found.oddsRatio)).toBe(true)
  expect(test2x2([0, 0, 1, 2]).reason).toMatch(/without people/)
  expect(() => test2x2([1.5, 0, 1, 2])).toThrow(RangeError)
  expect(() => test2x2([-1, 0, 1, 2])).toThrow(RangeError)
})
