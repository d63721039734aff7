import type { Grid } from '@/server/compare/grid'
import type { PanelCandidate } from '@/server/stats/panel/panel-result'
import { cellInWords, count, inWords } from '../compare-words'
import { readAnswer } from './answers'
import { figureWords } from './figures'
import type { FigureKey } from './grid-view'
import type { MatrixRow } from './matrix-rows'
import type { ViewColumn } from './view-columns'

const one = (value: number) => value.toFixed(1)

/** An answer down to its single scores: who gave what, how far they are apart, who gave none. */
export function answerInWords(
  row: MatrixRow,
  column: ViewColumn,
  { members }: Pick<Grid, 'members'>,
): string {
  const at = column.questions[0] ?? 0
  const cell = row.places[at]
  if (typeof cell !== 'object' || cell === null) return ''
  const { scores } = readAnswer(row.answers[at] ?? '', members)
  const given = scores.flatMap(({ name, value }) => (value === null ? [] : [`${name} ${value}`]))
  const without = scores.flatMap(({ name, notAssessed }) => (notAssessed ? [`${name}: ${notAssessed}`] : []))
  if (cell.mean === null) return [cellInWords(cell, 'question'), ...without].join('; ')
  return [
    `${one(cell.mean)} = ${given.length > 1 ? 'mean of ' : ''}${given.join(', ')}`,
    ...(cell.spread === null ? [] : [`spread ${one(cell.spread)}`]),
    `${cell.scores} of ${cell.scores + cell.notAssessed + cell.missing} scored`,
    ...without,
  ].join('; ')
}

/** A competency or a panel down to its questions, each with its mean and, where they differ, its weight. */
export function severalInWords(
  row: MatrixRow,
  column: ViewColumn,
  cell: Parameters<typeof cellInWords>[0],
  questions: Grid['columns'],
): string {
  const isWeighted = new Set(column.weights).size > 1
  const parts = column.questions.flatMap((at, place) => {
    const answer = row.places[at]
    if (typeof answer !== 'object' || answer === null || answer.mean === null) return []
    const weight = isWeighted ? `, weight ${Number(column.weights[place]!.toFixed(2))}` : ''
    return [`question ${questions[at]?.number} ${one(answer.mean)}${weight}`]
  })
  if (cell.mean === null) return cellInWords(cell, column.by)
  return [
    `${one(cell.mean)} = ${isWeighted ? 'weighted mean' : parts.length > 1 ? 'mean' : 'that'} of ${parts.join('; ')}`,
    ...(cell.spread === null ? [] : [`spread ${one(cell.spread)} of ${count(cell.scores, 'score')}`]),
    ...(cell.missing + cell.notAssessed > 0 ? [`${cell.missing + cell.notAssessed} without a score`] : []),
    ...(cell.waiting > 0 ? [`${count(cell.waiting, 'question')} still sealed`] : []),
  ].join('; ')
}

/** Where a figure over all questions comes from. */
export function figureInWords(
  figure: FigureKey,
  row: MatrixRow,
  adjusted: PanelCandidate | null,
  questions: Grid['columns'],
): string {
  if (figure === 'mean') return rawInWords(row, questions)
  if (figure === 'adjusted') return adjusted ? adjustedInWords(adjusted) : figureWords.adjusted.means
  if (figure === 'spread' && row.spread !== null)
    return `${one(row.spread)} is the standard deviation of ${count(row.scores, 'single score')}.`
  if (figure === 'scores') return `${count(row.scores, 'score')} on ${count(row.questions, 'question')}.`
  if (figure === 'disagreement') {
    const where = row.places.flatMap((place, at) =>
      typeof place === 'object' && place?.disagrees ? [String(questions[at]?.number)] : [],
    )
    return where.length > 0
      ? `Two steps or more apart on question${where.length > 1 ? 's' : ''} ${inWords(where)}.`
      : 'On no answer are interviewers two steps or more apart.'
  }
  return figureWords[figure].means
}

function rawInWords(row: MatrixRow, questions: Grid['columns']): string {
  if (row.mean === null) return 'Nothing is open yet.'
  const isWeighted = new Set(questions.map(({ weight }) => weight)).size > 1
  const parts = row.places.flatMap((place, at) => {
    if (typeof place !== 'object' || place === null || place.mean === null) return []
    const question = questions[at]
    return [`${question?.number}: ${one(place.mean)}${isWeighted ? ` × ${question?.weight}` : ''}`]
  })
  return `${one(row.mean)} = ${isWeighted ? 'weighted ' : ''}mean of ${count(parts.length, 'answer')} (${parts.join(', ')}), from ${count(row.scores, 'single score')}.`
}

function adjustedInWords({ adjusted, raw, q05, q95, n }: PanelCandidate): string {
  const shift = adjusted - raw
  const interval = `90 % interval ${one(q05)} to ${one(q95)}, of ${count(n, 'score')}`
  if (Math.abs(shift) < 0.05) return `${one(adjusted)}, where the mean of all scores is; ${interval}.`
  const met =
    shift > 0
      ? 'more severe interviewers or harder questions'
      : 'more lenient interviewers or easier questions'
  return `${one(adjusted)} = ${one(raw)}, the mean of all scores, ${shift > 0 ? 'raised' : 'lowered'} by ${one(Math.abs(shift))} for ${met}, and for how few the scores are; ${interval}.`
}
