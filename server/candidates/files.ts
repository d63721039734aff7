import { and, desc, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { candidateFiles } from '@/db/schema/candidates'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { placeAtCandidate } from './places'
import { fileTypeOf, whyNotContent, whyNotUpload } from './rules'
import { type CandidateKey, findCandidateKey, openBytes, openText, sealBytes, sealText } from './sealing'

export type UploadedFile = { name: string; mediaType: string; content: Buffer }

/** Keeps a CV, name and content sealed under the candidate's key. Returns its id. */
export async function addFile(
  db: Db,
  member: Member,
  candidateId: string,
  file: UploadedFile,
): Promise<string> {
  const place = await placeAtCandidate(db, member, candidateId)
  if (place !== 'admin' && place !== 'manager')
    throw new Refused('not allowed', 'Only a manager of one of the candidate’s jobs can add a file.')
  const { name, content } = file
  const whyNot = whyNotUpload({ ...file, sizeBytes: content.byteLength })
  if (whyNot) throw new Refused('invalid', whyNot)
  const mediaType = fileTypeOf(file) ?? file.mediaType
  const whyNotKeep = whyNotContent(mediaType, content)
  if (whyNotKeep) throw new Refused('invalid', whyNotKeep)
  const key = await findCandidateKey(db, member, candidateId)
  const id = uuidv7()
  await db.insert(candidateFiles).values({
    organizationId: member.organizationId,
    id,
    candidateId,
    sealedName: sealText(key, name.slice(0, 200)),
    sealedContent: sealBytes(key, content),
    mediaType,
    sizeBytes: content.byteLength,
    uploadedBy: member.memberId,
  })
  await recordAudit(
    db,
    member,
    'added file',
    { kind: 'candidate', id: candidateId },
    { sizeBytes: content.byteLength },
  )
  return id
}

/** A candidate's files without their content, newest first. */
export async function listFiles(db: Db, member: Member, candidateId: string, key: CandidateKey | undefined) {
  if (!key) return []
  const rows = await db
    .select({
      id: candidateFiles.id,
      sealedName: candidateFiles.sealedName,
      mediaType: candidateFiles.mediaType,
      sizeBytes: candidateFiles.sizeBytes,
      uploadedAt: candidateFiles.uploadedAt,
    })
    .from(candidateFiles)
    .where(
      and(
        eq(candidateFiles.organizationId, member.organizationId),
        eq(candidateFiles.candidateId, candidateId),
      ),
    )
    .orderBy(desc(candidateFiles.uploadedAt))
  return rows.map(({ sealedName, ...row }) => ({ ...row, name: openText(key, sealedName) }))
}

/** A file's name and content, for those who may see the candidate by name. */
export async function readFile(db: Db, member: Member, fileId: string): Promise<UploadedFile> {
  const [row] = await db
    .select({
      candidateId: candidateFiles.candidateId,
      sealedName: candidateFiles.sealedName,
      sealedContent: candidateFiles.sealedContent,
      mediaType: candidateFiles.mediaType,
    })
    .from(candidateFiles)
    .where(and(eq(candidateFiles.organizationId, member.organizationId), eq(candidateFiles.id, fileId)))
  if (!row) throw notFound('file')
  const place = await placeAtCandidate(db, member, row.candidateId).catch(() => null)
  if (!place || place === 'interviewer without names') throw notFound('file')
  const key = await findCandidateKey(db, member, row.candidateId)
  return {
    name: openText(key, row.sealedName),
    mediaType: row.mediaType,
    content: openBytes(key, row.sealedContent),
  }
}

/** Takes a file away for good. */
export async function removeFile(db: Db, member: Member, fileId: string): Promise<void> {
  const [row] = await db
    .select({ candidateId: candidateFiles.candidateId })
    .from(candidateFiles)
    .where(and(eq(candidateFiles.organizationId, member.organizationId), eq(candidateFiles.id, fileId)))
  if (!row) throw notFound('file')
  const place = await placeAtCandidate(db, member, row.candidateId).catch(() => null)
  if (place !== 'admin' && place !== 'manager') throw notFound('file')
  await db
    .delete(candidateFiles)
    .where(and(eq(candidateFiles.organizationId, member.organizationId), eq(candidateFiles.id, fileId)))
  await recordAudit(db, member, 'removed file', { kind: 'candidate', id: row.candidateId })
}
