import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { setItems } from '@/db/schema/question-sets'
import { followUps } from '@/db/schema/rubrics'
import { followUpsUsed } from '@/db/schema/scores'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { notFound, Refused } from '../errors'
import { admit, admitted, answer, findRepeated, settle, type WriteAnswer } from './entries'
import type { recordFollowUpInput } from './input'

/**
 * Records that a follow-up was put, or was not after all; like a point heard, by compare and set in one statement.
 * Refused as a conflict when it was changed elsewhere since.
 */
export async function recordFollowUp(
  db: Db,
  seat: Seat,
  input: z.output<typeof recordFollowUpInput>,
): Promise<{ version: number }> {
  const organizationId = seat.member.organizationId
  const [row] = await db.execute<WriteAnswer>(sql`
    with ${admit(seat, input.entryId)}, written as (
      insert into follow_ups_used (organization_id, scorecard_id, follow_up_id, set_item_id, set_version_id, question_version_id, used)
      select item.organization_id, ${seat.scorecardId}::uuid, further.id, item.id, item.set_version_id,
        item.question_version_id, ${input.used}::boolean
      from card, set_items item
      join follow_ups further on further.organization_id = item.organization_id
        and further.question_version_id = item.question_version_id and further.id = ${input.followUpId}::uuid
      where item.organization_id = ${organizationId}::uuid and item.id = ${input.setItemId}::uuid
        and item.set_version_id = ${seat.setVersionId}::uuid and ${admitted}
        and (${input.version}::int = 0 or exists (
          select from follow_ups_used known where known.organization_id = item.organization_id
            and known.scorecard_id = ${seat.scorecardId}::uuid and known.set_item_id = item.id
            and known.follow_up_id = further.id))
      on conflict (organization_id, scorecard_id, set_item_id, follow_up_id) do update
        set used = excluded.used, version = follow_ups_used.version + 1, updated_at = now()
        where follow_ups_used.version = ${input.version}::int
      returning version
    ), entered as (
      insert into scorecard_entries (organization_id, id, scorecard_id, kind, set_item_id, follow_up_id, used, version)
      select ${organizationId}::uuid, ${input.entryId}::uuid, ${seat.scorecardId}::uuid, 'follow-up',
        ${input.setItemId}::uuid, ${input.followUpId}::uuid, ${input.used}::boolean, version
      from written
    )
    select ${answer}`)
  const version = await settle(db, seat, row)
  if (version !== null) return { version }
  const repeated = await findRepeated(db, seat, input.entryId)
  if (repeated) return { version: repeated.version }
  throw await conflictOf(db, seat, input)
}

async function conflictOf(
  db: Db,
  seat: Seat,
  input: Pick<z.output<typeof recordFollowUpInput>, 'setItemId' | 'followUpId'>,
): Promise<Refused> {
  const [current] = await db
    .select({ used: followUpsUsed.used, version: followUpsUsed.version })
    .from(setItems)
    .innerJoin(
      followUps,
      and(
        eq(followUps.organizationId, setItems.organizationId),
        eq(followUps.questionVersionId, setItems.questionVersionId),
      ),
    )
    .leftJoin(
      followUpsUsed,
      and(
        eq(followUpsUsed.organizationId, setItems.organizationId),
        eq(followUpsUsed.setItemId, setItems.id),
        eq(followUpsUsed.followUpId, followUps.id),
        eq(followUpsUsed.scorecardId, seat.scorecardId),
      ),
    )
    .where(
      and(
        eq(setItems.organizationId, seat.member.organizationId),
        eq(setItems.id, input.setItemId),
        eq(setItems.setVersionId, seat.setVersionId),
        eq(followUps.id, input.followUpId),
      ),
    )
  if (!current) return notFound('follow-up')
  const used = current.used ?? false
  return new Refused(
    'conflict',
    `You changed this follow-up elsewhere: it is ${used ? 'used' : 'not used'} now. Mark it again if that is wrong.`,
    { used: String(used), version: String(current.version ?? 0) },
  )
}
