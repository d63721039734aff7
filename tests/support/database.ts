import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { runPrefix } from './run'
import { copyDatabase, migratedTemplate } from './template'

const cluster = process.env.EVENHAND_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5515/postgres'
const name = `${runPrefix()}${randomBytes(6).toString('hex')}`

const url = new URL(cluster)
url.pathname = `/${name}`

process.env.DATABASE_URL = url.href
process.env.EVENHAND_SECRET = 'a secret of the tests, long enough for every use'
process.env.EVENHAND_LOG = 'silent'

// Each process has a database of its own, made here and dropped after the run, so that files can run side by side.
const server = postgres(cluster, { max: 1, onnotice: () => {} })
/** The database that this one is a copy of: grants and policies name its roles. */
export const template = await migratedTemplate(server, cluster)
await copyDatabase(server, template, name)
await server.end()

/** The owner's connection: past every policy. For arranging and for looking behind the app's back, never for acting. */
export const owner = postgres(url.href, { max: 2, onnotice: () => {} })
