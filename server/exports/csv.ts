import { stringify } from 'csv-stringify/sync'
import type { Material } from './material'

/** The first four columns are those that `npm run analyse` reads. Text that a spreadsheet would run is made harmless. */
export function writeCsv({ scores, comparison, nameOf }: Material): string {
  const panelName = new Map(comparison.panels.map(({ id, name }) => [id, name]))
  return stringify(
    scores.map(({ row, column, memberId, value, sealed, notAssessed }) => ({
      candidate: row.candidate,
      interviewer: nameOf.get(memberId),
      question: `${column.number}. ${column.prompt}`,
      score: value,
      'score when sealed': sealed,
      'not assessed': notAssessed,
      panel: panelName.get(column.panelId),
      competencies: column.competencies.join(', '),
      weight: column.weight,
    })),
    { header: true, bom: true, escape_formulas: true },
  )
}
