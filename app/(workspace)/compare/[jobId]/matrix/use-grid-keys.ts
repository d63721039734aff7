'use client'

import {
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Shown } from './grid-list'
import { firstStop, isStop, type Line } from './lines'

/** A stop in the grid: items from 0 with the head at −1, and a line by its place. */
export type Stop = { row: number; line: number }

export function stopOf(target: EventTarget): Stop | null {
  const stop = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-line]') : null
  return stop ? { row: Number(stop.dataset.row), line: Number(stop.dataset.line) } : null
}

const head = 'head'
/** A remembered stop: by candidate and by the line's key, so that it stays with both through every order. */
type Held = { id: string; key: string }

/**
 * Makes a grid of many controls one stop for Tab: arrow keys go on in their direction to the next control there is,
 * Home and End to the ends of the row, with Ctrl to those of the grid. What it goes to may not be drawn yet: the
 * grid draws the row of `current` always, and the focus follows once it is there.
 * @param rows what is in each item; null for a group's heading
 * @param ids the candidate of each item
 */
export function useGridKeys(rows: readonly (Shown | null)[], ids: readonly string[], lines: readonly Line[]) {
  const table = useRef<HTMLTableElement>(null)
  const [held, setHeld] = useState<Held | null>(null)
  const isWanted = useRef(false)
  const rowOf = useMemo(() => new Map(ids.map((id, at) => [id, at])), [ids])

  const current = useMemo((): Stop => {
    const row = held?.id === head ? -1 : held ? (rowOf.get(held.id) ?? null) : null
    if (!held || row === null) return firstStop(rows, lines)
    const line = lines.findIndex(({ key }) => key === held.key)
    return { row, line: isStop(lines[line], rows[row] ?? null) ? line : 0 }
  }, [held, rowOf, rows, lines])

  const elementAt = useCallback(
    ({ row, line }: Stop) =>
      table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-line="${line}"]`),
    [],
  )

  const focus = useCallback(
    (stop: Stop) => {
      const key = lines[stop.line]?.key
      if (key === undefined) return
      const element = elementAt(stop)
      if (element) element.focus()
      else isWanted.current = true
      setHeld({ id: stop.row < 0 ? head : (ids[stop.row] ?? head), key })
    },
    [elementAt, ids, lines],
  )

  /** Goes to a candidate's stop once the grid is drawn anew. */
  const focusLater = useCallback((id: string, key: string) => {
    isWanted.current = true
    setHeld({ id, key })
  }, [])

  useLayoutEffect(() => {
    if (!isWanted.current) return
    const element = elementAt(current)
    if (!element) return
    isWanted.current = false
    element.focus()
  })

  // A row that changes its place takes the focus from what is in it; it gets it back where it stands now.
  const hadFocus = useRef(false)
  const drawnIds = useRef(ids)
  useLayoutEffect(() => {
    if (drawnIds.current === ids) return
    drawnIds.current = ids
    if (!hadFocus.current) return
    const element = elementAt(current)
    if (document.activeElement === document.body) element?.focus()
    else if (document.activeElement === element)
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  function go(from: Stop, rowStep: number, lineStep: number, isFar: boolean): void {
    if (rowStep !== 0) {
      const target = nextRow(rows, lines, from, rowStep, isFar)
      if (target !== null) focus({ row: target, line: from.line })
      return
    }
    const shown = rows[from.row] ?? null
    const ahead = lines.map((_, line) => line).filter((line) => (line - from.line) * lineStep > 0)
    const stops = (lineStep > 0 ? ahead : ahead.toReversed()).filter((line) => isStop(lines[line], shown))
    const line = isFar ? stops.at(-1) : stops[0]
    if (line !== undefined) focus({ row: from.row, line })
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const from = stopOf(event.target)
    const step = steps[event.key]
    if (!from || !step || event.altKey || event.metaKey) return
    const [row, line, isFar] = step
    if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    if (event.ctrlKey) go(from, line, 0, true)
    else go(from, row, line, isFar)
  }

  function onBlur(event: FocusEvent<HTMLElement>) {
    const to = event.relatedTarget
    if (to instanceof Node && !event.currentTarget.contains(to)) hadFocus.current = false
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    hadFocus.current = true
    const stop = stopOf(event.target)
    const key = stop && lines[stop.line]?.key
    if (!stop || key === undefined || key === null) return
    const id = stop.row < 0 ? head : (ids[stop.row] ?? head)
    if (held?.id !== id || held.key !== key) setHeld({ id, key })
  }

  return { current, focus, focusLater, props: { ref: table, onKeyDown, onFocus, onBlur } }
}

const pageRows = 10

/** The row that a step leads to: the nearest with a control at this line, or that a page on, or the last of all. */
function nextRow(
  rows: readonly (Shown | null)[],
  lines: readonly Line[],
  from: Stop,
  step: number,
  isFar: boolean,
): number | null {
  const direction = Math.sign(step)
  const far = isFar ? Number.POSITIVE_INFINITY : Math.abs(step)
  let found: number | null = null
  for (
    let row = from.row + direction, gone = 0;
    row >= -1 && row < rows.length && gone < far;
    row += direction
  ) {
    const shown = row < 0 ? null : (rows[row] ?? undefined)
    if (shown === undefined) continue
    if (!isStop(lines[from.line], shown)) continue
    found = row
    gone += 1
  }
  return found
}

/** By how much a key moves down and across, and whether as far as it goes. */
const steps: Readonly<Record<string, readonly [row: number, line: number, isFar: boolean]>> = {
  ArrowUp: [-1, 0, false],
  ArrowDown: [1, 0, false],
  PageUp: [-pageRows, 0, false],
  PageDown: [pageRows, 0, false],
  ArrowLeft: [0, -1, false],
  ArrowRight: [0, 1, false],
  Home: [0, -1, true],
  End: [0, 1, true],
}
