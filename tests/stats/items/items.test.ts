import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intraclassCorrelations } from '@/server/stats/agreement/intraclass-correlation'
import type { Units } from '@/server/stats/agreement/units'
import { cronbachAlpha } from '@/server/stats/items/cronbach-alpha'
import { itemStatistics } from '@/server/stats/items/item-statistics'
import { mapScores, tables } from '../agreement/units'
import { expectNear, expectWithin } from '../close'
import complete from '../reference/attitude_items.json'
import missing from '../reference/attitude_missing.json'
import { readScores } from '../reference/csv'
import shroutFleiss from '../reference/shrout_fleiss_1979.json'
import { runs } from '../runs'

const attitude = readScores('attitude.csv')
const withGaps = attitude.map((unit, at) =>
  unit.map((score, item) =>
    missing.missing.some(([row, column]) => row === at + 1 && column === item + 1) ? null : score,
  ),
)

function alphaOf(units: Units) {
  const found = cronbachAlpha(units)
  if (found.reason !== null) throw new Error(found.reason)
  return found
}

function itemsOf(units: Units) {
  return itemStatistics(units, { min: 1, max: 5 }).map((found) => {
    if (found.reason !== null) throw new Error(found.reason)
    return found
  })
}

describe('against R', () => {
  test('attitude, complete: psych’s numbers to 1e-9', () => {
    const { raw_alpha, std_alpha, items } = complete.attitude
    const alpha = alphaOf(attitude)
    expectNear(1e-9, alpha.raw, raw_alpha)
    expectNear(1e-9, alpha.standardized, std_alpha)
    expectWithin(1e-9, alpha.lower95, missing.completeLimits[0]!)
    expectWithin(1e-9, alpha.upper95, missing.completeLimits[1]!)
    for (const [at, found] of itemsOf(attitude).entries()) {
      const expected = items[at]!
      expect(found.n).toBe(expected.n)
      expectNear(1e-9, found.mean, expected.mean)
      expectNear(1e-9, found.sd, expected.sd)
      expectNear(1e-9, found.rDrop, expected.r_drop_corrected_item_total)
      expectNear(1e-9, found.rDrop, expected.r_drop_base_R_complete)
      expectNear(1e-9, found.alphaIfDropped, expected.alpha_if_dropped)
    }
  })

  test('attitude with five scores missing: pairwise covariances in base R, to 1e-9', () => {
    const alpha = alphaOf(withGaps)
    expect(alpha.n).toBe(missing.n)
    expectNear(1e-9, alpha.raw, missing.raw)
    expectNear(1e-9, alpha.standardized, missing.standardized)
    expectWithin(1e-9, alpha.lower95, missing.lower95)
    expectWithin(1e-9, alpha.upper95, missing.upper95)
    for (const [at, found] of itemsOf(withGaps).entries()) {
      const expected = missing.items[at]!
      expect(found.n).toBe(expected.n)
      for (const name of ['mean', 'sd', 'rDrop', 'alphaIfDropped'] as const)
        expectNear(1e-9, found[name], expected[name])
    }
  })

  test('Shrout & Fleiss’ judges as items', () => {
    expectNear(
      1e-9,
      alphaOf(readScores('shrout_fleiss_1979.csv', 'target')).raw,
      shroutFleiss.cronbach_alpha_judges_as_items,
    )
  })
})

test('alpha and Feldt’s limits are ICC(3,k) and its limits, by other formulas', () => {
  fc.assert(
    fc.property(tables(), (units) => {
      const alpha = cronbachAlpha(units)
      const icc = intraclassCorrelations(units)['ICC(3,k)']
      if (alpha.reason !== null || icc.reason !== null || alpha.lower95 === null || icc.lower95 === null)
        return
      const size = Math.max(1, Math.abs(icc.lower95))
      expectNear(1e-8 * size, alpha.raw, icc.value)
      expectNear(1e-8 * size, alpha.lower95, icc.lower95)
      expectNear(1e-8 * size, alpha.upper95, icc.upper95!)
    }),
    runs,
  )
})

test('does not mind shift and scale, the order of units, and carries items along when they change places', () => {
  fc.assert(
    fc.property(tables({ missing: true }), fc.integer({ min: 1, max: 9 }), (units, by) => {
      const plain = cronbachAlpha(units)
      const same = [
        mapScores(units, (score) => score * by - 4),
        units.toReversed(),
        units.map((unit) => unit.toReversed()),
      ]
      for (const other of same.map((one) => cronbachAlpha(one))) {
        expect(other.reason).toBe(plain.reason)
        if (plain.reason === null && other.reason === null)
          expectNear(1e-8 * Math.max(1, Math.abs(plain.raw)), other.raw, plain.raw)
      }
      const items = itemStatistics(units, null)
      const moved = itemStatistics(
        mapScores(units, (score) => score * by - 4),
        null,
      )
      const turned = itemStatistics(
        units.map((unit) => unit.toReversed()),
        null,
      ).toReversed()
      for (const [at, item] of items.entries())
        for (const other of [moved[at]!, turned[at]!]) {
          expect(other.reason).toBe(item.reason)
          if (item.reason !== null || other.reason !== null) continue
          if (item.rDrop === null) expect(other.rDrop).toBeNull()
          else expectNear(1e-7, other.rDrop, item.rDrop)
        }
    }),
    runs,
  )
})

test('never gives a number that is none, and keeps correlations, alpha and shares in their bounds', () => {
  fc.assert(
    fc.property(tables({ missing: true, max: 3 }), (units) => {
      const scale = { min: 1, max: 3 }
      for (const found of [cronbachAlpha(units), ...itemStatistics(units, scale)])
        for (const value of Object.values(found))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      for (const item of itemStatistics(units, scale)) {
        if (item.reason !== null) continue
        if (item.rDrop !== null) expect(Math.abs(item.rDrop)).toBeLessThanOrEqual(1)
        for (const share of [item.difficulty, item.floor, item.ceiling]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }
    }),
    runs,
  )
})

test('keeps its digits far from zero', () => {
  const far = alphaOf(mapScores(attitude, (score) => score + 1e7))
  expectNear(1e-9, far.raw, complete.attitude.raw_alpha)
})

test('items that cancel each other leave nothing for a third to go with', () => {
  // The second and third item add up to 6 in each row, so the rest of the first does not vary.
  const units = [
    [null, 4, 2],
    [2, 3, 3],
    [1, 4, 2],
  ]
  expect(itemStatistics(units, null)[0]).toMatchObject({ reason: null, rDrop: null, alphaIfDropped: null })
  expect(
    itemStatistics(
      mapScores(units, (score) => score / 7),
      null,
    )[0],
  ).toMatchObject({ rDrop: null })
})

test('difficulty and ends, by hand', () => {
  const [item] = itemStatistics(
    [
      [5, 1],
      [5, 2],
      [1, 3],
      [3, null],
    ],
    { min: 1, max: 5 },
  )
  expect(item).toMatchObject({ n: 4, mean: 3.5, difficulty: 0.375, floor: 0.25, ceiling: 0.5 })
  expect(
    itemStatistics(
      [
        [6, 1],
        [5, 2],
        [1, 3],
      ],
      { min: 1, max: 5 },
    )[0],
  ).toMatchObject({
    difficulty: null,
    floor: null,
    note: expect.stringMatching(/outside the scale 1 to 5/),
  })
  expect(itemStatistics(attitude, null)[0]).toMatchObject({ difficulty: null, note: null })
  expect(() => itemStatistics([[1]], { min: 5, max: 1 })).toThrow(RangeError)
})

describe('too little to say', () => {
  test('alpha of nothing, one item, one unit, nothing in common, nothing that varies', () => {
    for (const units of [
      [],
      [[1], [2]],
      [[1, 2]],
      [
        [1, null],
        [null, 2],
        [3, null],
      ],
      [
        [2, 2],
        [2, 2],
      ],
      [
        [1, 5],
        [5, 1],
      ],
      [
        [null, null],
        [null, null],
      ],
    ])
      expect(cronbachAlpha(units).reason).toMatch(/\.$/)
  })

  test('perfect items have alpha 1 and no interval; an item that does not vary has no correlation', () => {
    expect(
      alphaOf([
        [1, 1],
        [2, 2],
        [4, 4],
      ]),
    ).toMatchObject({ raw: 1, lower95: null, upper95: null })
    const units = [
      [1, 2, 3],
      [2, 3, 3],
      [4, 4, 3],
    ]
    expect(alphaOf(units).standardized).toBeNull()
    const [, , constant] = itemStatistics(units, null)
    expect(constant).toMatchObject({ rDrop: null, sd: 0, note: expect.stringMatching(/does not vary/) })
  })

  test('two units are enough for a number, though for no more than that', () => {
    // Covariances 2, 3, 4.5: 2 (1 − 6.5 / 12.5).
    const two = [
      [1, 2],
      [3, 5],
    ]
    expectNear(1e-12, alphaOf(two).raw, 0.96)
    expectNear(1e-12, itemsOf(two)[0]!.rDrop, 1)
  })

  test('items without scores, and the only one', () => {
    expect(
      itemStatistics(
        [
          [null, 1],
          [null, 2],
        ],
        null,
      )[0]!.reason,
    ).toMatch(/no scores/)
    expect(itemStatistics([[1], [2]], null)[0]).toMatchObject({
      reason: null,
      rDrop: null,
      alphaIfDropped: null,
    })
    expect(itemStatistics([], null)).toEqual([])
  })

  test('scores out of all proportion, and what is no score', () => {
    for (const found of [
      cronbachAlpha([
        [1e200, 2e200],
        [3e200, -1e200],
        [0, 1],
      ]),
      ...itemStatistics(
        [
          [1e200, 2e200],
          [3e200, -1e200],
          [0, 1],
        ],
        null,
      ),
    ])
      expect(found.reason).toMatch(/too large/)
    expect(() => cronbachAlpha([[1, Number.POSITIVE_INFINITY]])).toThrow(RangeError)
  })
})
