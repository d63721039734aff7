import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { appRole, jobRole } from './roles'

// Every way of starting (launcher, tests, server) runs from the top of the repository.
const folder = join(process.cwd(), 'db', 'migrations')
// Any number will do, as long as every node of every version takes the same.
const lockKey = 6_021_976_551
const leastServerVersion = 150_000

type Migration = { name: string; text: string; sha256: string }

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** Puts the roles of this database where the files say `evenhand_app` and `evenhand_job`. */
function withRoles(text: string, database: string): string {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  return text
    .replace(/\bevenhand_app\b/g, quoted(appRole(database)))
    .replace(/\bevenhand_job\b/g, quoted(jobRole(database)))
}

/**
 * Brings a database to this version's schema, file by file, each in a transaction of its own.
 * Safe with several nodes starting at once: one applies, the others wait and find nothing to do.
 * Refuses a server older than PostgreSQL 15, a file that changed after it was applied, and a database
 * that a newer version has already migrated.
 */
export async function migrate(url: string, say: (line: string) => void = () => {}): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 })
  try {
    const [server] =
      await sql`select current_setting('server_version_num')::int as version, current_database() as name`
    if (server?.version < leastServerVersion)
      throw new Error(`Evenhand needs PostgreSQL 15 or newer; this server is ${server?.version}.`)
    // Polled, since waiting inside the server would hold a snapshot that concurrent indexes wait for.
    for (;;) {
      const [lock] = await sql`select pg_try_advisory_lock(${lockKey}) as taken`
      if (lock?.taken) break
      await sleep(100 + Math.random() * 100)
    }
    await applyMissing(sql, server?.name, say)
  } finally {
    // Ending the connection also gives the lock back.
    await sql.end({ timeout: 5 })
  }
}

async function applyMissing(sql: postgres.Sql, database: string, say: (line: string) => void): Promise<void> {
  await createRoles(sql, database)
  await sql`create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`
  const applied = new Map(
    (await sql`select name, sha256 from schema_migrations`).map((row) => [
      row.name as string,
      row.sha256 as string,
    ]),
  )
  const migrations = await readMigrations()
  const unknown = [...applied.keys()].filter(
    (name) => !migrations.some((migration) => migration.name === name),
  )
  if (unknown.length > 0)
    throw new Error(`The database is newer than this version of Evenhand: it has ${unknown.join(', ')}.`)
  for (const migration of migrations) {
    const sha256 = applied.get(migration.name)
    if (sha256 === undefined) {
      await applyWithRetries(sql, migration, database)
      say(`Applied ${migration.name}`)
    } else if (sha256 !== migration.sha256) {
      throw new Error(
        `${migration.name} was changed after it had been applied. Put it back and add a new migration.`,
      )
    }
  }
}

/** A lock that cannot be had in 300 ms is given up and tried again, so that readers never queue behind it. */
async function applyWithRetries(sql: postgres.Sql, migration: Migration, database: string): Promise<void> {
  const text = withRoles(migration.text, database)
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (migration.text.startsWith('-- no transaction')) {
        await sql.unsafe(`set lock_timeout = '300ms'`)
        for (const statement of text.split('--> statement-breakpoint')) await sql.unsafe(statement)
        await sql`insert into schema_migrations (name, sha256) values (${migration.name}, ${migration.sha256})`
      } else {
        await sql.begin(async (transaction) => {
          await transaction.unsafe(`set local lock_timeout = '300ms'`)
          await transaction.unsafe(text)
          await transaction`insert into schema_migrations (name, sha256) values (${migration.name}, ${migration.sha256})`
        })
      }
      return
    } catch (error) {
      const lockNotAvailable = error instanceof postgres.PostgresError && error.code === '55P03'
      if (!lockNotAvailable || attempt >= 60) throw error
      await sleep(200 + Math.random() * 300)
    }
  }
}

/** Creates the two roles if they are missing and lets the owner act as them. */
async function createRoles(sql: postgres.Sql, database: string): Promise<void> {
  for (const role of [appRole(database), jobRole(database)]) {
    await sql.unsafe(`do $$ begin
      if not exists (select from pg_roles where rolname = ${literal(role)}) then
        execute format('create role %I nologin nobypassrls', ${literal(role)});
      end if;
      if not pg_has_role(current_user, ${literal(role)}, 'member') or not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant %I to current_user', ${literal(role)});
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`)
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Whether every migration of this version is applied; for readiness. */
export async function schemaIsCurrent(sql: postgres.Sql): Promise<boolean> {
  const migrations = await readMigrations()
  const [row] = await sql`select count(*)::int as applied from schema_migrations`
  return row?.applied >= migrations.length
}
