import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { scorecards } from '@/db/schema/scorecards'
import { sessionAssignments, sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { announce } from '../live/announce'
import { refuseClashes, waitForTurn } from '../panels/clashes'
import { holdPanel } from '../panels/hold'
import { requireOnPanel } from '../panels/interviewers'
import { whyNotReplace } from '../panels/rules'
import { seatMembers } from '../panels/scheduling'
import { findPanelOf } from '../panels/sessions'
import { holdManaged } from './holding'
import type { replaceInput } from './input'

/**
 * Gives somebody's seat to another interviewer of the panel, with the questions they were to ask and score in this
 * session; also while it is under way. Refused once they have recorded anything: that is theirs, and stays.
 */
export async function replaceInterviewer(
  db: Db,
  member: Member,
  input: z.output<typeof replaceInput>,
): Promise<void> {
  await waitForTurn(db, member)
  const { panelId } = await findPanelOf(db, member, input.sessionId)
  await holdPanel(db, member, panelId)
  const session = await holdManaged(db, member, input.sessionId)
  const leaving = session.seats.find((one) => one.memberId === input.memberId)
  if (!leaving) throw notFound('scorecard')
  const refusal = whyNotReplace(leaving, session)
  if (refusal) throw new Refused('not now', refusal)
  if (session.seats.some((one) => one.memberId === input.byMemberId))
    throw new Refused('invalid', 'Choose somebody who has no scorecard in this session.', {
      byMemberId: 'Choose somebody who has no scorecard in this session.',
    })
  await requireOnPanel(db, member, session.panelId, [input.byMemberId])
  await refuseClashes(db, member, [input.byMemberId], [session], session.id)
  await refuseTouched(db, leaving.scorecardId)

  const { organizationId } = member
  const { id: sessionId, evaluationId, setVersionId } = session
  await seatMembers(db, member, { sessionId, evaluationId, setVersionId }, [input.byMemberId])
  await db
    .update(sessionAssignments)
    .set({ memberId: input.byMemberId })
    .where(
      and(
        eq(sessionAssignments.organizationId, organizationId),
        eq(sessionAssignments.sessionId, sessionId),
        eq(sessionAssignments.memberId, input.memberId),
      ),
    )
  await db
    .delete(scorecards)
    .where(and(eq(scorecards.organizationId, organizationId), eq(scorecards.id, leaving.scorecardId)))
  await db
    .update(sessions)
    .set({ changes: sql`${sessions.changes} + 1` })
    .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, sessionId)))
  await recordAudit(
    db,
    member,
    'replaced interviewer',
    { kind: 'session', id: sessionId },
    { memberId: input.memberId, byMemberId: input.byMemberId },
  )
  await announce(db, member, { kind: 'evaluation', id: evaluationId })
}

async function refuseTouched(db: Db, scorecardId: string): Promise<void> {
  const [row] = await db.execute<{ untouched: boolean }>(
    sql`select scorecard_is_untouched(${scorecardId}::uuid) as untouched`,
  )
  if (!row?.untouched)
    throw new Refused(
      'not now',
      'They have recorded something in this session. Excuse their scorecard instead.',
    )
}
