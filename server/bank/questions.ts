import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { categories } from '@/db/schema/categories'
import { competencies } from '@/db/schema/competencies'
import { questions, questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { holdQuestion, refuseIfChanged, setStatus } from './hold'
import type { createQuestionInput, publishQuestionInput, reuseVersionInput, saveQuestionInput } from './input'
import { endReview } from './reviews'
import { sameWording, whyNot } from './rules'
import { type Content, findQuestion, insertVersion, rewriteVersion } from './versions'

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
  const { newest } = question
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

/**
 * Makes an older wording the draft again: the next version where the newest is published, else in the draft's place.
 * Returns where it went.
 */
export async function reuseVersion(
  db: Db,
  member: Member,
  input: z.output<typeof reuseVersionInput>,
): Promise<{ number: number; revision: number }> {
  const { questionId, number, seen } = input
  const { categoryId, versions } = await findQuestion(db, member, { questionId })
  const version = versions.find((one) => one.number === number)
  if (!version) throw notFound('version')
  const content = {
    categoryId,
    level: version.level,
    minutes: version.minutes,
    competencyIds: version.competencies.map(({ id }) => id),
    prompt: version.prompt,
    hint: version.hint,
    points: version.points,
    anchors: version.anchors,
    followUps: version.followUps,
  }
  if (sameWording(versions[0]!, content))
    throw new Refused('not now', 'The newest version says just this already.')
  const saved = await saveQuestion(db, member, { questionId, ...seen, ...content })
  await recordAudit(
    db,
    member,
    'used version of question again',
    { kind: 'question', id: questionId },
    { number, as: saved.number },
  )
  return saved
}

/** Publishes the newest version, as it was read; from then on the database refuses every change to it. */
export async function publishQuestion(
  db: Db,
  member: Member,
  input: z.output<typeof publishQuestionInput>,
): Promise<void> {
  const question = await holdQuestion(db, member, input.questionId)
  const { newest } = question
  if (input.seen) refuseIfChanged(newest, input.seen)
  const refusal = whyNot('publish', question)
  if (refusal) throw new Refused('not now', refusal)
  await db
    .update(questionVersions)
    .set({ publishedAt: sql`now()`, publishedBy: member.memberId })
    .where(
      and(eq(questionVersions.organizationId, member.organizationId), eq(questionVersions.id, newest.id)),
    )
  if (newest.review) await endReview(db, member, newest.review.id, 'published')
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
