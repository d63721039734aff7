import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import postgres from 'postgres'
import { copyDatabase } from '@/tests/support/template'

const root = path.resolve(import.meta.dirname, '../..')
const lockKey = 6_021_976_553

/** One that may be served: what is in it was wrapped with this secret. */
type Prepared = { databaseUrl: string; secret: string }

/** What the app and what prepares its database are told. A developer's own settings do not reach them. */
export const settings = (databaseUrl: string, secret: string, demo: boolean) => ({
  ...process.env,
  DATABASE_URL: databaseUrl,
  EVENHAND_SECRET: secret,
  EVENHAND_DEMO: demo ? '1' : '0',
  // Next would read it from .env.
  SMTP_URL: '',
  NODE_ENV: 'production' as const,
  TZ: 'UTC',
})

/** Migrated, without a row. */
export async function prepareEmpty(): Promise<Prepared> {
  const prepared = { databaseUrl: urlOf(newName()), secret: randomBytes(32).toString('base64url') }
  await onCluster((sql) => sql`create database ${sql(nameIn(prepared.databaseUrl))}`)
  await prepare(prepared, false)
  return prepared
}

/** With the demo organization, a copy of one that is planted once a run of Playwright, by whoever asks first. */
export async function copyDemo(): Promise<Prepared> {
  const run = process.env.EVENHAND_E2E_RUN ?? randomBytes(6).toString('hex')
  const template = `demo_${run}`
  const secret = createHash('sha256').update(`${clusterUrl()} ${template}`).digest('base64url')
  const name = newName()
  await onCluster(async (sql) => {
    await sql`select pg_advisory_lock(${lockKey})`
    const [found] = await sql`select from pg_database where datname = ${template}`
    if (!found) {
      await sql`create database ${sql(template)}`
      await prepare({ databaseUrl: urlOf(template), secret }, true)
    }
    await copyDatabase(sql, template, name)
  })
  return { databaseUrl: urlOf(name), secret }
}

async function prepare({ databaseUrl, secret }: Prepared, demo: boolean): Promise<void> {
  const program = spawn(process.execPath, ['--import', 'tsx', 'launcher/prepare.ts'], {
    cwd: root,
    env: settings(databaseUrl, secret, demo),
    stdio: 'inherit',
  })
  const [code] = await once(program, 'exit')
  if (code !== 0) throw new Error(`launcher/prepare.ts ended with ${code}`)
}

const newName = () => `e2e_${randomBytes(6).toString('hex')}`
const nameIn = (url: string) => new URL(url).pathname.slice(1)

function clusterUrl(): string {
  const cluster = process.env.EVENHAND_TEST_DATABASE_URL
  if (!cluster)
    throw new Error('EVENHAND_TEST_DATABASE_URL is not set: run `node launcher/cluster.mjs` first.')
  return cluster
}

function urlOf(name: string): string {
  const url = new URL(clusterUrl())
  url.pathname = `/${name}`
  return url.href
}

async function onCluster(act: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(clusterUrl(), { max: 1, onnotice: () => {} })
  try {
    await act(sql)
  } finally {
    await sql.end()
  }
}
