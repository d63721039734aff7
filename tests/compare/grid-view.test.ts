import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  figureKeys,
  type GridView,
  groupings,
  isFiltered,
  plainView,
  readView,
  withoutFilters,
  writeView,
} from '@/app/(workspace)/compare/[jobId]/matrix/grid-view'
import { bys } from '@/app/(workspace)/compare/[jobId]/matrix/view-columns'

const key = fc.oneof(
  fc.constantFrom('name', 'decision', 'c-', ...figureKeys),
  fc.stringMatching(/^[cpq][0-9a-f]{8}$/),
)
const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 8 })
const view: fc.Arbitrary<GridView> = fc.record({
  by: fc.constantFrom(...bys),
  sort: fc.option(fc.record({ by: key, descending: fc.boolean() })),
  find: fc.string({ maxLength: 100, unit: 'grapheme' }).map((text) => text.slice(0, 100)),
  seal: fc.constantFrom(null, 'open', 'sealed'),
  decided: fc.constantFrom(null, 'yes', 'no'),
  bar: fc.boolean(),
  apart: fc.boolean(),
  least: fc.integer({ min: 0, max: 10_000 }),
  pinned: numbers,
  hidden: numbers,
  without: fc.uniqueArray(key, { maxLength: 8 }),
  group: fc.constantFrom(null, ...groupings),
})

const through = (one: GridView) => {
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(writeView(one))) if (value !== '') address.set(name, value)
  return { address, read: readView(new URLSearchParams(address.toString())) }
}

test('every view comes back from its address', () => {
  fc.assert(
    fc.property(view, (one) => {
      expect(through(one).read).toEqual(one)
    }),
  )
})

test('the plain view leaves the address as it is', () => {
  expect(through(plainView).address.toString()).toBe('')
})

test('whatever stands in an address, it is read as some view, which then comes back', () => {
  const anyAddress = fc.dictionary(
    fc.constantFrom(
      'by',
      'sort',
      'find',
      'seal',
      'decided',
      'bar',
      'apart',
      'least',
      'pin',
      'hide',
      'without',
      'group',
    ),
    fc.string({ unit: 'binary', maxLength: 120 }),
  )
  fc.assert(
    fc.property(anyAddress, (words) => {
      const one = readView(new URLSearchParams(words))
      expect(through(one).read).toEqual(one)
    }),
  )
})

test('without its filters a view lets everybody in, and keeps the rest', () => {
  fc.assert(
    fc.property(view, (one) => {
      const open = withoutFilters(one)
      expect(isFiltered(open)).toBe(false)
      expect({ ...open, by: 0 }).toMatchObject({ sort: one.sort, pinned: one.pinned, group: one.group })
    }),
  )
})
