'use client'

import { useAct } from '@/app/_ui/use-act'
import type { Saver } from './saver'
import { startRoom } from './send'

/** Starts the session on purpose, and then sends what waited for it. */
export function useStart(saver: Saver, sessionId: string, onStarted: () => void) {
  const act = useAct(() => startRoom(sessionId), {
    onDone: () => {
      saver.goOn()
      onStarted()
    },
  })
  return { run: () => void act.run(), pending: act.pending, error: act.error?.message ?? null }
}
