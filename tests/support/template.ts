import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type postgres from 'postgres'
import { migrate } from '@/db/migrate'
import { appRole, jobRole } from '@/db/roles'

const lockKey = 6_021_976_552

/**
 * The name of a database of this cluster that has every migration and no rows, made by whoever asks first. One for each
 * state of the files that make it: what was made by others is left to those who still test them.
 */
export async function migratedTemplate(server: postgres.Sql, clusterUrl: string): Promise<string> {
  const template = `template_${await digestOfMigrations()}`
  await server`select pg_advisory_lock(${lockKey})`
  try {
    const [found] = await server`select from pg_database where datname = ${template} and datistemplate`
    if (found) return template
    // Left behind by a run that was ended in the middle.
    await server.unsafe(`drop database if exists ${template} with (force)`)
    await server.unsafe(`create database ${template}`)
    const url = new URL(clusterUrl)
    url.pathname = `/${template}`
    await migrate(url.href)
    await server.unsafe(`alter database ${template} is_template true`)
    return template
  } finally {
    await server`select pg_advisory_unlock(${lockKey})`
  }
}

/**
 * Makes a copy of a database whose roles its own are members of, so that every grant and policy of the first holds for
 * them.
 */
export async function copyDatabase(server: postgres.Sql, template: string, name: string): Promise<void> {
  await server.unsafe(`create database ${name} template ${template}`)
  for (const roleOf of [appRole, jobRole])
    await server.unsafe(`create role ${roleOf(name)} nologin nobypassrls in role ${roleOf(template)}`)
}

async function digestOfMigrations(): Promise<string> {
  const db = path.resolve('db')
  const migrations = (await readdir(path.join(db, 'migrations'))).filter((file) => file.endsWith('.sql'))
  const files = [
    'migrate.ts',
    'owner.ts',
    'roles.ts',
    ...migrations.map((file) => path.join('migrations', file)),
  ]
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(file).update(await readFile(path.join(db, file)))
  return hash.digest('hex').slice(0, 16)
}
