import { and, eq } from 'drizzle-orm'
import { scorecards } from '@/db/schema/scorecards'
import { type SessionState, sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { notFound } from '../errors'

type Header = {
  submittedAt: Date | null
  excusedAt: Date | null
  owedAfterOpening: boolean
  state: SessionState
  startsAt: Date
}

/** The header of the seat's scorecard with where its session stands, held until the transaction ends. */
export async function findHeader(db: Db, seat: Seat): Promise<Header> {
  const [card] = await db
    .select({
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
      owedAfterOpening: scorecards.owedAfterOpening,
      state: sessions.state,
      startsAt: sessions.startsAt,
    })
    .from(scorecards)
    .innerJoin(
      sessions,
      and(eq(sessions.organizationId, scorecards.organizationId), eq(sessions.id, scorecards.sessionId)),
    )
    .where(
      and(eq(scorecards.organizationId, seat.member.organizationId), eq(scorecards.id, seat.scorecardId)),
    )
    // Waits for a write that is under way, so that nothing lands on the scorecard after it was checked.
    .for('no key update', { of: scorecards })
  if (!card) throw notFound('session')
  return card
}
