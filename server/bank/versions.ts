import { and, desc, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { categories } from '@/db/schema/categories'
import { members } from '@/db/schema/members'
import { questions, questionVersionCompetencies, questionVersions } from '@/db/schema/questions'
import { anchors, followUps, points } from '@/db/schema/rubrics'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound } from '../errors'
import { listHistory, listReviewsOf } from './history'
import type { questionContent } from './input'
import { competenciesOfVersion, pointTexts } from './shelf'

export type Content = z.output<typeof questionContent>

/** Writes a new draft version of a question. Returns its id. */
export async function insertVersion(
  db: Db,
  member: Member,
  of: { questionId: string; number: number },
  content: Content,
): Promise<string> {
  const id = uuidv7()
  await db.insert(questionVersions).values({
    organizationId: member.organizationId,
    id,
    ...of,
    prompt: content.prompt,
    hint: content.hint,
    level: content.level,
    minutes: content.minutes,
    createdBy: member.memberId,
  })
  await insertParts(db, member, id, content)
  return id
}

/** Writes a draft version anew, its parts included. */
export async function rewriteVersion(
  db: Db,
  member: Member,
  version: { id: string; revision: number },
  content: Content,
): Promise<void> {
  const organizationId = member.organizationId
  await db
    .update(questionVersions)
    .set({
      prompt: content.prompt,
      hint: content.hint,
      level: content.level,
      minutes: content.minutes,
      revision: version.revision + 1,
    })
    .where(and(eq(questionVersions.organizationId, organizationId), eq(questionVersions.id, version.id)))
  for (const part of [points, anchors, followUps, questionVersionCompetencies]) {
    await db
      .delete(part)
      .where(and(eq(part.organizationId, organizationId), eq(part.questionVersionId, version.id)))
  }
  await insertParts(db, member, version.id, content)
}

/**
 * A question's newest version, with the review it is in, and who saved it last: its author, or whoever changed the
 * draft since.
 */
export async function findNewest(db: Db, member: Member, questionId: string) {
  const [newest] = await db
    .select({
      id: questionVersions.id,
      number: questionVersions.number,
      revision: questionVersions.revision,
      publishedAt: questionVersions.publishedAt,
      review: sql<{
        id: string
        askedById: string
      } | null>`(select json_build_object('id', review.id, 'askedById', review.asked_by) from question_reviews review
        where review.organization_id = ${questionVersions.organizationId} and review.question_version_id = ${questionVersions.id}
          and review.ended_at is null)`,
      savedBy: sql<string>`coalesce((select m.name from audit_entries entry
        join members m on m.organization_id = entry.organization_id and m.id = entry.member_id
        where entry.organization_id = ${questionVersions.organizationId} and entry.subject_id = ${questionVersions.questionId}
          and entry.action = 'saved question'
        order by entry.occurred_at desc, entry.id desc limit 1), ${members.name})`,
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
        eq(questionVersions.questionId, questionId),
      ),
    )
    .orderBy(desc(questionVersions.number))
    .limit(1)
  if (!newest) throw notFound('question')
  return newest
}

/** A question with all its versions, newest first, its reviews and its history. */
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
  const versions = await listVersions(db, member, input.questionId)
  const newest = versions[0]
  if (!newest) throw notFound('question')
  const reviews = await listReviewsOf(db, member, input.questionId)
  // What the last review of this draft came to; of an older version it no longer matters.
  const last = reviews.find(({ number }) => number === newest.number && newest.publishedAt === null)
  return {
    ...question,
    newest,
    versions,
    hasDraftVersion: newest.publishedAt === null,
    inReview: last?.endedAt === null,
    review: last ?? null,
    history: await listHistory(db, member, input.questionId, { versions, reviews }),
  }
}

/** All versions of a question with what they say, newest first; none where there is no such question. */
export function listVersions(db: Db, member: Member, questionId: string) {
  return db
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
      competencies: competenciesOfVersion,
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
        eq(questionVersions.questionId, questionId),
      ),
    )
    .orderBy(desc(questionVersions.number))
}

async function insertParts(
  db: Db,
  member: Member,
  questionVersionId: string,
  content: Content,
): Promise<void> {
  const own = { organizationId: member.organizationId, questionVersionId }
  const listed = (texts: readonly string[]) =>
    texts.map((text, at) => ({ ...own, id: uuidv7(), position: at + 1, text }))
  await db
    .insert(questionVersionCompetencies)
    .values(content.competencyIds.map((competencyId) => ({ ...own, competencyId })))
  await db.insert(points).values(listed(content.points))
  await db.insert(anchors).values(content.anchors.map((anchor) => ({ ...own, ...anchor })))
  if (content.followUps.length > 0) await db.insert(followUps).values(listed(content.followUps))
}
