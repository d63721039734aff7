'use client'

import { useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { ScrollRegion } from '@/app/_ui/scroll-region'
import { addressOf, type Place } from '../place'
import { MatrixHead } from './matrix-head'
import { MatrixLegend } from './matrix-legend'
import { MatrixRowView } from './matrix-row'
import { type MatrixColumn, type MatrixRow, sortOf } from './matrix-rows'
import { ReadingLine } from './reading-line'
import { type Stop, stopOf, useMatrixKeys } from './use-matrix-keys'

type MatrixProps = {
  jobId: string
  panels: readonly { id: string; name: string }[]
  columns: readonly MatrixColumn[]
  rows: readonly MatrixRow[]
  place: Place | null
  /** Whether the viewer sees what was decided. */
  decisions: boolean
  onOpen: (place: Place, on?: 'evidence' | 'decision') => void
  /** Acts beside the reading line. */
  children: ReactNode
}

/** Candidates × questions. One stop for Tab, arrow keys within, Enter opens what a cell stands on. */
export function Matrix({ jobId, panels, columns, rows, place, decisions, onOpen, children }: MatrixProps) {
  const search = useSearchParams()
  const panel = search.get('panel') ?? undefined
  const sort = sortOf(search.get('sort') ?? undefined)
  const { current, props } = useMatrixKeys(firstStop(rows))
  const [pointed, setPointed] = useState<Stop | null>(null)

  const openColumn = place?.column
  useEffect(() => {
    if (openColumn !== undefined) showColumn(props.ref.current, openColumn)
  }, [openColumn, props.ref])

  function press(stop: Stop | null) {
    const row = stop ? rows[stop.row] : undefined
    if (!row || !stop || stop.column < 0) return
    const applicationIds = [row.applicationId]
    if (stop.column < columns.length) onOpen({ column: stop.column, applicationIds })
    else onOpen({ column: place?.column ?? firstColumn(row), applicationIds }, 'decision')
  }

  return (
    <>
      <div className="mb-2 flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <ReadingLine stop={pointed} columns={columns} rows={rows} />
        {children}
      </div>
      <ScrollRegion
        label="Comparison"
        kind="box"
        className="max-h-[calc(100dvh-8rem)] scroll-ps-44 scroll-pt-16 overflow-auto sm:scroll-pe-24 max-sm:data-more-after:mask-r-from-90%"
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed are buttons, whose presses bubble up */}
        <table
          {...props}
          aria-label="Comparison"
          // Beside the evidence, and on a phone, the width belongs to the questions.
          data-narrow={place ? '' : undefined}
          className="group/matrix w-full border-separate border-spacing-0 text-start"
          onClick={(event) => press(buttonOf(event.target))}
          onFocus={(event) => {
            props.onFocus(event)
            setPointed(stopOf(event.target))
          }}
          onMouseOver={(event) => {
            const stop = stopOf(event.target)
            if (stop?.row !== pointed?.row || stop?.column !== pointed?.column) setPointed(stop)
          }}
          onBlur={() => setPointed(null)}
          onMouseLeave={() => setPointed(null)}
        >
          <MatrixHead
            panels={panels}
            columns={columns}
            sort={sort}
            addressBy={(next) => addressOf(jobId, { panel, sort: next }, place, columns)}
            current={current}
            decisions={decisions}
          />
          <tbody>
            {rows.map((row, at) => (
              <MatrixRowView
                key={row.applicationId}
                row={row}
                at={at}
                columns={columns}
                decisions={decisions}
                openColumn={place?.applicationIds.includes(row.applicationId) ? place.column : null}
                stopColumn={current.row === at ? current.column : null}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <MatrixLegend />
    </>
  )
}

/** Only buttons are pressed; a press on a link in the matrix goes where the link goes. */
function buttonOf(target: EventTarget): Stop | null {
  const button = target instanceof Element ? target.closest('button') : null
  return button ? stopOf(button) : null
}

/** Where the evidence opens for somebody who asked for the candidate only. */
function firstColumn(row: MatrixRow): number {
  return Math.max(
    0,
    row.places.findIndex((one) => typeof one === 'object' && one !== null),
  )
}

function firstStop(rows: readonly MatrixRow[]): Stop {
  const row = rows.findIndex(({ places }) => places.some((one) => typeof one === 'object' && one !== null))
  const [first] = rows
  return row < 0 || !first ? { row: 0, column: -1 } : { row, column: firstColumn(rows[row] ?? first) }
}

/** Scrolls the matrix sideways, and only it, until the open question stands clear of the candidates' column. */
function showColumn(table: HTMLTableElement | null, column: number): void {
  const frame = table?.parentElement
  const head = table?.querySelector<HTMLElement>(`[data-row="-1"][data-column="${column}"]`)
  const names = table?.querySelector<HTMLElement>('tbody th')
  if (!frame || !head || !names) return
  const { left, right } = head.getBoundingClientRect()
  const from = frame.getBoundingClientRect().left + names.offsetWidth + head.offsetWidth
  const end = table?.querySelector<HTMLElement>('thead th:last-child')
  const covered = end && getComputedStyle(end).position === 'sticky' ? end.offsetWidth : 0
  const to = frame.getBoundingClientRect().right - covered - head.offsetWidth
  if (left < from) frame.scrollLeft -= from - left
  else if (right > to) frame.scrollLeft += right - to
}
