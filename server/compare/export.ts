import { stringify } from 'csv-stringify/sync'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { type Comparison, compareJob } from './comparison'
import type { exportInput } from './input'
import { answerKey, listOpenedScores, type OpenedScore } from './opened-scores'
import { scoreScale } from './rules'

export type ExportedFile = { name: string; mediaType: string; text: string }

/** One single score of an opened evaluation, and where it stands in the comparison. */
type ExportedScore = OpenedScore & { row: Comparison['rows'][number]; column: Comparison['columns'][number] }

/**
 * A file of every single score of the job's opened evaluations, or of one panel's. As CSV with names, for the hiring
 * team; as a decision file under pseudonyms, from which `npm run analyse` computes ranking and comparison again. What
 * is sealed is in neither.
 */
export async function exportComparison(
  db: Db,
  member: Member,
  input: z.output<typeof exportInput>,
): Promise<ExportedFile> {
  await requireJob(db, member, input.jobId, 'decide')
  const comparison = await compareJob(db, member, input)
  const scores = await listExported(db, member, comparison)
  if (scores.length === 0)
    throw new Refused('not now', 'No evaluation is open yet, so there is nothing to export.')
  await recordAudit(
    db,
    member,
    'exported',
    { kind: 'job', id: input.jobId },
    { as: input.as, scores: scores.length },
  )
  const name = nameFile(comparison)
  return input.as === 'csv'
    ? { name: `${name}.csv`, mediaType: 'text/csv;charset=utf-8', text: writeCsv(scores, comparison) }
    : {
        name: `${name}.decision.json`,
        mediaType: 'application/json',
        text: writeDecision(scores, comparison),
      }
}

/** In the order of the comparison's rows and columns, then of the interviewers. */
async function listExported(db: Db, member: Member, { rows, columns }: Comparison): Promise<ExportedScore[]> {
  const rowOf = new Map(
    rows.flatMap((row) => row.evaluations.map((one) => [one.id, { row, panelId: one.panelId }])),
  )
  const columnOf = new Map(columns.map((column) => [answerKey(column.panelId, column.questionId), column]))
  const found = await listOpenedScores(db, member, [...rowOf.keys()])
  const placed = found.flatMap((score) => {
    const at = rowOf.get(score.evaluationId)
    const column = at && columnOf.get(answerKey(at.panelId, score.questionId))
    return at && column ? [{ ...score, row: at.row, column }] : []
  })
  const order = ({ row, column, memberId }: ExportedScore) =>
    [String(rows.indexOf(row)).padStart(6, '0'), String(column.number).padStart(6, '0'), memberId].join(' ')
  return placed.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

function nameFile({ job, panels, panelId }: Comparison): string {
  const panel = panels.find(({ id }) => id === panelId)
  const plain = [job.title, panel?.name ?? '']
    .join(' ')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return plain || 'comparison'
}

/** The first four columns are those that `npm run analyse` reads. Text that a spreadsheet would run is made harmless. */
function writeCsv(scores: readonly ExportedScore[], { panels }: Comparison): string {
  const panelName = new Map(panels.map(({ id, name }) => [id, name]))
  const nameOf = namesIn(scores)
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

/** Whoever scored, by their name in the comparison's cells. */
function namesIn(scores: readonly ExportedScore[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { row } of scores) {
    for (const place of row.places) {
      if (place.state === 'open')
        for (const { memberId, name } of place.cell.scores) names.set(memberId, name)
    }
  }
  return names
}

/** See docs/analyse.md. Pseudonyms: C with the candidate's number, R and Q with a place in this file. */
function writeDecision(scores: readonly ExportedScore[], { job, columns, rule }: Comparison): string {
  const interviewers = [...new Set(scores.map(({ memberId }) => memberId))].sort()
  const used = columns.filter((column) => scores.some((score) => score.column === column))
  const questionId = (column: ExportedScore['column']) => `Q${column.number}`
  const file = {
    evenhand: 'decision',
    version: 1,
    job: job.title,
    exportedAt: new Date().toISOString(),
    scale: scoreScale,
    rule: { method: 'raw', leastScores: rule?.leastScores ?? 1, bar: rule?.hireBar ?? null },
    questions: used.map((column) => ({
      id: questionId(column),
      text: column.prompt,
      competency: column.competencies.join(', ') || 'none named',
      weight: column.weight,
    })),
    scores: scores.map(({ row, column, memberId, value, sealed }) => ({
      candidate: `C${row.candidateNumber}`,
      interviewer: `R${interviewers.indexOf(memberId) + 1}`,
      question: questionId(column),
      score: value,
      sealed,
    })),
    seed: 1,
    points: 1024,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
