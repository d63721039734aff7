import { and, desc, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { evaluations } from '@/db/schema/evaluations'
import { setItems } from '@/db/schema/question-sets'
import { scorecards } from '@/db/schema/scorecards'
import { revisions, scores } from '@/db/schema/scores'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { recordAudit } from '../audit/entries'
import { sealText } from '../candidates/sealing'
import { notFound, Refused } from '../errors'
import { announce } from '../live/announce'
import { findKeyOfSeat } from './candidate'
import type { reviseInput } from './input'
import { refusalOf } from './rules'

/**
 * Changes a score after submission, with a reason. The submitted score stays as it was; the last revision is the
 * final value. Refused before submission, and where nothing would change. Returns the revision's number.
 */
export async function reviseScore(
  db: Db,
  seat: Seat,
  input: z.output<typeof reviseInput>,
): Promise<{ number: number }> {
  const { organizationId } = seat.member
  // Revisions are numbered one at a time: the scorecard's row is the queue.
  const [card] = await db
    .select({
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
      state: sessions.state,
      openedAt: evaluations.openedAt,
    })
    .from(scorecards)
    .innerJoin(
      sessions,
      and(eq(sessions.organizationId, scorecards.organizationId), eq(sessions.id, scorecards.sessionId)),
    )
    .innerJoin(
      evaluations,
      and(
        eq(evaluations.organizationId, scorecards.organizationId),
        eq(evaluations.id, scorecards.evaluationId),
      ),
    )
    .where(and(eq(scorecards.organizationId, organizationId), eq(scorecards.id, seat.scorecardId)))
    .for('no key update', { of: scorecards })
  if (!card) throw notFound('session')
  const refusal = refusalOf('revise', card, card)
  if (refusal) throw new Refused('not now', refusal)

  const current = await findFinalScore(db, seat, input.setItemId)
  if (current.value === input.value && current.notAssessed === input.notAssessed)
    throw new Refused('invalid', 'This is the score it has already.', { value: 'Choose another score.' })
  const number = current.number + 1
  await db.insert(revisions).values({
    organizationId,
    id: uuidv7(),
    scorecardId: seat.scorecardId,
    setItemId: input.setItemId,
    setVersionId: seat.setVersionId,
    number,
    value: input.value,
    notAssessed: input.notAssessed,
    sealedReason: sealText(await findKeyOfSeat(db, seat), input.reason),
  })
  // The value stays out of the audit log: it is read by people who may not see the score yet.
  await recordAudit(
    db,
    seat.member,
    'revised score',
    { kind: 'scorecard', id: seat.scorecardId },
    { setItemId: input.setItemId, number },
  )
  // Under the seal nobody may notice that something was changed.
  if (card.openedAt) await announce(db, seat.member, { kind: 'evaluation', id: seat.evaluationId })
  return { number }
}

/** The last revision, or the submitted score where there is none; number 0. */
async function findFinalScore(db: Db, seat: Seat, setItemId: string) {
  const { organizationId } = seat.member
  const [item] = await db
    .select({ value: scores.value, notAssessed: scores.notAssessed })
    .from(setItems)
    .leftJoin(
      scores,
      and(
        eq(scores.organizationId, setItems.organizationId),
        eq(scores.setItemId, setItems.id),
        eq(scores.scorecardId, seat.scorecardId),
      ),
    )
    .where(
      and(
        eq(setItems.organizationId, organizationId),
        eq(setItems.id, setItemId),
        eq(setItems.setVersionId, seat.setVersionId),
      ),
    )
  if (!item) throw notFound('question')
  const [last] = await db
    .select({ value: revisions.value, notAssessed: revisions.notAssessed, number: revisions.number })
    .from(revisions)
    .where(
      and(
        eq(revisions.organizationId, organizationId),
        eq(revisions.scorecardId, seat.scorecardId),
        eq(revisions.setItemId, setItemId),
      ),
    )
    .orderBy(desc(revisions.number))
    .limit(1)
  return last ?? { ...item, number: 0 }
}
