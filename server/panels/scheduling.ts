import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { evaluations } from '@/db/schema/evaluations'
import { applications } from '@/db/schema/jobs'
import { panelAssignments, panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import { type SessionState, sessionAssignments, sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel, requireSession } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { rescheduleInput, scheduleInput } from './input'
import { listInterviewers } from './panels'
import { listPlannedItems } from './questions'
import { type PlannedItem, planForPresent, whyNotReschedule } from './rules'

type Slot = { startsAt: Date; slotMinutes: number }

/**
 * Schedules one session per application, one after another from `startsAt`, each with a scorecard for everybody who
 * comes and its own copy of the plan. Refused if somebody would sit in two sessions at once. Returns the sessions'
 * ids in the order of the applications.
 */
export async function scheduleSessions(
  db: Db,
  member: Member,
  input: z.output<typeof scheduleInput>,
): Promise<string[]> {
  const { jobId } = await requirePanel(db, member, input.panelId, 'manage')
  const [panel] = await db
    .select({ setVersionId: panels.setVersionId, sealPolicy: panels.sealPolicy })
    .from(panels)
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, input.panelId)))
    // Of two people scheduling at once the second sees what the first has scheduled.
    .for('update')
  if (!panel) throw notFound('panel')
  await requireOnPanel(db, member, input.panelId, input.memberIds)
  await requireApplications(db, member, jobId, input.applicationIds)
  const slots = input.applicationIds.map((_, at) => ({
    startsAt: new Date(input.startsAt.getTime() + at * input.slotMinutes * 60_000),
    slotMinutes: input.slotMinutes,
  }))
  await refuseClash(db, member, input.memberIds, slots)

  const items = await listPlannedItems(db, member, panel.setVersionId)
  const plan = await planOf(db, member, input.panelId, items, input.memberIds)
  const sessionIds: string[] = []
  for (const [at, applicationId] of input.applicationIds.entries()) {
    const evaluationId = await evaluationOf(db, member, {
      panelId: input.panelId,
      applicationId,
      jobId,
      sealPolicy: panel.sealPolicy,
    })
    const id = uuidv7()
    await db.insert(sessions).values({
      organizationId: member.organizationId,
      id,
      evaluationId,
      setVersionId: panel.setVersionId,
      startsAt: slots[at]!.startsAt,
      slotMinutes: input.slotMinutes,
      timeZone: input.timeZone,
      place: input.place,
      createdBy: member.memberId,
    })
    await seat(db, member, { sessionId: id, evaluationId, setVersionId: panel.setVersionId }, input.memberIds)
    await db
      .insert(sessionAssignments)
      .values(plan.map((one) => ({ organizationId: member.organizationId, sessionId: id, ...one })))
    await recordAudit(db, member, 'scheduled session', { kind: 'session', id }, { evaluationId })
    sessionIds.push(id)
  }
  return sessionIds
}

async function requireOnPanel(db: Db, member: Member, panelId: string, memberIds: string[]): Promise<void> {
  const onPanel = await listInterviewers(db, member, panelId)
  const stranger = memberIds.some((id) => !onPanel.some((one) => one.memberId === id && !one.hasLeft))
  if (stranger)
    throw new Refused('invalid', 'An interviewer is not on this panel any more.', {
      memberIds: 'Choose from the panel’s interviewers.',
    })
}

async function requireApplications(
  db: Db,
  member: Member,
  jobId: string,
  applicationIds: string[],
): Promise<void> {
  const found = await db
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.jobId, jobId),
        inArray(applications.id, applicationIds),
      ),
    )
  if (found.length < new Set(applicationIds).size || found.length < applicationIds.length)
    throw new Refused('invalid', 'A candidate has no application for this job.', {
      applicationIds: 'Choose each candidate of this job once.',
    })
}

/** Nobody sits in two sessions at once; told by name and time in the session's own zone. */
async function refuseClash(
  db: Db,
  member: Member,
  memberIds: string[],
  slots: readonly Slot[],
  exceptSessionId?: string,
): Promise<void> {
  const from = slots[0]!.startsAt
  const last = slots.at(-1)!
  const to = new Date(last.startsAt.getTime() + last.slotMinutes * 60_000)
  const [clash] = await db.execute<{ name: string; starts_at: string; zone: string }>(sql`
    select m.name, to_char(s.starts_at at time zone s.time_zone, 'YYYY-MM-DD HH24:MI') as starts_at, s.time_zone as zone
    from scorecards card
    join sessions s on s.organization_id = card.organization_id and s.id = card.session_id
    join members m on m.organization_id = card.organization_id and m.id = card.member_id
    where card.organization_id = ${member.organizationId}::uuid
      and card.member_id in ${memberIds}
      and s.id is distinct from ${exceptSessionId ?? null}::uuid
      and s.state <> 'cancelled' and card.excused_at is null and card.submitted_at is null
      and s.starts_at < ${to.toISOString()}::timestamptz
      and s.starts_at + make_interval(mins => s.slot_minutes) > ${from.toISOString()}::timestamptz
    order by s.starts_at limit 1`)
  if (clash)
    throw new Refused('conflict', `${clash.name} has another session then.`, {
      startsAt: `${clash.name} sits in another session at ${clash.starts_at} (${clash.zone}). Choose another time or leave ${clash.name} out.`,
    })
}

async function planOf(
  db: Db,
  member: Member,
  panelId: string,
  items: readonly PlannedItem[],
  memberIds: string[],
) {
  const plan = await db
    .select({
      setItemId: panelAssignments.setItemId,
      memberId: panelAssignments.memberId,
      asks: panelAssignments.asks,
      scores: panelAssignments.scores,
    })
    .from(panelAssignments)
    .where(
      and(eq(panelAssignments.organizationId, member.organizationId), eq(panelAssignments.panelId, panelId)),
    )
  return planForPresent(items, plan, memberIds)
}

/** The evaluation of an application at a panel; the first session makes it. */
async function evaluationOf(
  db: Db,
  member: Member,
  of: {
    panelId: string
    applicationId: string
    jobId: string
    sealPolicy: 'until all submit' | 'until own submit'
  },
): Promise<string> {
  await db
    .insert(evaluations)
    .values({ organizationId: member.organizationId, id: uuidv7(), ...of })
    .onConflictDoNothing()
  const [evaluation] = await db
    .select({ id: evaluations.id })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        eq(evaluations.panelId, of.panelId),
        eq(evaluations.applicationId, of.applicationId),
      ),
    )
    // A submission that opens the seal just now and a session that is added queue here.
    .for('update')
  if (!evaluation) throw new Error('an evaluation vanished')
  return evaluation.id
}

async function seat(
  db: Db,
  member: Member,
  of: { sessionId: string; evaluationId: string; setVersionId: string },
  memberIds: string[],
): Promise<void> {
  await db.insert(scorecards).values(
    memberIds.map((memberId) => ({
      organizationId: member.organizationId,
      id: uuidv7(),
      memberId,
      ...of,
    })),
  )
}

async function findScheduled(db: Db, member: Member, sessionId: string) {
  const [session] = await db
    .select({ state: sessions.state, slotMinutes: sessions.slotMinutes })
    .from(sessions)
    .where(and(eq(sessions.organizationId, member.organizationId), eq(sessions.id, sessionId)))
    .for('update')
  if (!session) throw notFound('session')
  const reason = whyNotReschedule(session)
  if (reason) throw new Refused('not now', reason)
  return session
}

/** Moves a session that has not begun. */
export async function rescheduleSession(
  db: Db,
  member: Member,
  input: z.output<typeof rescheduleInput>,
): Promise<void> {
  await requireSession(db, member, input.sessionId, 'manage')
  const { slotMinutes } = await findScheduled(db, member, input.sessionId)
  const seats = await db
    .select({ memberId: scorecards.memberId })
    .from(scorecards)
    .where(
      and(eq(scorecards.organizationId, member.organizationId), eq(scorecards.sessionId, input.sessionId)),
    )
  const memberIds = seats.map((one) => one.memberId)
  await refuseClash(db, member, memberIds, [{ startsAt: input.startsAt, slotMinutes }], input.sessionId)
  await db
    .update(sessions)
    .set({ startsAt: input.startsAt })
    .where(and(eq(sessions.organizationId, member.organizationId), eq(sessions.id, input.sessionId)))
  await recordAudit(db, member, 'moved session', { kind: 'session', id: input.sessionId })
}

/** Cancels a session that has not begun: its seats fall away, and the seal waits for them no longer. */
export async function cancelSession(db: Db, member: Member, sessionId: string): Promise<void> {
  await requireSession(db, member, sessionId, 'manage')
  await findScheduled(db, member, sessionId)
  const state: SessionState = 'cancelled'
  const ofSession = (table: typeof sessionAssignments | typeof scorecards) =>
    and(eq(table.organizationId, member.organizationId), eq(table.sessionId, sessionId))
  await db.delete(sessionAssignments).where(ofSession(sessionAssignments))
  await db.delete(scorecards).where(ofSession(scorecards))
  await db
    .update(sessions)
    .set({ state, closedAt: sql`clock_timestamp()` })
    .where(and(eq(sessions.organizationId, member.organizationId), eq(sessions.id, sessionId)))
  await recordAudit(db, member, 'cancelled session', { kind: 'session', id: sessionId })
}
