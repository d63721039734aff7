import { sql } from 'drizzle-orm'
import { asMember, type Tenant } from '@/db/tenant'
import { databaseErrorCode } from '@/server/errors'

export type Row = Record<string, unknown>

/** Runs SQL as the app's role on behalf of a member, past every filter of the app. */
export function query(tenant: Tenant, text: string): Promise<Row[]> {
  return asMember(tenant, async (db) => [...(await db.execute<Row>(sql.raw(text)))])
}

/** Nobody's transaction: neither organization, member nor role is set. */
export const nobody: Tenant = { organizationId: '', memberId: '', role: '' }

/** How many rows a statement touched, or the code of the database's refusal; nothing of it stays. */
export async function attempt(tenant: Tenant, text: string): Promise<number | string> {
  const rolledBack = new Error('rolled back')
  let touched = 0
  try {
    await asMember(tenant, async (db) => {
      touched = (await db.execute(sql.raw(text))).count
      throw rolledBack
    })
  } catch (error) {
    if (error === rolledBack) return touched
    const code = databaseErrorCode(error)
    if (!code) throw error
    return code
  }
  return touched
}

/** What the database answers to a right that is missing and to a policy that says no. */
export const refused = '42501'
