import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { evaluations } from '@/db/schema/evaluations'
import { panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import { type SessionState, sessionAssignments, sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import { type Member, requireSession } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { type Assignment, planForPresent, qualifiedAmong, scoresEverything } from '../plans/rules'
import { listAssignments } from './assignments'
import { refuseClashes, waitForTurn } from './clashes'
import { holdPanel } from './hold'
import type { rescheduleInput, restoreSessionInput } from './input'
import { listInterviewers, requireOnPanel } from './interviewers'
import { listPlannedItems } from './questions'
import { whyNotReschedule, whyNotRestore } from './rules'
import { copyPlan, requireApplications, seatMembers } from './scheduling'
import { lockEvaluation, openIfAllIn } from './seal'

/** A session of a job that the member manages, held with its evaluation until the transaction ends. */
async function holdSession(db: Db, member: Member, sessionId: string) {
  const { evaluationId, jobId } = await requireSession(db, member, sessionId, 'manage')
  // The evaluation first, as whoever submits does, or the two could wait for each other.
  const { panelId } = await lockEvaluation(db, member.organizationId, evaluationId)
  const { organizationId } = member
  const [session] = await db
    .select({
      id: sessions.id,
      state: sessions.state,
      startsAt: sessions.startsAt,
      slotMinutes: sessions.slotMinutes,
      setVersionId: sessions.setVersionId,
      applicationId: evaluations.applicationId,
    })
    .from(sessions)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, sessionId)))
    .for('update', { of: sessions })
  if (!session) throw notFound('session')
  const seats = await db
    .select({
      memberId: scorecards.memberId,
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
    })
    .from(scorecards)
    .where(and(eq(scorecards.organizationId, organizationId), eq(scorecards.sessionId, sessionId)))
  return { ...session, seats, panelId, jobId, evaluationId }
}

type HeldSession = Awaited<ReturnType<typeof holdSession>>

/** An excuse is final: who was excused from a session does not come to it, whatever is asked. */
function notExcused(session: HeldSession, memberIds: readonly string[]): string[] {
  return memberIds.filter((id) => !session.seats.some((seat) => seat.excusedAt && seat.memberId === id))
}

/** Moves a session that has not begun, and with `memberIds` says who comes. */
export async function rescheduleSession(
  db: Db,
  member: Member,
  input: z.output<typeof rescheduleInput>,
): Promise<void> {
  await waitForTurn(db, member)
  const session = await holdSession(db, member, input.sessionId)
  const whyNot = whyNotReschedule(session)
  if (whyNot) throw new Refused('not now', whyNot)
  const seated = session.seats.filter((seat) => !seat.excusedAt).map((seat) => seat.memberId)
  const coming = input.memberIds ? notExcused(session, input.memberIds) : seated
  const slotMinutes = input.slotMinutes ?? session.slotMinutes
  const slot = { startsAt: input.startsAt, slotMinutes, applicationId: session.applicationId }
  await refuseClashes(db, member, coming, [slot], session.id)
  await changeSeats(db, member, session, seated, coming)
  const { organizationId } = member
  await db
    .update(sessions)
    .set({
      startsAt: input.startsAt,
      slotMinutes,
      changes: sql`${sessions.changes} + 1`,
      ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
      ...(input.place === undefined ? {} : { place: input.place }),
    })
    .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, session.id)))
  await recordAudit(db, member, 'moved session', { kind: 'session', id: session.id })
}

/** Gives the session other interviewers and a plan for them; whoever stays out loses a seat they never used. */
async function changeSeats(
  db: Db,
  member: Member,
  session: HeldSession,
  seated: readonly string[],
  coming: readonly string[],
): Promise<void> {
  if (coming.length === 0)
    throw new Refused('invalid', 'Somebody has to come.', {
      memberIds: 'Choose at least one interviewer who is not excused.',
    })
  const joining = coming.filter((id) => !seated.includes(id))
  const leaving = seated.filter((id) => !coming.includes(id))
  if (joining.length === 0 && leaving.length === 0) return
  await requireOnPanel(db, member, session.panelId, joining)
  const plan = await planFor(db, member, session, joining, coming)
  await clearPlan(db, member, session.id)
  if (leaving.length > 0)
    await db
      .delete(scorecards)
      .where(
        and(
          eq(scorecards.organizationId, member.organizationId),
          eq(scorecards.sessionId, session.id),
          inArray(scorecards.memberId, leaving),
        ),
      )
  const { evaluationId, setVersionId } = session
  await seatMembers(db, member, { sessionId: session.id, evaluationId, setVersionId }, joining)
  await copyPlan(db, member, session.id, plan)
}

/** The panel's plan where it is about the same questions; else the session's own, which newcomers join. */
async function planFor(
  db: Db,
  member: Member,
  session: HeldSession,
  joining: readonly string[],
  coming: readonly string[],
): Promise<Assignment[]> {
  const items = await listPlannedItems(db, member, session.setVersionId)
  const isQualified = qualifiedAmong(await listInterviewers(db, member, session.panelId))
  const [panel] = await db
    .select({ setVersionId: panels.setVersionId })
    .from(panels)
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, session.panelId)))
  if (panel?.setVersionId === session.setVersionId)
    return planForPresent(items, await listAssignments(db, member, session.panelId), coming, isQualified)
  const own = await db
    .select({
      setItemId: sessionAssignments.setItemId,
      memberId: sessionAssignments.memberId,
      asks: sessionAssignments.asks,
      scores: sessionAssignments.scores,
    })
    .from(sessionAssignments)
    .where(
      and(
        eq(sessionAssignments.organizationId, member.organizationId),
        eq(sessionAssignments.sessionId, session.id),
      ),
    )
  return planForPresent(
    items,
    [...own, ...scoresEverything(items, joining, isQualified)],
    coming,
    isQualified,
  )
}

async function clearPlan(db: Db, member: Member, sessionId: string): Promise<void> {
  await db
    .delete(sessionAssignments)
    .where(
      and(
        eq(sessionAssignments.organizationId, member.organizationId),
        eq(sessionAssignments.sessionId, sessionId),
      ),
    )
}

async function setState(
  db: Db,
  member: Member,
  sessionId: string,
  state: Extract<SessionState, 'scheduled' | 'cancelled'>,
): Promise<void> {
  await db
    .update(sessions)
    .set({
      state,
      closedAt: state === 'cancelled' ? sql`clock_timestamp()` : null,
      changes: sql`${sessions.changes} + 1`,
    })
    .where(and(eq(sessions.organizationId, member.organizationId), eq(sessions.id, sessionId)))
}

/**
 * Cancels a session that has not begun: its seats fall away, and the seal waits for them no longer. Who was excused
 * from it stays excused, for good.
 */
export async function cancelSession(db: Db, member: Member, sessionId: string): Promise<void> {
  const session = await holdSession(db, member, sessionId)
  const whyNot = whyNotReschedule(session)
  if (whyNot) throw new Refused('not now', whyNot)
  await clearPlan(db, member, sessionId)
  await db
    .delete(scorecards)
    .where(
      and(
        eq(scorecards.organizationId, member.organizationId),
        eq(scorecards.sessionId, sessionId),
        isNull(scorecards.excusedAt),
      ),
    )
  await setState(db, member, sessionId, 'cancelled')
  await recordAudit(db, member, 'cancelled session', { kind: 'session', id: sessionId })
  await openIfAllIn(db, member, session.evaluationId)
}

/** Takes a cancellation back: the session stands again at its old time, for those named. */
export async function restoreSession(
  db: Db,
  member: Member,
  input: z.output<typeof restoreSessionInput>,
): Promise<void> {
  await waitForTurn(db, member)
  const { panelId } = await findPanelOf(db, member, input.sessionId)
  await holdPanel(db, member, panelId)
  const session = await holdSession(db, member, input.sessionId)
  const whyNot = whyNotRestore(session)
  if (whyNot) throw new Refused('not now', whyNot)
  await requireApplications(db, member, session.jobId, [session.applicationId])
  const coming = notExcused(session, input.memberIds)
  await refuseClashes(db, member, coming, [session], session.id)
  await setState(db, member, session.id, 'scheduled')
  await changeSeats(db, member, session, [], coming)
  await recordAudit(db, member, 'restored session', { kind: 'session', id: session.id })
}

/** The panel of a session of a job that the member manages, which is held before anything of the session. */
export async function findPanelOf(db: Db, member: Member, sessionId: string): Promise<{ panelId: string }> {
  const { evaluationId } = await requireSession(db, member, sessionId, 'manage')
  const [evaluation] = await db
    .select({ panelId: evaluations.panelId })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, member.organizationId), eq(evaluations.id, evaluationId)))
  if (!evaluation) throw notFound('session')
  return evaluation
}
