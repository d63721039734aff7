'use client'

import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'

/** A stop in the matrix: rows from 0 with the head at −1, columns from 0 with the candidate at −1. */
export type Stop = { row: number; column: number }

export function stopOf(target: EventTarget): Stop | null {
  const stop = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null
  return stop ? { row: Number(stop.dataset.row), column: Number(stop.dataset.column) } : null
}

/**
 * Makes a matrix of many controls one stop for Tab: arrow keys go on in their direction to the next control there is,
 * Home and End to the ends of the row. Spread `props` on the table and give only `current` a tabIndex of 0.
 */
export function useMatrixKeys(first: Stop) {
  const table = useRef<HTMLTableElement>(null)
  const [current, setCurrent] = useState(first)

  function focusFrom({ row, column }: Stop, rowStep: number, columnStep: number): boolean {
    const all = [...(table.current?.querySelectorAll<HTMLElement>('[data-row][data-column]') ?? [])]
    const inLine = all
      .map((element) => ({ element, stop: stopOf(element)! }))
      .filter(({ stop }) => (rowStep === 0 ? stop.row === row : stop.column === column))
      .map(({ element, stop }) => ({
        element,
        distance: (stop.row - row) * rowStep + (stop.column - column) * columnStep,
      }))
      .filter(({ distance }) => distance > 0)
      .toSorted((a, b) => a.distance - b.distance)
    const isFar = Math.abs(rowStep + columnStep) > 1
    const target = isFar ? inLine.at(-1) : inLine[0]
    target?.element.focus()
    return target !== undefined
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const at = stopOf(event.target)
    const step = steps[event.key]
    if (!at || !step || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    focusFrom(at, ...step)
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    const at = stopOf(event.target)
    if (at && (at.row !== current.row || at.column !== current.column)) setCurrent(at)
  }

  return { current, props: { ref: table, onKeyDown, onFocus } }
}

/** By how much a key moves down and across; a step of two means as far as it goes. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -2],
  End: [0, 2],
}
