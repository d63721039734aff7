import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { categories } from '@/db/schema/categories'
import { members } from '@/db/schema/members'
import { questions, questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound } from '../errors'
import type { bankFilter } from './input'

const competencyNames = sql<
  string[]
>`coalesce((select json_agg(c.name order by c.name) from question_version_competencies vc
  join competencies c on c.organization_id = vc.organization_id and c.id = vc.competency_id
  where vc.organization_id = ${questionVersions.organizationId} and vc.question_version_id = ${questionVersions.id}), '[]'::json)`

const pointTexts = sql<string[]>`coalesce((select json_agg(p.text order by p.position) from points p
  where p.organization_id = ${questionVersions.organizationId} and p.question_version_id = ${questionVersions.id}), '[]'::json)`

/** Whether a version is its question's newest. */
const isNewest = sql`not exists (select from question_versions newer
  where newer.organization_id = ${questionVersions.organizationId} and newer.question_id = ${questionVersions.questionId}
    and newer.number > ${questionVersions.number})`

/** Whether a version is the one that a set would take: its question's newest published. */
const isNewestPublished = sql`${questionVersions.publishedAt} is not null and not exists (select from question_versions newer
  where newer.organization_id = ${questionVersions.organizationId} and newer.question_id = ${questionVersions.questionId}
    and newer.published_at is not null and newer.number > ${questionVersions.number})`

/** Every word of the text has to occur in the prompt, the hint or a point. */
function holdsText(text: string) {
  const words = text.split(/\s+/).filter(Boolean)
  return and(
    ...words.map((word) => {
      const like = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
      return sql`(${questionVersions.prompt} ilike ${like} or ${questionVersions.hint} ilike ${like}
        or exists (select from points p where p.organization_id = ${questionVersions.organizationId}
          and p.question_version_id = ${questionVersions.id} and p.text ilike ${like}))`
    }),
  )
}

/** The newest wording of each question that passes the filter, by shelf; archived ones only when asked for. */
export function listQuestions(db: Db, member: Member, filter: z.output<typeof bankFilter>) {
  return db
    .select({
      id: questions.id,
      key: questions.key,
      status: questions.status,
      categoryId: categories.id,
      category: categories.name,
      number: questionVersions.number,
      prompt: questionVersions.prompt,
      hint: questionVersions.hint,
      level: questionVersions.level,
      minutes: questionVersions.minutes,
      competencies: competencyNames,
      points: pointTexts,
      hasDraftVersion: sql<boolean>`${questionVersions.publishedAt} is null`,
    })
    .from(questions)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, questions.organizationId),
        eq(questionVersions.questionId, questions.id),
        isNewest,
      ),
    )
    .innerJoin(
      categories,
      and(eq(categories.organizationId, questions.organizationId), eq(categories.id, questions.categoryId)),
    )
    .where(
      and(
        eq(questions.organizationId, member.organizationId),
        filter.status ? eq(questions.status, filter.status) : sql`${questions.status} <> 'archived'`,
        filter.categoryId ? eq(questions.categoryId, filter.categoryId) : undefined,
        filter.level ? eq(questionVersions.level, filter.level) : undefined,
        filter.competencyId
          ? sql`exists (select from question_version_competencies vc where vc.organization_id = ${questionVersions.organizationId} and vc.question_version_id = ${questionVersions.id} and vc.competency_id = ${filter.competencyId}::uuid)`
          : undefined,
        filter.text ? holdsText(filter.text) : undefined,
      ),
    )
    .orderBy(asc(categories.position), asc(questions.createdAt), asc(questions.id))
}

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

/** A question with all its versions, newest first, and the sets that use it. */
export async function findQuestion(db: Db, member: Member, input: { questionId: string }) {
  const [question] = await db
    .select({
      id: questions.id,
      key: questions.key,
      status: questions.status,
      categoryId: categories.id,
      category: categories.name,
    })
    .from(questions)
    .innerJoin(
      categories,
      and(eq(categories.organizationId, questions.organizationId), eq(categories.id, questions.categoryId)),
    )
    .where(and(eq(questions.organizationId, member.organizationId), eq(questions.id, input.questionId)))
  if (!question) throw notFound('question')
  const versions = await db
    .select({
      id: questionVersions.id,
      number: questionVersions.number,
      revision: questionVersions.revision,
      prompt: questionVersions.prompt,
      hint: questionVersions.hint,
      level: questionVersions.level,
      minutes: questionVersions.minutes,
      createdAt: questionVersions.createdAt,
      author: members.name,
      publishedAt: questionVersions.publishedAt,
      publishedBy: sql<
        string | null
      >`(select p.name from members p where p.organization_id = ${questionVersions.organizationId} and p.id = ${questionVersions.publishedBy})`,
      competencies: sql<
        { id: string; name: string }[]
      >`coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name) from question_version_competencies vc
          join competencies c on c.organization_id = vc.organization_id and c.id = vc.competency_id
          where vc.organization_id = ${questionVersions.organizationId} and vc.question_version_id = ${questionVersions.id}), '[]'::json)`,
      points: pointTexts,
      anchors: sql<
        { level: number; text: string }[]
      >`coalesce((select json_agg(json_build_object('level', a.level, 'text', a.text) order by a.level) from anchors a
          where a.organization_id = ${questionVersions.organizationId} and a.question_version_id = ${questionVersions.id}), '[]'::json)`,
      followUps: sql<string[]>`coalesce((select json_agg(f.text order by f.position) from follow_ups f
          where f.organization_id = ${questionVersions.organizationId} and f.question_version_id = ${questionVersions.id}), '[]'::json)`,
    })
    .from(questionVersions)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, questionVersions.organizationId),
        eq(members.id, questionVersions.createdBy),
      ),
    )
    .where(
      and(
        eq(questionVersions.organizationId, member.organizationId),
        eq(questionVersions.questionId, input.questionId),
      ),
    )
    .orderBy(desc(questionVersions.number))
  const newest = versions[0]
  if (!newest) throw notFound('question')
  return {
    ...question,
    newest,
    versions,
    hasDraftVersion: newest.publishedAt === null,
    sets: await listSetsWith(db, member, input.questionId),
  }
}

/** The sets that have the question in their newest version, and which of its versions they use. */
async function listSetsWith(db: Db, member: Member, questionId: string) {
  const rows = await db.execute<{ id: string; name: string; number: number; published: boolean }>(sql`
    select s.id, s.name, qv.number, sv.published_at is not null as published
    from set_items item
    join set_versions sv on sv.organization_id = item.organization_id and sv.id = item.set_version_id
    join question_sets s on s.organization_id = sv.organization_id and s.id = sv.question_set_id
    join question_versions qv on qv.organization_id = item.organization_id and qv.id = item.question_version_id
    where item.organization_id = ${member.organizationId}::uuid and item.question_id = ${questionId}::uuid
      and s.archived_at is null
      and not exists (select from set_versions newer where newer.organization_id = sv.organization_id
        and newer.question_set_id = sv.question_set_id and newer.number > sv.number)
    order by s.name`)
  return rows.map(({ id, name, number, published }) => ({ id, name, versionNumber: number, published }))
}
