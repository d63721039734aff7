import { matrixRows } from '@/app/(workspace)/compare/[jobId]/matrix/matrix-rows'
import type { Grid, GridRow } from '@/server/compare/grid'

const id = (kind: number, at: number) => `018f0000-0000-7000-8${kind}00-${String(at).padStart(12, '0')}`
export const panelId = (at: number) => id(1, at)
export const questionId = (at: number) => id(2, at)
export const competencyId = (at: number) => id(3, at)
export const applicationId = (at: number) => id(4, at)

/** A question of the comparison: of the first panel, of weight 1, unless said otherwise. */
export function question(
  number: number,
  competencies: number[],
  of: { weight?: number; panel?: number } = {},
) {
  return {
    panelId: panelId(of.panel ?? 1),
    questionId: questionId(number),
    number,
    prompt: `Prompt ${number}`,
    weight: of.weight ?? 1,
    competencies: competencies.map((at) => `Competency ${at}`),
    competencyIds: competencies.map(competencyId),
    versionNumbers: [1],
  }
}

type Arranged = Partial<{
  name: string
  decision: GridRow[7]
  ruled: GridRow[8]
}>

/** A grid as it is sent: three interviewers, two panels, and for each candidate the answers as they are written. */
export function arrangeGrid(
  columns: Grid['columns'],
  answers: readonly string[],
  rows: readonly Arranged[] = [],
): Grid {
  return {
    job: { id: id(5, 1), title: 'Job', place: 'manager', decides: true },
    panels: [1, 2].map((at) => ({ id: panelId(at), name: `Panel ${at}` })),
    panelId: null,
    rule: null,
    columns,
    members: ['Ada', 'Grace', 'Alan'].map((name, at) => ({ id: id(6, at), name })),
    words: ['Sealed, 1 of 3 in'],
    rows: answers.map((text, at) => [
      applicationId(at + 1),
      id(7, at + 1),
      at + 1,
      rows[at]?.name ?? `Candidate ${at + 1}`,
      text,
      [],
      [],
      rows[at]?.decision ?? null,
      rows[at]?.ruled ?? null,
      [],
      -1,
    ]),
  }
}

export const arrangeRows = (...of: Parameters<typeof arrangeGrid>) => matrixRows(arrangeGrid(...of))
