import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { scorecardContents } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { openText, sealText } from '../candidates/sealing'
import { Refused } from '../errors'
import { findKeyOfSeat } from './candidate'
import { admit, admitted, answer, findRepeated, settle, type WriteAnswer } from './entries'
import type { recordRecommendationInput } from './input'

/**
 * Records what the interviewer recommends and the comment, one field with one version. Refused as a conflict when
 * it was changed elsewhere since, with what stands in the refusal's fields.
 */
export async function recordRecommendation(
  db: Db,
  seat: Seat,
  input: z.output<typeof recordRecommendationInput>,
): Promise<{ version: number }> {
  const organizationId = seat.member.organizationId
  const key = await findKeyOfSeat(db, seat)
  const sealed = input.comment === '' ? null : sealText(key, input.comment)
  const [row] = await db.execute<WriteAnswer>(sql`
    with ${admit(seat, input.entryId)}, written as (
      insert into scorecard_contents (organization_id, scorecard_id, recommendation, sealed_comment)
      select ${organizationId}::uuid, ${seat.scorecardId}::uuid, ${input.recommendation}::text, ${sealed}::bytea
      from card
      where ${admitted} and (${input.version}::int = 0 or exists (
        select from scorecard_contents known where known.organization_id = ${organizationId}::uuid
          and known.scorecard_id = ${seat.scorecardId}::uuid))
      on conflict (organization_id, scorecard_id) do update
        set recommendation = excluded.recommendation, sealed_comment = excluded.sealed_comment,
          version = scorecard_contents.version + 1, updated_at = now()
        where scorecard_contents.version = ${input.version}::int
      returning version
    ), entered as (
      insert into scorecard_entries (organization_id, id, scorecard_id, kind, recommendation, sealed_text, version)
      select ${organizationId}::uuid, ${input.entryId}::uuid, ${seat.scorecardId}::uuid, 'recommendation',
        ${input.recommendation}::text, ${sealed}::bytea, version
      from written
    )
    select ${answer}`)
  const version = await settle(db, seat, row)
  if (version !== null) return { version }
  const repeated = await findRepeated(db, seat, input.entryId)
  if (repeated) return { version: repeated.version }

  const [current] = await db
    .select({
      recommendation: scorecardContents.recommendation,
      sealedComment: scorecardContents.sealedComment,
      version: scorecardContents.version,
    })
    .from(scorecardContents)
    .where(
      and(
        eq(scorecardContents.organizationId, organizationId),
        eq(scorecardContents.scorecardId, seat.scorecardId),
      ),
    )
  throw new Refused(
    'conflict',
    `You changed your recommendation elsewhere: it is “${current?.recommendation ?? 'none'}” now. Set it again if that is wrong.`,
    {
      recommendation: current?.recommendation ?? '',
      comment: current?.sealedComment ? openText(key, current.sealedComment) : '',
      version: String(current?.version ?? 0),
    },
  )
}
