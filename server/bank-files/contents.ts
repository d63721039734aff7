import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { categories } from '@/db/schema/categories'
import { questions, questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { competenciesOfVersion, pointTexts } from '../bank/shelf'
import type { FileQuestion } from './cells'

/** Which wording of each question a file takes. */
export type Which = 'newest' | 'published'

const anchorTexts = sql<
  { level: number; text: string }[]
>`coalesce((select json_agg(json_build_object('level', a.level, 'text', a.text) order by a.level) from anchors a
  where a.organization_id = ${questionVersions.organizationId} and a.question_version_id = ${questionVersions.id}), '[]'::json)`

const followUpTexts = sql<string[]>`coalesce((select json_agg(f.text order by f.position) from follow_ups f
  where f.organization_id = ${questionVersions.organizationId} and f.question_version_id = ${questionVersions.id}), '[]'::json)`

const isTheOne = (which: Which) => {
  const counts = which === 'published' ? sql` and newer.published_at is not null` : sql``
  const own = which === 'published' ? sql`${questionVersions.publishedAt} is not null and ` : sql``
  return sql`${own}not exists (select from question_versions newer
    where newer.organization_id = ${questionVersions.organizationId} and newer.question_id = ${questionVersions.questionId}
      and newer.number > ${questionVersions.number}${counts})`
}

/** Questions with all that they say, as files have it, and where they stand. */
export async function listContents(db: Db, member: Member, where: SQL, which: Which) {
  const rows = await db
    .select({
      questionId: questions.id,
      key: questions.key,
      status: questions.status,
      categoryId: categories.id,
      category: categories.name,
      versionId: questionVersions.id,
      createdBy: questionVersions.createdBy,
      number: questionVersions.number,
      revision: questionVersions.revision,
      publishedAt: questionVersions.publishedAt,
      level: questionVersions.level,
      minutes: questionVersions.minutes,
      competencies: competenciesOfVersion,
      prompt: questionVersions.prompt,
      hint: questionVersions.hint,
      points: pointTexts,
      anchors: anchorTexts,
      followUps: followUpTexts,
    })
    .from(questions)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, questions.organizationId),
        eq(questionVersions.questionId, questions.id),
        isTheOne(which),
      ),
    )
    .innerJoin(
      categories,
      and(eq(categories.organizationId, questions.organizationId), eq(categories.id, questions.categoryId)),
    )
    .where(and(eq(questions.organizationId, member.organizationId), where))
    .orderBy(asc(questions.id))
  return rows.map(
    ({
      key,
      category,
      level,
      minutes,
      competencies,
      prompt,
      hint,
      points,
      anchors,
      followUps,
      ...standing
    }) => {
      const question: FileQuestion = {
        ...(key ? { key } : {}),
        category,
        level,
        minutes,
        competencies: competencies.map(({ name }) => name),
        prompt,
        hint,
        points,
        anchors,
        followUps,
      }
      return { ...standing, competencyIds: competencies.map(({ id }) => id), question }
    },
  )
}

/** Whether a file says just what the bank says; names count in any case, competencies in any order. */
export function saysTheSame(a: FileQuestion, b: FileQuestion): boolean {
  const said = (one: FileQuestion) =>
    JSON.stringify([
      one.category.toLowerCase(),
      one.level,
      one.minutes,
      one.competencies.map((name) => name.toLowerCase()).toSorted(),
      one.prompt,
      one.hint,
      one.points,
      one.anchors.toSorted((x, y) => x.level - y.level).map(({ level, text }) => [level, text]),
      one.followUps,
    ])
  return said(a) === said(b)
}
