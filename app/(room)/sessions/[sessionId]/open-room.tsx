'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import type { Room } from '@/server/sessions/room'
import { useGivesWay } from './_shown/arrival-heading'
import { ScoringRoom } from './scoring-room'

/** The room as the server gave it, which is asked again when something has moved on. */
export function OpenRoom({ room }: { room: Room }) {
  const router = useRouter()
  useGivesWay()
  const onChanged = useCallback(() => router.refresh(), [router])
  return <ScoringRoom room={room} onChanged={onChanged} />
}
