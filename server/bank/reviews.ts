import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { members } from '@/db/schema/members'
import { questionReviews, type ReviewEnd } from '@/db/schema/question-reviews'
import { questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { type Held, holdQuestion, refuseIfChanged, setStatus } from './hold'
import type { askForReviewInput, sendBackInput } from './input'
import { whyNot, whyNotTheirs } from './rules'

/** Asks managers and admins to publish the draft, as it was read. */
export async function askForReview(
  db: Db,
  member: Member,
  input: z.output<typeof askForReviewInput>,
): Promise<void> {
  const { questionId } = input
  const question = await holdQuestion(db, member, questionId)
  refuseIfChanged(question.newest, input.seen)
  const refusal = whyNot('ask', question)
  if (refusal) throw new Refused('not now', refusal)
  await db.insert(questionReviews).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    questionId,
    questionVersionId: question.newest.id,
    askedBy: member.memberId,
    request: input.request ?? '',
  })
  if (question.status === 'draft') await setStatus(db, member, questionId, 'review')
  await recordStep(db, member, 'asked for review of question', questionId, question)
}

/** Takes one's own request back; the draft stays. */
export async function withdrawReview(db: Db, member: Member, input: { questionId: string }): Promise<void> {
  const question = await holdQuestion(db, member, input.questionId)
  const refusal = whyNot('withdraw', question) ?? whyNotTheirs(question.newest.review, member.memberId)
  if (refusal) throw new Refused('not now', refusal)
  await takeOutOfReview(db, member, input.questionId, question, 'withdrawn')
  await recordStep(db, member, 'withdrew question from review', input.questionId, question)
}

/** Sends the draft back to who asked, with what to change. */
export async function sendBack(db: Db, member: Member, input: z.output<typeof sendBackInput>): Promise<void> {
  const question = await holdQuestion(db, member, input.questionId)
  const refusal = whyNot('send back', question)
  if (refusal) throw new Refused('not now', refusal)
  await takeOutOfReview(db, member, input.questionId, question, 'sent back', input.answer)
  await recordStep(db, member, 'sent question back', input.questionId, question)
}

async function takeOutOfReview(
  db: Db,
  member: Member,
  questionId: string,
  question: Held,
  as: ReviewEnd,
  answer = '',
): Promise<void> {
  await endReview(db, member, question.newest.review!.id, as, answer)
  if (question.status === 'review') await setStatus(db, member, questionId, 'draft')
}

/** Ends a review for good: by whom, when and how. */
export async function endReview(
  db: Db,
  member: Member,
  reviewId: string,
  endedAs: ReviewEnd,
  answer = '',
): Promise<void> {
  await db
    .update(questionReviews)
    .set({ endedAs, endedBy: member.memberId, endedAt: sql`now()`, answer })
    .where(and(eq(questionReviews.organizationId, member.organizationId), eq(questionReviews.id, reviewId)))
}

const recordStep = (db: Db, member: Member, action: string, id: string, { newest }: Held) =>
  recordAudit(db, member, action, { kind: 'question', id }, { number: newest.number })

/**
 * The drafts on whose way the member is: those that wait for a manager or admin to read, longest first, and their own
 * that were sent back and not asked about again.
 */
export async function listReviews(db: Db, member: Member) {
  const answers = member.role === 'admin' || member.role === 'manager'
  const toRead = answers ? await list(db, member, isNull(questionReviews.endedAt)) : []
  const sentBack = await list(
    db,
    member,
    and(
      eq(questionReviews.endedAs, 'sent back'),
      eq(questionReviews.askedBy, member.memberId),
      isNull(questionVersions.publishedAt),
      sql`not exists (select from question_reviews later where later.organization_id = ${questionReviews.organizationId}
        and later.question_version_id = ${questionReviews.questionVersionId} and later.asked_at > ${questionReviews.askedAt})
        and exists (select from questions q where q.organization_id = ${questionReviews.organizationId}
          and q.id = ${questionReviews.questionId} and q.status <> 'archived')`,
    ),
  )
  return { toRead, sentBack }
}

function list(db: Db, member: Member, which: ReturnType<typeof and>) {
  return db
    .select({
      questionId: questionReviews.questionId,
      number: questionVersions.number,
      prompt: questionVersions.prompt,
      askedAt: questionReviews.askedAt,
      askedBy: members.name,
      request: questionReviews.request,
      answer: questionReviews.answer,
      answeredBy: sql<
        string | null
      >`(select m.name from members m where m.organization_id = ${questionReviews.organizationId} and m.id = ${questionReviews.endedBy})`,
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
    .where(and(eq(questionReviews.organizationId, member.organizationId), which))
    .orderBy(asc(questionReviews.askedAt), asc(questionReviews.id))
}
