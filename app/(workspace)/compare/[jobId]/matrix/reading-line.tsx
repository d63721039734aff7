import { Kbd } from '@/app/_ui/kbd'
import { cellInWords } from '../compare-words'
import type { MatrixColumn, MatrixRow } from './matrix-rows'
import type { Stop } from './use-matrix-keys'

type ReadingLineProps = {
  stop: Stop | null
  columns: readonly MatrixColumn[]
  rows: readonly MatrixRow[]
}

/** The question and the figures of the cell that is pointed at or has the focus, in words; else how to read. */
export function ReadingLine({ stop, columns, rows }: ReadingLineProps) {
  const column = stop ? columns[stop.column] : undefined
  const row = stop ? rows[stop.row] : undefined
  const place = row && stop ? row.places[stop.column] : undefined
  return (
    <p className="line-clamp-2 max-sm:line-clamp-4 min-w-0 flex-1 basis-72 text-ink-2">
      {column ? (
        <>
          <strong className="font-semibold text-ink">
            {row ? `${row.candidate}, question ${column.number}. ` : `Question ${column.number}. `}
          </strong>
          {typeof place === 'object' && place !== null ? `${cellInWords(place)}. ` : ''}
          {column.prompt}
        </>
      ) : (
        <>
          <span className="max-sm:hidden pointer-coarse:hidden">
            Arrow keys move from cell to cell, <Kbd>Enter</Kbd> opens the evidence beside.{' '}
          </span>
          <span className="sm:pointer-fine:hidden">Press an answer to read its evidence. </span>A number at
          the top leads to its question.
        </>
      )}
    </p>
  )
}
