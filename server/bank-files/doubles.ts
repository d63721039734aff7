import { sql } from 'drizzle-orm'
import { bankImportRows } from '@/db/schema/bank-imports'
import { questions, questionVersions } from '@/db/schema/questions'
import { type Member, transactionOf } from '../access'
import { Prompts } from './alike'
import { tellProgress } from './imports'

const batchSize = 500

/** Marks what asks the same or nearly the same as a question of the bank or an earlier one of the file. */
export async function markAlike(member: Member, importId: string, rows: number): Promise<number> {
  const prompts = new Prompts()
  const places: { questionId?: string | null; line?: number; position?: number }[] = []
  for await (const { questionId, prompt } of bankPrompts(member)) {
    prompts.add(prompt)
    places.push({ questionId })
  }
  const fromBank = places.length
  for await (const { prompt, ...place } of filePrompts(member, importId, rows)) {
    prompts.add(prompt)
    places.push(place)
  }
  let marked = 0
  let batch: object[] = []
  const keep = async () => {
    const json = JSON.stringify(batch)
    batch = []
    await transactionOf(member, async (db) => {
      await db.execute(sql`
          update bank_import_rows set alike = found.alike, is_same = found.is_same
          from jsonb_to_recordset(${json}::text::jsonb) as found (position integer, alike jsonb, is_same boolean)
          where bank_import_rows.organization_id = ${member.organizationId}::uuid
            and bank_import_rows.bank_import_id = ${importId}::uuid and bank_import_rows.position = found.position`)
      const progress = { rowsDone: rows, percent: 95 }
      await tellProgress(db, member, importId, 'checking', progress)
    })
  }
  // A question is no double of its own new wording.
  const isOther = (a: number, b: number) => b >= fromBank || places[a]?.questionId !== places[b]?.questionId
  for await (const [at, { at: other, isSame }] of prompts.matches(fromBank, isOther)) {
    const { questionId, line } = places[other]!
    const alike = other < fromBank ? { questionId } : { line }
    batch.push({ position: places[at]?.position, alike, is_same: isSame })
    marked += 1
    if (batch.length === batchSize) await keep()
  }
  await keep()
  return marked
}

async function* bankPrompts(member: Member) {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await transactionOf(member, (db) =>
      db.execute<{ question_id: string; prompt: string }>(sql`
          select question.id as question_id, version.prompt from ${questions} question
          join ${questionVersions} version on version.organization_id = question.organization_id
            and version.question_id = question.id
          where question.organization_id = ${member.organizationId}::uuid and question.status <> 'archived'
            and question.id > ${after}::uuid
            and not exists (select from ${questionVersions} newer where newer.organization_id = version.organization_id
              and newer.question_id = version.question_id and newer.number > version.number)
          order by question.id limit 2000`),
    )
    for (const { question_id: questionId, prompt } of rows) yield { questionId, prompt }
    if (rows.length < 2000) return
    after = rows.at(-1)!.question_id
  }
}

async function* filePrompts(member: Member, importId: string, count: number) {
  for (let from = 0; from < count; from += 2000) {
    const rows = await transactionOf(member, (db) =>
      db.execute<{ position: number; line: number; question_id: string | null; prompt: string }>(sql`
          select position, line, question_id, content ->> 'prompt' as prompt from ${bankImportRows}
          where organization_id = ${member.organizationId}::uuid and bank_import_id = ${importId}::uuid
            and position > ${from} and position <= ${from + 2000} and outcome in ('new', 'changed')
          order by position`),
    )
    for (const { question_id: questionId, ...row } of rows) yield { ...row, questionId }
  }
}
