'use client'

import { useKeyActs } from '@/app/_ui/use-key-acts'

export type ReadingKeys = {
  score: (value: number) => void
  notAssessed: () => void
  move: (step: 1 | -1) => void
  undo: () => void
}

/** The room's keys, as far as a reader has use for them. None fires while somebody types, nor with a modifier. */
export function useReadingKeys(keys: ReadingKeys, on: boolean, isReady: boolean) {
  useKeyActs((event, isTyping) => (isTyping ? null : actOf(event, keys)), on, isReady)
}

function actOf(event: KeyboardEvent, keys: ReadingKeys): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key === 'j') return () => keys.move(1)
  if (event.key === 'k') return () => keys.move(-1)
  if (event.repeat) return null
  if (/^[1-5]$/.test(event.key)) return () => keys.score(Number(event.key))
  if (event.key === '0') return keys.notAssessed
  return event.key === 'u' ? keys.undo : null
}
