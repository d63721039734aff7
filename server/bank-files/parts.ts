import { and, eq } from 'drizzle-orm'
import type { FileFormat } from '@/db/schema/bank-imports'
import { bankImportParts } from '@/db/schema/bank-imports'
import type { Db } from '@/db/tenant'
import { type Member, transactionOf } from '../access'
import { readCsv } from './csv'
import { readJson } from './json'
import { readMarkdown } from './markdown'
import type { Entry, Source } from './rules'
import { readWorkbook } from './workbook'

/** What one part of a file holds, but for the last. */
export const partBytes = 1024 * 1024

export async function addPart(
  db: Db,
  member: Member,
  part: { bankImportId: string; number: number; content: Buffer },
): Promise<void> {
  await db.insert(bankImportParts).values({ organizationId: member.organizationId, ...part })
}

type Kept = { id: string; sizeBytes: number; format: FileFormat }

/** A kept file, read part by part, each in a transaction of its own; `onRead` hears how much of it has been read. */
function sourceOf(member: Member, file: Kept, onRead: (share: number) => void): Source {
  return {
    sizeBytes: file.sizeBytes,
    async *bytes(from = 0) {
      let number = Math.floor(from / partBytes)
      let skipped = from % partBytes
      for (; number * partBytes < file.sizeBytes; number += 1) {
        const at = number
        const [part] = await transactionOf(member, (db) =>
          db
            .select({ content: bankImportParts.content })
            .from(bankImportParts)
            .where(
              and(
                eq(bankImportParts.organizationId, member.organizationId),
                eq(bankImportParts.bankImportId, file.id),
                eq(bankImportParts.number, at),
              ),
            ),
        )
        if (!part) return
        yield part.content.subarray(skipped)
        skipped = 0
        onRead(Math.min(1, ((number + 1) * partBytes) / file.sizeBytes))
      }
    },
  }
}

const readers: Readonly<Record<FileFormat, (source: Source) => AsyncGenerator<Entry>>> = {
  csv: readCsv,
  xlsx: readWorkbook,
  json: readJson,
  markdown: readMarkdown,
}

/** The questions of a kept file, one after the other. */
export function entriesOf(
  member: Member,
  file: Kept,
  onRead: (share: number) => void = () => {},
): AsyncGenerator<Entry> {
  return readers[file.format](sourceOf(member, file, onRead))
}
