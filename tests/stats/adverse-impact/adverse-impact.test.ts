import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adverseImpact, type GroupCount } from '@/server/stats/adverse-impact/adverse-impact'
import { expectNear, expectWithin } from '../close'
import reference from '../reference/adverse_impact.json'
import { readTable } from '../reference/csv'
import { runs } from '../runs'
import { groupCounts } from './counts'

const rows = readTable('adverse_impact.csv')

function groupsOf(counts: readonly GroupCount[]) {
  const found = adverseImpact(counts)
  if (found.reason !== null) throw new Error(found.reason)
  return found.groups
}

describe.each(reference.tables)('$id', ({ id, groups: expected }) => {
  const counts = rows
    .filter(({ table }) => table === id)
    .map(({ group, applied, selected }) => ({
      group: group!,
      applied: Number(applied),
      selected: Number(selected),
    }))

  test('has the shape and the numbers of R 4.2.2: closed forms to 1e-9, p to a part in 1e9', () => {
    for (const [at, found] of groupsOf(counts).entries()) {
      const { fisher_p_two_sided, fisher_conditional_odds_ratio, ...rest } = expected[at]!
      expect(Object.keys(found)).toEqual(Object.keys(expected[at]!))
      expectAlike(found, rest)
      if (fisher_p_two_sided === null) expect(found.fisher_p_two_sided).toBeNull()
      else expectWithin(1e-9, found.fisher_p_two_sided, fisher_p_two_sided)
      // R's root is good to about four digits; SciPy's stand in the test of Fisher's test.
      if (fisher_conditional_odds_ratio === null) expect(found.fisher_conditional_odds_ratio).toBeNull()
      else expectWithin(1e-4, found.fisher_conditional_odds_ratio, fisher_conditional_odds_ratio)
    }
  })
})

/** The same wherever the expected value has something, numbers to 1e-9. */
function expectAlike(found: unknown, expected: unknown) {
  if (typeof expected === 'number') return expectNear(1e-9, found as number, expected)
  if (expected === null || typeof expected !== 'object') return expect(found).toBe(expected)
  for (const [key, value] of Object.entries(expected))
    expectAlike((found as Record<string, unknown>)[key], value)
}

describe('any table', () => {
  test('never gives a number that is none, and keeps rates, limits and p in their bounds', () => {
    fc.assert(
      fc.property(groupCounts(), (counts) => {
        const found = adverseImpact(counts)
        expect(JSON.parse(JSON.stringify(found))).toEqual(found)
        if (found.reason !== null) {
          expect(counts.filter(({ applied }) => applied > 0).length).toBeLessThan(2)
          return
        }
        expect(found.groups.filter((one) => one.is_reference)).toHaveLength(1)
        for (const one of found.groups) {
          if (one.rate_ci95_wilson && one.rate !== null) {
            const { lower, upper } = one.rate_ci95_wilson
            expect(0 <= lower && lower <= one.rate && one.rate <= upper && upper <= 1).toBe(true)
          }
          if (one.impact_ratio !== null) expect(one.impact_ratio).toBeLessThanOrEqual(1)
          if (one.fisher_p_two_sided !== null) expect(one.fisher_p_two_sided).toBeLessThanOrEqual(1)
          if (one.z_two_proportion_pooled !== null) expect(one.z_two_proportion_pooled).toBeLessThanOrEqual(0)
        }
      }),
      runs,
    )
  })

  test('does not mind the order of groups nor their names', () => {
    fc.assert(
      fc.property(groupCounts(), (counts) => {
        const rates = counts.map(({ selected, applied }) => (applied > 0 ? selected / applied : -1))
        // Of equal rates the first is the reference, so order may matter there.
        fc.pre(new Set(rates).size === rates.length && counts.filter(({ applied }) => applied > 0).length > 1)
        const renamed = counts.map((one) => ({ ...one, group: `${one.group}!` })).toReversed()
        expect(
          groupsOf(renamed)
            .map((one) => ({ ...one, group: one.group.slice(0, -1) }))
            .toReversed(),
        ).toEqual(groupsOf(counts))
      }),
      runs,
    )
  })

  test('with every person twice, ratios stay and z grows by √2', () => {
    fc.assert(
      fc.property(groupCounts(), (counts) => {
        fc.pre(counts.filter(({ applied }) => applied > 0).length > 1)
        const twice = groupsOf(
          counts.map((one) => ({ ...one, applied: 2 * one.applied, selected: 2 * one.selected })),
        )
        for (const [at, one] of groupsOf(counts).entries()) {
          const other = twice[at]!
          expect([other.rate, other.impact_ratio, other.four_fifths_flag]).toEqual([
            one.rate,
            one.impact_ratio,
            one.four_fifths_flag,
          ])
          if (one.z_two_proportion_pooled !== null)
            expectNear(1e-9, other.z_two_proportion_pooled, one.z_two_proportion_pooled * Math.SQRT2)
        }
      }),
      runs,
    )
  })
})

test('four fifths are counted in whole people: .24 of .3 is not below', () => {
  const [, second] = groupsOf([
    { group: 'A', applied: 100, selected: 30 },
    { group: 'B', applied: 100, selected: 24 },
  ])
  expect(second).toMatchObject({ four_fifths_flag: false })
})

test('a rate of nobody, nobody selected, everybody selected', () => {
  const [, empty, none] = groupsOf([
    { group: 'A', applied: 9, selected: 3 },
    { group: 'B', applied: 0, selected: 0 },
    { group: 'C', applied: 9, selected: 0 },
  ])
  expect(empty).toMatchObject({
    rate: null,
    impact_ratio: null,
    fisher_p_two_sided: null,
    rate_ci95_wilson: null,
    flip_flop: null,
  })
  expect(none).toMatchObject({
    impact_ratio: 0,
    fisher_conditional_odds_ratio: 0,
    impact_ratio_ci95_katz_log: null,
  })
  const [a, b] = groupsOf([
    { group: 'A', applied: 4, selected: 0 },
    { group: 'B', applied: 5, selected: 0 },
  ])
  expect(a).toMatchObject({ is_reference: true, rate: 0, impact_ratio: null, four_fifths_flag: null })
  expect(b).toMatchObject({
    fisher_p_two_sided: 1,
    fisher_conditional_odds_ratio: null,
    z_two_proportion_pooled: null,
    flip_flop: null,
  })
  const [, all] = groupsOf([
    { group: 'A', applied: 4, selected: 4 },
    { group: 'B', applied: 5, selected: 5 },
  ])
  expect(all).toMatchObject({ impact_ratio: 1, z_two_proportion_pooled: null, flip_flop: null })
})

test('refuses what cannot have happened, and has a reason for fewer than two groups', () => {
  for (const wrong of [
    { applied: 3, selected: 4 },
    { applied: -1, selected: -1 },
    { applied: 2.5, selected: 1 },
    { applied: Number.NaN, selected: 1 },
  ])
    expect(() => adverseImpact([{ group: 'A', ...wrong }])).toThrow(RangeError)
  const one = { group: 'A', applied: 3, selected: 1 }
  expect(() => adverseImpact([one, one])).toThrow(/twice/)
  for (const counts of [[], [one], [one, { group: 'B', applied: 0, selected: 0 }]])
    expect(adverseImpact(counts).reason).toMatch(/no two groups/)
})
