import { expect, test } from 'vitest'
import { itemStatistics } from '@/server/stats/items/item-statistics'
import { withinGroupCorrelation } from '@/server/stats/items/within-group-correlation'

// Anscombe’s first quartet (1973): r = 0.81642051634484.
const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
const ys = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
const quartet = xs.map((x, at) => ({ group: 'one', x, y: ys[at]! }))

test('is the plain correlation for one group', () => {
  expect(withinGroupCorrelation(quartet)).toMatchObject({ n: 11, reason: null })
  expect(withinGroupCorrelation(quartet)).toHaveProperty('r', expect.closeTo(0.81642051634484, 12))
})

test('is the corrected item–total correlation of one item beside another', () => {
  const [item] = itemStatistics(
    quartet.map(({ x, y }) => [x, y]),
    null,
  )
  expect(withinGroupCorrelation(quartet)).toHaveProperty(
    'r',
    expect.closeTo((item as { rDrop: number }).rDrop, 12),
  )
})

test('groups that lie apart tell nothing by that', () => {
  const apart = quartet.map(({ x, y }) => ({ group: 'two', x: x + 100, y: y - 50 }))
  expect(withinGroupCorrelation([...quartet, ...apart])).toMatchObject({ n: 21 })
  expect(withinGroupCorrelation([...quartet, ...apart])).toHaveProperty(
    'r',
    expect.closeTo(0.81642051634484, 12),
  )
})

test.each([
  ['nobody', []],
  ['everybody alone', quartet.map((one, at) => ({ ...one, group: String(at) }))],
  ['no variation', quartet.map((one) => ({ ...one, x: 3.3 }))],
])('is undefined for %s', (_, units) => {
  expect(withinGroupCorrelation(units)).toHaveProperty('reason', expect.stringContaining('vary'))
})
