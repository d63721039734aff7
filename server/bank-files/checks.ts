import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { bankImportRows, type RowOutcome } from '@/db/schema/bank-imports'
import { categories } from '@/db/schema/categories'
import { competencies } from '@/db/schema/competencies'
import { type QuestionStatus, questions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import { type Member, transactionOf } from '../access'
import { Refused } from '../errors'
import { type FileQuestion, type Problem, readQuestion } from './cells'
import { listContents, saysTheSame } from './contents'
import { markAlike } from './doubles'
import { guessField } from './headings'
import { changeImport, type Found, holdImport, rowsOf, tellProgress } from './imports'
import type { checkInput } from './input'
import { entriesOf } from './parts'
import { type Entry, type Field, importRowsMax, whyNot, whyNotColumns } from './rules'

const batchSize = 500
/** With more unknown names than these, a column is read as something that it is not. */
const unknownMax = 200

type Judged = typeof bankImportRows.$inferInsert

/**
 * Reads the whole file with the columns as chosen, and keeps of each question what it would do: nothing of it is in the
 * bank yet. Batch by batch, so that a large file needs no more memory than a small one.
 */
export async function checkImport(member: Member, input: z.output<typeof checkInput>): Promise<void> {
  const { importId } = input
  const file = await transactionOf(member, async (db) => {
    const row = await holdImport(db, member, importId)
    const refusal = whyNot('check', row, new Date())
    if (refusal) throw new Refused('not now', refusal)
    if (input.fields.length !== row.columns.length)
      throw new Refused('conflict', 'This file has other columns. Load the page again.')
    const wrong = whyNotColumns(input.fields)
    if (wrong) throw new Refused('invalid', wrong, { columns: wrong })
    const columns = row.columns.map((one, at) => ({ ...one, field: input.fields[at] ?? null }))
    await db.delete(bankImportRows).where(rowsOf(member, importId))
    await changeImport(db, member, importId, {
      state: 'checking',
      columns,
      found: null,
      fault: null,
      percent: 0,
      rowsDone: 0,
    })
    return { ...row, columns }
  })
  try {
    const check = new Check(member, file)
    await check.read()
    const alike = await markAlike(member, file.id, check.rows)
    await transactionOf(member, async (db) => {
      const found = await check.countFound(db, alike)
      await changeImport(db, member, importId, {
        state: 'checked',
        found,
        percent: 100,
        rowsDone: found.rows,
      })
    })
  } catch (error) {
    const fault =
      error instanceof Refused ? error.message : 'Something went wrong on our side. Check it again.'
    await transactionOf(member, (db) => changeImport(db, member, importId, { state: 'uploaded', fault }))
    throw error
  }
}

type File = Parameters<typeof entriesOf>[1] & { columns: readonly { column: string; field: string | null }[] }

class Check {
  private readonly fieldOf: Map<string, Field | null>
  private readonly lineOfKey = new Map<string, number>()
  private readonly unknown = {
    categories: new Map<string, Unknown>(),
    competencies: new Map<string, Unknown>(),
  }
  private known = { categories: new Set<string>(), competencies: new Set<string>() }
  private position = 0
  private share = 0

  constructor(
    private readonly member: Member,
    private readonly file: File,
  ) {
    this.fieldOf = new Map(file.columns.map(({ column, field }) => [column, field as Field | null]))
  }

  get rows(): number {
    return this.position
  }

  async read(): Promise<void> {
    this.known = await transactionOf(this.member, (db) => listKnown(db, this.member))
    let batch: Entry[] = []
    const entries = entriesOf(this.member, this.file, (share) => {
      this.share = Math.max(this.share, share)
    })
    for await (const entry of entries) {
      if (this.position + batch.length === importRowsMax)
        throw new Refused(
          'invalid',
          `This file has more than ${importRowsMax.toLocaleString('en')} questions. Import it in several parts.`,
        )
      batch.push(entry)
      if (batch.length < batchSize) continue
      await this.keep(batch)
      batch = []
    }
    await this.keep(batch)
  }

  private async keep(batch: readonly Entry[]): Promise<void> {
    const rows = batch.map((entry) => this.judge(entry))
    await transactionOf(this.member, async (db) => {
      await compareWithBank(db, this.member, rows)
      if (rows.length > 0) await db.insert(bankImportRows).values(rows)
      const progress = { rowsDone: this.position, percent: Math.floor(this.share * 90) }
      await tellProgress(db, this.member, this.file.id, 'checking', progress)
    })
  }

  private judge({ line, cells, problem }: Entry): Judged {
    const own = {
      organizationId: this.member.organizationId,
      bankImportId: this.file.id,
      position: ++this.position,
      line,
    }
    const faulty = (problems: Problem[]): Judged => ({
      ...own,
      outcome: 'faulty',
      problems,
      content: firstWords(cells),
    })
    if (problem) return faulty([{ field: 'Row', reason: problem }])
    const { question, problems } = readQuestion(
      [...cells].flatMap(([column, cell]) => {
        // A column that no question had among the first is read as what it says.
        const field = this.fieldOf.has(column) ? this.fieldOf.get(column) : guessField(column)
        return field ? [[field, normal(cell)] as const] : []
      }),
    )
    if (problems) return faulty(problems)
    const before = question.key === undefined ? undefined : this.lineOfKey.get(question.key)
    if (before !== undefined)
      return faulty([
        { field: 'Key', reason: `Line ${before} has this key already. Give each question its own.` },
      ])
    if (question.key !== undefined) this.lineOfKey.set(question.key, line)
    this.note('categories', question.category)
    for (const name of question.competencies) this.note('competencies', name)
    return { ...own, outcome: 'new', content: question }
  }

  private note(kind: 'categories' | 'competencies', name: string): void {
    const plain = name.toLowerCase()
    if (this.known[kind].has(plain)) return
    const noted = this.unknown[kind].get(plain)
    if (noted) noted.count += 1
    else this.unknown[kind].set(plain, { name, count: 1 })
    if (this.unknown[kind].size > unknownMax)
      throw new Refused(
        'invalid',
        `More than ${unknownMax} ${kind} in this file are not in the bank. Check which column they are read from.`,
      )
  }

  async countFound(db: Db, alike: number): Promise<Found> {
    const rows = await db
      .select({
        outcome: bankImportRows.outcome,
        count: sql<number>`count(*)::int`,
        same: sql<number>`count(*) filter (where ${bankImportRows.isSame} and ${bankImportRows.content} ->> 'key' is null)::int`,
      })
      .from(bankImportRows)
      .where(rowsOf(this.member, this.file.id))
      .groupBy(bankImportRows.outcome)
    const of = (outcome: RowOutcome) => rows.find((row) => row.outcome === outcome)?.count ?? 0
    const same = rows.reduce((sum, row) => sum + row.same, 0)
    return {
      rows: this.position,
      new: of('new'),
      changed: of('changed'),
      unchanged: of('unchanged'),
      faulty: of('faulty'),
      alike,
      same,
      categories: [...this.unknown.categories.values()],
      competencies: [...this.unknown.competencies.values()],
    }
  }
}

type Unknown = { name: string; count: number }

const normal = (cell: string | readonly string[]) =>
  typeof cell === 'string' ? lineEnds(cell) : cell.map(lineEnds)
const lineEnds = (text: string) => text.replaceAll(/\r\n?/g, '\n')

/** Enough of a row that cannot be read to know it by. */
function firstWords(cells: Entry['cells']): { prompt: string } {
  const longest = [...cells.values()]
    .map((cell) => (typeof cell === 'string' ? cell : cell.join('; ')).trim())
    .reduce((best, one) => (one.length > best.length ? one : best), '')
  // PostgreSQL keeps no zero and no half of a pair.
  return { prompt: longest.slice(0, 200).replaceAll(/[\0\p{Surrogate}]/gu, '') }
}

async function listKnown(db: Db, member: Member) {
  const namesOf = async (table: typeof categories | typeof competencies) => {
    const rows = await db
      .select({ name: table.name })
      .from(table)
      .where(and(eq(table.organizationId, member.organizationId), isNull(table.archivedAt)))
    return new Set(rows.map(({ name }) => name.toLowerCase()))
  }
  return { categories: await namesOf(categories), competencies: await namesOf(competencies) }
}

const whyNotChanged: Partial<Record<QuestionStatus, string>> = {
  archived: 'This question is archived in the bank. Restore it there first, or give it another key.',
  review: 'This question is under review in the bank. Publish it or send it back first.',
}

/** What the questions whose key the bank has would do to it. */
async function compareWithBank(db: Db, member: Member, rows: readonly Judged[]): Promise<void> {
  const byKey = new Map(
    rows.flatMap((row) => {
      const key = row.outcome === 'new' ? (row.content as FileQuestion).key : undefined
      return key === undefined ? [] : [[key, row] as const]
    }),
  )
  if (byKey.size === 0) return
  for (const one of await listContents(db, member, inArray(questions.key, [...byKey.keys()]), 'newest')) {
    const row = byKey.get(one.question.key ?? '')
    if (!row) continue
    const why = whyNotChanged[one.status]
    if (why && !saysTheSame(one.question, row.content as FileQuestion)) {
      row.outcome = 'faulty'
      row.problems = [{ field: 'Key', reason: why }]
      continue
    }
    row.outcome = saysTheSame(one.question, row.content as FileQuestion) ? 'unchanged' : 'changed'
    row.questionId = one.questionId
    row.versionNumber = one.number
    row.versionRevision = one.revision
  }
}
