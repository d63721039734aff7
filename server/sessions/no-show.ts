import { and, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { scorecards } from '@/db/schema/scorecards'
import { noShows } from '@/db/schema/session-endings'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { findCandidateKey, sealText } from '../candidates/sealing'
import { Refused } from '../errors'
import { announce } from '../live/announce'
import { openIfAllIn } from '../panels/seal'
import { whyNotNoShow } from '../session-life/rules'
import { holdMet } from './holding'
import type { noShowInput } from './input'

/**
 * Notes that the candidate did not come: the session is over, and nobody owes a scorecard for it, so that the seal
 * waits for none. What was recorded stays where it is, sealed and counted nowhere, and goes on if a manager reopens the
 * session. Of two who say so at once, the second is answered as done.
 */
export async function noteNoShow(db: Db, member: Member, input: z.output<typeof noShowInput>): Promise<void> {
  const session = await holdMet(db, member, input.sessionId)
  if (session.state === 'no-show') return
  const whyNot = whyNotNoShow(session, new Date())
  if (whyNot) throw new Refused('not now', whyNot)
  const { organizationId, memberId } = member
  await db.insert(noShows).values({
    organizationId,
    id: uuidv7(),
    sessionId: session.id,
    notedBy: memberId,
    sealedNote: input.note
      ? sealText(await findCandidateKey(db, member, session.candidateId), input.note)
      : null,
  })
  await db
    .update(sessions)
    .set({ state: 'no-show', closedAt: sql`clock_timestamp()` })
    .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, session.id)))
  await db
    .update(scorecards)
    .set({
      excusedAt: sql`clock_timestamp()`,
      excusedBy: memberId,
      excuseReason: 'The candidate did not come.',
      excusedByNoShow: true,
    })
    .where(
      and(
        eq(scorecards.organizationId, organizationId),
        eq(scorecards.sessionId, session.id),
        isNull(scorecards.submittedAt),
        isNull(scorecards.excusedAt),
      ),
    )
  await recordAudit(db, member, 'noted no-show', { kind: 'session', id: session.id })
  await openIfAllIn(db, member, session.evaluationId)
  await announce(db, member, { kind: 'evaluation', id: session.evaluationId })
}
