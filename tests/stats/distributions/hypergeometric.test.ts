import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hypergeometricDistribution,
  meanCount,
  noncentralHypergeometricDistribution,
} from '@/server/stats/distributions/hypergeometric'
import { expectNear, expectWithin } from '../close'
import reference from '../reference/distributions.json'
import { runs } from '../runs'

test('the hypergeometric distribution is R’s, to a part in 1e12', () => {
  for (const row of reference.hypergeometric) {
    const { from, probabilities } = hypergeometricDistribution(row)
    expectWithin(1e-12, probabilities[row.x - from] ?? 0, row.probability, row)
  }
})

test('the noncentral one is SciPy’s, to a part in 1e10', () => {
  const cases = [
    {
      marked: 12,
      unmarked: 80,
      drawn: 40,
      odds: 0.3,
      x: 3,
      probability: 0.25404165560391256,
      mean: 2.4891345496809953,
    },
    {
      marked: 48,
      unmarked: 72,
      drawn: 60,
      odds: 4.5,
      x: 40,
      probability: 0.011535573549843298,
      mean: 34.36988864868161,
    },
    {
      marked: 5,
      unmarked: 3,
      drawn: 4,
      odds: 2,
      x: 2,
      probability: 0.2666666666666667,
      mean: 2.8666666666666667,
    },
    {
      marked: 5,
      unmarked: 3,
      drawn: 4,
      odds: 2,
      x: 4,
      probability: 0.17777777777777792,
      mean: 2.8666666666666667,
    },
  ]
  for (const { marked, unmarked, drawn, odds, x, probability, mean } of cases) {
    const counts = noncentralHypergeometricDistribution({ marked, unmarked, drawn }, odds)
    expectWithin(1e-10, counts.probabilities[x - counts.from] ?? 0, probability)
    expectWithin(1e-10, meanCount(counts), mean)
  }
})

const urns = fc
  .record({ marked: fc.nat(60), unmarked: fc.nat(60), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ marked, unmarked, share }) => ({
    marked,
    unmarked,
    drawn: Math.round(share * (marked + unmarked)),
  }))

test('adds up to 1, has the mean it should, and does not mind which colour is called marked', () => {
  fc.assert(
    fc.property(urns, fc.double({ min: 0.01, max: 100, noNaN: true }), (urn, odds) => {
      const central = hypergeometricDistribution(urn)
      const balls = urn.marked + urn.unmarked
      expectNear(
        1e-12,
        central.probabilities.reduce((sum, one) => sum + one, 0),
        1,
      )
      if (balls > 0) expectNear(1e-10, meanCount(central), (urn.drawn * urn.marked) / balls)
      const skewed = noncentralHypergeometricDistribution(urn, odds)
      const mirrored = noncentralHypergeometricDistribution(
        { ...urn, marked: urn.unmarked, unmarked: urn.marked },
        1 / odds,
      )
      for (const [at, probability] of skewed.probabilities.entries())
        expectNear(1e-12, mirrored.probabilities.at(-1 - at)!, probability)
    }),
    runs,
  )
})

test('survives large urns and extreme odds', () => {
  const urn = { marked: 100_000, unmarked: 200_000, drawn: 50_000 }
  expectNear(1e-6, meanCount(hypergeometricDistribution(urn)), 50_000 / 3)
  expect(meanCount(noncentralHypergeometricDistribution(urn, 1e300))).toBe(50_000)
  expect(meanCount(noncentralHypergeometricDistribution(urn, 1e-300))).toBeLessThan(1e-290)
})

test('refuses an urn that there cannot be', () => {
  for (const urn of [
    { marked: -1, unmarked: 2, drawn: 1 },
    { marked: 1.5, unmarked: 2, drawn: 1 },
    { marked: 1, unmarked: 2, drawn: 4 },
  ])
    expect(() => hypergeometricDistribution(urn)).toThrow(RangeError)
  for (const odds of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => noncentralHypergeometricDistribution({ marked: 1, unmarked: 1, drawn: 1 }, odds)).toThrow(
      RangeError,
    )
})
