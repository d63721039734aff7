'use client'

import clsx from 'clsx'
import Lock from 'lucide-react/icons/lock'
import { memo, type Ref } from 'react'
import { Cell } from '@/app/_ui/table'
import type { Shown } from './grid-list'
import type { Line } from './lines'
import { MatrixCellView } from './matrix-cell'
import { MatrixDecision } from './matrix-decision'
import { type AdjustedScore, MatrixFigure } from './matrix-figure'
import { staysAtEnd } from './matrix-head'
import { MatrixName } from './matrix-name'
import type { ViewColumn } from './view-columns'

export type MatrixRowProps = {
  shown: Shown
  at: number
  /** Where it stands in the whole table, where not all of it is drawn. */
  rowIndex: number | undefined
  lines: readonly Line[]
  columns: readonly ViewColumn[]
  adjusted: AdjustedScore
  isPinned: boolean
  isLastPinned: boolean
  /** The column whose evidence is open for this candidate. */
  openColumn: number | null
  stopLine: number | null
  measure: Ref<HTMLTableRowElement> | undefined
}

/** One candidate. Only a row whose own place changed is drawn again: there may be a thousand cells. */
export const MatrixRowView = memo(function MatrixRowView(props: MatrixRowProps) {
  const {
    shown,
    at,
    rowIndex,
    lines,
    columns,
    adjusted,
    isPinned,
    isLastPinned,
    openColumn,
    stopLine,
    measure,
  } = props
  const { row } = shown
  const placeLine = lines.findIndex(({ kind }) => kind === 'place')
  const segments = segmentsOf(shown, columns)
  const firstPlace = segments.map(({ from, to, words }) =>
    words === null ? (
      <MatrixCellOf
        key={from}
        {...{ shown, at, columns, openColumn, stopLine }}
        column={from}
        line={placeLine + from}
      />
    ) : (
      <Cell
        key={from}
        colSpan={to - from}
        className="border-s border-s-line align-middle! text-xs text-ink-3"
      >
        {/* However far one has scrolled, it is read beside the names. */}
        <span className="sticky start-54 inline-flex items-center gap-1.5 whitespace-nowrap group-data-narrow/matrix:start-42 max-sm:start-32">
          {words === '' ? null : <Lock aria-hidden size={12} />}
          {words === '' ? 'Not met yet' : words}
        </span>
      </Cell>
    ),
  )
  return (
    <tr
      ref={measure}
      data-index={at}
      aria-rowindex={rowIndex}
      // Where rows come and go, one that stays is painted once: it is a layer of its own, which table rows are not.
      className={clsx(
        'group/row align-top',
        measure && 'relative z-0',
        isLastPinned && '*:border-b-control/60',
      )}
    >
      {lines.map((line, place) => {
        const control = { 'data-row': at, 'data-line': place, tabIndex: stopLine === place ? 0 : -1 } as const
        if (line.kind === 'name')
          return (
            <MatrixName
              key="name"
              row={row}
              at={at}
              stopLine={stopLine}
              isPinned={isPinned}
              isOpen={openColumn !== null}
            />
          )
        if (line.kind === 'figure')
          return (
            <MatrixFigure
              key={line.key}
              figure={line.figure}
              row={row}
              adjusted={adjusted}
              control={control}
            />
          )
        if (line.kind === 'place') return line.at === 0 ? firstPlace : null
        if (line.kind === 'decision')
          return (
            <Cell key="decision" className={clsx('z-10 bg-canvas align-top! last:pe-0', staysAtEnd)}>
              <MatrixDecision row={row} control={control} />
            </Cell>
          )
        // Pinning and hiding stand beside the name.
        return null
      })}
    </tr>
  )
})

type MatrixCellOfProps = Pick<MatrixRowProps, 'shown' | 'at' | 'columns' | 'openColumn' | 'stopLine'> & {
  column: number
  line: number
}

function MatrixCellOf({ shown, at, columns, openColumn, stopLine, column, line }: MatrixCellOfProps) {
  const cell = shown.places[column]
  const view = columns[column]
  if (!view || !cell || typeof cell === 'string') return null
  const before = columns[column - 1]
  return (
    <MatrixCellView
      cell={cell}
      candidate={shown.row.candidate}
      column={view}
      row={at}
      line={line}
      isOpen={openColumn === column}
      isStop={stopLine === line}
      edge={view.by === 'question' && before !== undefined && before.panelId !== view.panelId}
    />
  )
}

/** What is sealed or not met takes one cell over all that is alike, within a panel; any other column one of its own. */
function segmentsOf({ places }: Shown, columns: readonly ViewColumn[]) {
  const segments: { from: number; to: number; words: string | null }[] = []
  for (const [column, { panelId }] of columns.entries()) {
    const place = places[column] ?? ''
    const words = typeof place === 'string' ? place : null
    const last = segments.at(-1)
    if (last && words !== null && last.words === words && columns[last.from]?.panelId === panelId)
      last.to += 1
    else segments.push({ from: column, to: column + 1, words })
  }
  return segments
}
