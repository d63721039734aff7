'use client'

import { useKeyActs } from '@/app/_ui/use-key-acts'
import { actOfKey, type KeyMap } from './keys'

export type RoomKeys = {
  score: (value: number) => void
  notAssessed: () => void
  togglePoint: (at: number) => void
  followUp: () => void
  undo: () => void
  move: (step: 1 | -1) => void
  note: () => void
  leaveNote: () => void
  help: () => void
  /** Answers the question whether to start; null while it is not asked. */
  start: (() => void) | null
  submit: () => void
  /** What moves the live board; null where nobody else is in the session. */
  board: { ask: () => void; skip: () => void; follow: () => void } | null
}

/**
 * The room's keys. One-letter keys never fire while somebody types, nor with a modifier, nor under an open dialog;
 * Ctrl or Cmd with Enter does in a field too.
 */
export function useKeys(does: RoomKeys, keys: KeyMap, on: boolean, isReady: boolean) {
  useKeyActs((event, isTyping) => actOf(event, isTyping, keys, does), on, isReady)
}

function actOf(event: KeyboardEvent, isTyping: boolean, keys: KeyMap, does: RoomKeys): (() => void) | null {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return event.repeat ? null : does.submit
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (isTyping) return event.key === 'Escape' ? does.leaveNote : null
  // Arrows choose among radios.
  if (event.key.startsWith('Arrow') && event.target instanceof HTMLInputElement) return null
  const act = actOfKey(keys, event.key)
  if (act === 'next') return () => does.move(1)
  if (act === 'previous') return () => does.move(-1)
  if (act === 'note') return does.note
  if (act === 'help') return does.help
  if (act === null || event.repeat) return null
  if (act === 'not assessed') return does.notAssessed
  if (act === 'follow-up') return does.followUp
  if (act === 'undo') return does.undo
  if (act === 'start') return does.start
  if (act === 'ask' || act === 'skip' || act === 'follow') return does.board?.[act] ?? null
  const [what, number] = act.split(' ')
  return what === 'score' ? () => does.score(Number(number)) : () => does.togglePoint(Number(number) - 1)
}
