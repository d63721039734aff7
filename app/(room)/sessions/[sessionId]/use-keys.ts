'use client'

import { useEffect, useRef } from 'react'

export type RoomKeys = {
  score: (value: number) => void
  notAssessed: () => void
  togglePoint: (at: number) => void
  move: (step: 1 | -1) => void
  note: () => void
  leaveNote: () => void
  help: () => void
  /** Answers the question whether to start; null while it is not asked. */
  start: (() => void) | null
  submit: () => void
}

const fieldSelector = 'textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable=true]'

/**
 * The room's keys. One-letter keys never fire while somebody types, nor with a modifier, nor under an open dialog;
 * Ctrl or Cmd with Enter does in a field too. `on` is the person's own switch for all of them. What is pressed before the
 * room `isReady` waits, and is done when it is.
 */
export function useKeys(keys: RoomKeys, on: boolean, isReady: boolean) {
  const latest = useRef(keys)
  const waiting = useRef<KeyboardEvent[]>([])
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (event.defaultPrevented || event.isComposing || target?.closest('dialog')) return
      const act = actOf(event, Boolean(target?.closest(fieldSelector)), latest.current)
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
    // One after the other, so that each meets the room as the one before left it.
    const timer = setInterval(() => {
      const event = waiting.current.shift()
      if (event) actOf(event, false, latest.current)?.()
      else clearInterval(timer)
    }, 50)
    return () => clearInterval(timer)
  }, [isReady])
}

function actOf(event: KeyboardEvent, isTyping: boolean, keys: RoomKeys): (() => void) | null {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return event.repeat ? null : keys.submit
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (isTyping) return event.key === 'Escape' ? keys.leaveNote : null
  if (/^[1-5]$/.test(event.key)) return event.repeat ? null : () => keys.score(Number(event.key))
  if (/^[a-h]$/.test(event.key))
    return event.repeat ? null : () => keys.togglePoint(event.key.charCodeAt(0) - 97)
  switch (event.key) {
    case '0':
      return event.repeat ? null : keys.notAssessed
    case 'j':
      return () => keys.move(1)
    case 'k':
      return () => keys.move(-1)
    case 'n':
      return keys.note
    case 's':
      return event.repeat ? null : keys.start
    case '?':
      return keys.help
    default:
      return null
  }
}
