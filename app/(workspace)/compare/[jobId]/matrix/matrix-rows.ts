import type { Comparison } from '@/server/compare/comparison'
import { inWords } from '../compare-words'

/** The comparison as the browser needs it: a row of places per candidate, without who gave which score. */
export type MatrixCell = {
  mean: number | null
  low: number | null
  high: number | null
  scored: number
  notAssessed: number
  missing: number
  disagrees: boolean
}

export type MatrixColumn = Pick<
  Comparison['columns'][number],
  'panelId' | 'questionId' | 'number' | 'prompt' | 'competencies' | 'versionNumbers'
>

export type MatrixRow = {
  applicationId: string
  candidateId: string
  candidate: string
  /** A cell, the words of a seal, or null where the candidate was not met. */
  places: (MatrixCell | string | null)[]
  mean: number | null
  spread: number | null
  scores: number
  disagreements: number
  recommended: string
  decision: Comparison['rows'][number]['decision']
  /** What the panel's rule says of the raw mean, in words; null over several panels. */
  verdict: string | null
  /** What is out of the ordinary with this candidate's evaluations, a few words each. */
  marks: string[]
  whyNotDecide: string | null
  /** Sessions that are still planned: their scores cannot be in the comparison. */
  ahead: { panel: string; startsAt: Date; isOverdue: boolean }[]
}

export const sortKeys = ['name', 'mean', 'spread', 'scores', 'disagreement'] as const
export type SortKey = (typeof sortKeys)[number]
/** Null: in the order in which the candidates were added. */
export type Sort = { by: SortKey; descending: boolean } | null

/** A sort as it stands in the address: `mean`, `mean.ascending`. Names go up unless said otherwise, figures down. */
export function sortOf(text: string | undefined): Sort {
  const [key, order] = (text ?? '').split('.')
  const by = sortKeys.find((one) => one === key)
  if (!by) return null
  return { by, descending: order ? order === 'descending' : by !== 'name' }
}

/** What a press on a column's heading leads to: its own order first, then the other one. */
export function nextSort(by: SortKey, now: Sort): string {
  const usual = by !== 'name'
  if (now?.by !== by || now.descending !== usual) return by
  return `${by}.${usual ? 'ascending' : 'descending'}`
}

type Sorted = Pick<MatrixRow, 'candidate' | 'mean' | 'spread' | 'scores' | 'disagreements'>

/** What is equal stays in its order; who has no such figure stands last in either. */
export function sortRows<Row extends Sorted>(rows: readonly Row[], sort: Sort): Row[] {
  if (!sort) return [...rows]
  const sign = sort.descending ? -1 : 1
  if (sort.by === 'name')
    return rows.toSorted(
      (a, b) => sign * a.candidate.localeCompare(b.candidate, 'en', { numeric: true, sensitivity: 'base' }),
    )
  const figure = sort.by === 'disagreement' ? 'disagreements' : sort.by
  return rows.toSorted((a, b) => {
    const [one, other] = [a[figure], b[figure]]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return sign * (one - other)
  })
}

export function matrixRows({ rows, panels, rule }: Comparison, sort: Sort): MatrixRow[] {
  const matrix = rows.map((row) => ({
    applicationId: row.applicationId,
    candidateId: row.candidateId,
    candidate: row.candidate,
    places: row.places.map((place) => {
      if (place.state === 'none') return null
      if (place.state === 'sealed') return place.seal
      const { scores: _, ...cell } = place.cell
      return { ...cell, disagrees: place.disagrees }
    }),
    mean: row.overall.mean,
    spread: row.overall.spread,
    scores: row.overall.scores,
    disagreements: row.overall.disagreements,
    recommended: row.recommendations
      .toReversed()
      .filter(({ count }) => count > 0)
      .map(({ recommendation, count }) => `${count} ${recommendation}`)
      .join(', '),
    decision: row.decision,
    verdict: verdictInWords(row, rule),
    marks: row.evaluations.flatMap((one) => marksOf(one, panels.length > 1)),
    whyNotDecide: row.whyNotDecide,
    ahead: row.ahead,
  }))
  return sortRows(matrix, sort)
}

/** With one digit a value just below the bar would look as if it met it; then two digits say why it does not. */
function verdictInWords(
  { verdict, ruled }: Comparison['rows'][number],
  rule: Comparison['rule'],
): string | null {
  if (verdict !== 'below the bar' || !ruled) return verdict
  if (ruled.below.length > 0) return `below the least of ${inWords(ruled.below)}`
  const { value } = ruled
  const looksMet = rule?.hireBar != null && value !== null && Number(value.toFixed(1)) >= rule.hireBar
  return looksMet ? `${verdict} with ${(Math.floor(value * 100) / 100).toFixed(2)}` : verdict
}

function marksOf(
  evaluation: Comparison['rows'][number]['evaluations'][number],
  namesPanel: boolean,
): string[] {
  const at = namesPanel ? ` (${evaluation.panel})` : ''
  return [
    ...(evaluation.openedBecause === 'seal broken' ? [`Seal broken${at}`] : []),
    ...evaluation.excused.map((name) => `${name} excused${at}`),
    ...evaluation.afterOpening.map((name) => `${name} after opening${at}`),
  ]
}
