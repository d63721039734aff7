import { sql } from 'drizzle-orm'
import { pool } from '@/db/client'
import type { Db } from '@/db/tenant'

class RollBack extends Error {}

/**
 * Runs `act` with the app's own pool replaced by one transaction that never commits: what procedures do inside it is
 * real and leaves nothing behind. `asOwner` looks behind the app's back within it.
 */
export async function rolledBack<T>(act: (asOwner: Db) => Promise<T>): Promise<T> {
  const kept = globalThis as typeof globalThis & { evenhandPool?: { client: unknown; database: unknown } }
  const original = pool()
  let result: { of: T } | undefined
  await original.database
    .transaction(async (outer) => {
      kept.evenhandPool = { client: original.client, database: outer }
      try {
        result = { of: await act(outer) }
      } finally {
        kept.evenhandPool = original
      }
      throw new RollBack()
    })
    .catch((error) => {
      if (!(error instanceof RollBack)) throw error
    })
  return result!.of
}

/** Every table with an organization's rows, as the catalog has it. */
export async function listTenantTables(db: Db): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'organization_id' and table_type = 'BASE TABLE'
    order by table_name`)
  return rows.map((row) => row.name)
}

/** A digest of every row that an organization has; of every row there is without one. */
export async function digestOf(db: Db, tables: readonly string[], organizationId?: string): Promise<string> {
  // What a procedure did before left this transaction under the app's role.
  await db.execute(sql`select set_config('role', 'none', true)`)
  const where = organizationId ? sql` where organization_id = ${organizationId}::uuid` : sql``
  // When somebody was last seen moves by itself, once a minute.
  const parts = tables.map(
    (table) =>
      sql`(select coalesce(md5(string_agg(said, '' order by said)), '') from (
        select (to_jsonb(row) - 'last_seen_at')::text as said from ${sql.identifier(table)} row${where}) as rows)`,
  )
  const [row] = await db.execute<{ digest: string }>(
    sql`select array_to_string(array[${sql.join(parts, sql`, `)}], ' ') as digest`,
  )
  return row!.digest
}
