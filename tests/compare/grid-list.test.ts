import { describe, expect, test } from 'vitest'
import { bandsOf, listGrid, type Shown } from '@/app/(workspace)/compare/[jobId]/matrix/grid-list'
import {
  type GridView,
  nextSort,
  plainView,
  readView,
} from '@/app/(workspace)/compare/[jobId]/matrix/grid-view'
import { placeIn, viewColumns } from '@/app/(workspace)/compare/[jobId]/matrix/view-columns'
import { applicationId, arrangeGrid, arrangeRows, panelId, question } from './grid-arrange'

const columns = [question(1, [1]), question(2, [2], { panel: 2 })]
const decided = (outcome: 'hire' | 'reject') => ({ number: 1, outcome, state: 'stands' as const })
const people = [
  { name: 'Piotr' },
  { name: 'élodie', decision: decided('reject') },
  { name: 'Amara', decision: decided('hire') },
  { name: 'Candidate 12' },
  { name: 'Zoë' },
]
// Piotr 3 and not met at the second panel; élodie sealed at both; Amara 5 and 1, apart; 12 open and sealed; Zoë nowhere.
const answers = ['300,', '~0,~0', '500,500101', '200201,~0', ',']
const grid = arrangeGrid(columns, answers, people)
const rows = arrangeRows(columns, answers, people)
const cells = viewColumns('question', grid)

function list(change: Partial<GridView>, bands: string[][] | null = null) {
  const shown = rows.map(
    (row): Shown => ({
      row,
      places: cells.map((column) => placeIn(row, column, grid.members)),
      adjusted: row.mean,
    }),
  )
  return listGrid(
    shown,
    { ...plainView, ...change },
    { keys: cells.map(({ key }) => key), panels: grid.panels, panelIds: [panelId(1), panelId(2)], bands },
  )
}

const shownBy = (...of: Parameters<typeof list>) =>
  list(...of).items.map((item) => (item.kind === 'row' ? item.shown.row.candidate : `[${item.label}]`))

describe('the order', () => {
  test('is that in which candidates were added, until a heading is pressed', () => {
    const added = people.map(({ name }) => name)
    expect(shownBy({})).toEqual(added)
    expect(shownBy({ sort: { by: 'no-such-column', descending: true } })).toEqual(added)
  })

  test('by name goes up, then down, then back to the order of before', () => {
    const up = nextSort('name', null)
    expect(shownBy({ sort: up })).toEqual(['Amara', 'Candidate 12', 'élodie', 'Piotr', 'Zoë'])
    const down = nextSort('name', up)
    expect(shownBy({ sort: down })).toEqual(['Zoë', 'Piotr', 'élodie', 'Candidate 12', 'Amara'])
    expect(nextSort('name', down)).toBeNull()
  })

  test('by a figure goes down first; who has none stands last in either, as they were', () => {
    const down = nextSort('mean', null)
    expect(shownBy({ sort: down })).toEqual(['Amara', 'Piotr', 'Candidate 12', 'élodie', 'Zoë'])
    expect(shownBy({ sort: nextSort('mean', down) })).toEqual([
      'Candidate 12',
      'Piotr',
      'Amara',
      'élodie',
      'Zoë',
    ])
  })

  test('goes by any column, and by decision with who goes on first', () => {
    expect(shownBy({ sort: { by: cells[0]!.key, descending: false } })).toEqual([
      'Candidate 12',
      'Piotr',
      'Amara',
      'élodie',
      'Zoë',
    ])
    expect(shownBy({ sort: nextSort('decision', null) }).slice(0, 2)).toEqual(['Amara', 'élodie'])
  })
})

describe('a filter', () => {
  test('finds part of a name, whatever its accents and case', () => {
    expect(shownBy({ find: ' ELO ' })).toEqual(['élodie'])
  })

  test('tells open from sealed, decided from undecided, and who is apart', () => {
    expect(shownBy({ seal: 'sealed' })).toEqual(['élodie', 'Candidate 12'])
    expect(shownBy({ seal: 'open' })).toEqual(['Piotr', 'Amara', 'Zoë'])
    expect(shownBy({ decided: 'yes' })).toEqual(['élodie', 'Amara'])
    expect(shownBy({ apart: true })).toEqual(['Amara'])
    expect(shownBy({ least: 2 })).toEqual(['Amara', 'Candidate 12'])
  })

  test('lets in whoever meets the bar of the rule', () => {
    const met = arrangeRows(
      columns,
      ['300,', '500,'],
      [
        { ruled: { verdict: 'below the bar', value: 3, below: [] } },
        { ruled: { verdict: 'meets the bar', value: 5, below: [] } },
      ],
    ).map((row): Shown => ({ row, places: [], adjusted: null }))
    const context = { keys: [], panels: [], panelIds: [], bands: null }
    expect(listGrid(met, { ...plainView, bar: true }, context).items.map(({ key }) => key)).toEqual([
      applicationId(2),
    ])
  })

  test('may let nobody in', () => {
    expect(list({ find: 'nobody' })).toEqual({ items: [], count: 0, hidden: 0 })
  })
})

describe('by hand', () => {
  test('who is pinned stands first and stays, whatever is filtered', () => {
    expect(shownBy({ pinned: [4], find: 'Amara' })).toEqual(['Candidate 12', 'Amara'])
    expect(shownBy({ pinned: [5, 4], sort: nextSort('name', null) }).slice(0, 2)).toEqual([
      'Candidate 12',
      'Zoë',
    ])
  })

  test('who is hidden is counted and gone, also when pinned', () => {
    const { count, hidden } = list({ hidden: [1, 3, 99], pinned: [3] })
    expect({ count, hidden }).toEqual({ count: 3, hidden: 2 })
    expect(shownBy({ hidden: [1, 3], pinned: [3] })).toEqual(['élodie', 'Candidate 12', 'Zoë'])
  })
})

describe('groups', () => {
  test('by decision, by seal and by the panel that was reached', () => {
    expect(shownBy({ group: 'decision' })).toEqual([
      '[Undecided]',
      'Piotr',
      'Candidate 12',
      'Zoë',
      '[Hire]',
      'Amara',
      '[Reject]',
      'élodie',
    ])
    expect(shownBy({ group: 'seal' })).toEqual([
      '[Open]',
      'Piotr',
      'Amara',
      '[Sealed at one panel, open at another]',
      'Candidate 12',
      '[Sealed]',
      'élodie',
      '[Not met yet]',
      'Zoë',
    ])
    expect(shownBy({ group: 'panel' })).toEqual([
      '[Reached “Panel 2”]',
      'élodie',
      'Amara',
      'Candidate 12',
      '[Reached “Panel 1”]',
      'Piotr',
      '[Not met yet]',
      'Zoë',
    ])
  })

  test('hold who is pinned apart', () => {
    expect(shownBy({ group: 'decision', pinned: [2] }).slice(0, 3)).toEqual([
      '[Pinned]',
      'élodie',
      '[Undecided]',
    ])
  })

  test('by band of the standing; without one, nobody is in any', () => {
    const bands = [[applicationId(3)], [applicationId(1), applicationId(4)]]
    expect(shownBy({ group: 'tied' }, bands)).toEqual([
      '[Amara]',
      'Amara',
      '[Piotr, and who is not clearly below]',
      'Piotr',
      'Candidate 12',
      '[Not in the standing]',
      'élodie',
      'Zoë',
    ])
    expect(shownBy({ group: 'tied' })[0]).toBe('[Not in the standing]')
  })

  test('a band ends where somebody is clearly below its first', () => {
    const clear = new Set(['a d', 'b d', 'a c'])
    expect(bandsOf(['a', 'b', 'c', 'd'], (one, other) => clear.has(`${one} ${other}`))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(bandsOf([], () => true)).toEqual([])
  })
})

test('an address of before is read as it was', () => {
  const at = (text: string) => readView(new URLSearchParams(text)).sort
  expect(at('sort=mean')).toEqual({ by: 'mean', descending: true })
  expect(at('sort=mean.ascending')).toEqual({ by: 'mean', descending: false })
  expect(at('sort=name')).toEqual({ by: 'name', descending: false })
})
