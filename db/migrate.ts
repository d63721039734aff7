import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { prepareRoles } from './owner'
import { appRole, jobRole } from './roles'

// Every way of starting (launcher, tests, server) runs from the top of the repository.
const defaultFolder = join(process.cwd(), 'db', 'migrations')
// Any number will do, as long as every node of every version takes the same.
const lockKey = 6_021_976_551
const oldestServer = 150_000
const patienceMs = 120_000

type Migration = { name: string; text: string; sha256: string }
type Options = { folder?: string }
/** The one connection that does it all, the database behind it, and what the server warned of. */
type Session = { owner: postgres.ReservedSql; database: string; warnings: postgres.Notice[] }

async function readMigrations(folder = defaultFolder): Promise<Migration[]> {
  const names = (await readdir(/* turbopackIgnore: true */ folder))
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return Promise.all(
    names.map(async (name) => {
      // The same file must hash alike where git checks it out with other line ends.
      const text = (await readFile(join(/* turbopackIgnore: true */ folder, name), 'utf8')).replaceAll(
        '\r\n',
        '\n',
      )
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings a database to this version's schema, file by file, each in a transaction of its own, and returns the
 * names of the files that it applied. Safe with several nodes starting at once: one applies, the others wait
 * and find nothing to do. `say` hears of every file.
 *
 * Refuses, with nothing changed: a server older than PostgreSQL 15, an owner that can neither create nor act
 * as the two roles, a file that was changed after it was applied, and a database that a newer version has
 * already migrated.
 */
export async function migrate(
  databaseUrl: string,
  say: (line: string) => void = () => {},
  { folder }: Options = {},
): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const warnings: postgres.Notice[] = []
  const sql = postgres(databaseUrl, {
    max: 1,
    connect_timeout: 10,
    onnotice: (notice) => warnings.push(notice),
  })
  try {
    // One connection for all of it: the lock, the session's settings and the work live and die together.
    const owner = await sql.reserve()
    try {
      const session = { owner, database: await greetServer(owner), warnings }
      await takeLock(owner, say)
      await prepareRoles(owner, session.database)
      const missing = await findMissing(owner, migrations)
      for (const migration of missing) {
        await applyWithRetries(session, migration)
        say(`Applied ${migration.name}`)
      }
      return missing.map(({ name }) => name)
    } finally {
      owner.release()
    }
  } finally {
    // Ending the connection also gives the lock back.
    await sql.end({ timeout: 5 })
  }
}

async function greetServer(owner: postgres.ReservedSql): Promise<string> {
  const [server] = await owner<[{ version: number; shown: string; database: string }]>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
      current_database() as database`
  if (server.version < oldestServer)
    throw new Error(`Evenhand needs PostgreSQL 15 or newer; this server is ${server.shown}.`)
  await owner.unsafe(`set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`)
  return server.database
}

/** Polled, since waiting inside the server would hold a snapshot that a concurrent index waits for. */
async function takeLock(owner: postgres.ReservedSql, say: (line: string) => void): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const [lock] = await owner<[{ taken: boolean }]>`select pg_try_advisory_lock(${lockKey}) as taken`
    if (lock.taken) return
    if (attempt === 20) say('Another node is migrating; waiting for it')
    await sleep(100 + Math.random() * 100)
  }
}

async function findMissing(owner: postgres.ReservedSql, migrations: Migration[]): Promise<Migration[]> {
  await owner`
    create table if not exists schema_migrations
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`
  const rows = await owner<
    { name: string; sha256: string }[]
  >`select name, sha256 from schema_migrations order by name`
  const ahead = rows.filter((row) => !migrations.some((migration) => migration.name === row.name))
  if (ahead.length > 0) {
    const names = ahead.map((row) => row.name).join(', ')
    throw new Error(
      `The database is newer than this version of Evenhand: it has ${names}. Start the newer version.`,
    )
  }
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  for (const { name, sha256 } of migrations) {
    if (applied.has(name) && applied.get(name) !== sha256)
      throw new Error(`${name} was changed after it had been applied. Put it back and add a new migration.`)
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

/** A lock that cannot be had quickly is given up and tried again, so that readers never queue behind it. */
async function applyWithRetries(session: Session, migration: Migration): Promise<void> {
  const startedAtMs = Date.now()
  for (let attempt = 1; ; attempt += 1) {
    try {
      await apply(session, migration)
      return
    } catch (error) {
      const code = error instanceof postgres.PostgresError ? error.code : undefined
      // lock_not_available and deadlock_detected pass; anything else would fail again.
      const isPassing = code === '55P03' || code === '40P01'
      if (!isPassing || Date.now() - startedAtMs > patienceMs) throw explained(migration, error)
      await sleep(100 + Math.random() * Math.min(200 * attempt, 2000))
    }
  }
}

async function apply({ owner, database, warnings }: Session, migration: Migration): Promise<void> {
  warnings.length = 0
  const text = withRoles(migration.text, database)
  const record = () =>
    owner`insert into schema_migrations (name, sha256) values (${migration.name}, ${migration.sha256})`
  if (migration.text.startsWith('-- no transaction')) {
    // A concurrent index waits for older transactions while it blocks nobody, so it may wait longer. What fails
    // halfway is run again from its first statement: such a file starts with `drop index concurrently if exists`.
    await owner.unsafe(`set lock_timeout = '10s'`)
    for (const statement of text.split('--> statement-breakpoint')) await owner.unsafe(statement)
    await record()
    return
  }
  await owner.unsafe(`begin; set local lock_timeout = '300ms'`)
  try {
    await owner.unsafe(text)
    refuseHollowGrants(warnings)
    await record()
    await owner.unsafe('commit')
  } catch (error) {
    await owner.unsafe('rollback')
    throw error
  }
}

/**
 * A grant that the owner has no right to give does nothing and only warns. A superuser never sees it, so the
 * migration would work on the developer's server and leave a hole on another.
 */
function refuseHollowGrants(warnings: postgres.Notice[]): void {
  const hollow = warnings.find(({ code }) => code === '01006' || code === '01007')
  if (hollow) throw new Error(hollow.message)
}

/** Puts the roles of this database where the files say `evenhand_app` and `evenhand_job`. */
function withRoles(text: string, database: string): string {
  return text.replace(/\bevenhand_app\b/g, appRole(database)).replace(/\bevenhand_job\b/g, jobRole(database))
}

function explained(migration: Migration, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error)
  return new Error(`${migration.name} failed: ${reason}`, { cause: error })
}

/**
 * Whether every migration of this version is applied; for readiness. A database that is ahead is fine here:
 * while a newer version rolls out, the older nodes go on serving.
 */
export async function schemaIsCurrent(sql: postgres.Sql): Promise<boolean> {
  const names = (await readMigrations()).map(({ name }) => name)
  const [row] = await sql<[{ applied: number }]>`
    select count(*)::int as applied from schema_migrations where name in ${sql(names)}`
  return row.applied === names.length
}
