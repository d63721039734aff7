import { sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { Refused } from '../errors'
import { findHeader } from './header'
import { refusalOf } from './rules'

/**
 * Starts the session on purpose, whatever the clock says. The first act in the room does the same from a quarter of
 * an hour before its time; earlier it is refused, because a start is for good: nobody can move or cancel the session
 * any more, and the panel's decision rule stands. Starting what has begun is answered as done.
 */
export async function startSession(db: Db, seat: Seat): Promise<void> {
  const card = await findHeader(db, seat)
  const refusal = refusalOf('record', card, card)
  if (refusal) throw new Refused('not now', refusal)
  await goLive(db, seat)
}

/** Turns a scheduled session live, and with it the panel's decision rule stands. */
export async function goLive(db: Db, seat: Seat): Promise<void> {
  await db.execute(sql`
    with live as (
      update sessions set state = 'live', started_at = now()
      where organization_id = ${seat.member.organizationId}::uuid and id = ${seat.sessionId}::uuid and state = 'scheduled'
      returning organization_id, evaluation_id
    )
    update decision_rules rule set locked_at = now()
    from live join evaluations evaluation
      on evaluation.organization_id = live.organization_id and evaluation.id = live.evaluation_id
    where rule.organization_id = evaluation.organization_id and rule.panel_id = evaluation.panel_id
      and rule.locked_at is null`)
}

/**
 * What a write or a submission hears before the session may start by itself. The clock of the server decides: an act
 * that reaches it late is judged by when it arrives, so a device that was offline or whose clock is wrong can neither
 * start a session nor be turned away at the right time. `startsAt` tells the room to keep the act and to ask.
 */
export function tooEarly(startsAt: Date): Refused {
  return new Refused('not now', 'This session has not begun. Start it first, or wait for its time.', {
    startsAt: startsAt.toISOString(),
  })
}
