import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import { type Member, requireJob, transactionOf } from '../access'
import { recordAudit } from '../audit/entries'
import { canonicalText } from '../compare/rules'
import { computeFile, digestOf } from '../decisions/decision-file'
import { readDecisionFile } from '../decisions/history'
import { Refused } from '../errors'
import { inThread } from '../thread'
import { writeCsv } from './csv'
import type { comparisonFileInput, decisionFileInput } from './input'
import { gatherMaterial, type Material } from './material'

/** A file to be handed over: as text, or as bytes in base64. */
export type ExportedFile = { name: string; mediaType: string } & ({ text: string } | { base64: string })

type Input = z.output<typeof comparisonFileInput>

/**
 * A file of the job's opened evaluations, or of one panel's. As CSV, workbook or PDF with names, for the hiring team; as a
 * decision file under pseudonyms, from which `npm run analyse` computes ranking and comparison again. What is sealed is
 * in none. What takes long to compute is computed between two transactions.
 */
export async function exportComparison(member: Member, input: Input): Promise<ExportedFile> {
  const material = await transactionOf(member, async (db) => {
    await requireJob(db, member, input.jobId, 'decide')
    return gatherMaterial(db, member, input)
  })
  if (material.scores.length === 0)
    throw new Refused('not now', 'No evaluation is open yet, so there is nothing to export.')
  const file = await writeFile(material, input)
  await transactionOf(member, (db) =>
    recordAudit(
      db,
      member,
      'exported',
      { kind: 'job', id: input.jobId },
      { as: input.as, scores: material.scores.length },
    ),
  )
  return file
}

async function writeFile(material: Material, input: Input): Promise<ExportedFile> {
  const name = nameFile([material.file.job, material.file.panel ?? ''])
  if (input.as === 'csv')
    return { name: `${name}.csv`, mediaType: 'text/csv;charset=utf-8', text: writeCsv(material) }
  const computed = await computeFile(material.file)
  if (input.as === 'xlsx')
    return {
      name: `${name}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      base64: inBase64(await inThread('workbook', material, computed)),
    }
  if (input.as === 'pdf')
    return {
      name: `${name}.pdf`,
      mediaType: 'application/pdf',
      base64: inBase64(await inThread('report', material, computed, input.paper, digestOf(computed))),
    }
  return {
    name: `${name}.decision.json`,
    mediaType: 'application/json',
    text: canonicalText(computed),
  }
}

const inBase64 = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('base64')

/** The decision file that was frozen with a decision, byte for byte; its SHA-256 is the decision's. */
export async function exportDecision(
  db: Db,
  member: Member,
  input: z.output<typeof decisionFileInput>,
): Promise<ExportedFile> {
  const { text, job } = await readDecisionFile(db, member, input)
  await recordAudit(
    db,
    member,
    'exported',
    { kind: 'application', id: input.applicationId },
    { as: 'decision', number: input.number },
  )
  return { name: `${nameFile([job, `decision ${input.number}`])}.json`, mediaType: 'application/json', text }
}

/** The words in lower case with hyphens, as every file system takes them. */
function nameFile(words: readonly string[]): string {
  const plain = words
    .join(' ')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return plain || 'comparison'
}
