import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { asNobody } from '@/db/tenant'

const windowSeconds = 15 * 60
const attemptsMax = 10

// Hashed, so that the table is no list of addresses.
const keyOf = (what: string) => createHash('sha256').update(what).digest('hex')

/** Counts one attempt for an account, over all nodes, and tells whether it is within ten in fifteen minutes. */
export async function mayAttempt(account: string): Promise<boolean> {
  const [row] = await asNobody((db) =>
    db.execute<{ count: number }>(sql`select count_attempt(${keyOf(account)}, ${windowSeconds}) as count`),
  )
  return (row?.count ?? 0) <= attemptsMax
}

/** Forgets an account's attempts after it signed in. */
export async function forgiveAttempts(account: string): Promise<void> {
  await asNobody((db) => db.execute(sql`select forgive_attempts(${keyOf(account)})`))
}
