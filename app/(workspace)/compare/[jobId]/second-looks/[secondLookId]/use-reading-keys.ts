'use client'

import { useEffect, useRef } from 'react'

export type ReadingKeys = {
  score: (value: number) => void
  notAssessed: () => void
  move: (step: 1 | -1) => void
  undo: () => void
}

const fieldSelector = 'textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable=true]'

/** The room's keys, as far as a reader has use for them. None fires while somebody types, nor with a modifier. */
export function useReadingKeys(keys: ReadingKeys, on: boolean) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return
      if (target?.closest(`${fieldSelector}, dialog, [role=dialog], [role=alertdialog]`)) return
      const act = actOf(event, latest.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}

function actOf(event: KeyboardEvent, keys: ReadingKeys): (() => void) | null {
  if (event.key === 'j') return () => keys.move(1)
  if (event.key === 'k') return () => keys.move(-1)
  if (event.repeat) return null
  if (/^[1-5]$/.test(event.key)) return () => keys.score(Number(event.key))
  if (event.key === '0') return keys.notAssessed
  return event.key === 'u' ? keys.undo : null
}
