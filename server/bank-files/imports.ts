import { and, desc, eq, lt, notInArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { bankImportRows, bankImports, type ImportState } from '@/db/schema/bank-imports'
import { members } from '@/db/schema/members'
import type { Db } from '@/db/tenant'
import { type Member, transactionOf } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { guessColumns } from './headings'
import { entriesOf } from './parts'
import { columnsMax, formatOf, standingOf, whyNot, whyNotImport } from './rules'

/** What the last check found. */
export type Found = {
  rows: number
  new: number
  changed: number
  unchanged: number
  faulty: number
  alike: number
  same: number
  categories: { name: string; count: number }[]
  competencies: { name: string; count: number }[]
}

/** What an import did, and what taking it back left. */
export type Done = { made: number; updated: number; leftOut: number; kept?: number; publish: boolean }

/** Begins to take a file in. Returns the import’s id. What nobody confirmed within a day goes. */
export async function beginImport(db: Db, member: Member, name: string): Promise<string> {
  const whyNotTake = whyNotImport({ name })
  const format = formatOf(name)
  if (whyNotTake || !format) throw new Refused('invalid', whyNotTake ?? '')
  await db
    .delete(bankImports)
    .where(
      and(
        eq(bankImports.organizationId, member.organizationId),
        notInArray(bankImports.state, ['importing', 'imported', 'taking back', 'taken back']),
        lt(bankImports.createdAt, sql`now() - interval '1 day'`),
      ),
    )
  const id = uuidv7()
  await db.insert(bankImports).values({
    organizationId: member.organizationId,
    id,
    fileName: name.slice(0, 200),
    format,
    createdBy: member.memberId,
  })
  return id
}

/** How many questions are looked at to learn which columns a file has. */
const sampledEntries = 200
const sampleLength = 120

/** Ends an upload: reads the first questions and guesses what each column holds. */
export async function finishUpload(member: Member, importId: string, sizeBytes: number): Promise<void> {
  const row = await transactionOf(member, (db) => findRow(db, member, importId))
  const whyNotTake = whyNotImport({ name: row.fileName, sizeBytes })
  if (whyNotTake) throw new Refused('invalid', whyNotTake)
  const samples = new Map<string, string[]>()
  let entries = 0
  for await (const { cells } of entriesOf(member, { ...row, sizeBytes })) {
    entries += 1
    for (const [column, cell] of cells) {
      const known = samples.get(column) ?? []
      if (!samples.has(column) && samples.size < columnsMax) samples.set(column, known)
      const text = (typeof cell === 'string' ? cell : cell.join('; ')).trim()
      if (text && known.length < 3)
        known.push(text.length > sampleLength ? `${text.slice(0, sampleLength)}…` : text)
    }
    if (entries === sampledEntries) break
  }
  if (entries === 0)
    throw new Refused(
      'invalid',
      'There is no question in this file. It needs a row of headings, then a question a row.',
    )
  const guesses = guessColumns([...samples.keys()])
  await transactionOf(member, (db) =>
    changeImport(db, member, importId, {
      state: 'uploaded',
      sizeBytes,
      columns: [...samples].map(([column, texts], at) => ({
        column,
        field: guesses[at] ?? null,
        samples: texts,
      })),
    }),
  )
}

/** Throws away what came of a file that was refused. */
export async function removeUpload(db: Db, member: Member, importId: string): Promise<void> {
  await db
    .delete(bankImports)
    .where(and(eq(bankImports.organizationId, member.organizationId), eq(bankImports.id, importId)))
}

/** The last files that were brought here, newest first. */
export async function listImports(db: Db, member: Member) {
  const rows = await db
    .select({
      id: bankImports.id,
      fileName: bankImports.fileName,
      state: bankImports.state,
      movedAt: bankImports.movedAt,
      createdAt: bankImports.createdAt,
      createdBy: members.name,
    })
    .from(bankImports)
    .innerJoin(
      members,
      and(eq(members.organizationId, bankImports.organizationId), eq(members.id, bankImports.createdBy)),
    )
    .where(
      and(
        eq(bankImports.organizationId, member.organizationId),
        notInArray(bankImports.state, ['uploading']),
      ),
    )
    .orderBy(desc(bankImports.createdAt))
    .limit(20)
  return rows.map(({ movedAt, ...row }) => ({
    ...row,
    ...standingOf({ state: row.state, movedAt }, new Date()),
  }))
}

/** One import: where it stands, what the check found, what it did. */
export async function findImport(db: Db, member: Member, input: { importId: string }) {
  const { movedAt, found, choices, ...row } = await findRow(db, member, input.importId)
  return {
    ...row,
    ...standingOf({ state: row.state, movedAt }, new Date()),
    found: found as Found | null,
    done: choices as Done | null,
  }
}

/** The same for a page that asks again and again while something runs. */
export async function followImport(db: Db, member: Member, input: { importId: string }) {
  const { state, isMoving, percent, rowsDone, fault } = await findImport(db, member, input)
  return { state, isMoving, percent, rowsDone, fault }
}

/** Throws away a file that was not imported. */
export async function discardImport(db: Db, member: Member, input: { importId: string }): Promise<void> {
  const row = await holdImport(db, member, input.importId)
  const refusal = whyNot('discard', row, new Date())
  if (refusal) throw new Refused('not now', refusal)
  await removeUpload(db, member, input.importId)
  await recordAudit(db, member, 'discarded import', { kind: 'bank import', id: input.importId })
}

export async function findRow(db: Db, member: Member, importId: string) {
  const [row] = await db
    .select()
    .from(bankImports)
    .where(and(eq(bankImports.organizationId, member.organizationId), eq(bankImports.id, importId)))
  if (!row) throw notFound('import')
  return row
}

/** The import’s row, held until the transaction ends, so that two acts on it come one after the other. */
export async function holdImport(db: Db, member: Member, importId: string) {
  const [row] = await db
    .select()
    .from(bankImports)
    .where(and(eq(bankImports.organizationId, member.organizationId), eq(bankImports.id, importId)))
    .for('update')
  if (!row) throw notFound('import')
  return row
}

export async function changeImport(
  db: Db,
  member: Member,
  importId: string,
  change: Partial<typeof bankImports.$inferInsert>,
): Promise<void> {
  await db
    .update(bankImports)
    .set({ movedAt: sql`now()`, ...change })
    .where(and(eq(bankImports.organizationId, member.organizationId), eq(bankImports.id, importId)))
}

/** Says how far a long act has come, while it is still in that state. */
export async function tellProgress(
  db: Db,
  member: Member,
  importId: string,
  state: ImportState,
  progress: { rowsDone: number; percent: number },
): Promise<void> {
  await db
    .update(bankImports)
    .set({ movedAt: sql`now()`, ...progress })
    .where(
      and(
        eq(bankImports.organizationId, member.organizationId),
        eq(bankImports.id, importId),
        eq(bankImports.state, state),
      ),
    )
}

export const rowsOf = (member: Member, importId: string) =>
  and(eq(bankImportRows.organizationId, member.organizationId), eq(bankImportRows.bankImportId, importId))
