import { and, asc, eq, sql } from 'drizzle-orm'
import { categories } from '@/db/schema/categories'
import { questions, questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'

const competencyNames = sql<
  string[]
>`coalesce((select json_agg(c.name order by c.name) from version_competencies c
  where c.organization_id = ${questionVersions.organizationId} and c.question_version_id = ${questionVersions.id}), '[]'::json)`

/** In the order of their names. */
const competencyIds = sql<
  string[]
>`coalesce((select json_agg(c.id order by c.name) from version_competencies c
  where c.organization_id = ${questionVersions.organizationId} and c.question_version_id = ${questionVersions.id}), '[]'::json)`

export const pointTexts = sql<string[]>`coalesce((select json_agg(p.text order by p.position) from points p
  where p.organization_id = ${questionVersions.organizationId} and p.question_version_id = ${questionVersions.id}), '[]'::json)`

export const competenciesOfVersion = sql<
  { id: string; name: string }[]
>`coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name) from version_competencies c
  where c.organization_id = ${questionVersions.organizationId} and c.question_version_id = ${questionVersions.id}), '[]'::json)`

/** Whether a version is the one that a set would take: its question's newest published. */
const isNewestPublished = sql`${questionVersions.publishedAt} is not null and not exists (select from question_versions newer
  where newer.organization_id = ${questionVersions.organizationId} and newer.question_id = ${questionVersions.questionId}
    and newer.published_at is not null and newer.number > ${questionVersions.number})`

/** What a set can take: each published question in its newest published wording, whatever is drafted since. */
export function listPublishedQuestions(db: Db, member: Member) {
  return db
    .select({
      id: questions.id,
      categoryId: categories.id,
      category: categories.name,
      number: questionVersions.number,
      prompt: questionVersions.prompt,
      hint: questionVersions.hint,
      level: questionVersions.level,
      minutes: questionVersions.minutes,
      competencies: competencyNames,
      competencyIds,
      points: pointTexts,
    })
    .from(questions)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, questions.organizationId),
        eq(questionVersions.questionId, questions.id),
        isNewestPublished,
      ),
    )
    .innerJoin(
      categories,
      and(eq(categories.organizationId, questions.organizationId), eq(categories.id, questions.categoryId)),
    )
    .where(and(eq(questions.organizationId, member.organizationId), eq(questions.status, 'published')))
    .orderBy(asc(categories.position), asc(questions.createdAt), asc(questions.id))
}
