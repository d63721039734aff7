import { path } from '@/app/_api/path'
import type { MatrixColumn, MatrixRow } from './matrix/matrix-rows'

/** What is open beside the matrix: one question, and the candidates whose evidence is side by side. */
export type Place = { column: number; applicationIds: string[] }

export const besideMax = 5

type Address = {
  panel?: string | undefined
  sort?: string | undefined
  question?: string | undefined
  candidates?: string | undefined
}

/** The place that an address names; null when it names none, or what is not in this comparison. */
export function placeOf(
  address: Pick<Address, 'question' | 'candidates'>,
  columns: readonly MatrixColumn[],
  rows: readonly Pick<MatrixRow, 'applicationId'>[],
): Place | null {
  const [panelId, questionId] = (address.question ?? '').split('.')
  // Who only names candidates, as a link to a decision does, begins with the first question.
  const column =
    address.question || columns.length === 0
      ? columns.findIndex((one) => one.panelId === panelId && one.questionId === questionId)
      : 0
  const wanted = new Set((address.candidates ?? '').split('.'))
  const known = new Set(rows.map((row) => row.applicationId))
  const applicationIds = [...wanted].filter((id) => known.has(id)).slice(0, besideMax)
  return column < 0 || applicationIds.length === 0 ? null : { column, applicationIds }
}

/** The address of a place in this comparison, as it is sorted and narrowed now. */
export function addressOf(
  jobId: string,
  view: { panel?: string | undefined; sort?: string | undefined },
  place: Place | null,
  columns: readonly MatrixColumn[],
): string {
  const column = place ? columns[place.column] : undefined
  const query = {
    panel: view.panel ?? '',
    sort: view.sort ?? '',
    question: column ? `${column.panelId}.${column.questionId}` : '',
    candidates: place?.applicationIds.join('.') ?? '',
  }
  return path.compare(jobId, query)
}

const disagreesAt = (row: MatrixRow, column: number) => {
  const place = row.places[column]
  return typeof place === 'object' && place !== null && place.disagrees
}

/**
 * The next answer on which interviewers disagree, in reading order and from the start again after the last. With
 * several candidates side by side it stays with them and goes on by question. Null when there is none elsewhere.
 */
export function nextDisagreement(rows: readonly MatrixRow[], place: Place | null): Place | null {
  const width = rows[0]?.places.length ?? 0
  if (place && place.applicationIds.length > 1) {
    const beside = rows.filter((row) => place.applicationIds.includes(row.applicationId))
    for (let step = 1; step < width; step += 1) {
      const column = (place.column + step) % width
      if (beside.some((row) => disagreesAt(row, column))) return { ...place, column }
    }
    return null
  }
  const here = place ? rows.findIndex((row) => row.applicationId === place.applicationIds[0]) : -1
  const from = place && here >= 0 ? here * width + place.column : -1
  const all = rows.length * width
  for (let step = 1; step <= (from < 0 ? all : all - 1); step += 1) {
    const at = (from + step + all) % all
    const row = rows[Math.floor(at / width)]
    if (row && disagreesAt(row, at % width))
      return { column: at % width, applicationIds: [row.applicationId] }
  }
  return null
}
