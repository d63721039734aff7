import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohenKappa, weightings } from '@/server/stats/agreement/cohen-kappa'
import { fleissKappa } from '@/server/stats/agreement/fleiss-kappa'
import { krippendorffAlpha } from '@/server/stats/agreement/krippendorff-alpha'
import { cohenPairs, lightKappa } from '@/server/stats/agreement/light-kappa'
import { percentAgreement } from '@/server/stats/agreement/percent-agreement'
import { expectNear } from '../close'
import { readScores } from '../reference/csv'
import { runs } from '../runs'
import { mapScores, tables } from './units'

/** Units from how many of the raters chose each category. */
function fromCounts(counts: readonly (readonly number[])[]): number[][] {
  return counts.map((unit) => unit.flatMap((count, at) => Array.from({ length: count }, () => at + 1)))
}

// The worked example of Fleiss, "Statistical Methods for Rates and Proportions", as it stands in many textbooks: ten
// units, fourteen raters, five categories; κ = .210.
const textbook = fromCounts([
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
])

test('Fleiss’ kappa of the textbook example is .210', () => {
  const found = fleissKappa(textbook)
  if (found.reason !== null) throw new Error(found.reason)
  expect(found.value).toBeCloseTo(0.2099, 4)
  expect(found).toMatchObject({ n: 10, raters: 14, incomplete: 0 })
  expect(found.p).toBeLessThan(1e-10)
})

test('Fleiss’ z of two categories is √(n k (k − 1) / 2) κ, whatever their shares', () => {
  fc.assert(
    fc.property(tables({ max: 2 }), (units) => {
      const found = fleissKappa(units)
      if (found.reason !== null) return
      const factor = Math.sqrt((units.length * found.raters * (found.raters - 1)) / 2)
      expectNear(1e-9 * Math.max(1, Math.abs(found.z)), found.z, factor * found.value)
    }),
    runs,
  )
})

test('Fleiss’ kappa is Krippendorff’s nominal alpha but for its correction for few: 1 − α = (1 − κ)(N − 1)/N', () => {
  fc.assert(
    fc.property(tables(), (units) => {
      const kappa = fleissKappa(units)
      const alpha = krippendorffAlpha(units, 'nominal')
      expect(kappa.reason).toBe(alpha.reason)
      if (kappa.reason !== null || alpha.reason !== null) return
      const scores = units.flat().length
      expectNear(1e-9, 1 - alpha.value, ((1 - kappa.value) * (scores - 1)) / scores)
    }),
    runs,
  )
})

test('Light’s kappa is the mean of the pairs, and says how many had none', () => {
  const units = [
    [1, 2, 3],
    [2, 2, 3],
    [3, 3, 3],
    [1, null, 3],
  ]
  const pair = (a: number, b: number) =>
    cohenKappa(
      units.map((unit) => unit[a]!),
      units.map((unit) => unit[b]!),
      'unweighted',
    )
  const kappas = [pair(0, 1), pair(0, 2), pair(1, 2)].map((one) =>
    one.reason === null ? one.value : Number.NaN,
  )
  const found = lightKappa(units)
  expect(found).toMatchObject({ reason: null, n: 4, pairs: 3, without: 0 })
  expectNear(1e-12, found.reason === null ? found.value : null, kappas.reduce((sum, one) => sum + one, 0) / 3)
  const third = lightKappa(
    [
      [1, 1, 3],
      [2, 2, 3],
      [null, 3, 3],
      [3, null, null],
    ].map((unit) => unit.map((one, at) => (at === 0 ? 3 : one))),
  )
  expect(third).toMatchObject({ reason: null, without: 1 })
})

test('Light’s kappa of two raters is Cohen’s', () => {
  const a = [1, 2, 2, 3, 5]
  const b = [1, 2, 3, 3, 4]
  for (const weighting of weightings) {
    const cohen = cohenKappa(a, b, weighting)
    const light = lightKappa(
      a.map((score, unit) => [score, b[unit]!]),
      weighting,
    )
    expect(light).toMatchObject({ value: cohen.reason === null && cohen.value, pairs: 1, without: 0, n: 5 })
  }
})

test('kappas of many raters do not mind order or names, and never give a number that is none', () => {
  const names = [0, 9, -4, 2, 7, 1]
  fc.assert(
    fc.property(tables({ missing: true }), (units) => {
      const same = [
        units.toReversed(),
        units.map((unit) => unit.toReversed()),
        mapScores(units, (score) => names[score]!),
      ]
      for (const kappa of [fleissKappa, (one: typeof units) => lightKappa(one)]) {
        const plain = kappa(units)
        expect(JSON.stringify(plain)).not.toMatch(/"value":null/)
        for (const other of same.map((one) => kappa(one))) {
          expect(other.reason).toBe(plain.reason)
          if (plain.reason === null && other.reason === null) expectNear(1e-9, other.value, plain.value)
        }
      }
    }),
    runs,
  )
})

test('pairs stand by their columns, with each weighting', () => {
  const units = readScores('shrout_fleiss_1979.csv', 'target')
  const pairs = cohenPairs(units)
  expect(pairs.map(({ a, b }) => [a, b])).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ])
  for (const weighting of weightings)
    expect(pairs[4]![weighting]).toEqual(
      cohenKappa(
        units.map((unit) => unit[1]!),
        units.map((unit) => unit[3]!),
        weighting,
      ),
    )
})

test('percent agreement counts pairs and units, within a tolerance', () => {
  const units = [
    [1, 1, 2],
    [3, 3, 3],
    [5, null, 4],
    [2, null, null],
  ]
  // Pairs: 1 of 3, 3 of 3, 0 of 1.
  expect(percentAgreement(units)).toMatchObject({
    n: 3,
    pairs: 7,
    ofPairs: 4 / 7,
    ofUnits: 1 / 3,
    reason: null,
  })
  expect(percentAgreement(units, 1)).toMatchObject({ ofPairs: 1, ofUnits: 1 })
  expect(percentAgreement([[1, null], []].slice(0, 1)).reason).toMatch(/No unit/)
})

test('too little to say', () => {
  for (const units of [
    [],
    [[1], [2]],
    [
      [null, 1],
      [2, null],
    ],
    [
      [3, 3],
      [3, 3],
    ],
  ]) {
    expect(fleissKappa(units).reason).toMatch(/\.$/)
    expect(lightKappa(units).reason).toMatch(/\.$/)
  }
})
