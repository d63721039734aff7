import { type Stop, stopOf } from './use-grid-keys'

/** Only buttons are pressed; a press on a link in the grid goes where the link goes. */
export function buttonOf(target: EventTarget): Stop | null {
  const button = target instanceof Element ? target.closest('button') : null
  return button ? stopOf(button) : null
}

/** A mouse over a cell means the cell, wherever in it the control is. */
export function stopIn(target: EventTarget): Stop | null {
  const cell = target instanceof Element ? target.closest('td, th') : null
  const control = cell?.matches('[data-line]') ? cell : cell?.querySelector('[data-line]')
  return control ? stopOf(control) : null
}

/** Scrolls the grid sideways, and only it, until the open column stands clear of the candidates' one. */
export function showColumn(table: HTMLTableElement | null, line: number): void {
  const frame = table?.parentElement
  const head = table?.querySelector<HTMLElement>(`[data-row="-1"][data-line="${line}"]`)?.closest('th')
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
