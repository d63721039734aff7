import type { Metadata } from 'next'
import { load } from '@/app/_api/server'
import { refusalOf, standingOf } from '@/server/sessions/rules'
import { ClosedRoom } from './_submitted/closed-room'
import { SubmittedRoom } from './_submitted/submitted-room'
import { findRoom } from './find-room'
import { OpenRoom } from './open-room'

type Props = { params: Promise<{ sessionId: string }> }

/** Of several rooms in tabs each says whose it is; the label tells no name where the panel hides it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { candidate, panel } = await findRoom((await params).sessionId)
  return { title: `${candidate.label}, ${panel.name}` }
}

export default async function SessionPage({ params }: Props) {
  const { sessionId } = await params
  const room = await findRoom(sessionId)
  if (standingOf(room.card) === 'submitted') {
    const debriefs = room.openedAt ? await load((api) => api.debriefs.mine()) : []
    const hasDebrief = debriefs.some(({ evaluationId }) => evaluationId === room.evaluationId)
    return <SubmittedRoom room={room} hasDebrief={hasDebrief} />
  }
  const refusal = refusalOf('record', room, room.card)
  return refusal ? (
    <ClosedRoom room={room} refusal={refusal} />
  ) : (
    <OpenRoom key={room.scorecardId} room={room} />
  )
}
