import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { evaluations, sealBreaks } from '@/db/schema/evaluations'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel, requireRole } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { announce } from '../live/announce'
import { statesFor } from '../session-life/rules'
import type { breakSealInput, excuseInput } from './input'
import { whyNotBreakSeal, whyNotExcuse } from './rules'

/**
 * Holds an evaluation until the transaction ends, so that two last submitters come one after the other and the
 * second sees the first.
 */
export async function lockEvaluation(
  db: Db,
  organizationId: string,
  evaluationId: string,
): Promise<{ id: string; panelId: string; openedAt: Date | null }> {
  const [evaluation] = await db
    .select({ id: evaluations.id, panelId: evaluations.panelId, openedAt: evaluations.openedAt })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, evaluationId)))
    .for('update')
  if (!evaluation) throw notFound('evaluation')
  return evaluation
}

/**
 * Opens the seal if no scorecard is missing and at least one was submitted. The caller holds the evaluation.
 * Returns whether it was opened by this call.
 */
export async function openIfAllIn(db: Db, member: Member, evaluationId: string): Promise<boolean> {
  const ofEvaluation = sql`from ${scorecards} where ${scorecards.organizationId} = ${evaluations.organizationId} and ${scorecards.evaluationId} = ${evaluations.id}`
  const opened = await db
    .update(evaluations)
    .set({ openedAt: sql`clock_timestamp()`, openedBecause: 'all submitted' })
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        eq(evaluations.id, evaluationId),
        sql`${evaluations.openedAt} is null`,
        sql`exists (select ${ofEvaluation} and ${scorecards.submittedAt} is not null)`,
        sql`not exists (select ${ofEvaluation} and ${scorecards.submittedAt} is null and ${scorecards.excusedAt} is null)`,
      ),
    )
    .returning({ id: evaluations.id })
  if (opened.length === 0) return false
  await recordAudit(db, member, 'opened seal', { kind: 'evaluation', id: evaluationId })
  return true
}

/** A manager lets a missing scorecard stay missing, with a reason, for good; the seal may open by it. */
export async function excuseScorecard(
  db: Db,
  member: Member,
  input: z.output<typeof excuseInput>,
): Promise<void> {
  const [card] = await db
    .select({
      evaluationId: scorecards.evaluationId,
      sessionId: scorecards.sessionId,
      panelId: evaluations.panelId,
    })
    .from(scorecards)
    .innerJoin(
      evaluations,
      and(
        eq(evaluations.organizationId, scorecards.organizationId),
        eq(evaluations.id, scorecards.evaluationId),
      ),
    )
    .where(and(eq(scorecards.organizationId, member.organizationId), eq(scorecards.id, input.scorecardId)))
  if (!card) throw notFound('scorecard')
  await requirePanel(db, member, card.panelId, 'manage').catch((error) => {
    throw error instanceof Refused && error.refusal.kind === 'not found' ? notFound('scorecard') : error
  })
  await lockEvaluation(db, member.organizationId, card.evaluationId)
  // Read once it is held: the interviewer may have submitted while this waited.
  const [header] = await db
    .select({ submittedAt: scorecards.submittedAt, excusedAt: scorecards.excusedAt, state: sessions.state })
    .from(scorecards)
    .innerJoin(
      sessions,
      and(eq(sessions.organizationId, scorecards.organizationId), eq(sessions.id, scorecards.sessionId)),
    )
    .where(and(eq(scorecards.organizationId, member.organizationId), eq(scorecards.id, input.scorecardId)))
  if (!header) throw notFound('scorecard')
  const whyNot = whyNotExcuse(header, header)
  if (whyNot) throw new Refused('not now', whyNot)
  await db
    .update(scorecards)
    .set({ excusedAt: sql`clock_timestamp()`, excusedBy: member.memberId, excuseReason: input.reason })
    .where(and(eq(scorecards.organizationId, member.organizationId), eq(scorecards.id, input.scorecardId)))
  await recordAudit(db, member, 'excused scorecard', { kind: 'scorecard', id: input.scorecardId })
  await closeSessionIfDone(db, member, card.sessionId)
  await openIfAllIn(db, member, card.evaluationId)
  await announce(db, member, { kind: 'evaluation', id: card.evaluationId })
}

/** A session is closed when each of its scorecards is submitted or excused. */
async function closeSessionIfDone(db: Db, member: Member, sessionId: string): Promise<void> {
  await db
    .update(sessions)
    .set({ state: 'closed', closedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(sessions.organizationId, member.organizationId),
        eq(sessions.id, sessionId),
        inArray(sessions.state, [...statesFor('excuse')]),
        sql`not exists (select from ${scorecards} where ${scorecards.organizationId} = ${sessions.organizationId} and ${scorecards.sessionId} = ${sessions.id} and ${scorecards.submittedAt} is null and ${scorecards.excusedAt} is null)`,
      ),
    )
}

/** An admin opens a seal early. The reason stays visible to the whole panel for good. */
export async function breakSeal(
  db: Db,
  member: Member,
  input: z.output<typeof breakSealInput>,
): Promise<void> {
  requireRole(member, 'admin')
  const evaluation = await lockEvaluation(db, member.organizationId, input.evaluationId)
  const whyNot = whyNotBreakSeal(evaluation)
  if (whyNot) throw new Refused('not now', whyNot)
  await db.insert(sealBreaks).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    evaluationId: input.evaluationId,
    brokenBy: member.memberId,
    reason: input.reason,
  })
  await db
    .update(evaluations)
    .set({ openedAt: sql`clock_timestamp()`, openedBecause: 'seal broken' })
    .where(and(eq(evaluations.organizationId, member.organizationId), eq(evaluations.id, input.evaluationId)))
  await recordAudit(db, member, 'broke seal', { kind: 'evaluation', id: input.evaluationId })
  await announce(db, member, { kind: 'evaluation', id: input.evaluationId })
}
