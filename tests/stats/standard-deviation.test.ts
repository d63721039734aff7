import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardDeviation } from '@/server/stats/standard-deviation'

test('divides by n − 1, by hand', () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, √(32/7)
  expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.1380899353, 10)
  // 1, 3: mean 2, squares 2, √2
  expect(standardDeviation([1, 3])).toBeCloseTo(Math.SQRT2, 10)
})

test('is undefined for fewer than two values, and 0 for equal ones', () => {
  expect(standardDeviation([])).toBeNull()
  expect(standardDeviation([4])).toBeNull()
  expect(standardDeviation([4, 4, 4])).toBe(0)
})

test('keeps its digits far from zero', () => {
  // NIST NumAcc3: 1,000,000.2, then 1,000,000.1 and 1,000,000.3 in turns; certified 0.1.
  const values = [1_000_000.2, ...Array.from({ length: 1000 }, (_, at) => 1_000_000 + (at % 2 ? 0.3 : 0.1))]
  expect(standardDeviation(values)).toBeCloseTo(0.1, 8)
})

test('does not move with a shift or with the order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2 }), (values) => {
      const spread = standardDeviation(values) ?? Number.NaN
      expect(standardDeviation(values.map((value) => value + 1000))).toBeCloseTo(spread, 9)
      expect(standardDeviation(values.toSorted((a, b) => a - b))).toBeCloseTo(spread, 12)
    }),
  )
})
