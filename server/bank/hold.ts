import { and, eq } from 'drizzle-orm'
import { type QuestionStatus, questions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound, Refused } from '../errors'
import type { Standing } from './rules'
import { findNewest } from './versions'

export type Held = Standing & { newest: Awaited<ReturnType<typeof findNewest>> }

/** A question's row, held until the transaction ends, so that two acts come one after the other; and how it stands. */
export async function holdQuestion(db: Db, member: Member, questionId: string): Promise<Held> {
  const [question] = await db
    .select({ status: questions.status })
    .from(questions)
    .where(and(eq(questions.organizationId, member.organizationId), eq(questions.id, questionId)))
    .for('update')
  if (!question) throw notFound('question')
  const newest = await findNewest(db, member, questionId)
  return {
    ...question,
    newest,
    hasDraftVersion: newest.publishedAt === null,
    inReview: newest.review !== null,
  }
}

export async function setStatus(
  db: Db,
  member: Member,
  questionId: string,
  status: QuestionStatus,
): Promise<void> {
  await db
    .update(questions)
    .set({ status })
    .where(and(eq(questions.organizationId, member.organizationId), eq(questions.id, questionId)))
}

/** What somebody read or edited has to be the newest still. */
export function refuseIfChanged(
  newest: { number: number; revision: number; savedBy: string },
  seen: { number: number; revision: number },
): void {
  if (newest.number === seen.number && newest.revision === seen.revision) return
  throw new Refused('conflict', `${newest.savedBy} saved this question meanwhile.`)
}
