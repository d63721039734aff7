import { type By, bys } from './view-columns'

export const figureKeys = ['mean', 'adjusted', 'spread', 'scores', 'disagreement', 'recommended'] as const
export type FigureKey = (typeof figureKeys)[number]

export const groupings = ['decision', 'seal', 'panel', 'tied'] as const
export type Grouping = (typeof groupings)[number]

/** By a column's key, or `name` or `decision`. Null: in the order in which the candidates were added. */
export type Sort = { by: string; descending: boolean } | null

/** How the grid is looked at. All of it stands in the address. */
export type GridView = {
  by: By
  sort: Sort
  /** Part of a name. */
  find: string
  seal: 'open' | 'sealed' | null
  decided: 'yes' | 'no' | null
  /** Only who meets the bar of the panel's rule; only where interviewers disagree. */
  bar: boolean
  apart: boolean
  /** Only who has at least so many scores. */
  least: number
  /** By candidate number, which is short and stays. */
  pinned: readonly number[]
  hidden: readonly number[]
  /** Keys of columns that are left out. */
  without: readonly string[]
  group: Grouping | null
}

/** Questions: the one level at which nothing is averaged but interviewers, and at which they can disagree. */
export const plainView: GridView = {
  by: 'question',
  sort: null,
  find: '',
  seal: null,
  decided: null,
  bar: false,
  apart: false,
  least: 0,
  pinned: [],
  hidden: [],
  without: [],
  group: null,
}

export type Address = { get: (name: string) => string | null }

const findMax = 100
const leastMax = 10_000

/** Reads a view from an address, and takes what makes no sense there for what was not said. */
export function readView(address: Address): GridView {
  const oneOf = <Word extends string>(name: string, words: readonly Word[]) =>
    words.find((word) => word === address.get(name)) ?? null
  const list = (name: string) => [...new Set((address.get(name) ?? '').split('.').filter(Boolean))]
  const numbers = (name: string) =>
    list(name)
      .map(Number)
      .filter((one) => Number.isSafeInteger(one) && one > 0)
  const least = Number(address.get('least') ?? '')
  return {
    by: oneOf('by', bys) ?? plainView.by,
    sort: readSort(address.get('sort') ?? ''),
    find: (address.get('find') ?? '').slice(0, findMax),
    seal: oneOf('seal', ['open', 'sealed']),
    decided: oneOf('decided', ['yes', 'no']),
    bar: address.get('bar') === 'met',
    apart: address.get('apart') === 'yes',
    least: Number.isSafeInteger(least) && least > 0 ? Math.min(least, leastMax) : 0,
    pinned: numbers('pin'),
    hidden: numbers('hide'),
    without: list('without'),
    group: oneOf('group', groupings),
  }
}

/** A view as it stands in the address; empty is what an address leaves out. */
export function writeView(view: GridView): Record<string, string> {
  return {
    by: view.by === plainView.by ? '' : view.by,
    sort: writeSort(view.sort),
    find: view.find,
    seal: view.seal ?? '',
    decided: view.decided ?? '',
    bar: view.bar ? 'met' : '',
    apart: view.apart ? 'yes' : '',
    least: view.least > 0 ? String(view.least) : '',
    pin: view.pinned.join('.'),
    hide: view.hidden.join('.'),
    without: view.without.join('.'),
    group: view.group ?? '',
  }
}

// Names go up unless said otherwise, figures down.
const usuallyDescends = (by: string) => by !== 'name'

function readSort(text: string): Sort {
  const [by = '', order] = text.split('.')
  if (!/^[a-z][a-z0-9-]*$/.test(by)) return null
  return { by, descending: order ? order === 'descending' : usuallyDescends(by) }
}

function writeSort(sort: Sort): string {
  if (!sort) return ''
  if (sort.descending === usuallyDescends(sort.by)) return sort.by
  return `${sort.by}.${sort.descending ? 'descending' : 'ascending'}`
}

/** What a press on a column's heading leads to: its own order first, then the other one, then none. */
export function nextSort(by: string, now: Sort): Sort {
  const usual = usuallyDescends(by)
  if (now?.by !== by) return { by, descending: usual }
  return now.descending === usual ? { by, descending: !usual } : null
}

export const isFiltered = ({ find, seal, decided, bar, apart, least }: GridView): boolean =>
  find.trim() !== '' || seal !== null || decided !== null || bar || apart || least > 0

/** The same view with everybody let in again. */
export const withoutFilters = (view: GridView): GridView => ({
  ...view,
  find: '',
  seal: null,
  decided: null,
  bar: false,
  apart: false,
  least: 0,
})
