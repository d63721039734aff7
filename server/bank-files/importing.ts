import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { bankImportParts, bankImportRows } from '@/db/schema/bank-imports'
import type { Db } from '@/db/tenant'
import { type Member, transactionOf } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { writeChanged, writeNew } from './deeds'
import { changeImport, type Done, type Found, holdImport, rowsOf } from './imports'
import type { importInput } from './input'
import { requireAnswers, settleNames } from './names'
import { inOneTransaction } from './progress'
import { whyNot } from './rules'

type Input = z.output<typeof importInput>
type Row = typeof bankImportRows.$inferSelect

const batchSize = 500

/** Writes what was checked into the bank: all of it in one transaction, or nothing. */
export async function importQuestions(member: Member, input: Input): Promise<Done> {
  const { importId } = input
  const found = await transactionOf(member, async (db) => {
    const row = await holdImport(db, member, importId)
    const refusal = whyNot('import', row, new Date())
    if (refusal) throw new Refused('not now', refusal)
    const known = row.found as Found | null
    if (!known) throw new Refused('not now', 'Check the columns first.')
    if (known.faulty > 0 && !input.withoutFaulty)
      throw new Refused('invalid', 'Some questions are faulty. Mend the file, or leave them out.', {
        withoutFaulty: 'Mend the file, or leave them out.',
      })
    await requireAnswers(db, member, 'categories', input.categories)
    await requireAnswers(db, member, 'competencies', input.competencies)
    await changeImport(db, member, importId, { state: 'importing', fault: null, percent: 0, rowsDone: 0 })
    return known
  })
  try {
    return await inOneTransaction(member, importId, 'importing', async (db, onward) => {
      const done = await writeAll(db, member, input, found, onward)
      await changeImport(db, member, importId, {
        state: 'imported',
        importedAt: sql`now()` as never,
        choices: done,
        percent: 100,
        rowsDone: found.rows,
      })
      const { made, updated, leftOut, publish } = done
      const detail = { made, updated, leftOut, published: publish }
      await recordAudit(db, member, 'imported questions', { kind: 'bank import', id: importId }, detail)
      return done
    })
  } catch (error) {
    const fault =
      error instanceof Refused ? error.message : 'Something went wrong on our side. Nothing was imported.'
    await transactionOf(member, (db) =>
      changeImport(db, member, importId, { state: 'checked', fault, percent: 0 }),
    )
    throw error
  }
}

async function writeAll(
  db: Db,
  member: Member,
  input: Input,
  found: Found,
  onward: (done: number, all: number) => void,
): Promise<Done> {
  const ids = {
    categories: await settleNames(db, member, 'categories', input.categories),
    competencies: await settleNames(db, member, 'competencies', input.competencies),
  }
  const done: Done = { made: 0, updated: 0, leftOut: 0, publish: input.publish }
  const wanted = and(
    rowsOf(member, input.importId),
    or(
      and(
        eq(bankImportRows.outcome, 'new'),
        input.same === 'leave out'
          ? sql`not (${bankImportRows.isSame} and ${bankImportRows.content} ->> 'key' is null)`
          : undefined,
      ),
      input.changed === 'update' ? eq(bankImportRows.outcome, 'changed') : undefined,
    ),
  )
  let after = 0
  for (;;) {
    const rows = await db
      .select()
      .from(bankImportRows)
      .where(and(wanted, gt(bankImportRows.position, after)))
      .orderBy(asc(bankImportRows.position))
      .limit(batchSize)
    const last = rows.at(-1)
    if (!last) break
    after = last.position
    const isNew = (row: Row) => row.outcome === 'new'
    done.made += await writeNew(db, member, input, rows.filter(isNew), ids)
    done.updated += await writeChanged(
      db,
      member,
      input,
      rows.filter((row) => !isNew(row)),
      ids,
    )
    onward(last.position, found.rows)
  }
  done.leftOut = found.rows - done.made - done.updated
  // What was imported is in the bank now; what was not is in the file.
  await db
    .delete(bankImportRows)
    .where(and(rowsOf(member, input.importId), sql`${bankImportRows.did} is null`))
  await db
    .delete(bankImportParts)
    .where(
      and(
        eq(bankImportParts.organizationId, member.organizationId),
        eq(bankImportParts.bankImportId, input.importId),
      ),
    )
  return done
}
