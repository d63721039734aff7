import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaDistribution } from '@/server/stats/distributions/beta'
import { chiSquareDistribution } from '@/server/stats/distributions/chi-square'
import type { Distribution } from '@/server/stats/distributions/distribution'
import { fDistribution } from '@/server/stats/distributions/f'
import { normalDensity, standardNormal } from '@/server/stats/distributions/normal'
import { tDistribution } from '@/server/stats/distributions/t'
import { expectNear, expectWithin } from '../close'
import reference from '../reference/distributions.json'
import { runs } from '../runs'

// R prints 15 digits; below 1e-290 its own last digits are those of subnormal numbers.
const digits = 1e-12

describe('against R 4.2.2, to a part in 1e12 of each tail', () => {
  test('F', () => {
    for (const row of reference.f) {
      const { cdf, survival } = fDistribution(row.df1, row.df2)
      if (row.cdf > 1e-290) expectWithin(digits, cdf(row.x), row.cdf, row)
      if (row.survival > 1e-290) expectWithin(digits, survival(row.x), row.survival, row)
    }
    for (const row of reference.fQuantile) {
      const f = fDistribution(row.df1, row.df2)
      // R finds a quantile by way of beta's, 1/x − 1, which costs it digits near 0.
      expectWithin(row.x < 1e-3 ? 1e-6 : 1e-11, f.quantile(row.p), row.x, row)
      expectWithin(digits, f.cdf(f.quantile(row.p)), row.p, row)
    }
  })

  test('t', () => {
    for (const row of reference.t) expectWithin(digits, tDistribution(row.df).cdf(row.x), row.cdf, row)
    for (const row of reference.tQuantile)
      expectNear(1e-12 * Math.max(1, Math.abs(row.x)), tDistribution(row.df).quantile(row.p), row.x, row)
  })

  test('χ²', () => {
    for (const row of reference.chiSquare) {
      const { cdf, survival } = chiSquareDistribution(row.df)
      if (row.cdf > 1e-290) expectWithin(digits, cdf(row.x), row.cdf, row)
      if (row.survival > 1e-290) expectWithin(digits, survival(row.x), row.survival, row)
    }
    for (const row of reference.chiSquareQuantile)
      expectWithin(digits, chiSquareDistribution(row.df).quantile(row.p), row.x, row)
  })

  test('beta', () => {
    for (const row of reference.beta)
      if (row.cdf > 1e-290) expectWithin(digits, betaDistribution(row.a, row.b).cdf(row.x), row.cdf, row)
  })

  test('normal', () => {
    for (const row of reference.normal)
      if (row.cdf > 0) expectWithin(digits, standardNormal.cdf(row.x), row.cdf, row)
    for (const row of reference.normalQuantile)
      expectNear(digits * Math.max(1, Math.abs(row.x)), standardNormal.quantile(row.p), row.x, row)
    expectWithin(digits, normalDensity(1), 0.24197072451914337)
  })
})

test('millions of degrees of freedom: SciPy 1.17.1’s quantiles, to a part in 1e10', () => {
  // R would be no guide here: from 400,000 on it takes χ² for F.
  expectWithin(1e-10, fDistribution(5, 3e6).quantile(0.975), 2.566504604663073)
  expectWithin(1e-10, fDistribution(3e6, 4e6).quantile(0.975), 1.002119083244775)
  expectWithin(1e-10, tDistribution(1e6).quantile(0.975), 1.959966356814107)
  expectWithin(1e-10, chiSquareDistribution(1e6).quantile(0.975), 1002773.701467926)
})

const whole = {
  f: fDistribution(3, 7.5),
  t: tDistribution(4),
  chi: chiSquareDistribution(6),
  beta: betaDistribution(2, 0.7),
  normal: standardNormal,
}
const distributions = Object.entries(whole) as [string, Distribution][]

test.each(distributions)(
  '%s: quantile and cdf undo each other, and the tails add up to 1',
  (_, distribution) => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        const x = distribution.quantile(p)
        expectWithin(1e-10, distribution.cdf(x), p)
        expectNear(1e-14, distribution.cdf(x) + distribution.survival(x), 1)
        expect(distribution.cdf(x + 0.01)).toBeGreaterThan(p)
      }),
      { ...runs, numRuns: Math.max(200, runs.numRuns / 5) },
    )
  },
)

test.each(distributions)('%s: has its ends, and refuses what is no probability', (_, distribution) => {
  expect(distribution.survival(distribution.quantile(0))).toBe(1)
  expect(distribution.cdf(distribution.quantile(1))).toBe(1)
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => distribution.quantile(p)).toThrow(RangeError)
  expect(distribution.cdf(Number.NaN)).toBeNaN()
  expect(distribution.survival(Number.NaN)).toBeNaN()
})

test('degrees of freedom and shapes are positive numbers', () => {
  for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    for (const make of [
      () => fDistribution(wrong, 2),
      () => fDistribution(2, wrong),
      () => tDistribution(wrong),
    ])
      expect(make).toThrow(RangeError)
    for (const make of [
      () => chiSquareDistribution(wrong),
      () => betaDistribution(wrong, 1),
      () => betaDistribution(1, wrong),
    ])
      expect(make).toThrow(RangeError)
  }
})
