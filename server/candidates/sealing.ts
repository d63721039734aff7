import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { candidateKeys } from '@/db/schema/candidates'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { environment } from '../environment'
import { notFound } from '../errors'

const nonceBytes = 12
const tagBytes = 16

/** The key of one candidate's personal data. Deleting its row erases the person everywhere, backups of data included. */
export type CandidateKey = Buffer & { readonly candidateKey: unique symbol }

/** Seals bytes with AES-256-GCM: nonce, tag, ciphertext. */
export function sealBytes(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Opens what `sealBytes` sealed; throws if a bit was changed or the key is another. */
export function openBytes(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
}

export function sealText(key: CandidateKey, text: string): Buffer {
  return sealBytes(key, Buffer.from(text, 'utf8'))
}

export function openText(key: CandidateKey, sealed: Buffer): string {
  return openBytes(key, sealed).toString('utf8')
}

/** The installation's key, under which candidates' keys are wrapped; derived, so that the secret itself signs nothing. */
function wrappingKey(): Buffer {
  return Buffer.from(hkdfSync('sha256', environment().EVENHAND_SECRET, '', 'evenhand candidate keys', 32))
}

/** Makes and stores a new candidate's key; its row needs the candidate's to exist. */
export async function createCandidateKey(
  db: Db,
  member: Member,
  candidateId: string,
  key: CandidateKey,
): Promise<void> {
  await db
    .insert(candidateKeys)
    .values({ organizationId: member.organizationId, candidateId, wrappedKey: sealBytes(wrappingKey(), key) })
}

export function makeCandidateKey(): CandidateKey {
  return randomBytes(32) as unknown as CandidateKey
}

/** The keys of several candidates by their id; an erased candidate has none. */
export async function findCandidateKeys(
  db: Db,
  member: Member,
  candidateIds: string[],
): Promise<Map<string, CandidateKey>> {
  if (candidateIds.length === 0) return new Map()
  const rows = await db
    .select({ candidateId: candidateKeys.candidateId, wrappedKey: candidateKeys.wrappedKey })
    .from(candidateKeys)
    .where(
      and(
        eq(candidateKeys.organizationId, member.organizationId),
        inArray(candidateKeys.candidateId, candidateIds),
      ),
    )
  return openCandidateKeys(rows)
}

/** The same of keys that were read along with the candidates; the installation's own is derived once for all. */
export function openCandidateKeys(
  rows: readonly { candidateId: string; wrappedKey: Buffer | null }[],
): Map<string, CandidateKey> {
  const wrapping = wrappingKey()
  return new Map(
    rows.flatMap(({ candidateId, wrappedKey }) =>
      wrappedKey ? [[candidateId, openBytes(wrapping, wrappedKey) as CandidateKey] as const] : [],
    ),
  )
}

/** The key of one candidate. Refused as not found once the candidate was erased. */
export async function findCandidateKey(db: Db, member: Member, candidateId: string): Promise<CandidateKey> {
  const key = (await findCandidateKeys(db, member, [candidateId])).get(candidateId)
  if (!key) throw notFound('candidate')
  return key
}
