'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Room } from '@/server/sessions/room'
import { createSaver, type Saver } from './saver'
import { onSignedOut } from './signed-out'

/** The savers of this tab, so that leaving the room and coming back finds what is still under way. */
const open = new Map<string, Saver>()

// Where a browser never answers about its storage, the room opens without what it may hold.
const patienceMs = 2000

function saverOf(room: Room): Saver {
  // On the server there is no tab: keeping one there would show it to somebody else.
  if (typeof window === 'undefined') return createSaver(room)
  const key = `${room.memberId}/${room.sessionId}`
  const saver = open.get(key) ?? createSaver(room)
  open.set(key, saver)
  return saver
}

/** Nothing more is recorded in this room now; if it is opened again, it begins anew with what the server has. */
export function leaveSaver({ memberId, sessionId }: Pick<Room, 'memberId' | 'sessionId'>): void {
  open.delete(`${memberId}/${sessionId}`)
}

/**
 * The saver of the room, sending for as long as the page is shown: what waits goes out when the network or the
 * person comes back, and before the page closes. `isReady` once what an earlier visit left is among it. `onChanged` is told when the session or scorecard moved on elsewhere.
 */
export function useSaver(room: Room, onChanged: () => void) {
  const [saver] = useState(() => saverOf(room))

  useEffect(() => saver.merge(room.record), [saver, room.record])

  const [isReady, setIsReady] = useState(false)
  useEffect(() => {
    const patience = setTimeout(() => setIsReady(true), patienceMs)
    void saver.takeUp().then(() => setIsReady(true))
    return () => clearTimeout(patience)
  }, [saver])

  // Started by somebody else, or moved: what waited for the start may go now.
  const startsMs = room.startsAt.getTime()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is their change that matters.
  useEffect(() => saver.goOn(), [saver, room.state, startsMs])

  useEffect(() => {
    const comeBack = async () => {
      await saver.takeUp()
      saver.flush()
      const now = await saver.refresh()
      const isMoved = now?.startsAt.getTime() !== startsMs
      if (now && (isMoved || now.state !== room.state || now.card.submittedAt || now.card.excusedAt))
        onChanged()
    }
    const turn = () => (document.visibilityState === 'hidden' ? saver.flush() : void comeBack())
    const events: [EventTarget, string, () => void][] = [
      [window, 'online', () => void comeBack()],
      [window, 'pagehide', saver.flush],
      [window, 'focus', () => void comeBack()],
      [document, 'visibilitychange', turn],
    ]
    for (const [target, name, act] of events) target.addEventListener(name, act)
    return () => {
      for (const [target, name, act] of events) target.removeEventListener(name, act)
      saver.flush()
    }
  }, [saver, room.state, startsMs, onChanged])

  useEffect(() => onSignedOut(saver.signOut), [saver])

  // Submitted from what waited here, by this tab or after a reload.
  const findSubmitted = () => saver.state().submission === 'done'
  const isSubmitted = useSyncExternalStore(saver.subscribe, findSubmitted, findSubmitted)
  useEffect(() => {
    if (isSubmitted) onChanged()
  }, [isSubmitted, onChanged])

  return { saver, isReady }
}
