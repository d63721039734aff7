import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { setItems } from '@/db/schema/question-sets'
import { points } from '@/db/schema/rubrics'
import { pointsHeard } from '@/db/schema/scores'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { notFound, Refused } from '../errors'
import { admit, admitted, answer, findRepeated, settle, type WriteAnswer } from './entries'
import type { recordPointInput } from './input'

/**
 * Records that a point of the hint was heard, or was not after all; like a score, by compare and set in one
 * statement. Refused as a conflict when the point was changed elsewhere since.
 */
export async function recordPoint(
  db: Db,
  seat: Seat,
  input: z.output<typeof recordPointInput>,
): Promise<{ version: number }> {
  const organizationId = seat.member.organizationId
  const [row] = await db.execute<WriteAnswer>(sql`
    with ${admit(seat, input.entryId)}, written as (
      insert into points_heard (organization_id, scorecard_id, point_id, set_item_id, set_version_id, question_version_id, heard)
      select item.organization_id, ${seat.scorecardId}::uuid, point.id, item.id, item.set_version_id,
        item.question_version_id, ${input.heard}::boolean
      from card, set_items item
      join points point on point.organization_id = item.organization_id
        and point.question_version_id = item.question_version_id and point.id = ${input.pointId}::uuid
      where item.organization_id = ${organizationId}::uuid and item.id = ${input.setItemId}::uuid
        and item.set_version_id = ${seat.setVersionId}::uuid and ${admitted}
        and (${input.version}::int = 0 or exists (
          select from points_heard known where known.organization_id = item.organization_id
            and known.scorecard_id = ${seat.scorecardId}::uuid and known.set_item_id = item.id and known.point_id = point.id))
      on conflict (organization_id, scorecard_id, set_item_id, point_id) do update
        set heard = excluded.heard, version = points_heard.version + 1, updated_at = now()
        where points_heard.version = ${input.version}::int
      returning version
    ), entered as (
      insert into scorecard_entries (organization_id, id, scorecard_id, kind, set_item_id, point_id, heard, version)
      select ${organizationId}::uuid, ${input.entryId}::uuid, ${seat.scorecardId}::uuid, 'point',
        ${input.setItemId}::uuid, ${input.pointId}::uuid, ${input.heard}::boolean, version
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
  { setItemId, pointId }: { setItemId: string; pointId: string },
): Promise<Refused> {
  const [current] = await db
    .select({ heard: pointsHeard.heard, version: pointsHeard.version })
    .from(setItems)
    .innerJoin(
      points,
      and(
        eq(points.organizationId, setItems.organizationId),
        eq(points.questionVersionId, setItems.questionVersionId),
        eq(points.id, pointId),
      ),
    )
    .leftJoin(
      pointsHeard,
      and(
        eq(pointsHeard.organizationId, setItems.organizationId),
        eq(pointsHeard.setItemId, setItems.id),
        eq(pointsHeard.pointId, points.id),
        eq(pointsHeard.scorecardId, seat.scorecardId),
      ),
    )
    .where(
      and(
        eq(setItems.organizationId, seat.member.organizationId),
        eq(setItems.id, setItemId),
        eq(setItems.setVersionId, seat.setVersionId),
      ),
    )
  if (!current) return notFound('point')
  return new Refused(
    'conflict',
    `You changed this point elsewhere: it is ${current.heard ? 'heard' : 'not heard'} now. Set it again if that is wrong.`,
    { heard: current.heard ? 'true' : 'false', version: String(current.version ?? 0) },
  )
}
