import type { Metadata } from 'next'
import { load } from '@/app/_api/server'
import { refusalOf, standingOf } from '@/server/sessions/rules'
import { ClosedRoom } from './closed-room'
import { ScoringRoom } from './scoring-room'
import { SubmittedRoom } from './submitted-room'

export const metadata: Metadata = { title: 'Session' }

type Props = { params: Promise<{ sessionId: string }> }

export default async function SessionPage({ params }: Props) {
  const { sessionId } = await params
  const room = await load((api) => api.sessions.find({ sessionId }))
  if (standingOf(room.card) === 'submitted') return <SubmittedRoom room={room} />
  const refusal = refusalOf('record', room, room.card)
  return refusal ? <ClosedRoom room={room} refusal={refusal} /> : <ScoringRoom room={room} />
}
