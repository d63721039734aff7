import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type IntraclassForm,
  intraclassCorrelations,
  intraclassForms,
} from '@/server/stats/agreement/intraclass-correlation'
import { meanSquares } from '@/server/stats/agreement/mean-squares'
import { completeUnits } from '@/server/stats/agreement/units'
import { expectNear, expectWithin } from '../close'
import { readScores } from '../reference/csv'
import reference from '../reference/shrout_fleiss_1979.json'
import { runs } from '../runs'
import { mapScores, tables } from './units'

const judges = readScores('shrout_fleiss_1979.csv', 'target')

describe('Shrout & Fleiss (1979), table 2', () => {
  test.each(intraclassForms)('%s: the value to 1e-9, F, p and limits to 1e-6 of psych’s', (form) => {
    const found = intraclassCorrelations(judges)[form]
    const expected = reference.icc.psych[form]
    if (found.reason !== null) throw new Error(found.reason)
    expectNear(1e-9, found.value, expected.value)
    expectWithin(1e-9, found.F, expected.F)
    expect([found.df1, found.df2]).toEqual([expected.df1, expected.df2])
    expectWithin(1e-9, found.p, expected.p)
    expectWithin(1e-9, found.lower95, expected.lower95)
    expectWithin(1e-9, found.upper95, expected.upper95)
    const published = form.replace('k', '4') as keyof typeof reference.published
    expect(found.value).toBeCloseTo(reference.published[published], 2)
  })

  test('limits other than those of ICC(2,k) are irr’s too', () => {
    for (const form of ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(3,k)'] as const) {
      const found = intraclassCorrelations(judges)[form]
      if (found.reason !== null) throw new Error(found.reason)
      expectWithin(1e-9, found.lower95, reference.icc.irr[form].lower95)
      expectWithin(1e-9, found.upper95, reference.icc.irr[form].upper95)
    }
  })

  test('the mean squares', () => {
    const found = meanSquares(completeUnits(judges))
    for (const name of ['MSR', 'MSC', 'MSE', 'MSW'] as const)
      expectNear(1e-9, found[name], reference.icc.anova[name])
  })
})

/** Numbers only, so that two tables can be compared. */
function values(table: readonly (readonly (number | null)[])[]) {
  const found = intraclassCorrelations(table)
  return intraclassForms.map((form) => {
    const one = found[form]
    // A limit near where the Spearman–Brown step runs off to −∞ hangs on the last bit.
    const limit = (value: number | null) => (value === null || value < -1000 ? -1000 : value)
    return one.reason === null ? [one.value, limit(one.lower95), limit(one.upper95)] : []
  })
}

function expectSame(a: readonly number[][], b: readonly number[][]) {
  for (const [at, numbers] of a.entries()) {
    expect(b[at]!.length).toBe(numbers.length)
    for (const [place, number] of numbers.entries())
      expectNear(1e-6 * Math.max(1, Math.abs(number)), b[at]![place]!, number)
  }
}

describe('any table', () => {
  test('has no limits for ICC(2,1) where their degrees of freedom do not exist, whatever the scale', () => {
    const table = [
      [2, 2],
      [3, 1],
      [1, 3],
    ]
    for (const scaled of [table, mapScores(table, (score) => 3 * score)]) {
      const found = intraclassCorrelations(scaled)['ICC(2,1)']
      if (found.reason !== null) throw new Error(found.reason)
      expect(found.value).toBeCloseTo(-3, 9)
      expect([found.lower95, found.upper95]).toEqual([null, null])
    }
  })

  test('gives the same when all scores shift or stretch, and when units or raters change places', () => {
    fc.assert(
      fc.property(
        tables(),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (table, by, times) => {
          const moved = mapScores(table, (score) => score * times + by)
          expectSame(values(table), values(moved.toReversed().map((unit) => unit.toReversed())))
        },
      ),
      runs,
    )
  })

  test('never gives a number that is none, keeps value and limits in order, and says why there is none', () => {
    fc.assert(
      fc.property(tables({ missing: true, max: 3 }), (table) => {
        for (const form of intraclassForms) {
          const found = intraclassCorrelations(table)[form]
          expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/)
          for (const number of Object.values(found).filter((one) => typeof one === 'number'))
            expect(Number.isFinite(number)).toBe(true)
          if (found.reason !== null) {
            expect(found.reason).toMatch(/\.$/)
            continue
          }
          expect(found.value).toBeLessThanOrEqual(1)
          if (found.lower95 !== null) expect(found.lower95).toBeLessThanOrEqual(found.value + 1e-9)
          if (found.upper95 !== null) expect(found.upper95).toBeGreaterThanOrEqual(found.value - 1e-9)
        }
      }),
      runs,
    )
  })

  test('leaves out a unit that not everybody scored', () => {
    fc.assert(
      fc.property(tables(), (table) => {
        const incomplete = [...table, table[0]!.map((score, at) => (at === 0 ? null : score))]
        expect(values(incomplete)).toEqual(values(table))
        expect(intraclassCorrelations(incomplete)['ICC(3,1)'].n).toBe(table.length)
      }),
      runs,
    )
  })

  test('consistency does not mind a severe rater, agreement does', () => {
    const severe = judges.map((unit) => unit.map((score, at) => score! - (at === 0 ? 3 : 0)))
    const found = values(severe)
    const plain = values(judges)
    expectSame([found[2]!, found[5]!], [plain[2]!, plain[5]!])
    expect(Math.abs(found[1]![0]! - plain[1]![0]!)).toBeGreaterThan(0.01)
  })
})

describe('too little to say', () => {
  const reasons = (table: (number | null)[][]) =>
    intraclassForms.map((form: IntraclassForm) => intraclassCorrelations(table)[form].reason)

  test('no units, one unit, one rater, nobody complete, nothing but one score', () => {
    for (const table of [
      [],
      [[1, 2]],
      [[1], [2]],
      [
        [null, 2],
        [1, null],
      ],
      [
        [4, 4],
        [4, 4],
      ],
      [[null], [null]],
    ])
      for (const reason of reasons(table)) expect(reason).toMatch(/\.$/)
  })

  test('one score throughout is told from units that do not differ', () => {
    for (const reason of reasons([
      [0.1, 0.1, 0.1],
      [0.1, 0.1, 0.1],
    ]))
      expect(reason).toMatch(/nothing to agree about/)
    expect(
      reasons([
        [0.1, 0.3],
        [0.1, 0.3],
      ])[2],
    ).toMatch(/do not differ at all/)
  })

  test('raters who agree exactly have 1, and no F', () => {
    const found = intraclassCorrelations([
      [1, 1],
      [3, 3],
      [4.1, 4.1],
    ])
    for (const form of intraclassForms)
      expect(found[form]).toMatchObject({
        value: 1,
        F: null,
        p: null,
        note: expect.stringMatching(/no bound/),
      })
  })

  test('raters who differ by a constant are consistent and do not agree', () => {
    const found = intraclassCorrelations([
      [1, 2.1],
      [3, 4.1],
      [4, 5.1],
    ])
    expect(found['ICC(3,1)']).toMatchObject({ value: 1, F: null })
    expect(found['ICC(2,1)']).toMatchObject({ F: null, lower95: expect.any(Number) })
    expect((found['ICC(2,1)'] as { value: number }).value).toBeLessThan(0.9)
  })

  test('units that do not differ', () => {
    const found = intraclassCorrelations([
      [1, 2],
      [2, 1],
      [1, 2],
    ])
    expect(found['ICC(3,1)']).toMatchObject({ reason: null, value: -1, F: 0, p: 1 })
    expect(found['ICC(3,k)'].reason).toMatch(/undefined/)
  })

  test('scores out of all proportion', () => {
    for (const table of [
      [
        [1e200, 2e200],
        [3e200, 1e200],
        [1e200, 1e200],
      ],
      [
        [1e-200, 2e-200],
        [3e-200, 1e-200],
      ],
    ])
      for (const form of intraclassForms)
        expect(JSON.stringify(intraclassCorrelations(table)[form])).not.toMatch(/"value":null/)
  })

  test('what is no score is refused', () => {
    expect(() =>
      intraclassCorrelations([
        [1, Number.NaN],
        [1, 2],
      ]),
    ).toThrow(RangeError)
    expect(() => intraclassCorrelations([[1, 2], [1]])).toThrow(RangeError)
  })
})
