'use client'

import { type RefObject, useCallback, useRef } from 'react'

/** Goes to a row of the list in this column: to the first of those given, and asked again to the next. */
export function useLead(column: RefObject<HTMLElement | null>) {
  const led = useRef<string | null>(null)
  return useCallback(
    (questionIds: readonly string[]) => {
      const at = led.current === null ? -1 : questionIds.indexOf(led.current)
      const id = questionIds[(at + 1) % questionIds.length]
      led.current = id ?? null
      const row = column.current?.querySelector<HTMLElement>(`[data-key="${id}"]`)
      row?.focus({ preventScroll: true })
      row?.scrollIntoView({ block: 'center' })
    },
    [column],
  )
}
