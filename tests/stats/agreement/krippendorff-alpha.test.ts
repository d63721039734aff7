import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { krippendorffAlpha, type Metric, metrics } from '@/server/stats/agreement/krippendorff-alpha'
import type { Units } from '@/server/stats/agreement/units'
import { seededRandom } from '@/server/stats/random'
import { expectNear } from '../close'
import { readScores } from '../reference/csv'
import krippendorff from '../reference/krippendorff_2011.json'
import shroutFleiss from '../reference/shrout_fleiss_1979.json'
import { runs } from '../runs'
import { mapScores, tables } from './units'

const observers = readScores('krippendorff_2011.csv', 'unit')
const judges = readScores('shrout_fleiss_1979.csv', 'target')

function alphaOf(units: Units, metric: Metric): number | null {
  const found = krippendorffAlpha(units, metric)
  return found.reason === null ? found.value : null
}

describe.each(metrics)('%s', (metric) => {
  test('is the published and the computed value of Krippendorff (2011), to 1e-9', () => {
    const found = krippendorffAlpha(observers, metric)
    expect(found).toMatchObject({
      reason: null,
      n: krippendorff.n_units_used,
      pairable: krippendorff.n_pairable_values,
    })
    expectNear(1e-9, alphaOf(observers, metric), krippendorff.definition[metric])
    expect(alphaOf(observers, metric)).toBeCloseTo(krippendorff.published[metric], 3)
  })

  test('is the definition on complete data of four raters, to 1e-9', () => {
    expectNear(1e-9, alphaOf(judges, metric), shroutFleiss.krippendorff_alpha_definition[metric])
  })

  test('is 1 − Dₒ/Dₑ over every pair of scores, counted one by one', () => {
    fc.assert(
      fc.property(tables({ missing: true, min: metric === 'ratio' ? 0 : -2 }), (units) => {
        const naive = byPairs(units, metric)
        const found = alphaOf(units, metric)
        if (naive === null) expect(found).toBeNull()
        else expectNear(1e-9, found, naive)
      }),
      runs,
    )
  })

  test('does not mind the order of units and raters, nor units with a single score', () => {
    fc.assert(
      fc.property(tables({ missing: true }), (units) => {
        const plain = alphaOf(units, metric)
        const lone = units[0]!.map((_, at) => (at === 0 ? 99 : null))
        for (const same of [units.toReversed(), units.map((unit) => unit.toReversed()), [...units, lone]]) {
          if (plain === null) expect(alphaOf(same, metric)).toBeNull()
          else expectNear(1e-9, alphaOf(same, metric), plain)
        }
      }),
      runs,
    )
  })
})

/** Dₒ within units, Dₑ between all scores, straight from the words of the definition. */
function byPairs(units: Units, metric: Metric): number | null {
  const pairable = units.map((unit) => unit.filter((one) => one !== null)).filter((unit) => unit.length > 1)
  const all = pairable.flat()
  const difference = (a: number, b: number) => {
    if (a === b) return 0
    if (metric === 'nominal') return 1
    if (metric === 'interval') return (a - b) ** 2
    if (metric === 'ratio') return ((a - b) / (a + b)) ** 2
    const between = all.filter((one) => one >= Math.min(a, b) && one <= Math.max(a, b)).length
    const ends = all.filter((one) => one === a || one === b).length
    return (between - ends / 2) ** 2
  }
  const sum = (values: readonly number[]) => {
    let total = 0
    for (const [at, a] of values.entries())
      for (const b of values.slice(at + 1)) total += 2 * difference(a, b)
    return total
  }
  const observed = pairable.reduce((total, unit) => total + sum(unit) / (unit.length - 1), 0) / all.length
  const expected = sum(all) / (all.length * (all.length - 1))
  return expected > 0 ? 1 - observed / expected : null
}

describe('what a metric does not see', () => {
  const same = (units: Units, other: Units, metric: Metric) => {
    const plain = alphaOf(units, metric)
    if (plain !== null) expectNear(1e-9, alphaOf(other, metric), plain)
  }

  test('names (nominal), distances (ordinal), origin and unit (interval), unit (ratio)', () => {
    const names = [0, 17, -3, 8, 2, 5]
    fc.assert(
      fc.property(tables({ missing: true }), fc.integer({ min: 1, max: 20 }), (units, by) => {
        same(
          units,
          mapScores(units, (score) => names[score]!),
          'nominal',
        )
        same(
          units,
          mapScores(units, (score) => score ** 3 - by),
          'ordinal',
        )
        same(
          units,
          mapScores(units, (score) => score * by - 7),
          'interval',
        )
        same(
          units,
          mapScores(units, (score) => score * by),
          'ratio',
        )
      }),
      runs,
    )
  })

  test('every unit twice brings alpha nearer to 1 − Dₒ/Dₑ without the correction for few', () => {
    fc.assert(
      fc.property(tables(), (units) => {
        const once = alphaOf(units, 'interval')
        if (once === null) return
        const n = units.flat().length
        expectNear(
          1e-9,
          alphaOf([...units, ...units], 'interval'),
          1 - ((1 - once) * (2 * n - 1)) / (2 * (n - 1)),
        )
      }),
      runs,
    )
  })
})

describe('the interval', () => {
  const bootstrap = { seed: 1, resamples: 1000 }

  test('is the same for the same seed, and holds the value', () => {
    for (const metric of metrics) {
      const found = krippendorffAlpha(observers, metric, bootstrap)
      if (found.reason !== null) throw new Error(found.reason)
      expect(found).toEqual(krippendorffAlpha(observers, metric, bootstrap))
      expect(found.method).toMatch(/1000 resamples of units/)
      expect(found.lower95).toBeLessThan(found.value)
      expect(found.upper95).toBeGreaterThan(found.value)
      expect(krippendorffAlpha(observers, metric, { ...bootstrap, seed: 2 })).not.toEqual(found)
    }
  })

  test('runs from the 2.5th to the 97.5th percentile of alphas of units drawn with replacement', () => {
    const random = seededRandom(5)
    const pairable = observers.filter((unit) => unit.filter((score) => score !== null).length > 1)
    const alphas = Array.from({ length: 60 }, () =>
      alphaOf(
        pairable.map(() => pairable[random.integer(pairable.length)]!),
        'interval',
      ),
    )
    const sorted = alphas.map((alpha) => alpha!).toSorted((a, b) => a - b)
    const found = krippendorffAlpha(observers, 'interval', { seed: 5, resamples: 60 })
    if (found.reason !== null) throw new Error(found.reason)
    // Of 60, the 2.5th percentile stands at place 1.475 from 0, the 97.5th at 57.525.
    expectNear(1e-9, found.lower95, sorted[1]! * 0.525 + sorted[2]! * 0.475)
    expectNear(1e-9, found.upper95, sorted[57]! * 0.475 + sorted[58]! * 0.525)
  })

  test('is none from one unit, or where many resamples have but one score', () => {
    expect(krippendorffAlpha([[1, 2]], 'interval', bootstrap)).toMatchObject({ lower95: null, upper95: null })
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 2],
          [1, 1],
        ],
        'nominal',
        bootstrap,
      ),
    ).toMatchObject({ lower95: null })
  })
})

describe('too little to say', () => {
  test('nothing, one rater, nobody twice, one score only, less than nothing on a ratio scale', () => {
    const alone = [
      [],
      [[1], [2]],
      [
        [1, null],
        [null, 2],
      ],
      [[null, null]],
      [
        [3, 3],
        [3, 3],
      ],
    ]
    for (const metric of metrics)
      for (const units of alone) expect(krippendorffAlpha(units, metric).reason).toMatch(/\.$/)
    expect(krippendorffAlpha([[-1, 1]], 'ratio').reason).toMatch(/below 0/)
    expect(
      krippendorffAlpha(
        [
          [0, 1],
          [0, 0],
        ],
        'ratio',
      ).reason,
    ).toBeNull()
  })

  test('numbers out of all proportion have a reason, not an infinite value', () => {
    expect(
      krippendorffAlpha(
        [
          [1e200, -1e200],
          [1, 2],
        ],
        'interval',
      ).reason,
    ).toMatch(/too large/)
  })
})
