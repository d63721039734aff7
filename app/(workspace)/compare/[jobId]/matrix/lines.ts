import type { Shown } from './grid-list'
import type { FigureKey } from './grid-view'
import type { ViewColumn } from './view-columns'

/** A line of controls down the grid: what the arrow keys go through from left to right. */
export type Line = { key: string } & (
  | { kind: 'name' | 'pin' | 'hide' | 'decision' }
  | { kind: 'figure'; figure: FigureKey }
  | { kind: 'place'; at: number }
)

/** The lines of the grid as it is looked at. */
export function linesOf(
  figures: readonly FigureKey[],
  columns: readonly ViewColumn[],
  decisions: boolean,
): Line[] {
  const own = (kind: 'name' | 'pin' | 'hide' | 'decision'): Line => ({ kind, key: kind })
  const figureLine = (figure: FigureKey): Line => ({ kind: 'figure', key: figure, figure })
  return [
    own('name'),
    own('pin'),
    own('hide'),
    ...figures.filter((figure) => figure !== 'recommended').map(figureLine),
    ...columns.map(({ key }, at): Line => ({ kind: 'place', key, at })),
    ...figures.filter((figure) => figure === 'recommended').map(figureLine),
    ...(decisions ? [own('decision')] : []),
  ]
}

/** Whether there is a control at this line of a row, or of the head where there is no row. */
export function isStop(line: Line | undefined, shown: Shown | null): boolean {
  if (!line) return false
  if (shown === null) return line.kind !== 'pin' && line.kind !== 'hide' && !isRecommended(line)
  if (line.kind !== 'place') return true
  const place = shown.places[line.at]
  return typeof place === 'object' && place !== null
}

const isRecommended = (line: Line) => line.kind === 'figure' && line.figure === 'recommended'

/** Where Tab first leads to: the first answer that can be opened, else the first name. */
export function firstStop(
  rows: readonly (Shown | null)[],
  lines: readonly Line[],
): { row: number; line: number } {
  const firstPlace = lines.findIndex((line) => line.kind === 'place')
  for (const [row, shown] of rows.entries()) {
    if (!shown || firstPlace < 0) continue
    const at = shown.places.findIndex((place) => typeof place === 'object' && place !== null)
    if (at >= 0) return { row, line: firstPlace + at }
  }
  return { row: Math.max(0, rows.findIndex(Boolean)), line: 0 }
}
