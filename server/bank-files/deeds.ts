import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import type { bankImportRows, RowDeed } from '@/db/schema/bank-imports'
import { questions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { Refused } from '../errors'
import type { FileQuestion } from './cells'
import { listContents } from './contents'
import type { importInput } from './input'
import { insertQuestions, insertWordings, placeQuestions, rewriteWordings, type Wording } from './wordings'

type Input = z.output<typeof importInput>
type Row = typeof bankImportRows.$inferSelect
export type Ids = { categories: Map<string, string>; competencies: Map<string, string> }

const changedMeanwhile = (key: string) =>
  new Refused('conflict', `The bank has changed since the check (key “${key}”). Check the file again.`)

/** Makes the questions that the bank does not have. Returns how many. */
export async function writeNew(
  db: Db,
  member: Member,
  input: Input,
  rows: readonly Row[],
  ids: Ids,
): Promise<number> {
  const keys = rows.flatMap((row) => (row.content as FileQuestion).key ?? [])
  if (keys.length > 0) {
    const [taken] = await db
      .select({ key: questions.key })
      .from(questions)
      .where(and(eq(questions.organizationId, member.organizationId), inArray(questions.key, keys)))
      .limit(1)
    if (taken) throw changedMeanwhile(taken.key ?? '')
  }
  const made = rows.map((row) => {
    const content = row.content as FileQuestion
    return { row, content, questionId: uuidv7(), ...placeOf(content, ids) }
  })
  if (made.length === 0) return 0
  const status = input.publish ? 'published' : 'draft'
  await insertQuestions(
    db,
    member,
    made.map(({ questionId, content, categoryId }) => ({
      id: questionId,
      key: content.key ?? null,
      categoryId,
      status,
    })),
  )
  const wordings = made.map(({ content, questionId, competencyIds }) => ({
    ...wordingOf(content, competencyIds),
    questionId,
    number: 1,
    revision: 1,
    createdBy: member.memberId,
  }))
  await insertWordings(db, member, wordings, input.publish)
  await noteDeeds(
    db,
    member,
    input.importId,
    made.map(({ row, questionId }) => ({
      position: row.position,
      did: 'made question',
      question_id: questionId,
      number: 1,
      revision: 1,
      before: null,
    })),
  )
  return made.length
}

/** Gives questions of the bank their new wording: into the draft if there is one, else as the next version. */
export async function writeChanged(
  db: Db,
  member: Member,
  input: Input,
  rows: readonly Row[],
  ids: Ids,
): Promise<number> {
  if (rows.length === 0) return 0
  const questionIds = rows.map((row) => row.questionId!)
  await db
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.organizationId, member.organizationId), inArray(questions.id, questionIds)))
    .orderBy(asc(questions.id))
    .for('update')
  const standing = new Map(
    (await listContents(db, member, inArray(questions.id, questionIds), 'newest')).map((one) => [
      one.questionId,
      one,
    ]),
  )
  const updated = rows.map((row) => {
    const content = row.content as FileQuestion
    const now = standing.get(row.questionId ?? '')
    if (
      !now ||
      now.status === 'archived' ||
      now.status === 'review' ||
      now.number !== row.versionNumber ||
      now.revision !== row.versionRevision
    )
      throw changedMeanwhile(content.key ?? '')
    const isDraft = now.publishedAt === null
    const place = placeOf(content, ids)
    const wording: Wording = {
      ...wordingOf(content, place.competencyIds),
      questionId: now.questionId,
      number: isDraft ? now.number : now.number + 1,
      revision: isDraft ? now.revision + 1 : 1,
      createdBy: isDraft ? now.createdBy : member.memberId,
    }
    return { row, now, isDraft, place, wording }
  })
  const drafts = updated.filter(({ isDraft }) => isDraft)
  await rewriteWordings(
    db,
    member,
    drafts.map(({ wording, now }) => ({ ...wording, id: now.versionId })),
    input.publish,
  )
  await insertWordings(
    db,
    member,
    updated.filter(({ isDraft }) => !isDraft).map(({ wording }) => wording),
    input.publish,
  )
  await placeQuestions(
    db,
    member,
    updated.map(({ now, place }) => ({
      id: now.questionId,
      categoryId: place.categoryId,
      status: input.publish ? 'published' : now.status,
    })),
  )
  await noteDeeds(
    db,
    member,
    input.importId,
    updated.map(({ row, now, isDraft, wording }) => ({
      position: row.position,
      did: isDraft ? 'rewrote draft' : 'made version',
      question_id: now.questionId,
      number: wording.number,
      revision: wording.revision,
      before: {
        categoryId: now.categoryId,
        status: now.status,
        ...(isDraft
          ? {
              wording: {
                ...wordingOf(now.question, now.competencyIds),
                revision: now.revision,
                createdBy: now.createdBy,
              },
            }
          : {}),
      },
    })),
  )
  return updated.length
}

function placeOf({ category, competencies }: FileQuestion, ids: Ids) {
  const idOf = (kind: keyof Ids, name: string) => {
    const id = ids[kind].get(name.toLowerCase())
    if (id) return id
    throw new Refused('invalid', `Say what “${name}” is in the bank.`, { [kind]: 'Choose for each name.' })
  }
  // Two names of a file can be one of the bank.
  const competencyIds = [...new Set(competencies.map((name) => idOf('competencies', name)))]
  return { categoryId: idOf('categories', category), competencyIds }
}

function wordingOf(content: FileQuestion, competencyIds: readonly string[]) {
  const { prompt, hint, level, minutes, points, anchors, followUps } = content
  return { id: uuidv7(), prompt, hint, level, minutes, points, anchors, followUps, competencyIds }
}

type Deed = {
  position: number
  did: RowDeed
  question_id: string
  number: number
  revision: number
  before: object | null
}

async function noteDeeds(db: Db, member: Member, importId: string, deeds: readonly Deed[]): Promise<void> {
  await db.execute(sql`
    update bank_import_rows set did = one.did, question_id = one.question_id, version_number = one.number,
      version_revision = one.revision, before = one.before, content = null, alike = null
    from jsonb_to_recordset(${JSON.stringify(deeds)}::text::jsonb)
      as one (position integer, did text, question_id uuid, number integer, revision integer, before jsonb)
    where bank_import_rows.organization_id = ${member.organizationId}::uuid
      and bank_import_rows.bank_import_id = ${importId}::uuid and bank_import_rows.position = one.position`)
}
