'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { MessagePage } from '@/app/_ui/message-page'
import type { Room } from '@/server/sessions/room'
import { findKeptRoom } from '../[sessionId]/_saving/kept-room'
import { ScoringRoom } from '../[sessionId]/scoring-room'

/** Opens the session that the address names from what this device keeps of it. */
export function OfflineRoom() {
  const [room, setRoom] = useState<Room | null | 'looking'>('looking')
  useEffect(() => {
    const sessionId = location.pathname.split('/').at(-1) ?? ''
    void findKeptRoom(sessionId)
      .catch(() => null)
      .then(setRoom)
  }, [])
  if (room === 'looking') return <main id="content" aria-busy="true" className="min-h-dvh" />
  if (room) return <ScoringRoom room={room} onChanged={reload} />
  return (
    <MessagePage
      title="Evenhand cannot be reached"
      actions={
        <Button kind="primary" onClick={reload}>
          Try again
        </Button>
      }
    >
      This session was not opened on this device before, so it has to be loaded first.
    </MessagePage>
  )
}

/** Asks the server for the page again; what waits here stays here. */
function reload() {
  location.reload()
}
