import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mean, weightedMean } from '@/server/stats/mean'

describe('mean', () => {
  test('is Σx/n, by hand', () => {
    // (4 + 2 + 5) / 3 = 11/3
    expect(mean([4, 2, 5])).toBeCloseTo(3.6666666667, 10)
    expect(mean([3])).toBe(3)
  })

  test('of nothing there is none, and it is not 0', () => {
    expect(mean([])).toBeNull()
  })

  test('moves with a shift of all values, and not with their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), fc.integer(), (values, by) => {
        expect(mean(values.map((value) => value + by))).toBeCloseTo((mean(values) ?? 0) + by, 6)
        expect(mean(values.toReversed())).toBe(mean(values))
      }),
    )
  })
})

describe('weightedMean', () => {
  test('is Σwx/Σw, by hand', () => {
    // (2·5 + 1·2 + 1·3) / 4 = 15/4
    const values = [
      { value: 5, weight: 2 },
      { value: 2, weight: 1 },
      { value: 3, weight: 1 },
    ]
    expect(weightedMean(values)).toBeCloseTo(3.75, 12)
  })

  test('with equal weights is the mean, whatever they add up to', () => {
    const values = [4, 2, 5]
    expect(weightedMean(values.map((value) => ({ value, weight: 7 })))).toBeCloseTo(11 / 3, 12)
  })

  test('of nothing there is none', () => {
    expect(weightedMean([])).toBeNull()
  })
})
