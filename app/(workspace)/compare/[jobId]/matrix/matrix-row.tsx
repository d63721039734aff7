'use client'

import clsx from 'clsx'
import Lock from 'lucide-react/icons/lock'
import NextLink from 'next/link'
import { memo } from 'react'
import { path } from '@/app/_api/path'
import { Cell, Row, RowHeading } from '@/app/_ui/table'
import { decisionInWords } from '@/app/(workspace)/candidates/outcome'
import { MatrixCellView } from './matrix-cell'
import { givesWay, staysAtEnd } from './matrix-head'
import type { MatrixColumn, MatrixRow } from './matrix-rows'

type MatrixRowProps = {
  row: MatrixRow
  at: number
  columns: readonly MatrixColumn[]
  decisions: boolean
  /** The question whose evidence is open for this candidate. */
  openColumn: number | null
  stopColumn: number | null
}

/** One candidate. Only a row whose own place changed is drawn again: there may be a thousand cells. */
export const MatrixRowView = memo(function MatrixRowView(props: MatrixRowProps) {
  const { row, at, columns, decisions, openColumn, stopColumn } = props
  const tabIndex = (column: number) => (stopColumn === column ? 0 : -1)
  return (
    <Row className="align-top">
      <RowHeading className={clsx('max-w-48 align-top!', openColumn !== null && 'bg-accent-wash!')}>
        <NextLink
          href={path.candidate(row.candidateId)}
          data-row={at}
          data-column={-1}
          tabIndex={tabIndex(-1)}
          className="hover:underline"
        >
          {row.candidate}
        </NextLink>
        {row.verdict ? <span className="block text-xs font-normal text-ink-2">{row.verdict}</span> : null}
        {row.marks.map((mark) => (
          <span key={mark} className="block text-xs font-normal text-attention-text">
            {mark}
          </span>
        ))}
      </RowHeading>
      <Cell numeric className="align-top! font-semibold">
        {row.mean === null ? <None /> : row.mean.toFixed(1)}
      </Cell>
      <Cell numeric className={clsx('align-top! text-ink-2', givesWay)}>
        {row.spread === null ? <None /> : row.spread.toFixed(1)}
      </Cell>
      <Cell numeric className={clsx('align-top! text-ink-2', givesWay)}>
        {row.scores}
      </Cell>
      <Cell
        numeric
        className={clsx(
          'align-top!',
          row.disagreements > 0 ? 'font-semibold text-attention-text' : 'text-ink-3',
        )}
      >
        {row.disagreements}
      </Cell>
      {segmentsOf(row, columns).map(({ from, to, words }) =>
        words === null ? (
          <MatrixCellView
            key={from}
            cell={row.places[from]}
            candidate={row.candidate}
            row={at}
            column={from}
            isOpen={openColumn === from}
            tabIndex={tabIndex(from)}
          />
        ) : (
          <Cell
            key={from}
            colSpan={to - from}
            className="border-s border-s-line align-middle! text-xs text-ink-3"
          >
            <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
              {words === '' ? null : <Lock aria-hidden size={12} />}
              {words === '' ? 'Not met yet' : words}
            </span>
          </Cell>
        ),
      )}
      <Cell className="min-w-24 align-top! text-xs text-ink-2">{row.recommended}</Cell>
      {decisions ? (
        <Cell className={clsx('z-10 bg-canvas align-top!', staysAtEnd)}>
          <DecisionButton row={row} at={at} column={columns.length} tabIndex={tabIndex(columns.length)} />
        </Cell>
      ) : null}
    </Row>
  )
})

function DecisionButton(props: { row: MatrixRow; at: number; column: number; tabIndex: number }) {
  const { decision, whyNotDecide, candidate } = props.row
  const isDecided = decision !== null
  const words = decision ? decisionInWords(decision) : whyNotDecide ? 'Not yet' : 'Decide'
  return (
    <button
      type="button"
      data-row={props.at}
      data-column={props.column}
      tabIndex={props.tabIndex}
      className={clsx(
        'inline-flex h-6 items-center rounded-sm px-1.5 text-xs font-medium whitespace-nowrap hover:bg-hover pointer-coarse:h-9',
        isDecided && 'bg-hover text-ink',
        !isDecided && whyNotDecide && 'text-ink-3',
        !isDecided &&
          !whyNotDecide &&
          'text-accent-text underline decoration-accent-text/40 underline-offset-3',
      )}
    >
      {words}
      <span className="sr-only">
        {words === 'Decide' ? ` on ${candidate}` : `: decision on ${candidate}`}
      </span>
    </button>
  )
}

function None() {
  return (
    <span className="text-ink-3">
      <span aria-hidden>–</span>
      <span className="sr-only">none yet</span>
    </span>
  )
}

/** A panel that is sealed or not met takes one cell over all its questions; any other question one of its own. */
function segmentsOf(row: MatrixRow, columns: readonly MatrixColumn[]) {
  const segments: { from: number; to: number; words: string | null }[] = []
  for (const [column, { panelId }] of columns.entries()) {
    const place = row.places[column] ?? ''
    const words = typeof place === 'string' ? place : null
    const last = segments.at(-1)
    if (last && words !== null && last.words === words && columns[last.from]?.panelId === panelId)
      last.to += 1
    else segments.push({ from: column, to: column + 1, words })
  }
  return segments
}
