import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { secondLookScores } from '@/db/schema/second-looks'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound, Refused } from '../errors'
import { listWritten } from './answers'
import type { scoreInput } from './input'
import { orderAt } from './order'
import { requireReading } from './place'
import { scoreInWords } from './rules'
import { holdSecondLook } from './second-looks'

/**
 * Records what a reader gives one answer, why it has no score, or neither (taken back), by compare and set on its
 * version. Sent twice, as after an answer that got lost, it is applied once. Refused as a conflict when the score was
 * changed elsewhere since, with what stands now.
 */
export async function recordSecondScore(
  db: Db,
  member: Member,
  input: z.output<typeof scoreInput>,
): Promise<{ version: number }> {
  await holdSecondLook(db, member, input.secondLookId, 'shared')
  const { id, seed, evaluationIds } = await requireReading(db, member, input.secondLookId)
  const evaluationId = orderAt(seed, [member.memberId, input.questionId], evaluationIds)[input.answer - 1]
  const written = await listWritten(db, member, evaluationId ? [evaluationId] : [])
  if (!evaluationId || !written.has(input.questionId)) throw notFound('answer')
  const { organizationId, memberId } = member
  const [row] = await db.execute<{ version: number }>(sql`
    insert into second_look_scores (organization_id, second_look_id, member_id, evaluation_id, question_id, value, not_assessed)
    select ${organizationId}::uuid, ${id}::uuid, ${memberId}::uuid, ${evaluationId}::uuid, ${input.questionId}::uuid,
      ${input.value}::smallint, ${input.notAssessed}::text
    where ${input.version}::int = 0 or exists (
      select from second_look_scores known where known.organization_id = ${organizationId}::uuid and known.second_look_id = ${id}::uuid
        and known.member_id = ${memberId}::uuid and known.evaluation_id = ${evaluationId}::uuid
        and known.question_id = ${input.questionId}::uuid)
    on conflict (organization_id, second_look_id, member_id, evaluation_id, question_id) do update
      set value = excluded.value, not_assessed = excluded.not_assessed, version = second_look_scores.version + 1, scored_at = now()
      where second_look_scores.version = ${input.version}::int
    returning version`)
  if (row) return { version: row.version }
  const [current] = await db
    .select({
      value: secondLookScores.value,
      notAssessed: secondLookScores.notAssessed,
      version: secondLookScores.version,
    })
    .from(secondLookScores)
    .where(
      and(
        eq(secondLookScores.organizationId, organizationId),
        eq(secondLookScores.secondLookId, id),
        eq(secondLookScores.memberId, memberId),
        eq(secondLookScores.evaluationId, evaluationId),
        eq(secondLookScores.questionId, input.questionId),
      ),
    )
  const standing = current ?? { value: null, notAssessed: null, version: 0 }
  if (standing.value === input.value && standing.notAssessed === input.notAssessed)
    return { version: standing.version }
  throw new Refused(
    'conflict',
    `You changed this score elsewhere: it is ${scoreInWords(standing)} now. Set it again if that is wrong.`,
    {
      value: String(standing.value ?? ''),
      notAssessed: standing.notAssessed ?? '',
      version: String(standing.version),
    },
  )
}
