import { and, eq, inArray, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { evaluations } from '@/db/schema/evaluations'
import { applications } from '@/db/schema/jobs'
import { scorecards } from '@/db/schema/scorecards'
import { sessionAssignments, sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { type Assignment, planForPresent, qualifiedAmong } from '../plans/rules'
import { listAssignments } from './assignments'
import { refuseClashes, waitForTurn } from './clashes'
import { holdPanel } from './hold'
import type { scheduleEachInput, scheduleInput } from './input'
import { listInterviewers, requireOnPanel } from './interviewers'
import { listPlannedItems } from './questions'

/**
 * Schedules one session per application, one after another from `startsAt`, each with a scorecard for everybody who
 * comes and its own copy of the plan. Refused if somebody would sit in two sessions at once. Returns the sessions'
 * ids in the order of the applications.
 */
export function scheduleSessions(
  db: Db,
  member: Member,
  { applicationIds, startsAt, memberIds, ...input }: z.output<typeof scheduleInput>,
): Promise<string[]> {
  return scheduleEach(db, member, {
    ...input,
    sessions: applicationIds.map((applicationId, at) => ({
      applicationId,
      startsAt: new Date(startsAt.getTime() + at * input.slotMinutes * 60_000),
      memberIds,
    })),
  })
}

/** The same for sessions that each have a time and people of their own: all of them, or none. */
export async function scheduleEach(
  db: Db,
  member: Member,
  input: z.output<typeof scheduleEachInput>,
): Promise<string[]> {
  await waitForTurn(db, member)
  const panel = await holdPanel(db, member, input.panelId)
  const memberIds = [...new Set(input.sessions.flatMap((one) => one.memberIds))]
  await requireOnPanel(db, member, input.panelId, memberIds)
  await requireApplications(
    db,
    member,
    panel.jobId,
    input.sessions.map((one) => one.applicationId),
  )
  const items = await listPlannedItems(db, member, panel.setVersionId)
  const isQualified = qualifiedAmong(await listInterviewers(db, member, input.panelId))
  const planned = await listAssignments(db, member, input.panelId)
  const sessionIds: string[] = []
  for (const { applicationId, startsAt, memberIds: coming } of input.sessions) {
    // Those before it stand already, so that two of them cannot take the same hour either.
    await refuseClashes(db, member, coming, [{ applicationId, startsAt, slotMinutes: input.slotMinutes }])
    const evaluationId = await evaluationOf(db, member, panel, applicationId)
    const id = uuidv7()
    await db.insert(sessions).values({
      organizationId: member.organizationId,
      id,
      evaluationId,
      setVersionId: panel.setVersionId,
      startsAt,
      slotMinutes: input.slotMinutes,
      timeZone: input.timeZone,
      place: input.place,
      createdBy: member.memberId,
    })
    await seatMembers(db, member, { sessionId: id, evaluationId, setVersionId: panel.setVersionId }, coming)
    await copyPlan(db, member, id, planForPresent(items, planned, coming, isQualified))
    await recordAudit(db, member, 'scheduled session', { kind: 'session', id }, { evaluationId })
    sessionIds.push(id)
  }
  return sessionIds
}

export async function requireApplications(
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
        isNull(applications.archivedAt),
      ),
    )
    // Whoever withdraws one meanwhile waits, or was first and it is found no more.
    .for('key share')
  if (found.length < applicationIds.length)
    throw new Refused('invalid', 'A candidate has no application for this job.', {
      applicationIds: 'Choose each candidate of this job once.',
    })
}

/** The evaluation of an application at a panel; the first session makes it. */
async function evaluationOf(
  db: Db,
  member: Member,
  panel: { id: string; jobId: string; sealPolicy: 'until all submit' | 'until own submit' },
  applicationId: string,
): Promise<string> {
  const { id: panelId, jobId, sealPolicy } = panel
  await db
    .insert(evaluations)
    .values({
      organizationId: member.organizationId,
      id: uuidv7(),
      panelId,
      jobId,
      sealPolicy,
      applicationId,
    })
    .onConflictDoNothing()
  const [evaluation] = await db
    .select({ id: evaluations.id })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        eq(evaluations.panelId, panelId),
        eq(evaluations.applicationId, applicationId),
      ),
    )
    // A submission that opens the seal just now and a session that is added queue here.
    .for('update')
  if (!evaluation) throw new Error('an evaluation vanished')
  return evaluation.id
}

/** Gives each a scorecard in the session. */
export async function seatMembers(
  db: Db,
  member: Member,
  of: { sessionId: string; evaluationId: string; setVersionId: string },
  memberIds: readonly string[],
): Promise<void> {
  if (memberIds.length === 0) return
  const { organizationId } = member
  await db
    .insert(scorecards)
    .values(memberIds.map((memberId) => ({ organizationId, id: uuidv7(), memberId, ...of })))
}

export async function copyPlan(
  db: Db,
  member: Member,
  sessionId: string,
  plan: readonly Assignment[],
): Promise<void> {
  const { organizationId } = member
  await db.insert(sessionAssignments).values(plan.map((one) => ({ organizationId, sessionId, ...one })))
}
