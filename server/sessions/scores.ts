import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { setItems } from '@/db/schema/question-sets'
import { type NotAssessedReason, scores } from '@/db/schema/scores'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { notFound, Refused } from '../errors'
import { admit, admitted, answer, findRepeated, settle, type WriteAnswer } from './entries'
import type { recordScoreInput } from './input'

/**
 * Records a score of 1 to 5, a reason why there is none, or neither (taken back), in one statement: the score by
 * compare and set on its version, and its entry in the history. Refused as a conflict when the score was changed
 * elsewhere since; the same `entryId` again is answered as the first time and applied once.
 */
export async function recordScore(
  db: Db,
  seat: Seat,
  input: z.output<typeof recordScoreInput>,
): Promise<{ version: number }> {
  const organizationId = seat.member.organizationId
  const [row] = await db.execute<WriteAnswer>(sql`
    with ${admit(seat, input.entryId)}, written as (
      insert into scores (organization_id, scorecard_id, set_item_id, set_version_id, value, not_assessed)
      select item.organization_id, ${seat.scorecardId}::uuid, item.id, item.set_version_id,
        ${input.value}::smallint, ${input.notAssessed}::text
      from card, set_items item
      where item.organization_id = ${organizationId}::uuid and item.id = ${input.setItemId}::uuid
        and item.set_version_id = ${seat.setVersionId}::uuid and ${admitted}
        and (${input.version}::int = 0 or exists (
          select from scores known where known.organization_id = item.organization_id
            and known.scorecard_id = ${seat.scorecardId}::uuid and known.set_item_id = item.id))
      on conflict (organization_id, scorecard_id, set_item_id) do update
        set value = excluded.value, not_assessed = excluded.not_assessed, version = scores.version + 1, updated_at = now()
        where scores.version = ${input.version}::int
      returning version
    ), entered as (
      insert into scorecard_entries (organization_id, id, scorecard_id, kind, set_item_id, value, not_assessed, version)
      select ${organizationId}::uuid, ${input.entryId}::uuid, ${seat.scorecardId}::uuid, 'score',
        ${input.setItemId}::uuid, ${input.value}::smallint, ${input.notAssessed}::text, version
      from written
    )
    select ${answer}`)
  const version = await settle(db, seat, row)
  if (version !== null) return { version }
  const repeated = await findRepeated(db, seat, input.entryId)
  if (repeated) return { version: repeated.version }
  throw await conflictOf(db, seat, input.setItemId)
}

/** Carries the value that stands, in words for the person and as fields for the page that shows it. */
async function conflictOf(db: Db, seat: Seat, setItemId: string): Promise<Refused> {
  const [current] = await db
    .select({ value: scores.value, notAssessed: scores.notAssessed, version: scores.version })
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
        eq(setItems.organizationId, seat.member.organizationId),
        eq(setItems.id, setItemId),
        eq(setItems.setVersionId, seat.setVersionId),
      ),
    )
  if (!current) return notFound('question')
  return new Refused(
    'conflict',
    `You changed this score elsewhere: it is ${scoreInWords(current.value, current.notAssessed)} now. Set it again if that is wrong.`,
    {
      value: String(current.value ?? ''),
      notAssessed: current.notAssessed ?? '',
      version: String(current.version ?? 0),
    },
  )
}

function scoreInWords(value: number | null, notAssessed: NotAssessedReason | null): string {
  if (value !== null) return String(value)
  return notAssessed ? `not assessed (${notAssessed})` : 'empty'
}
