import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kendallW } from '@/server/stats/agreement/kendall-w'
import { expectNear, expectWithin } from '../close'
import { readScores } from '../reference/csv'
import reference from '../reference/shrout_fleiss_1979.json'
import { runs } from '../runs'
import { mapScores, tables } from './units'

test('Shrout & Fleiss’ judges: W to 1e-9 and p to 1e-9 of irr’s', () => {
  const found = kendallW(readScores('shrout_fleiss_1979.csv', 'target'))
  if (found.reason !== null) throw new Error(found.reason)
  expectNear(1e-9, found.W, reference.kendall_W.W)
  expectNear(1e-9, found.chiSquare, reference.kendall_W.chisq)
  expectWithin(1e-9, found.p, reference.kendall_W.p)
  expect(found.df).toBe(5)
})

test('without ties, the mean of Spearman’s correlations is (kW − 1)/(k − 1)', () => {
  const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 })
  fc.assert(
    fc.property(fc.array(order, { minLength: 2, maxLength: 5 }), (raters) => {
      const k = raters.length
      const found = kendallW([0, 1, 2, 3, 4, 5].map((unit) => raters.map((ranks) => ranks[unit]!)))
      const spearman = raters.flatMap((a, at) =>
        raters
          .slice(at + 1)
          .map((b) => 1 - (6 * a.reduce((sum, one, unit) => sum + (one - b[unit]!) ** 2, 0)) / 210),
      )
      const average = spearman.reduce((sum, one) => sum + one, 0) / spearman.length
      expectNear(1e-9, found.reason === null ? (k * found.W - 1) / (k - 1) : null, average)
    }),
    runs,
  )
})

test('stays from 0 to 1 and does not mind what keeps the order', () => {
  fc.assert(
    fc.property(tables({ missing: true }), (units) => {
      const plain = kendallW(units)
      const same = [
        units.toReversed(),
        units.map((unit) => unit.toReversed()),
        mapScores(units, (score) => score ** 3 - 9),
      ]
      for (const other of same.map(kendallW)) {
        expect(other.reason).toBe(plain.reason)
        if (plain.reason !== null || other.reason !== null) continue
        expectNear(1e-9, other.W, plain.W)
        expect(plain.W).toBeGreaterThanOrEqual(0)
        expect(plain.W).toBeLessThanOrEqual(1 + 1e-12)
      }
    }),
    runs,
  )
})

test('raters of one mind have 1, even with ties', () => {
  expectNear(
    1e-12,
    (
      kendallW([
        [1, 10],
        [2, 20],
        [2, 20],
        [5, 30],
      ]) as { W: number }
    ).W,
    1,
  )
})

test('too little to say', () => {
  for (const units of [
    [],
    [[1, 2]],
    [[1], [2]],
    [
      [null, 1],
      [2, 3],
    ],
    [
      [4, 2],
      [4, 2],
    ],
  ])
    expect(kendallW(units).reason).toMatch(/\.$/)
})
