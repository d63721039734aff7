import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { bankImportRows } from '@/db/schema/bank-imports'
import { questions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import { type Member, transactionOf } from '../access'
import { changesBetween } from '../bank/rules'
import type { FileQuestion } from './cells'
import { listContents } from './contents'
import { writeCsvRows } from './csv'
import { findImport, findRow, rowsOf } from './imports'
import type { rowsInput } from './input'

/** More than anybody reads on a screen; the file of faulty rows has all of them. */
const shownMax = 100
const firstMax = 10

/** Rows of an import: the first, or those that somebody has to look at. */
export async function listRows(db: Db, member: Member, input: z.output<typeof rowsInput>) {
  const row = await findImport(db, member, input)
  const where = {
    first: undefined,
    faulty: eq(bankImportRows.outcome, 'faulty'),
    changed: eq(bankImportRows.outcome, 'changed'),
    alike: isNotNull(bankImportRows.alike),
    kept: row.state === 'taken back' ? isNotNull(bankImportRows.did) : sql`false`,
  }[input.show]
  const rows = await db
    .select({
      position: bankImportRows.position,
      line: bankImportRows.line,
      outcome: bankImportRows.outcome,
      content: bankImportRows.content,
      problems: bankImportRows.problems,
      alike: bankImportRows.alike,
      isSame: bankImportRows.isSame,
      questionId: bankImportRows.questionId,
    })
    .from(bankImportRows)
    .where(and(rowsOf(member, input.importId), where))
    .orderBy(asc(bankImportRows.position))
    .limit(input.show === 'first' ? firstMax : shownMax)
  const inBank = await findInBank(
    db,
    member,
    rows.flatMap(({ questionId, alike }) => [questionId ?? [], alike?.questionId ?? []].flat()),
  )
  const inFile = await findInFile(
    db,
    member,
    input.importId,
    rows.flatMap(({ alike }) => alike?.line ?? []),
  )
  return rows.map(({ content, alike, ...one }) => {
    const question = content as Partial<FileQuestion> | null
    const own = one.questionId ? inBank.get(one.questionId) : undefined
    return {
      ...one,
      question: question as FileQuestion | null,
      prompt: question?.prompt ?? own?.question.prompt ?? '',
      changes:
        one.outcome === 'changed' && own && question ? changesOf(own.question, question as FileQuestion) : [],
      alike: alike && {
        questionId: alike.questionId ?? null,
        line: alike.line ?? null,
        prompt:
          (alike.questionId ? inBank.get(alike.questionId)?.question.prompt : inFile.get(alike.line ?? 0)) ??
          '',
      },
    }
  })
}

function changesOf(before: FileQuestion, after: FileQuestion): string[] {
  const named = (one: FileQuestion) => ({
    ...one,
    competencies: one.competencies.map((name) => ({ id: name.toLowerCase(), name })),
  })
  const moved = before.category.toLowerCase() === after.category.toLowerCase()
  return [
    ...(moved ? [] : [`Moves from ${before.category} to ${after.category}.`]),
    ...changesBetween(named(before), named(after)),
  ]
}

async function findInBank(db: Db, member: Member, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const found = await listContents(db, member, inArray(questions.id, [...new Set(ids)]), 'newest')
  return new Map(found.map((one) => [one.questionId, one]))
}

async function findInFile(db: Db, member: Member, importId: string, lines: readonly number[]) {
  if (lines.length === 0) return new Map<number, string>()
  const found = await db
    .select({ line: bankImportRows.line, prompt: sql<string>`${bankImportRows.content} ->> 'prompt'` })
    .from(bankImportRows)
    .where(and(rowsOf(member, importId), inArray(bankImportRows.line, [...new Set(lines)])))
  return new Map(found.map(({ line, prompt }) => [line, prompt]))
}

const batchSize = 1000

/** Every faulty row as CSV, a line for each thing that is wrong; read as it is sent. */
export async function writeFaulty(
  member: Member,
  importId: string,
): Promise<{ name: string; content: AsyncGenerator<string> }> {
  const { fileName } = await transactionOf(member, (db) => findRow(db, member, importId))
  return {
    name: `${fileName.replace(/\.[a-z]+$/i, '')} faulty rows.csv`,
    content: faultyLines(member, importId),
  }
}

async function* faultyLines(member: Member, importId: string): AsyncGenerator<string> {
  yield `\uFEFF${writeCsvRows([['Line', 'Field', 'What is wrong', 'Row']])}`
  let after = 0
  for (;;) {
    const from = after
    const rows = await transactionOf(member, (db) =>
      db
        .select({
          position: bankImportRows.position,
          line: bankImportRows.line,
          problems: bankImportRows.problems,
          prompt: sql<string>`coalesce(${bankImportRows.content} ->> 'prompt', '')`,
        })
        .from(bankImportRows)
        .where(
          and(
            rowsOf(member, importId),
            eq(bankImportRows.outcome, 'faulty'),
            gt(bankImportRows.position, from),
          ),
        )
        .orderBy(asc(bankImportRows.position))
        .limit(batchSize),
    )
    const last = rows.at(-1)
    if (!last) return
    after = last.position
    yield writeCsvRows(
      rows.flatMap(({ line, problems, prompt }) =>
        (problems ?? []).map(({ field, reason }) => [String(line), field, reason, prompt]),
      ),
    )
  }
}
