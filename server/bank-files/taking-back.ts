import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { bankImportRows } from '@/db/schema/bank-imports'
import { questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import { type Member, transactionOf } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { changeImport, type Done, holdImport, rowsOf } from './imports'
import type { importIdInput } from './input'
import { inOneTransaction } from './progress'
import { whyNot } from './rules'
import {
  insertWordings,
  placeQuestions,
  removeQuestions,
  removeWordings,
  rewriteWordings,
  type Wording,
} from './wordings'

const batchSize = 500

type Before = { categoryId: string; status: string; wording?: Omit<Wording, 'questionId' | 'number'> }

/**
 * Takes an import back, in one transaction: what it made goes, what it changed is as before. What a set holds, or somebody
 * has worked on since, stays, each with its reason.
 */
export async function takeBackImport(member: Member, input: z.output<typeof importIdInput>): Promise<Done> {
  const { importId } = input
  const done = await transactionOf(member, async (db) => {
    const row = await holdImport(db, member, importId)
    const refusal = whyNot('take back', row, new Date())
    if (refusal) throw new Refused('not now', refusal)
    await changeImport(db, member, importId, { state: 'taking back', fault: null, percent: 0, rowsDone: 0 })
    return row.choices as Done
  })
  try {
    return await inOneTransaction(member, importId, 'taking back', async (db, onward) => {
      await holdQuestions(db, member, importId)
      await noteWhatStays(db, member, importId, done.publish)
      const all = done.made + done.updated
      const taken = await takeBackRows(db, member, importId, (count) => onward(count, all))
      if (taken > 0) await db.execute(sql`select file_missing_words()`)
      const result = { ...done, kept: all - taken }
      await changeImport(db, member, importId, {
        state: 'taken back',
        takenBackAt: sql`now()` as never,
        choices: result,
        percent: 100,
      })
      const detail = { takenBack: taken, kept: result.kept }
      await recordAudit(db, member, 'took back import', { kind: 'bank import', id: importId }, detail)
      return result
    })
  } catch (error) {
    const fault =
      error instanceof Refused ? error.message : 'Something went wrong on our side. Nothing was taken back.'
    await transactionOf(member, (db) => changeImport(db, member, importId, { state: 'imported', fault }))
    throw error
  }
}

/** Nobody edits or archives them meanwhile. */
async function holdQuestions(db: Db, member: Member, importId: string): Promise<void> {
  await db.execute(sql`
    select count(*) from (
      select from questions where organization_id = ${member.organizationId}::uuid and id in (
        select question_id from bank_import_rows
        where organization_id = ${member.organizationId}::uuid and bank_import_id = ${importId}::uuid)
      order by id for update) as held`)
}

/** Each row whose question has to stay says why. */
async function noteWhatStays(db: Db, member: Member, importId: string, published: boolean): Promise<void> {
  await db.execute(sql`
    update bank_import_rows row set problems = jsonb_build_array(jsonb_build_object('field', 'Stays', 'reason', found.reason))
    from (
      select one.position, case
        when exists (
          select from set_items item join question_versions held
            on held.organization_id = item.organization_id and held.id = item.question_version_id
          where item.organization_id = one.organization_id and held.question_id = one.question_id
            and (one.did = 'made question' or held.number = one.version_number)
        ) then 'A set uses it.'
        when version.id is null or version.revision <> one.version_revision or exists (
          select from question_versions newer where newer.organization_id = one.organization_id
            and newer.question_id = one.question_id and newer.number > one.version_number
        ) then 'Somebody has edited it since.'
        when exists (
          select from question_reviews review where review.organization_id = one.organization_id
            and review.question_version_id = version.id
        ) and (one.did <> 'rewrote draft' or version.published_at is not null) then 'Somebody has reviewed it.'
        when question.status = 'archived' then 'It was archived since. Restore it to take it back.'
        when (version.published_at is not null) <> ${published} then 'It was published since.'
        when question.status <> case when ${published} then 'published' when one.did = 'made question' then 'draft'
          else one.before ->> 'status' end then 'It was sent for review since.'
      end as reason
      from bank_import_rows one
      join questions question on question.organization_id = one.organization_id and question.id = one.question_id
      left join question_versions version on version.organization_id = one.organization_id
        and version.question_id = one.question_id and version.number = one.version_number
      where one.organization_id = ${member.organizationId}::uuid and one.bank_import_id = ${importId}::uuid
        and one.did is not null
    ) as found
    where row.organization_id = ${member.organizationId}::uuid and row.bank_import_id = ${importId}::uuid
      and row.position = found.position and found.reason is not null`)
}

async function takeBackRows(
  db: Db,
  member: Member,
  importId: string,
  onward: (done: number) => void,
): Promise<number> {
  let taken = 0
  let after = 0
  for (;;) {
    const rows = await db
      .select({
        position: bankImportRows.position,
        did: bankImportRows.did,
        questionId: bankImportRows.questionId,
        number: bankImportRows.versionNumber,
        before: bankImportRows.before,
        versionId: questionVersions.id,
        isPublished: isNotNull(questionVersions.publishedAt),
      })
      .from(bankImportRows)
      .innerJoin(
        questionVersions,
        and(
          eq(questionVersions.organizationId, bankImportRows.organizationId),
          eq(questionVersions.questionId, bankImportRows.questionId),
          eq(questionVersions.number, bankImportRows.versionNumber),
        ),
      )
      .where(
        and(
          rowsOf(member, importId),
          isNotNull(bankImportRows.did),
          isNull(bankImportRows.problems),
          gt(bankImportRows.position, after),
        ),
      )
      .orderBy(asc(bankImportRows.position))
      .limit(batchSize)
    const last = rows.at(-1)
    if (!last) break
    after = last.position
    await takeBackBatch(db, member, rows as TakenRow[])
    taken += rows.length
    onward(taken)
  }
  // The rows of questions that are gone went with them; these are of questions that are as before.
  await db.delete(bankImportRows).where(and(rowsOf(member, importId), isNull(bankImportRows.problems)))
  return taken
}

type TakenRow = {
  did: string
  questionId: string
  number: number
  before: Before | null
  versionId: string
  isPublished: boolean
}

async function takeBackBatch(db: Db, member: Member, rows: readonly TakenRow[]): Promise<void> {
  const made = rows.filter(({ did }) => did === 'made question')
  const changed = rows.flatMap(({ before, ...row }) => (before ? [{ ...row, before }] : []))
  const draftOf = (row: (typeof changed)[number], id: string): Wording[] =>
    row.before.wording ? [{ ...row.before.wording, id, questionId: row.questionId, number: row.number }] : []
  const isDraftStill = (row: (typeof changed)[number]) => Boolean(row.before.wording) && !row.isPublished
  const gone = [...made, ...changed.filter((row) => !isDraftStill(row))]
  await removeWordings(
    db,
    member,
    gone.map(({ versionId }) => versionId),
  )
  const reworded = changed.filter(isDraftStill).flatMap((row) => draftOf(row, row.versionId))
  await rewriteWordings(db, member, reworded, false)
  // A draft that was published with the import is made anew, since a published version cannot be a draft again.
  const renewed = changed.filter((row) => !isDraftStill(row)).flatMap((row) => draftOf(row, uuidv7()))
  await insertWordings(db, member, renewed, false)
  await placeQuestions(
    db,
    member,
    changed.map(({ questionId, before }) => ({ id: questionId, ...before })),
  )
  await removeQuestions(
    db,
    made.map(({ questionId }) => questionId),
  )
}
