import { sql } from 'drizzle-orm'
import { pool } from './client'
import { schemaIsCurrent } from './migrate'
import { appRole } from './roles'

/** The only handle a verb can reach: a transaction under the app role, bound to one organization and member. */
export type Db = Parameters<Parameters<ReturnType<typeof pool>['database']['transaction']>[0]>[0]

/** On whose behalf a transaction runs; the policies of the database read it. */
export type Tenant = { organizationId: string; memberId: string; role: string }

const nobody: Tenant = { organizationId: '', memberId: '', role: '' }

/**
 * Runs `act` in one transaction as the given member and commits unless it throws.
 * Everything is set for this transaction only, in one round trip, so that no pooled connection remembers it.
 */
export function asMember<T>(tenant: Tenant, act: (db: Db) => Promise<T>): Promise<T> {
  const { client, database } = pool()
  const role = appRole(client.options.database)
  return database.transaction(async (db) => {
    await db.execute(
      sql`select set_config('role', ${role}, true), set_config('evenhand.organization', ${tenant.organizationId}, true), set_config('evenhand.member', ${tenant.memberId}, true), set_config('evenhand.role', ${tenant.role}, true)`,
    )
    return act(db)
  })
}

/** The same for nobody in particular: sees no tenant's rows and can only call definer functions (sign-in, set-up). */
export function asNobody<T>(act: (db: Db) => Promise<T>): Promise<T> {
  return asMember(nobody, act)
}

/** Whether the database answers and every migration of this version is applied; for readiness. */
export function databaseIsCurrent(): Promise<boolean> {
  return schemaIsCurrent(pool().client)
}
