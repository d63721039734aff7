import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'

/** The throw-away clusters of this run, oldest supported last; `npm test` and `node launcher/cluster.mjs` start them. */
export const clusters = [
  { name: 'PostgreSQL 18', url: process.env.EVENHAND_TEST_DATABASE_URL },
  { name: 'PostgreSQL 15', url: process.env.EVENHAND_TEST_DATABASE_URL_15 },
].filter((cluster): cluster is { name: string; url: string } => Boolean(cluster.url))

export type EmptyDatabase = { name: string; url: string; admin: postgres.Sql; sql: postgres.Sql }

/**
 * Makes a database with nothing in it, hands it to `act`, and drops it. `url` belongs to the cluster's
 * superuser unless `owner` names a login that may be given the database.
 */
export async function withEmptyDatabase<T>(
  clusterUrl: string,
  act: (database: EmptyDatabase) => Promise<T>,
  { name = `migrate_${randomBytes(6).toString('hex')}`, owner }: { name?: string; owner?: string } = {},
): Promise<T> {
  const admin = postgres(clusterUrl, { max: 1, onnotice: () => {} })
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  await (owner
    ? admin`create database ${admin(name)} owner ${admin(owner)}`
    : admin`create database ${admin(name)}`)
  const sql = postgres(url.href, { max: 2, onnotice: () => {} })
  try {
    return await act({ name, url: url.href, admin, sql })
  } finally {
    await sql.end({ timeout: 5 })
    await admin`drop database ${admin(name)} with (force)`
    await admin.end({ timeout: 5 })
  }
}

/** A folder of migrations with these texts, for `act` alone. */
export async function withMigrations<T>(
  texts: Record<string, string>,
  act: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
  try {
    for (const [name, text] of Object.entries(texts)) await writeFile(path.join(folder, name), text)
    return await act(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
