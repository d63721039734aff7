import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { appRole, jobRole } from '@/db/roles'

/** What the names of this run's databases and their roles begin with. */
export const runPrefix = () => (process.env.EVENHAND_TEST_RUN ??= `test_${randomBytes(4).toString('hex')}_`)

/** Before the run: names it. After it: drops what its processes made. */
export default function nameRun() {
  const prefix = runPrefix()
  return async () => {
    const cluster = process.env.EVENHAND_TEST_DATABASE_URL
    if (!cluster) return
    const server = postgres(cluster, { max: 1, onnotice: () => {} })
    const databases = await server<{ datname: string }[]>`
      select datname from pg_database where starts_with(datname, ${prefix})`
    for (const { datname } of databases) {
      await server.unsafe(`drop database ${datname} with (force)`)
      for (const role of [appRole(datname), jobRole(datname)])
        await server.unsafe(`drop role if exists ${role}`)
    }
    await server.end()
  }
}
