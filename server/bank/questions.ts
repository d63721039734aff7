import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { categories } from '@/db/schema/categories'
import { competencies } from '@/db/schema/competencies'
import { type QuestionStatus, questions, questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { createQuestionInput, publishQuestionInput, saveQuestionInput } from './input'
import { sameWording, whyNot, whyNotPublish } from './rules'
import { type Content, findNewest, findQuestion, insertVersion, rewriteVersion } from './versions'

/** Adds a question as a draft with its first version. Returns the question's id. */
export async function createQuestion(
  db: Db,
  member: Member,
  input: z.output<typeof createQuestionInput>,
): Promise<string> {
  await requireShelf(db, member, input)
  const { key, ...content } = input
  const id = uuidv7()
  await db.insert(questions).values({
    organizationId: member.organizationId,
    id,
    key: key ?? null,
    categoryId: content.categoryId,
    createdBy: member.memberId,
  })
  await insertVersion(db, member, { questionId: id, number: 1 }, content)
  return id
}

/**
 * Saves an edit: into the draft version if the newest is one, else as the next version, so that what was published
 * stays as it was. Refused as a conflict if somebody saved since the editing began. Saving what is published already
 * makes no version: a new shelf is then all that changes.
 */
export async function saveQuestion(
  db: Db,
  member: Member,
  input: z.output<typeof saveQuestionInput>,
): Promise<{ number: number; revision: number }> {
  const question = await holdQuestion(db, member, input.questionId)
  const refusal = whyNot('edit', question)
  if (refusal) throw new Refused('not now', refusal)
  await requireShelf(db, member, input)
  const newest = await findNewest(db, member, input.questionId)
  refuseIfChanged(newest, input)
  const { questionId, number, revision, ...content } = input
  await db
    .update(questions)
    .set({ categoryId: content.categoryId })
    .where(and(eq(questions.organizationId, member.organizationId), eq(questions.id, questionId)))
  if (newest.publishedAt && sameWording((await findQuestion(db, member, { questionId })).newest, content))
    return { number, revision }
  const saved = newest.publishedAt ? { number: number + 1, revision: 1 } : { number, revision: revision + 1 }
  if (newest.publishedAt) await insertVersion(db, member, { questionId, number: saved.number }, content)
  else await rewriteVersion(db, member, newest, content)
  await recordAudit(db, member, 'saved question', { kind: 'question', id: questionId }, saved)
  return saved
}

/** What somebody read or edited has to be the newest still. */
function refuseIfChanged(
  newest: { number: number; revision: number; savedBy: string },
  seen: { number: number; revision: number },
): void {
  if (newest.number === seen.number && newest.revision === seen.revision) return
  throw new Refused('conflict', `${newest.savedBy} saved this question meanwhile.`)
}

/** Publishes the newest version, as it was read; from then on the database refuses every change to it. */
export async function publishQuestion(
  db: Db,
  member: Member,
  input: z.output<typeof publishQuestionInput>,
): Promise<void> {
  const question = await holdQuestion(db, member, input.questionId)
  const newest = await findNewest(db, member, input.questionId)
  if (input.seen) refuseIfChanged(newest, input.seen)
  const refusal = whyNotPublish({ ...question, hasDraftVersion: newest.publishedAt === null })
  if (refusal) throw new Refused('not now', refusal)
  await db
    .update(questionVersions)
    .set({ publishedAt: sql`now()`, publishedBy: member.memberId })
    .where(
      and(eq(questionVersions.organizationId, member.organizationId), eq(questionVersions.id, newest.id)),
    )
  await setStatus(db, member, input.questionId, 'published')
  await recordAudit(
    db,
    member,
    'published question',
    { kind: 'question', id: input.questionId },
    { number: newest.number },
  )
}

/** Takes a question off the shelves; sets that have it keep it. */
export async function archiveQuestion(db: Db, member: Member, input: { questionId: string }): Promise<void> {
  const question = await holdQuestion(db, member, input.questionId)
  const refusal = whyNot('archive', question)
  if (refusal) throw new Refused('not now', refusal)
  await setStatus(db, member, input.questionId, 'archived')
  await recordAudit(db, member, 'archived question', { kind: 'question', id: input.questionId })
}

/** Puts an archived question back: published if it ever was, else a draft. */
export async function restoreQuestion(db: Db, member: Member, input: { questionId: string }): Promise<void> {
  const question = await holdQuestion(db, member, input.questionId)
  const refusal = whyNot('restore', question)
  if (refusal) throw new Refused('not now', refusal)
  const [published] = await db
    .select({ id: questionVersions.id })
    .from(questionVersions)
    .where(
      and(
        eq(questionVersions.organizationId, member.organizationId),
        eq(questionVersions.questionId, input.questionId),
        sql`${questionVersions.publishedAt} is not null`,
      ),
    )
    .limit(1)
  await setStatus(db, member, input.questionId, published ? 'published' : 'draft')
  await recordAudit(db, member, 'restored question', { kind: 'question', id: input.questionId })
}

async function setStatus(db: Db, member: Member, questionId: string, status: QuestionStatus): Promise<void> {
  await db
    .update(questions)
    .set({ status })
    .where(and(eq(questions.organizationId, member.organizationId), eq(questions.id, questionId)))
}

/** The question's row, held until the transaction ends, so that two edits come one after the other. */
async function holdQuestion(db: Db, member: Member, questionId: string): Promise<{ status: QuestionStatus }> {
  const [question] = await db
    .select({ status: questions.status })
    .from(questions)
    .where(and(eq(questions.organizationId, member.organizationId), eq(questions.id, questionId)))
    .for('update')
  if (!question) throw notFound('question')
  return question
}

/** Category and competencies have to be this organization's. */
async function requireShelf(
  db: Db,
  member: Member,
  content: Pick<Content, 'categoryId' | 'competencyIds'>,
): Promise<void> {
  const [category] = await db
    .select({ id: categories.id })
    .from(categories)
    .where(and(eq(categories.organizationId, member.organizationId), eq(categories.id, content.categoryId)))
  if (!category)
    throw new Refused('invalid', 'There is no such category.', { categoryId: 'Choose a category.' })
  const found = await db
    .select({ id: competencies.id })
    .from(competencies)
    .where(
      and(
        eq(competencies.organizationId, member.organizationId),
        inArray(competencies.id, content.competencyIds),
      ),
    )
  if (found.length !== content.competencyIds.length)
    throw new Refused('invalid', 'A competency is chosen twice or does not exist.', {
      competencyIds: 'Choose from the list, each once.',
    })
}
