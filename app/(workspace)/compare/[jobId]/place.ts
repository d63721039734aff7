import { path } from '@/app/_api/path'
import { type Address, type GridView, readView, writeView } from './matrix/grid-view'
import type { MatrixColumn, MatrixRow } from './matrix/matrix-rows'

/** What is open beside the grid: one question, and the candidates whose evidence is side by side. */
export type Place = {
  column: number
  applicationIds: string[]
  /** The key of the competency or panel whose questions one goes through; without it, all of them. */
  within?: string | undefined
}

export const besideMax = 5

/** The place that an address names; null when it names none, or what is not in this comparison. */
export function placeOf(
  address: Address,
  columns: readonly MatrixColumn[],
  rows: readonly Pick<MatrixRow, 'applicationId'>[],
): Place | null {
  const question = address.get('question')
  const [panelId, questionId] = (question ?? '').split('.')
  // Who only names candidates, as a link to a decision does, begins with the first question.
  const column =
    question || columns.length === 0
      ? columns.findIndex((one) => one.panelId === panelId && one.questionId === questionId)
      : 0
  if (column < 0) return null
  const wanted = new Set((address.get('candidates') ?? '').split('.'))
  const known = new Set(rows.map((row) => row.applicationId))
  const applicationIds = [...wanted].filter((id) => known.has(id)).slice(0, besideMax)
  if (applicationIds.length === 0) return null
  return { column, applicationIds, within: address.get('within') ?? undefined }
}

/** Whether both show the same evidence. */
export const isSamePlace = (one: Place, other: Place) =>
  one.column === other.column && one.applicationIds.join() === other.applicationIds.join()

export type Looked = { panel: string; view: GridView; place: Place | null }

/** The address of a comparison, looked at in one way, with one place of it open. */
export function addressOf(
  jobId: string,
  { panel, view, place }: Looked,
  columns: readonly MatrixColumn[],
): string {
  const column = place ? columns[place.column] : undefined
  return path.compare(jobId, {
    panel,
    ...writeView(view),
    question: column ? `${column.panelId}.${column.questionId}` : '',
    candidates: place?.applicationIds.join('.') ?? '',
    within: place?.within ?? '',
  })
}

/** The address of the same view at another panel; what is open stays behind. */
export function addressAtPanel(jobId: string, panel: string, address: Address): string {
  return path.compare(jobId, { panel, ...writeView(readView(address)) })
}

const disagreesAt = (row: MatrixRow, column: number) => {
  const place = row.places[column]
  return typeof place === 'object' && place !== null && place.disagrees
}

/**
 * The next answer on which interviewers disagree, in reading order and from the start again after the last. With
 * several candidates side by side it stays with them and goes on by question. Null when there is none elsewhere.
 * @param walk the questions that one goes through, in their order
 */
export function nextDisagreement(
  rows: readonly MatrixRow[],
  place: Place | null,
  walk: readonly number[],
): Place | null {
  const width = walk.length
  const within = place?.within
  if (place && place.applicationIds.length > 1) {
    const beside = rows.filter((row) => place.applicationIds.includes(row.applicationId))
    const from = walk.indexOf(place.column)
    for (let step = 1; step < width; step += 1) {
      const column = walk[(from + step) % width]!
      if (beside.some((row) => disagreesAt(row, column))) return { ...place, column }
    }
    return null
  }
  const here = place ? rows.findIndex((row) => row.applicationId === place.applicationIds[0]) : -1
  const from = place && here >= 0 ? here * width + walk.indexOf(place.column) : -1
  const all = rows.length * width
  for (let step = 1; step <= (from < 0 ? all : all - 1); step += 1) {
    const at = (from + step + all) % all
    const row = rows[Math.floor(at / width)]
    const column = walk[at % width]!
    if (row && disagreesAt(row, column)) return { column, applicationIds: [row.applicationId], within }
  }
  return null
}
