import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { setItems } from '@/db/schema/question-sets'
import { questions, questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { Refused } from '../errors'
import { whyUnusable } from './rules'

/** The questions of a set version in their order; `newerNumber` tells of a wording published since. */
export function listItems(db: Db, member: Member, setVersionId: string) {
  return db
    .select({
      id: setItems.id,
      questionId: setItems.questionId,
      position: setItems.position,
      weight: setItems.weight,
      number: questionVersions.number,
      prompt: questionVersions.prompt,
      hint: questionVersions.hint,
      level: questionVersions.level,
      minutes: questionVersions.minutes,
      competencies: sql<
        string[]
      >`coalesce((select json_agg(c.name order by c.name) from version_competencies c
          where c.organization_id = ${questionVersions.organizationId} and c.question_version_id = ${questionVersions.id}), '[]'::json)`,
      // In the order of their names.
      competencyIds: sql<string[]>`coalesce((select json_agg(c.id order by c.name) from version_competencies c
          where c.organization_id = ${questionVersions.organizationId} and c.question_version_id = ${questionVersions.id}), '[]'::json)`,
      status: questions.status,
      newerNumber: sql<
        number | null
      >`(select max(newer.number) from question_versions newer where newer.organization_id = ${questionVersions.organizationId}
          and newer.question_id = ${questionVersions.questionId} and newer.published_at is not null and newer.number > ${questionVersions.number})`,
    })
    .from(setItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, setItems.organizationId),
        eq(questionVersions.id, setItems.questionVersionId),
      ),
    )
    .innerJoin(
      questions,
      and(eq(questions.organizationId, setItems.organizationId), eq(questions.id, setItems.questionId)),
    )
    .where(and(eq(setItems.organizationId, member.organizationId), eq(setItems.setVersionId, setVersionId)))
    .orderBy(asc(setItems.position))
}

/** Replaces the questions of a draft, each pinned to its newest published wording. */
export async function replaceItems(
  db: Db,
  member: Member,
  setVersionId: string,
  items: readonly { questionId: string; weight: number }[],
): Promise<void> {
  const pinned = await pinNewest(
    db,
    member,
    items.map((item) => item.questionId),
  )
  await db
    .delete(setItems)
    .where(and(eq(setItems.organizationId, member.organizationId), eq(setItems.setVersionId, setVersionId)))
  if (items.length === 0) return
  await db.insert(setItems).values(
    items.map(({ questionId, weight }, at) => ({
      organizationId: member.organizationId,
      id: uuidv7(),
      setVersionId,
      questionId,
      questionVersionId: pinned.get(questionId)!,
      position: at + 1,
      weight,
    })),
  )
}

/** The newest published wording of each question. Refused if one has none or is archived. */
async function pinNewest(db: Db, member: Member, questionIds: string[]): Promise<Map<string, string>> {
  if (questionIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([questionVersions.questionId], {
      questionId: questionVersions.questionId,
      id: questionVersions.id,
    })
    .from(questionVersions)
    .innerJoin(
      questions,
      and(
        eq(questions.organizationId, questionVersions.organizationId),
        eq(questions.id, questionVersions.questionId),
      ),
    )
    .where(
      and(
        eq(questionVersions.organizationId, member.organizationId),
        inArray(questionVersions.questionId, questionIds),
        sql`${questionVersions.publishedAt} is not null`,
        eq(questions.status, 'published'),
      ),
    )
    .orderBy(questionVersions.questionId, sql`${questionVersions.number} desc`)
  const found = new Map(rows.map((row) => [row.questionId, row.id]))
  const refusal = whyUnusable(questionIds.filter((id) => !found.has(id)).length)
  if (refusal) throw new Refused('not now', refusal)
  return found
}
