'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useMemo, useState } from 'react'
import { ScrollRegion } from '@/app/_ui/scroll-region'
import type { Grid } from '@/server/compare/grid'
import type { Place } from '../place'
import type { GridList } from './grid-list'
import type { GridView } from './grid-view'
import { isStop, type Line } from './lines'
import { MatrixBody } from './matrix-body'
import { MatrixHead } from './matrix-head'
import { MatrixLegend } from './matrix-legend'
import { buttonOf, showColumn, stopIn } from './pointing'
import { ReadingLine } from './reading-line'
import type { Adjusted } from './use-adjusted'
import { type Stop, stopOf, useGridKeys } from './use-grid-keys'
import { firstQuestion, type ViewColumn } from './view-columns'

export type MatrixHandle = {
  /** Goes back to the cell of a place, or to the decision beside it. */
  focusPlace: (place: Place, onDecision?: boolean) => void
}

export type MatrixProps = {
  ref: Ref<MatrixHandle>
  grid: Grid
  list: GridList
  view: GridView
  columns: readonly ViewColumn[]
  lines: readonly Line[]
  adjusted: Adjusted
  place: Place | null
  addressBy: (key: string) => string
  onSort: (key: string) => void
  onPin: (candidateNumber: number) => void
  onHide: (candidateNumber: number) => void
  onOpen: (place: Place, on?: 'evidence' | 'decision') => void
  /** What stands in the place of the rows where a filter lets nobody in. */
  children: ReactNode
}

/** Above so many rows only those in sight are drawn. */
const drawnWhole = 80
const rowHeightPx = 53

/** Candidates × columns. One stop for Tab, arrow keys within, Enter opens what a cell stands on. */
export function Matrix(props: MatrixProps) {
  const { ref, grid, list, view, columns, lines, adjusted, place, addressBy, onSort, children } = props
  const { items } = list
  const rows = useMemo(() => items.map((item) => (item.kind === 'row' ? item.shown : null)), [items])
  const ids = useMemo(() => items.map(({ key }) => key), [items])
  const keys = useGridKeys(rows, ids, lines)
  const [pointed, setPointed] = useState<Stop | null>(null)
  const [headHeight, setHeadHeight] = useState(rowHeightPx)
  const readingId = useId()
  const { current } = keys
  const isVirtual = items.length > drawnWhole
  const openColumn = place ? columnOf(columns, place) : -1
  const table = keys.props.ref

  const virtualizer = useVirtualizer({
    count: isVirtual ? items.length : 0,
    getScrollElement: () => table.current?.parentElement ?? null,
    estimateSize: () => rowHeightPx,
    getItemKey: (at) => ids[at] ?? at,
    scrollMargin: headHeight,
    overscan: 3,
    initialRect: { width: 1280, height: 720 },
    // Where the focus or Tab's stop is, is drawn wherever one has scrolled to: neither is ever lost.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(count - 1, endIndex + overscan)
      const drawn = Array.from({ length: to - from + 1 }, (_, at) => from + at)
      if (current.row < 0 || current.row >= count) return drawn
      return current.row < from ? [current.row, ...drawn] : current.row > to ? [...drawn, current.row] : drawn
    },
  })

  useEffect(() => {
    const head = table.current?.tHead
    if (!head) return
    const observer = new ResizeObserver(() => setHeadHeight(head.offsetHeight))
    observer.observe(head)
    return () => observer.disconnect()
  }, [table])

  useEffect(() => {
    if (openColumn >= 0)
      showColumn(
        table.current,
        lines.findIndex((line) => line.kind === 'place' && line.at === openColumn),
      )
  }, [openColumn, lines, table])

  const { focusLater } = keys
  useImperativeHandle(
    ref,
    () => ({
      focusPlace: (at, onDecision = false) => {
        const id = at.applicationIds[0] ?? ''
        const shown = rows[ids.indexOf(id)] ?? null
        const line = lines.find(({ key }) => key === columns[columnOf(columns, at)]?.key)
        // What is sealed has no answer to go back to, only the decision that it was opened for.
        const isThere = !onDecision && line && shown && isStop(line, shown)
        focusLater(id, isThere ? line.key : 'decision')
      },
    }),
    [columns, focusLater, ids, rows, lines],
  )

  function press(stop: Stop | null) {
    const row = stop ? rows[stop.row]?.row : undefined
    const line = stop ? lines[stop.line] : undefined
    if (!row || !line) return
    const applicationIds = [row.applicationId]
    if (line.kind === 'pin') pin(stop!)
    else if (line.kind === 'hide') hide(stop!)
    else if (line.kind === 'place') {
      const column = columns[line.at]!
      const within = column.by === 'question' ? undefined : column.key
      props.onOpen({ column: firstQuestion(row, column), applicationIds, within })
    } else if (line.kind === 'decision') {
      const first = row.places.findIndex((one) => typeof one === 'object' && one !== null)
      props.onOpen({ column: place?.column ?? Math.max(0, first), applicationIds }, 'decision')
    }
  }

  function pin(stop: Stop) {
    const row = rows[stop.row]?.row
    if (!row) return
    keys.focusLater(row.applicationId, lines[stop.line]?.key ?? 'name')
    props.onPin(row.candidateNumber)
  }

  /** The focus goes to who comes next, or before where nobody does. */
  function hide(stop: Stop) {
    const row = rows[stop.row]?.row
    if (!row) return
    const others = [...rows.slice(stop.row + 1), ...rows.slice(0, stop.row).toReversed()]
    const next = others.find((one) => one !== null)
    if (next) keys.focusLater(next.row.applicationId, lines[stop.line]?.key ?? 'name')
    props.onHide(row.candidateNumber)
  }

  // Scrolling draws this component anew each time; its head stays.
  const stopLine = current.row === -1 ? current.line : null
  const head = useMemo(
    () => (
      <MatrixHead
        panels={grid.panels}
        questions={grid.columns}
        columns={columns}
        lines={lines}
        sort={view.sort}
        addressBy={addressBy}
        onSort={onSort}
        stopLine={stopLine}
      />
    ),
    [grid, columns, lines, view.sort, addressBy, onSort, stopLine],
  )

  return (
    <>
      <ReadingLine
        id={readingId}
        stop={pointed}
        grid={grid}
        columns={columns}
        lines={lines}
        rows={rows}
        adjusted={adjusted}
      />
      <ScrollRegion
        label="Comparison"
        kind="box"
        className="mt-1 max-h-[calc(100dvh-8rem)] scroll-ps-52 scroll-pt-16 overflow-auto sm:scroll-pe-24 max-sm:data-more-after:mask-r-from-90%"
      >
        <table
          {...keys.props}
          aria-label="Comparison"
          aria-describedby={readingId}
          aria-rowcount={isVirtual ? headRows(columns) + items.length : undefined}
          // Beside the evidence, and on a phone, the width belongs to the questions.
          data-narrow={place ? '' : undefined}
          className="group/matrix w-full border-separate border-spacing-0 text-start"
          onClick={(event) => press(buttonOf(event.target))}
          onKeyDown={(event) => {
            const stop = stopOf(event.target)
            const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
            if (stop && stop.row >= 0 && isPlain && event.key === 'p') pin(stop)
            else if (stop && stop.row >= 0 && isPlain && event.key === 'x') hide(stop)
            else keys.props.onKeyDown(event)
          }}
          onFocus={(event) => {
            keys.props.onFocus(event)
            setPointed(stopOf(event.target))
          }}
          onMouseOver={(event) => {
            const stop = stopIn(event.target)
            if (stop?.row !== pointed?.row || stop?.line !== pointed?.line) setPointed(stop)
          }}
          onBlur={(event) => {
            keys.props.onBlur(event)
            setPointed(null)
          }}
          onMouseLeave={() => setPointed(null)}
        >
          {head}
          <MatrixBody
            items={items}
            columns={columns}
            lines={lines}
            adjusted={adjusted}
            place={place}
            openColumn={openColumn}
            current={current}
            headRows={headRows(columns)}
            drawn={isVirtual ? virtualizer.getVirtualItems() : null}
            heightPx={virtualizer.getTotalSize()}
            marginPx={headHeight}
            measure={virtualizer.measureElement}
          >
            {children}
          </MatrixBody>
        </table>
      </ScrollRegion>
      <MatrixLegend by={view.by} />
    </>
  )
}

const headRows = (columns: readonly ViewColumn[]) =>
  columns[0]?.by === 'question' && new Set(columns.map(({ panelId }) => panelId)).size > 1 ? 2 : 1

/** The column that shows a place: the one that was opened, where several have its question. */
function columnOf(columns: readonly ViewColumn[], place: Place): number {
  const opened = columns.findIndex(({ key }) => key === place.within)
  if (opened >= 0) return opened
  return columns.findIndex(({ questions }) => questions.includes(place.column))
}
