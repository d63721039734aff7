'use client'

import { useEffect, useRef } from 'react'

export type ReadingKeys = {
  score: (value: number) => void
  notAssessed: () => void
  move: (step: 1 | -1) => void
  undo: () => void
}

const fieldSelector = 'textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable=true]'

/**
 * The room's keys, as far as a reader has use for them. None fires while somebody types, nor with a modifier. What is
 * pressed before the answers are there waits, and is done when they are.
 */
export function useReadingKeys(keys: ReadingKeys, on: boolean, isReady: boolean) {
  const latest = useRef(keys)
  const waiting = useRef<KeyboardEvent[]>([])
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
      if (isReady && waiting.current.length === 0) act()
      else waiting.current.push(event)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, isReady])

  useEffect(() => {
    if (!isReady) return
    // One after the other, so that each meets the page as the one before left it.
    const timer = setInterval(() => {
      const event = waiting.current.shift()
      if (event) actOf(event, latest.current)?.()
      else clearInterval(timer)
    }, 50)
    return () => clearInterval(timer)
  }, [isReady])
}

function actOf(event: KeyboardEvent, keys: ReadingKeys): (() => void) | null {
  if (event.key === 'j') return () => keys.move(1)
  if (event.key === 'k') return () => keys.move(-1)
  if (event.repeat) return null
  if (/^[1-5]$/.test(event.key)) return () => keys.score(Number(event.key))
  if (event.key === '0') return keys.notAssessed
  return event.key === 'u' ? keys.undo : null
}
