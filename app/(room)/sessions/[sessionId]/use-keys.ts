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
  submit: () => void
}

const fieldSelector = 'textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable=true]'

/**
 * The room's keys. One-letter keys never fire while somebody types, nor with a modifier, nor under an open dialog;
 * Ctrl or Cmd with Enter does in a field too. `on` is the person's own switch for all of them.
 */
export function useKeys(keys: RoomKeys, on: boolean) {
  const latest = useRef(keys)
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
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
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
    case '?':
      return keys.help
    default:
      return null
  }
}
