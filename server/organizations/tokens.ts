import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link: 256 random bits, URL-safe. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of it, so that a stolen backup opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
