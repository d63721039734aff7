import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adverseImpact } from '@/server/stats/adverse-impact/adverse-impact'
import { discloseImpact, leastShown } from '@/server/stats/adverse-impact/disclosure'
import { runs } from '../runs'
import { groupCounts } from './counts'

function count(group: string, applied: number, selected = 1) {
  return { group, applied, selected }
}

test('shows everything where every group is large enough', () => {
  const counts = [count('A', 40), count('B', 12)]
  expect(discloseImpact(counts)).toMatchObject({ hidden: [], n: 52, reason: null })
  const shown = discloseImpact(counts)
  expect(shown.reason === null && shown.groups.map((one) => one.too_few_to_conclude)).toEqual([false, true])
})

test('hides a small group, and the next smallest with it, which the total would give it away without', () => {
  const counts = [count('A', 40), count('B', 3), count('C', 12), count('D', 35)]
  expect(discloseImpact(counts)).toMatchObject({ hidden: ['B', 'C'], n: 75 })
})

test('two small groups cover for each other once they are five together', () => {
  expect(discloseImpact([count('A', 40), count('B', 3), count('C', 2), count('D', 9)])).toMatchObject({
    hidden: ['B', 'C'],
  })
  expect(
    discloseImpact([count('A', 40), count('B', 2), count('C', 2), count('D', 9), count('E', 10)]),
  ).toMatchObject({
    hidden: ['B', 'C', 'D'],
  })
})

test('says nothing where two groups would not be left', () => {
  for (const counts of [
    [count('A', 40), count('B', 3)],
    [count('A', 40), count('B', 3), count('C', 50)],
    [count('A', 2), count('B', 3)],
    [count('A', 3)],
    [count('A', 3), count('B', 0, 0)],
    [],
  ])
    expect(discloseImpact(counts)).toMatchObject({
      n: 0,
      reason: expect.stringMatching(/no two groups that can be shown/),
    })
})

test('a group that nobody chose hides like one that a few chose, and needs no cover', () => {
  expect(discloseImpact([count('A', 40), count('B', 0, 0), count('C', 30)])).toMatchObject({
    hidden: ['B'],
    n: 70,
  })
})

test('of any table, what is shown is computed from the shown groups alone, and subtraction leaves five people or none', () => {
  fc.assert(
    fc.property(groupCounts(), (counts) => {
      const found = discloseImpact(counts)
      if (found.reason !== null) return
      const hidden = counts.filter(({ group }) => found.hidden.includes(group))
      const shown = counts.filter(({ group }) => !found.hidden.includes(group))
      const people = hidden.reduce((sum, { applied }) => sum + applied, 0)
      expect(people === 0 || people >= leastShown).toBe(true)
      expect(hidden.filter(({ applied }) => applied > 0).length).not.toBe(1)
      for (const { applied } of shown) expect(applied).toBeGreaterThanOrEqual(leastShown)
      const alone = adverseImpact(shown)
      expect(alone.reason === null && alone.groups).toEqual(
        found.groups.map(({ too_few_to_conclude: _flag, ...group }) => group),
      )
      expect(found.hidden).toEqual(hidden.map(({ group }) => group))
    }),
    runs,
  )
})

test('of any table, nothing shown changes with who was selected in a hidden group', () => {
  fc.assert(
    fc.property(groupCounts(), fc.nat(60), (counts, selected) => {
      const found = discloseImpact(counts)
      const { hidden } = found.reason === null ? found : { hidden: counts.map(({ group }) => group) }
      const other = counts.map((one) =>
        hidden.includes(one.group) ? { ...one, selected: Math.min(selected, one.applied) } : one,
      )
      expect(discloseImpact(other)).toEqual(found)
    }),
    runs,
  )
})
