import type { Grid, GridRow, NotedEvaluation } from '@/server/compare/grid'
import { answerFigures, type Cell, overallOf, type Summed, type Verdict } from '@/server/compare/rules'
import { inWords } from '../compare-words'
import { readAnswer } from './answers'

/** What one answer, or several, come to; the single scores are read from the row when they are asked for. */
export type MatrixCell = Summed & {
  disagrees: boolean
  /** How many of the questions in it are still sealed. */
  waiting: number
}

export type MatrixColumn = Grid['columns'][number]

/** A cell, the words of a seal, or null where the candidate was not met. */
export type MatrixPlace = MatrixCell | string | null

export type MatrixRow = {
  applicationId: string
  candidateId: string
  candidateNumber: number
  candidate: string
  /** By question. */
  places: MatrixPlace[]
  /** The same as they were sent. */
  answers: string[]
  mean: number | null
  spread: number | null
  scores: number
  questions: number
  disagreements: number
  recommended: string
  decision: GridRow[7]
  /** What the panel's rule says, and in words; null over several panels. */
  ruling: Verdict | null
  verdict: string | null
  /** Of which evaluations something is to be said, and it in a few words each. */
  noted: NotedEvaluation[]
  marks: string[]
  whyNotDecide: string | null
  /** Sessions that are still planned: their scores cannot be in the comparison. */
  ahead: GridRow[9]
}

/** The comparison as the browser needs it, a row per candidate. Every figure is made here of the single scores. */
export function matrixRows(grid: Grid): MatrixRow[] {
  return grid.rows.map((sent) => rowOf(sent, grid))
}

function rowOf(sent: GridRow, { columns, members, words, panels, rule }: Grid): MatrixRow {
  const [applicationId, candidateId, candidateNumber, candidate, text, noted] = sent
  const [, , , , , , given, decision, ruled, ahead, whyNot] = sent
  const answers = text.split(',')
  const open: { cell: Cell; weight: number }[] = []
  const places = columns.map((column, at) => {
    const answer = answers[at] ?? ''
    if (answer === '' || answer.startsWith('~'))
      return answer === '' ? null : (words[Number(answer.slice(1))] ?? '')
    const cell = readAnswer(answer, members)
    open.push({ cell, weight: column.weight })
    return answerFigures(cell)
  })
  const overall = overallOf(open)
  return {
    applicationId,
    candidateId,
    candidateNumber,
    candidate,
    places,
    answers,
    mean: overall.mean,
    spread: overall.spread,
    scores: overall.scores,
    questions: overall.questions,
    disagreements: overall.disagreements,
    recommended: recommendedInWords(given),
    decision,
    ruling: ruled?.verdict ?? null,
    verdict: verdictInWords(ruled, rule),
    noted,
    marks: noted.flatMap((one) => marksOf(one, panels.length > 1)),
    whyNotDecide: whyNot < 0 ? null : (words[whyNot] ?? null),
    ahead,
  }
}

const recommendations = ['strong no', 'no', 'yes', 'strong yes']

const recommendedInWords = (given: readonly number[]) =>
  given
    .flatMap((count, at) => (count > 0 ? [`${count} ${recommendations[at]}`] : []))
    .toReversed()
    .join(', ')

/** With one digit a value just below the bar would look as if it met it; then two digits say why it does not. */
function verdictInWords(ruled: GridRow[8], rule: Grid['rule']): string | null {
  if (ruled?.verdict !== 'below the bar') return ruled?.verdict ?? null
  if (ruled.below.length > 0) return `below the least of ${inWords(ruled.below)}`
  const { value } = ruled
  const looksMet = rule?.hireBar != null && value !== null && Number(value.toFixed(1)) >= rule.hireBar
  return looksMet ? `${ruled.verdict} with ${(Math.floor(value * 100) / 100).toFixed(2)}` : ruled.verdict
}

function marksOf(evaluation: NotedEvaluation, namesPanel: boolean): string[] {
  const at = namesPanel ? ` (${evaluation.panel})` : ''
  return [
    ...(evaluation.openedBecause === 'seal broken' ? [`Seal broken${at}`] : []),
    ...evaluation.excused.map((name) => `${name} excused${at}`),
    ...evaluation.afterOpening.map((name) => `${name} after opening${at}`),
  ]
}
