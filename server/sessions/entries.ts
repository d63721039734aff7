import { type SQL, sql } from 'drizzle-orm'
import type { SessionState } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { Refused } from '../errors'
import { statesFor } from '../session-life/rules'
import { refusalOf, startsAheadMinutes } from './rules'
import { goLive, tooEarly } from './start'

/** What every write answers: the version it wrote, or the one its entry wrote when it came before. */
export type WriteAnswer = {
  written: number | null
  repeated: number | null
  submitted: boolean
  excused: boolean
  state: SessionState
  starts_at: string
  too_early: boolean
}

/**
 * The opening of every write, in the same statement as the write itself: `card`, the seat's header, held
 * against a submission at the same moment, and `repeated`, the entry if this very act was applied before.
 * A write selects from both, so that an act that is repeated or comes too early, or one
 * on a submitted or cancelled session, changes nothing.
 */
export function admit(seat: Seat, entryId: string): SQL {
  return sql`card as (
      select card.submitted_at is not null as submitted, card.excused_at is not null as excused, session.state,
        session.starts_at, session.state = 'scheduled'
          and session.starts_at > now() + make_interval(mins => ${startsAheadMinutes}::int) as too_early
      from scorecards card
      join sessions session on session.organization_id = card.organization_id and session.id = card.session_id
      where card.organization_id = ${seat.member.organizationId}::uuid and card.id = ${seat.scorecardId}::uuid
      for share of card
    ), repeated as (
      select version, note_id from scorecard_entries
      where organization_id = ${seat.member.organizationId}::uuid and id = ${entryId}::uuid
        and scorecard_id = ${seat.scorecardId}::uuid
    )`
}

/** True inside a write's `where` when the act may be applied now. */
export const admitted = sql`not card.submitted and not card.excused and not card.too_early
  and card.state in (${sql.join(
    statesFor('record').map((state) => sql`${state}`),
    sql`, `,
  )}) and not exists (select from repeated)`

/** The columns every write answers with. */
export const answer = sql`(select version from written) as written, (select version from repeated) as repeated,
  card.submitted, card.excused, card.state, card.starts_at, card.too_early from card`

/**
 * The version to answer with, or null where the write met a newer version. Refused in words when the scorecard
 * takes no more writes, or none yet; an act that was applied before is answered as it was then, also after submission.
 */
export async function settle(db: Db, seat: Seat, row: WriteAnswer | undefined): Promise<number | null> {
  if (!row) throw new Error('a seat has no scorecard')
  if (row.repeated !== null) return row.repeated
  const refusal = refusalOf('record', row, { submittedAt: row.submitted, excusedAt: row.excused })
  if (refusal) throw new Refused('not now', refusal)
  if (row.too_early) throw tooEarly(new Date(row.starts_at))
  if (row.written !== null && row.state === 'scheduled') await goLive(db, seat)
  return row.written
}

/** What an entry with this id wrote, looked at again after a write met a newer version: two of one act can cross. */
export async function findRepeated(
  db: Db,
  seat: Seat,
  entryId: string,
): Promise<{ version: number; noteId: string | null } | null> {
  const [row] = await db.execute<{ version: number; note_id: string | null }>(sql`
    select version, note_id from scorecard_entries
    where organization_id = ${seat.member.organizationId}::uuid and id = ${entryId}::uuid
      and scorecard_id = ${seat.scorecardId}::uuid`)
  return row ? { version: row.version, noteId: row.note_id } : null
}
