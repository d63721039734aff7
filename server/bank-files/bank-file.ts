import { inArray } from 'drizzle-orm'
import type * as z from 'zod'
import type { FileFormat } from '@/db/schema/bank-imports'
import { questions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import { type Member, transactionOf } from '../access'
import { recordAudit } from '../audit/entries'
import type { bankFilter } from '../bank/input'
import { listMoreQuestions, listQuestions } from '../bank/list'
import { type FileQuestion, writeList } from './cells'
import { listContents } from './contents'
import { writeCsvRows } from './csv'
import type { exportInput } from './input'
import { writeMarkdownQuestion } from './markdown'
import { type Field, fieldNames, fields, formats } from './rules'
import { writeWorkbook } from './workbook'

const batchSize = 200

export type BankFile = { name: string; mediaType: string; content: AsyncIterable<string | Uint8Array> }

/** What the bank's filter shows as a file, read and written batch by batch as it is sent. */
export async function exportQuestions(
  member: Member,
  input: z.output<typeof exportInput>,
): Promise<BankFile> {
  const { as, which, ...filter } = input
  const ids = await transactionOf(member, async (db) => {
    const found = await listAll(db, member, filter)
    const shown = which === 'published' ? found.filter(({ status }) => status !== 'draft') : found
    await recordAudit(
      db,
      member,
      'exported questions',
      { kind: 'organization', id: member.organizationId },
      { as, which, questions: shown.length },
    )
    return shown.map(({ id }) => id)
  })
  const day = new Date().toISOString().slice(0, 10)
  return {
    name: `questions-${day}.${formats[as].extensions[0]}`,
    mediaType: formats[as].mediaType,
    content: writers[as](batchesOf(member, ids, which)),
  }
}

const pageSize = 1000

/** Every question that a filter shows, in its order. */
async function listAll(db: Db, member: Member, filter: z.output<typeof bankFilter>) {
  const first = await listQuestions(db, member, { ...filter, limit: pageSize })
  const found = first.questions.map(({ id, status }) => ({ id, status }))
  let after = first.next
  while (after) {
    const more = await listMoreQuestions(db, member, { ...filter, limit: pageSize, after })
    for (const { id, status } of more.questions) found.push({ id, status })
    after = more.next
  }
  return found
}

type Batches = AsyncIterable<readonly FileQuestion[]>

async function* batchesOf(member: Member, ids: readonly string[], which: 'newest' | 'published'): Batches {
  for (let from = 0; from < ids.length; from += batchSize) {
    const batch = ids.slice(from, from + batchSize)
    const found = await transactionOf(member, (db) =>
      listContents(db, member, inArray(questions.id, batch), which),
    )
    const byId = new Map(found.map(({ questionId, question }) => [questionId, question]))
    yield batch.flatMap((id) => byId.get(id) ?? [])
  }
}

const writers: Readonly<Record<FileFormat, (batches: Batches) => AsyncIterable<string | Uint8Array>>> = {
  csv: writeCsv,
  xlsx: (batches) => writeWorkbook({ name: 'Questions', columns, rows: rowsOf(batches) }),
  json: writeJson,
  markdown: writeMarkdown,
}

async function* writeCsv(batches: Batches): AsyncGenerator<string> {
  // With this mark a spreadsheet takes the file for what it is, UTF-8.
  yield `\uFEFF${writeCsvRows([fields.map((field) => fieldNames[field])])}`
  for await (const batch of batches) yield writeCsvRows(batch.map((one) => valuesOf(one).map(String)))
}

async function* writeJson(batches: Batches): AsyncGenerator<string> {
  let before = '['
  for await (const batch of batches)
    for (const { anchors, followUps, ...question } of batch) {
      const levels = Object.fromEntries(anchors.map(({ level, text }) => [level, text]))
      const text = JSON.stringify({ ...question, anchors: levels, followUps }, null, 2)
      yield `${before}\n  ${text.replaceAll('\n', '\n  ')}`
      before = ','
    }
  yield before === '[' ? '[]\n' : '\n]\n'
}

async function* writeMarkdown(batches: Batches): AsyncGenerator<string> {
  yield '# Question bank\n'
  for await (const batch of batches)
    for (const question of batch) yield `\n${writeMarkdownQuestion(question)}`
}

async function* rowsOf(batches: Batches): AsyncGenerator<(string | number)[][]> {
  for await (const batch of batches) yield batch.map(valuesOf)
}

/** A question's cells, in the order of the fields. */
function valuesOf(question: FileQuestion): (string | number)[] {
  const anchor = (level: number) => question.anchors.find((one) => one.level === level)?.text ?? ''
  const value: Record<Field, string | number> = {
    key: question.key ?? '',
    category: question.category,
    level: question.level,
    minutes: question.minutes,
    competencies: writeList(question.competencies, '; '),
    prompt: question.prompt,
    hint: question.hint,
    points: writeList(question.points),
    anchor1: anchor(1),
    anchor2: anchor(2),
    anchor3: anchor(3),
    anchor4: anchor(4),
    anchor5: anchor(5),
    followUps: writeList(question.followUps),
  }
  return fields.map((field) => value[field])
}

const widths: Partial<Record<Field, number>> = {
  prompt: 60,
  hint: 60,
  points: 60,
  key: 16,
  level: 13,
  minutes: 9,
}
const columns = fields.map((field) => ({ title: fieldNames[field], width: widths[field] ?? 36 }))
