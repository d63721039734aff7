'use client'

import { useAct } from '@/app/_ui/use-act'
import type { Room } from '@/server/sessions/room'
import type { Saver } from '../_saving/saver'
import { startRoom } from '../_saving/send'

/** Starts the session on purpose, and then sends what waited for it. */
export function useStart(saver: Saver, room: Pick<Room, 'sessionId' | 'memberId'>, onStarted: () => void) {
  const act = useAct(() => startRoom(room), {
    onDone: () => {
      saver.goOn()
      onStarted()
    },
  })
  return { run: () => void act.run(), pending: act.pending, error: act.error?.message ?? null }
}
