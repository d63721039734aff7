import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll } from 'vitest'
import { closePool } from '@/db/client'
import { appRole, jobRole } from '@/db/roles'
import { migratedTemplate } from './template'

const cluster = process.env.EVENHAND_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5515/postgres'
const name = `test_${randomBytes(6).toString('hex')}`

const url = new URL(cluster)
url.pathname = `/${name}`

process.env.DATABASE_URL = url.href
process.env.EVENHAND_SECRET = 'a secret of the tests, long enough for every use'
process.env.EVENHAND_LOG = 'silent'

/** The owner's connection: past every policy. For arranging and for looking behind the app's back, never for acting. */
export let owner: postgres.Sql
/** The database that this one is a copy of: grants and policies name its roles. */
export let template: string

// Each test file has a database of its own, made and dropped here, so that files can run side by side. It is a copy of
// one that was migrated before, whose roles its own are members of: so every grant and policy holds for them.
beforeAll(async () => {
  const server = postgres(cluster, { max: 1, onnotice: () => {} })
  template = await migratedTemplate(server, cluster)
  await server.unsafe(`create database ${name} template ${template}`)
  for (const roleOf of [appRole, jobRole])
    await server.unsafe(`create role ${roleOf(name)} nologin nobypassrls in role ${roleOf(template)}`)
  await server.end()
  owner = postgres(url.href, { max: 2, onnotice: () => {} })
})

afterAll(async () => {
  await closePool()
  await owner?.end({ timeout: 5 })
  const server = postgres(cluster, { max: 1, onnotice: () => {} })
  await server.unsafe(`drop database if exists ${name} with (force)`)
  await server.unsafe(`drop role if exists ${appRole(name)}`)
  await server.unsafe(`drop role if exists ${jobRole(name)}`)
  await server.end()
})
