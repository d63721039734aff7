import { and, eq } from 'drizzle-orm'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { announce } from '../live/announce'
import { whyNot } from '../session-life/rules'
import { holdMet } from './holding'

/**
 * Says that the meeting is over ahead of the clock: what is owed now are the scorecards. It takes nothing from anybody,
 * everything can still be recorded. Said twice, it is answered as done.
 */
export async function endMeeting(db: Db, member: Member, sessionId: string): Promise<void> {
  const session = await holdMet(db, member, sessionId)
  if (session.state === 'wrapping up') return
  const refusal = whyNot('end meeting', session)
  if (refusal) throw new Refused('not now', refusal)
  await db
    .update(sessions)
    .set({ state: 'wrapping up' })
    .where(and(eq(sessions.organizationId, member.organizationId), eq(sessions.id, sessionId)))
  await recordAudit(db, member, 'ended meeting', { kind: 'session', id: sessionId })
  await announce(db, member, { kind: 'evaluation', id: session.evaluationId })
}
