import { outcomeWords } from '../compare-words'
import type { GridView, Grouping, Sort } from './grid-view'
import type { MatrixPlace, MatrixRow } from './matrix-rows'

/** A row that is shown, with what it has in each of the columns that it is looked at by. */
export type Shown = { row: MatrixRow; places: readonly MatrixPlace[]; adjusted: number | null }

export type ListItem =
  | { kind: 'group'; key: string; label: string; count: number }
  | { kind: 'row'; key: string; shown: Shown; isPinned: boolean }

export type GridList = {
  items: ListItem[]
  /** How many rows are in it, and how many were hidden by hand. */
  count: number
  hidden: number
}

type Context = {
  /** The keys of the columns, in the order of each row's places. */
  keys: readonly string[]
  panels: readonly { id: string; name: string }[]
  panelIds: readonly string[]
  /** Bands of candidates who are not clearly apart, best first; null while or where there is no standing. */
  bands: readonly (readonly string[])[] | null
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What a view shows, in its order: who is pinned first, then the groups. */
export function listGrid(all: readonly Shown[], view: GridView, context: Context): GridList {
  const pinned = new Set(view.pinned)
  const hidden = new Set(view.hidden)
  const lets = filterOf(view)
  const hiddenRows = all.filter(({ row }) => hidden.has(row.candidateNumber)).length
  // Who is pinned stays, whatever is filtered: that is what pinning is for.
  const kept = all.filter(
    ({ row }) => !hidden.has(row.candidateNumber) && (pinned.has(row.candidateNumber) || lets(row)),
  )
  const sorted = sortShown(kept, view.sort, context.keys)
  const top = sorted.filter(({ row }) => pinned.has(row.candidateNumber))
  const rest = sorted.filter(({ row }) => !pinned.has(row.candidateNumber))
  const groups = view.group ? groupShown(rest, view.group, context, all) : null
  return {
    items: [
      ...(groups && top.length > 0 ? [heading('pinned', 'Pinned', top.length)] : []),
      ...top.map((shown) => itemOf(shown, true)),
      ...(groups
        ? groups.flatMap(({ key, label, rows }) => [
            heading(key, label, rows.length),
            ...rows.map((shown) => itemOf(shown, false)),
          ])
        : rest.map((shown) => itemOf(shown, false))),
    ],
    count: kept.length,
    hidden: hiddenRows,
  }
}

const heading = (key: string, label: string, count: number): ListItem => ({
  kind: 'group',
  key,
  label,
  count,
})
const itemOf = (shown: Shown, isPinned: boolean): ListItem => ({
  kind: 'row',
  key: shown.row.applicationId,
  shown,
  isPinned,
})

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

function filterOf(view: GridView): (row: MatrixRow) => boolean {
  const part = plain(view.find)
  return (row) =>
    (part === '' || plain(row.candidate).includes(part)) &&
    (view.seal === null || (view.seal === 'sealed') === isSealed(row)) &&
    (view.decided === null || (view.decided === 'yes') === (row.decision !== null)) &&
    (!view.bar || row.ruling === 'meets the bar') &&
    (!view.apart || row.disagreements > 0) &&
    row.scores >= view.least
}

const isSealed = ({ places }: MatrixRow) => places.some((place) => typeof place === 'string')

/** What is equal stays in its order; who has no such figure stands last in either. */
export function sortShown(shown: readonly Shown[], sort: Sort, keys: readonly string[]): Shown[] {
  if (!sort) return [...shown]
  const sign = sort.descending ? -1 : 1
  if (sort.by === 'name')
    return shown.toSorted((a, b) => sign * collator.compare(a.row.candidate, b.row.candidate))
  const figure = figureOf(sort.by, keys)
  const figures = new Map(shown.map((one) => [one, figure(one)]))
  return shown.toSorted((a, b) => {
    const one = figures.get(a) ?? null
    const other = figures.get(b) ?? null
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return sign * (one - other)
  })
}

const outcomes = Object.keys(outcomeWords)

function figureOf(by: string, keys: readonly string[]): (shown: Shown) => number | null {
  if (by === 'mean') return ({ row }) => row.mean
  if (by === 'adjusted') return ({ adjusted }) => adjusted
  if (by === 'spread') return ({ row }) => row.spread
  if (by === 'scores') return ({ row }) => row.scores
  if (by === 'disagreement') return ({ row }) => row.disagreements
  // The first press brings who goes on.
  if (by === 'decision') return ({ row }) => (row.decision ? -outcomes.indexOf(row.decision.outcome) : null)
  const at = keys.indexOf(by)
  return ({ places }) => {
    const place = places[at]
    return typeof place === 'object' && place !== null ? place.mean : null
  }
}

type Group = { key: string; label: string; rows: Shown[] }

function groupShown(rows: readonly Shown[], by: Grouping, context: Context, all: readonly Shown[]): Group[] {
  const { labels, at } = by === 'tied' ? bandGroups(context.bands ?? [], all) : groupsBy(by, context)
  const groups = labels.map((label, key): Group => ({ key: `${by} ${key}`, label, rows: [] }))
  for (const shown of rows) groups[at(shown)]?.rows.push(shown)
  return groups.filter((group) => group.rows.length > 0)
}

/** The groups there can be, in their order, and which of them a row is in. */
type Groups = { labels: string[]; at: (shown: Shown) => number }

function groupsBy(by: Exclude<Grouping, 'tied'>, context: Context): Groups {
  if (by === 'decision')
    return {
      labels: ['Undecided', ...Object.values(outcomeWords)],
      at: ({ row }) => (row.decision ? 1 + outcomes.indexOf(row.decision.outcome) : 0),
    }
  if (by === 'seal')
    return {
      labels: ['Open', 'Sealed at one panel, open at another', 'Sealed', 'Not met yet'],
      at: ({ row }) => {
        const isOpen = row.places.some((place) => typeof place === 'object' && place !== null)
        if (isSealed(row)) return isOpen ? 1 : 2
        return isOpen ? 0 : 3
      },
    }
  const last = ({ row }: Shown) =>
    Math.max(
      -1,
      ...row.places.map((place, at) =>
        place === null ? -1 : context.panels.findIndex(({ id }) => id === context.panelIds[at]),
      ),
    )
  return {
    labels: [...context.panels.map(({ name }) => `Reached “${name}”`).toReversed(), 'Not met yet'],
    at: (shown) => context.panels.length - 1 - last(shown),
  }
}

function bandGroups(bands: readonly (readonly string[])[], all: readonly Shown[]): Groups {
  const nameOf = new Map(all.map(({ row }) => [row.applicationId, row.candidate]))
  const bandOf = new Map(bands.flatMap((band, at) => band.map((id) => [id, at] as const)))
  return {
    labels: [
      // True of each in it, which “a tie” would not be: no clear difference is not passed on from one to the next.
      ...bands.map(([first = '', ...rest]) => {
        const name = nameOf.get(first) ?? ''
        return rest.length > 0 ? `${name}, and who is not clearly below` : name
      }),
      'Not in the standing',
    ],
    at: ({ row }) => bandOf.get(row.applicationId) ?? bands.length,
  }
}

/**
 * Bands of an order: each begins with somebody who is clearly below the first of the band before it, and holds those
 * who follow and are not.
 */
export function bandsOf(order: readonly string[], isClear: (a: string, b: string) => boolean): string[][] {
  const bands: string[][] = []
  for (const id of order) {
    const band = bands.at(-1)
    if (band && !isClear(band[0]!, id)) band.push(id)
    else bands.push([id])
  }
  return bands
}
