import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { setItems } from '@/db/schema/question-sets'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { announce } from '../live/announce'
import { lockEvaluation, openIfAllIn } from '../panels/seal'
import { checkQuestions } from './check'
import { findHeader } from './header'
import type { submitInput } from './input'
import { asksToStart, missingOf, refusalOf } from './rules'
import { goLive, tooEarly } from './start'

/**
 * Submits the seat's scorecard, once and for good, and opens the seal if it was the last one missing. The
 * evaluation's row is locked first, so that of two last submitters the second sees the first. Refused with the
 * missing questions by set item id; `confirmMissing` lets missing scores pass, never missing evidence.
 * `opened` tells whether the evaluation is open now. Submitting again is answered as done.
 */
export async function submitScorecard(
  db: Db,
  seat: Seat,
  input: z.output<typeof submitInput>,
): Promise<{ submittedAt: Date; opened: boolean }> {
  const { member } = seat
  const evaluation = await lockEvaluation(db, member.organizationId, seat.evaluationId)
  const card = await findHeader(db, seat)
  if (card.submittedAt) return { submittedAt: card.submittedAt, opened: evaluation.openedAt !== null }
  const refusal = refusalOf('submit', card, card)
  if (refusal) throw new Refused('not now', refusal)
  if (asksToStart(card, new Date())) throw tooEarly(card.startsAt)
  await goLive(db, seat)
  // Open to all, or before they came to owe it to them alone: they could read the others either way.
  const afterOpening = evaluation.openedAt !== null || card.owedAfterOpening
  await refuseMissing(db, seat, input.confirmMissing)

  const [submitted] = await db
    .update(scorecards)
    .set({
      submittedAt: sql`clock_timestamp()`,
      submittedAfterOpening: afterOpening,
    })
    .where(and(eq(scorecards.organizationId, member.organizationId), eq(scorecards.id, seat.scorecardId)))
    .returning({ submittedAt: scorecards.submittedAt })
  await recordAudit(
    db,
    member,
    'submitted scorecard',
    { kind: 'scorecard', id: seat.scorecardId },
    { sessionId: seat.sessionId, afterOpening },
  )
  await closeIfAllIn(db, seat)
  const opened = evaluation.openedAt !== null || (await openIfAllIn(db, member, seat.evaluationId))
  await announce(db, member, { kind: 'evaluation', id: seat.evaluationId })
  return { submittedAt: submitted!.submittedAt!, opened }
}

async function refuseMissing(db: Db, seat: Seat, confirmMissing: boolean): Promise<void> {
  const { questions, evidenceDemanded } = await checkQuestions(db, seat)
  const { unscored, withoutEvidence } = missingOf(questions, evidenceDemanded)
  const positions = await positionsOf(db, seat)
  const listed = (ids: string[], what: string) =>
    Object.fromEntries(ids.map((id) => [id, `Question ${positions.get(id)} ${what}`]))
  if (withoutEvidence.length > 0)
    throw new Refused(
      'not now',
      'This panel demands evidence for each score. Add a note, or mark the points you heard.',
      listed(withoutEvidence, 'has a score and no evidence.'),
    )
  if (unscored.length > 0 && !confirmMissing)
    throw new Refused(
      'not now',
      'Some questions have no score. Score them, say why not, or confirm that they stay without.',
      listed(unscored, 'has no score.'),
    )
}

async function positionsOf(db: Db, seat: Seat): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: setItems.id, position: setItems.position })
    .from(setItems)
    .where(
      and(
        eq(setItems.organizationId, seat.member.organizationId),
        eq(setItems.setVersionId, seat.setVersionId),
      ),
    )
    .orderBy(setItems.position)
  return new Map(rows.map((row, at) => [row.id, at + 1]))
}

/** A session whose scorecards are all in or excused is over. */
async function closeIfAllIn(db: Db, seat: Seat): Promise<void> {
  await db
    .update(sessions)
    .set({ state: 'closed', closedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(sessions.organizationId, seat.member.organizationId),
        eq(sessions.id, seat.sessionId),
        sql`not exists (select from scorecards card where card.organization_id = ${sessions.organizationId}
          and card.session_id = ${sessions.id} and card.submitted_at is null and card.excused_at is null)`,
      ),
    )
}
