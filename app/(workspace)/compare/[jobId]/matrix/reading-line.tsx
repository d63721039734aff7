import { Kbd } from '@/app/_ui/kbd'
import type { Grid } from '@/server/compare/grid'
import { figureWords } from './figures'
import type { Shown } from './grid-list'
import type { Line } from './lines'
import { answerInWords, figureInWords, severalInWords } from './reading-words'
import type { Adjusted } from './use-adjusted'
import type { Stop } from './use-grid-keys'
import type { ViewColumn } from './view-columns'

type ReadingLineProps = {
  id: string
  stop: Stop | null
  grid: Pick<Grid, 'columns' | 'members'>
  columns: readonly ViewColumn[]
  lines: readonly Line[]
  rows: readonly (Shown | null)[]
  adjusted: Adjusted
}

/** Where the number that is pointed at or has the focus comes from, in words; else how to read. */
export function ReadingLine(props: ReadingLineProps) {
  const said = sayOf(props)
  return (
    <p id={props.id} className="line-clamp-2 min-h-10 min-w-0 text-ink-2 max-sm:line-clamp-4">
      {said ? (
        <>
          <strong className="font-semibold text-ink">{said.of} </strong>
          {said.words}
        </>
      ) : (
        <>
          <span className="max-sm:hidden pointer-coarse:hidden">
            Arrow keys move from cell to cell, <Kbd>Enter</Kbd> opens the evidence beside, on a heading it
            sorts; <Kbd>P</Kbd> pins a candidate, <Kbd>X</Kbd> hides one.{' '}
          </span>
          <span className="sm:pointer-fine:hidden">
            Press an answer to read its evidence, a heading to sort.{' '}
          </span>
          Point at a number to read where it comes from.
        </>
      )}
    </p>
  )
}

function sayOf({
  stop,
  grid,
  columns,
  lines,
  rows,
  adjusted,
}: ReadingLineProps): { of: string; words: string } | null {
  const line = stop ? lines[stop.line] : undefined
  if (!stop || !line) return null
  const shown = stop.row < 0 ? null : (rows[stop.row] ?? null)
  const name = shown?.row.candidate
  if (line.kind === 'figure') {
    const { label, means } = figureWords[line.figure]
    if (!shown) {
      const why =
        line.figure === 'adjusted' && adjusted.state === 'none'
          ? ` ${adjusted.why ?? 'There is none here.'}`
          : ''
      return { of: `${label}.`, words: `${means}${why}` }
    }
    const score = adjusted.of.get(shown.row.applicationId) ?? null
    return {
      of: `${name}, ${label.toLowerCase()}.`,
      words: figureInWords(line.figure, shown.row, score, grid.columns),
    }
  }
  if (line.kind !== 'place') return null
  const column = columns[line.at]
  if (!column) return null
  const prompt = column.by === 'question' ? (grid.columns[column.questions[0]!]?.prompt ?? '') : ''
  const inside = column.questions.map((at) => grid.columns[at]?.number).join(', ')
  if (!shown) return { of: `${column.name}.`, words: prompt || `Questions ${inside}.` }
  const place = shown.places[line.at]
  if (typeof place !== 'object' || place === null) return { of: `${name}, ${column.name}.`, words: prompt }
  const words =
    column.by === 'question'
      ? `${answerInWords(shown.row, column, grid)}. ${prompt}`
      : `${severalInWords(shown.row, column, place, grid.columns)}.`
  return { of: `${name}, ${column.by === 'question' ? `question ${column.label}` : column.name}.`, words }
}
