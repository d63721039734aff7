import type { VirtualItem } from '@tanstack/react-virtual'
import type { ReactNode, Ref } from 'react'
import type { Place } from '../place'
import type { ListItem } from './grid-list'
import type { Line } from './lines'
import { MatrixRowView } from './matrix-row'
import type { Adjusted } from './use-adjusted'
import type { Stop } from './use-grid-keys'
import type { ViewColumn } from './view-columns'

type MatrixBodyProps = {
  items: readonly ListItem[]
  columns: readonly ViewColumn[]
  lines: readonly Line[]
  adjusted: Adjusted
  place: Place | null
  openColumn: number
  current: Stop
  headRows: number
  /** The items that are drawn where not all are; null for all. */
  drawn: readonly VirtualItem[] | null
  heightPx: number
  marginPx: number
  measure: Ref<HTMLTableRowElement>
  children: ReactNode
}

/** The rows in sight, and empty ones as high as what is above, between and below. */
export function MatrixBody(props: MatrixBodyProps) {
  const { items, lines, drawn, heightPx, marginPx, children } = props
  // Pinning and hiding stand in the cell of the name; every place has a cell of its own.
  const cells = lines.length - 2
  if (items.length === 0)
    return (
      <tbody>
        <tr>
          <td colSpan={cells} className="py-8">
            {children}
          </td>
        </tr>
      </tbody>
    )
  if (!drawn)
    return (
      <tbody>
        {items.map((item, at) => (
          <Item key={item.key} {...props} item={item} at={at} cells={cells} isDrawnAlone={false} />
        ))}
      </tbody>
    )
  let reached = marginPx
  return (
    <tbody>
      {drawn.flatMap(({ index, start, end }) => {
        const item = items[index]
        if (!item) return []
        const gap = start - reached
        reached = end
        return [
          gap > 0 ? <Gap key={`before ${item.key}`} cells={cells} heightPx={gap} /> : null,
          <Item key={item.key} {...props} item={item} at={index} cells={cells} isDrawnAlone />,
        ]
      })}
      <Gap cells={cells} heightPx={heightPx + marginPx - reached} />
    </tbody>
  )
}

function Gap({ cells, heightPx }: { cells: number; heightPx: number }) {
  if (heightPx <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={cells} style={{ height: heightPx, padding: 0 }} />
    </tr>
  )
}

type ItemProps = MatrixBodyProps & { item: ListItem; at: number; cells: number; isDrawnAlone: boolean }

function Item({
  items,
  item,
  at,
  cells,
  isDrawnAlone,
  columns,
  lines,
  adjusted,
  place,
  openColumn,
  current,
  headRows,
  measure,
}: ItemProps) {
  const rowIndex = isDrawnAlone ? headRows + at + 1 : undefined
  if (item.kind === 'group')
    return (
      <tr ref={isDrawnAlone ? measure : undefined} data-index={at} aria-rowindex={rowIndex}>
        <th
          scope="rowgroup"
          colSpan={cells}
          className="border-b border-control/60 bg-canvas pt-4 pb-1.5 text-start align-bottom"
        >
          <span className="sticky start-0 inline-flex items-baseline gap-2 font-semibold">
            {item.label}
            <span className="text-xs font-normal text-ink-3 tabular-nums">{item.count}</span>
          </span>
        </th>
      </tr>
    )
  const next = items[at + 1]
  const { applicationId } = item.shown.row
  return (
    <MatrixRowView
      shown={item.shown}
      at={at}
      rowIndex={rowIndex}
      lines={lines}
      columns={columns}
      adjusted={adjusted.state === 'computing' ? 'computing' : (adjusted.of.get(applicationId) ?? null)}
      isPinned={item.isPinned}
      isLastPinned={item.isPinned && next?.kind === 'row' && !next.isPinned}
      openColumn={openColumn >= 0 && place?.applicationIds.includes(applicationId) ? openColumn : null}
      stopLine={current.row === at ? current.line : null}
      measure={isDrawnAlone ? measure : undefined}
    />
  )
}
