'use client'

import { useKeyActs } from '@/app/_ui/use-key-acts'

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

/**
 * The room's keys. One-letter keys never fire while somebody types, nor with a modifier, nor under an open dialog;
 * Ctrl or Cmd with Enter does in a field too.
 */
export function useKeys(keys: RoomKeys, on: boolean, isReady: boolean) {
  useKeyActs((event, isTyping) => actOf(event, isTyping, keys), on, isReady)
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
