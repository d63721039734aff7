import type { Factor, Ratings } from './ratings'
import { columnsOf, type FactorName, type Term } from './terms'

/**
 * The ratings in the order in which the equations are solved. Ratings of one level of the pivot factor form a group:
 * everything random that lives inside a group (the pivot itself and its pairs) is eliminated group by group, and
 * what remains is the border: the mean in column 0, then the levels of the other factors.
 */
export type Layout = {
  n: number
  terms: readonly Term[]
  /** The scores less `center`, which keeps the digits of y'y. */
  y: Float64Array
  center: number
  /** For each rating here its row in the input. */
  rows: Int32Array
  pivot: Factor
  groupStart: Int32Array
  /** A run: the ratings of one group that share the partner's level, which is that of the first pair term if any. */
  groupRun: Int32Array
  runStart: Int32Array
  /** Where each term stands, by its index in `terms`; −1 where the model has none. */
  pivotTerm: number
  runTerm: number
  innerTerm: number
  /** The second pair term: each rating's level counted from 0 in its group, and how many the group has. */
  inner: Int32Array
  innerStart: Int32Array
  border: BorderFactor[]
  borderSize: number
  /** For the nonzero columns of a rating, in their order, whether they are the same in all of a run. */
  isSteady: Uint8Array
  /** The border columns that each group touches, the mean first. */
  columnStart: Int32Array
  columns: Int32Array
}

/** `local`: for each rating where its level stands among the columns of its group. */
type BorderFactor = { term: number; factor: Factor; offset: number; local: Int32Array }

/** @param pivot the factor to group by; unless told, the one whose elimination leaves the smallest border */
export function layOut(ratings: Ratings, terms: readonly Term[], pivot?: FactorName): Layout {
  const by = pivot ?? choosePivot(ratings, terms)
  const pairs = terms
    .filter((term) => term.includes(':'))
    .map((term) => ({ term, partner: partnerOf(term, by) }))
  const [first, second] = pairs.sort(
    (a, b) => (ratings[b.partner]?.levels.length ?? 0) - (ratings[a.partner]?.levels.length ?? 0),
  )
  const pivotFactor = columnsOf(ratings, by)![0]!
  const others = terms.filter((term) => term !== by && !term.includes(':')) as FactorName[]
  const partnerName = first?.partner ?? others[0]
  const partner = partnerName ? ratings[partnerName] : null
  const rows = sortRows(ratings, pivotFactor, partner)
  const n = rows.length
  const codesOf = (factor: Factor) => Int32Array.from(rows, (row) => factor.codes[row]!)

  const groupCodes = codesOf(pivotFactor)
  const groupStart = startsOf(groupCodes)
  const groups = groupStart.length - 1
  const runCodes = partner ? codesOf(partner) : groupCodes
  const { runStart, groupRun } = runsIn(groupStart, runCodes)

  const inner = second ? codesOf(ratings[second.partner]!) : new Int32Array(0)
  const innerStart = second
    ? countWithin(inner, groupStart, ratings[second.partner]!.levels.length)
    : new Int32Array(groups + 1)

  let borderSize = 1
  const border: BorderFactor[] = []
  for (const [term, name] of terms.entries()) {
    if (name === by || name.includes(':')) continue
    const factor = columnsOf(ratings, name)![0]!
    border.push({ term, factor, offset: borderSize, local: codesOf(factor) })
    borderSize += factor.levels.length
  }
  const center = ratings.scores.reduce((sum, score) => sum + score, 0) / n
  return {
    n,
    terms,
    y: Float64Array.from(rows, (row) => ratings.scores[row]! - center),
    center,
    rows,
    pivot: pivotFactor,
    groupStart,
    groupRun,
    runStart,
    pivotTerm: terms.indexOf(by),
    runTerm: first ? terms.indexOf(first.term) : -1,
    innerTerm: second ? terms.indexOf(second.term) : -1,
    inner,
    innerStart,
    border,
    borderSize,
    isSteady: Uint8Array.of(
      ...(terms.includes(by) ? [1] : []),
      ...(second ? [0] : []),
      1,
      ...border.map(({ factor }) => Number(factor === partner)),
    ),
    ...touchColumns(border, groupStart),
  }
}

function partnerOf(term: Term, pivot: FactorName): FactorName {
  const [left, right] = term.split(':') as [FactorName, FactorName]
  return left === pivot ? right : left
}

/** Pairs live inside the levels of both their factors, so that the pivot has to be in every pair. */
function choosePivot(ratings: Ratings, terms: readonly Term[]): FactorName {
  const pairs = terms.filter((term) => term.includes(':'))
  const able = (['candidate', 'interviewer', 'question'] as const).filter(
    (name) => ratings[name] && pairs.every((pair) => pair.split(':').includes(name)),
  )
  const gain = (name: FactorName) => (terms.includes(name) ? ratings[name]!.levels.length : 0)
  return able.reduce((best, name) => (gain(name) > gain(best) ? name : best))
}

/** Row numbers by pivot, then by the partner of the first pair, then as they came; two counting sorts. */
function sortRows(ratings: Ratings, pivot: Factor, partner: Factor | null): Int32Array {
  let rows = Int32Array.from(ratings.scores, (_, row) => row)
  for (const factor of partner ? [partner, pivot] : [pivot]) {
    const next = new Int32Array(factor.levels.length + 1)
    for (const code of factor.codes) next[code + 1]! += 1
    for (let code = 1; code < next.length; code++) next[code]! += next[code - 1]!
    const sorted = new Int32Array(rows.length)
    for (const row of rows) {
      const code = factor.codes[row]!
      sorted[next[code]!] = row
      next[code]! += 1
    }
    rows = sorted
  }
  return rows
}

/** Where each run of equal codes starts, and the end. */
function startsOf(codes: Int32Array): Int32Array {
  const starts: number[] = []
  for (let k = 0; k < codes.length; k++) if (k === 0 || codes[k] !== codes[k - 1]) starts.push(k)
  starts.push(codes.length)
  return Int32Array.from(starts)
}

function runsIn(groupStart: Int32Array, codes: Int32Array): { runStart: Int32Array; groupRun: Int32Array } {
  const starts: number[] = []
  const groupRun = new Int32Array(groupStart.length)
  for (let group = 0; group < groupStart.length - 1; group++) {
    groupRun[group] = starts.length
    for (let k = groupStart[group]!; k < groupStart[group + 1]!; k++) {
      if (k === groupStart[group] || codes[k] !== codes[k - 1]) starts.push(k)
    }
  }
  groupRun[groupStart.length - 1] = starts.length
  starts.push(codes.length)
  return { runStart: Int32Array.from(starts), groupRun }
}

/** Replaces codes by their number in order of appearance in the group; returns where each group's levels start. */
function countWithin(codes: Int32Array, groupStart: Int32Array, levels: number): Int32Array {
  const seenIn = new Int32Array(levels).fill(-1)
  const place = new Int32Array(levels)
  const starts = new Int32Array(groupStart.length)
  for (let group = 0; group < groupStart.length - 1; group++) {
    let count = 0
    for (let k = groupStart[group]!; k < groupStart[group + 1]!; k++) {
      const code = codes[k]!
      if (seenIn[code] !== group) {
        seenIn[code] = group
        place[code] = count
        count += 1
      }
      codes[k] = place[code]!
    }
    starts[group + 1] = starts[group]! + count
  }
  return starts
}

/** Turns each border factor's codes into places among the columns that its group touches. */
function touchColumns(
  border: BorderFactor[],
  groupStart: Int32Array,
): { columnStart: Int32Array; columns: Int32Array } {
  const columns: number[] = []
  const columnStart = new Int32Array(groupStart.length)
  const seenIn = border.map(({ factor }) => new Int32Array(factor.levels.length).fill(-1))
  const places = border.map(({ factor }) => new Int32Array(factor.levels.length))
  for (let group = 0; group < groupStart.length - 1; group++) {
    const start = columns.length
    columns.push(0)
    for (const [at, { local, offset }] of border.entries()) {
      for (let k = groupStart[group]!; k < groupStart[group + 1]!; k++) {
        const code = local[k]!
        if (seenIn[at]![code] !== group) {
          seenIn[at]![code] = group
          places[at]![code] = columns.length - start
          columns.push(offset + code)
        }
        local[k] = places[at]![code]!
      }
    }
    columnStart[group + 1] = columns.length
  }
  return { columnStart, columns: Int32Array.from(columns) }
}
