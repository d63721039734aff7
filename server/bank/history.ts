import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { auditEntries } from '@/db/schema/audit'
import { members } from '@/db/schema/members'
import { questionReviews } from '@/db/schema/question-reviews'
import { questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'

export type Step = {
  what: 'drafted' | 'asked for review' | 'withdrew' | 'sent back' | 'published' | 'archived' | 'restored'
  at: Date
  who: string
  /** The version it was about; null where it was the question as a whole. */
  number: number | null
  /** What was said with it. */
  words: string
}

type Version = {
  number: number
  createdAt: Date
  author: string
  publishedAt: Date | null
  publishedBy: string | null
}

const shelved = { 'archived question': 'archived', 'restored question': 'restored' } as const

/** Every review a question was in, newest first. */
export function listReviewsOf(db: Db, member: Member, questionId: string) {
  return db
    .select({
      number: questionVersions.number,
      askedById: questionReviews.askedBy,
      askedBy: members.name,
      askedAt: questionReviews.askedAt,
      request: questionReviews.request,
      endedAs: questionReviews.endedAs,
      endedAt: questionReviews.endedAt,
      endedBy: sql<
        string | null
      >`(select m.name from members m where m.organization_id = ${questionReviews.organizationId} and m.id = ${questionReviews.endedBy})`,
      answer: questionReviews.answer,
    })
    .from(questionReviews)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, questionReviews.organizationId),
        eq(questionVersions.id, questionReviews.questionVersionId),
      ),
    )
    .innerJoin(
      members,
      and(
        eq(members.organizationId, questionReviews.organizationId),
        eq(members.id, questionReviews.askedBy),
      ),
    )
    .where(
      and(
        eq(questionReviews.organizationId, member.organizationId),
        eq(questionReviews.questionId, questionId),
      ),
    )
    .orderBy(desc(questionReviews.askedAt), desc(questionReviews.id))
}

/** Each step of a question's life: what, who and when; newest first. */
export async function listHistory(
  db: Db,
  member: Member,
  questionId: string,
  known: {
    versions: readonly Version[]
    reviews: Awaited<ReturnType<typeof listReviewsOf>>
  },
): Promise<Step[]> {
  const kept = await db
    .select({
      action: sql<keyof typeof shelved>`${auditEntries.action}`,
      at: auditEntries.occurredAt,
      who: sql<string>`coalesce(${members.name}, 'Evenhand')`,
    })
    .from(auditEntries)
    .leftJoin(
      members,
      and(eq(members.organizationId, auditEntries.organizationId), eq(members.id, auditEntries.memberId)),
    )
    .where(
      and(
        eq(auditEntries.organizationId, member.organizationId),
        eq(auditEntries.subjectId, questionId),
        inArray(auditEntries.action, Object.keys(shelved)),
      ),
    )
    .orderBy(desc(auditEntries.id))
  const steps: Step[] = [
    ...kept.map(({ action, at, who }) => ({ what: shelved[action], at, who, number: null, words: '' })),
    ...known.reviews.flatMap((review) => stepsOfReview(review)),
    ...known.versions.flatMap((version) => stepsOfVersion(version)),
  ]
  return steps.toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

function stepsOfReview(review: Awaited<ReturnType<typeof listReviewsOf>>[number]): Step[] {
  const { number, askedAt, askedBy, request, endedAs, endedAt, endedBy, answer } = review
  const asked: Step = { what: 'asked for review', at: askedAt, who: askedBy, number, words: request }
  // That it was published, the version tells.
  if (!endedAt || !endedBy || !endedAs || endedAs === 'published') return [asked]
  const what = endedAs === 'withdrawn' ? 'withdrew' : endedAs
  return [{ what, at: endedAt, who: endedBy, number, words: answer }, asked]
}

function stepsOfVersion({ number, createdAt, author, publishedAt, publishedBy }: Version): Step[] {
  const drafted: Step = { what: 'drafted', at: createdAt, who: author, number, words: '' }
  if (!publishedAt || !publishedBy) return [drafted]
  return [{ what: 'published', at: publishedAt, who: publishedBy, number, words: '' }, drafted]
}
