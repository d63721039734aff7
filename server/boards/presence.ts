import { and, eq, sql } from 'drizzle-orm'
import { boardPresences } from '@/db/schema/boards'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { announce } from '../live/announce'
import { statesFor } from '../session-life/rules'
import { type Board, findBoard } from './board'
import { presenceHoldsSeconds } from './rules'

/**
 * Says that the seat has the room open; said again from time to time, since a tab that crashes says nothing. The others
 * hear of it when somebody was not there before. `now` is the server's clock, which times on the board are told by.
 */
export async function attendBoard(db: Db, seat: Seat): Promise<{ now: Date; board: Board }> {
  const states = sql.join(
    statesFor('record').map((state) => sql`${state}`),
    sql`, `,
  )
  const [row] = await db.execute<{ now: string; came: boolean }>(sql`
    with before as (
      select seen_at from board_presences
      where organization_id = ${seat.member.organizationId}::uuid and session_id = ${seat.sessionId}::uuid
        and member_id = ${seat.member.memberId}::uuid
        and seen_at > now() - make_interval(secs => ${presenceHoldsSeconds}::int)
    ), seen as (
      insert into board_presences (organization_id, session_id, member_id, seen_at)
      select card.organization_id, card.session_id, card.member_id, now()
      from scorecards card
      join sessions session on session.organization_id = card.organization_id and session.id = card.session_id
      where card.organization_id = ${seat.member.organizationId}::uuid and card.id = ${seat.scorecardId}::uuid
        and card.excused_at is null and session.state in (${states})
      on conflict (organization_id, session_id, member_id) do update set seen_at = excluded.seen_at
      returning member_id
    )
    select now() as now, exists (select from seen) and not exists (select from before) as came`)
  if (!row) throw new Error('a presence is always answered')
  if (row.came) await announce(db, seat.member, { kind: 'session', id: seat.sessionId })
  return { now: new Date(row.now), board: await findBoard(db, seat) }
}

/** Says that the seat closes the room. One open elsewhere says soon that it is still there. */
export async function leaveBoard(db: Db, seat: Seat): Promise<void> {
  const gone = await db
    .delete(boardPresences)
    .where(
      and(
        eq(boardPresences.organizationId, seat.member.organizationId),
        eq(boardPresences.sessionId, seat.sessionId),
        eq(boardPresences.memberId, seat.member.memberId),
      ),
    )
    .returning({ memberId: boardPresences.memberId })
  if (gone.length > 0) await announce(db, seat.member, { kind: 'session', id: seat.sessionId })
}
