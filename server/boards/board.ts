import { and, eq, sql } from 'drizzle-orm'
import { setItems } from '@/db/schema/question-sets'
import { questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import { type Member, requireSession, type Seat } from '../access'
import { presenceHoldsSeconds } from './rules'

export type Board = {
  /** Grows with every move. */
  seq: number
  asking: { setItemId: string; memberId: string; name: string; since: Date } | null
  /** By set item. */
  asked: string[]
  skipped: string[]
  /** Who has the room open, by name. */
  present: { memberId: string; name: string }[]
}

type Row = {
  seq: number
  set_item_id: string | null
  member_id: string | null
  name: string | null
  since: string | null
  asked: string[]
  skipped: string[]
  present: Board['present']
}

/**
 * The live board of the seat's session, as of one moment and the same for everybody in it. It reads no table of the
 * seal: whatever is scored, when and by whom, it stays as it is.
 */
export function findBoard(db: Db, seat: Seat): Promise<Board> {
  return readBoard(db, seat.member.organizationId, seat.sessionId)
}

/** What of a board is shown outside of the room: who is in it and what they are at, while they are. */
export type Overseen = {
  present: string[]
  asking: { number: number; prompt: string; by: string } | null
}

/** The board for whoever manages the job and need not sit in the session. Nothing of it tells when, or how much of it was. */
export async function overseeBoard(db: Db, member: Member, sessionId: string): Promise<Overseen> {
  await requireSession(db, member, sessionId, 'manage')
  const { present, asking } = await readBoard(db, member.organizationId, sessionId)
  // What was asked last when everybody had gone is no news of a meeting.
  if (present.length === 0) return { present: [], asking: null }
  return {
    present: present.map((one) => one.name),
    asking: asking && { ...(await findQuestion(db, member, asking.setItemId)), by: asking.name },
  }
}

/** A question by its place in the set and as it is asked. */
async function findQuestion(db: Db, member: Member, setItemId: string) {
  const [question] = await db
    .select({
      number: sql<number>`(select count(*)::int from set_items before where before.organization_id = ${setItems.organizationId} and before.set_version_id = ${setItems.setVersionId} and before.position <= ${setItems.position})`,
      prompt: questionVersions.prompt,
    })
    .from(setItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, setItems.organizationId),
        eq(questionVersions.id, setItems.questionVersionId),
      ),
    )
    .where(and(eq(setItems.organizationId, member.organizationId), eq(setItems.id, setItemId)))
  if (!question) throw new Error('a board names a question of its set')
  return question
}

async function readBoard(db: Db, organizationId: string, sessionId: string): Promise<Board> {
  const ofSession = sql`organization_id = ${organizationId}::uuid and session_id = ${sessionId}::uuid`
  const marked = (mark: 'asked' | 'skipped') =>
    sql`array(select set_item_id::text from board_questions where ${ofSession} and mark = ${mark} order by set_item_id)`
  const [row] = await db.execute<Row>(sql`
    select coalesce(board.seq, 0) as seq, board.set_item_id, board.member_id, asker.name, board.since,
      ${marked('asked')} as asked, ${marked('skipped')} as skipped,
      coalesce((
        select jsonb_agg(jsonb_build_object('memberId', one.id, 'name', one.name) order by one.name, one.id)
        from board_presences here
        join scorecards card on card.organization_id = here.organization_id
          and card.session_id = here.session_id and card.member_id = here.member_id and card.excused_at is null
        join members one on one.organization_id = here.organization_id and one.id = here.member_id
          and one.left_at is null
        where here.organization_id = ${organizationId}::uuid and here.session_id = ${sessionId}::uuid
          and here.seen_at > now() - make_interval(secs => ${presenceHoldsSeconds}::int)
      ), '[]'::jsonb) as present
    from (values (1)) as always
    left join (select organization_id, seq, set_item_id, member_id, since from boards where ${ofSession}) board on true
    left join members asker on asker.organization_id = board.organization_id and asker.id = board.member_id`)
  if (!row) throw new Error('a board is always found')
  const { set_item_id: setItemId, member_id: memberId, name, since } = row
  const asking =
    setItemId && memberId && since ? { setItemId, memberId, name: name ?? '', since: new Date(since) } : null
  return { seq: row.seq, asking, asked: row.asked, skipped: row.skipped, present: row.present }
}
