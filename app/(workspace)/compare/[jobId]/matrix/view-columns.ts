import type { Grid } from '@/server/compare/grid'
import { summedOf, weightInCompetency } from '@/server/compare/rules'
import { readAnswer } from './answers'
import type { MatrixColumn, MatrixPlace, MatrixRow } from './matrix-rows'

export const bys = ['question', 'competency', 'panel'] as const
/** What a column of the grid stands for. */
export type By = (typeof bys)[number]

export type ViewColumn = {
  by: By
  /** Its name in the address: the end of an id, which is random, is enough to tell columns apart. */
  key: string
  /** What the heading shows, and what a person calls it. */
  label: string
  name: string
  /** The panel that it belongs to; null where it spans several. */
  panelId: string | null
  /** The questions in it, by their place in the comparison, and how much each counts. */
  questions: number[]
  weights: number[]
}

const noCompetency = 'No competency'
const ending = (id: string) => id.slice(-8)

/** The columns by which the candidates are looked at. */
export function viewColumns(by: By, { columns, panels }: Pick<Grid, 'columns' | 'panels'>): ViewColumn[] {
  if (by === 'question') return columns.map(questionColumn)
  if (by === 'panel')
    return panels
      .map(({ id, name }) =>
        gather(by, `p${ending(id)}`, name, id, columns, (column) => column.panelId === id),
      )
      .filter(({ questions }) => questions.length > 0)
  const competencies = new Map<string, string>()
  for (const column of columns)
    for (const [at, id] of column.competencyIds.entries()) competencies.set(id, column.competencies[at] ?? '')
  const named = [...competencies]
    .toSorted(([, a], [, b]) => a.localeCompare(b, 'en'))
    .map(([id, name]) =>
      gather(by, `c${ending(id)}`, name, null, columns, (column) => column.competencyIds.includes(id)),
    )
  const rest = gather(by, 'c-', noCompetency, null, columns, (column) => column.competencyIds.length === 0)
  return rest.questions.length > 0 ? [...named, rest] : named
}

function questionColumn(column: MatrixColumn, at: number): ViewColumn {
  return {
    by: 'question',
    key: `q${ending(column.panelId)}${ending(column.questionId)}`,
    label: String(column.number),
    name: `Question ${column.number}`,
    panelId: column.panelId,
    questions: [at],
    weights: [column.weight],
  }
}

function gather(
  by: By,
  key: string,
  name: string,
  panelId: string | null,
  columns: readonly MatrixColumn[],
  belongs: (column: MatrixColumn) => boolean,
): ViewColumn {
  const questions = columns.flatMap((column, at) => (belongs(column) ? [at] : []))
  return {
    by,
    key,
    label: name,
    name,
    panelId,
    questions,
    weights: questions.map((at) =>
      by === 'competency' ? weightInCompetency(columns[at]!) : columns[at]!.weight,
    ),
  }
}

/** What a candidate has in a column: of several questions, those that are open; sealed only where none is. */
export function placeIn(row: MatrixRow, column: ViewColumn, members: Grid['members']): MatrixPlace {
  if (column.by === 'question') return row.places[column.questions[0]!] ?? null
  const places = column.questions.map((at) => row.places[at] ?? null)
  const seals = places.filter((place) => typeof place === 'string')
  const open = column.questions.flatMap((at, place) =>
    typeof places[place] === 'object' && places[place] !== null
      ? [{ cell: readAnswer(row.answers[at] ?? '', members), weight: column.weights[place]! }]
      : [],
  )
  if (open.length === 0) return seals[0] ?? null
  const summed = summedOf(open)
  return { ...summed, disagrees: summed.disagreements > 0, waiting: seals.length }
}

/** The question whose evidence a column opens first: the first that is open, else its first. */
export function firstQuestion(row: MatrixRow, column: ViewColumn): number {
  const isOpen = (at: number) => typeof row.places[at] === 'object' && row.places[at] !== null
  return column.questions.find(isOpen) ?? column.questions[0]!
}
