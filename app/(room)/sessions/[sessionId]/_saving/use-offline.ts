'use client'

import { useEffect } from 'react'
import { path } from '@/app/_api/path'
import type { Room } from '@/server/sessions/room'
import { keepRoom } from './kept-room'

/** Lets the room open again without the server: what it shows is kept here, encrypted, and its page by the worker. */
export function useOffline(room: Room) {
  useEffect(() => void keepRoom(room).catch(() => undefined), [room])

  useEffect(() => {
    // A development build changes under the worker's hands.
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    void prepare().catch(() => undefined)
  }, [])
}

async function prepare() {
  const registration = await navigator.serviceWorker.register(path.roomWorker(), {
    scope: path.session(''),
  })
  // One that was there before may keep the page of an earlier version.
  registration.active?.postMessage('renew')
}
