import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { postgresAccount } from './account.mjs'
import { embeddedBinaries } from './binaries.mjs'
import { createCluster, startCluster, stopCluster, superuser } from './postgres.mjs'
import { livePostmaster } from './postmaster.mjs'
import { isAlive } from './program.mjs'

const prefix = 'evenhand-'
// Tests make and drop hundreds of databases and lose nothing that matters when the machine goes down.
const quickSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 }
const oldestSupported = '/usr/lib/postgresql/15/bin'

/**
 * Starts a cluster in a temporary folder, to be deleted by `remove`.
 * @param {string} root the checkout
 * @param {{ version?: 18 | 15, durable?: boolean }} [options] `durable` keeps the settings that `npm start` has
 * @returns {Promise<{ url: string, remove: () => Promise<void> } | undefined>} the superuser's address of the
 *   database `postgres`; undefined where this machine has no PostgreSQL 15
 */
export async function startThrowAway(root, { version = 18, durable = false } = {}) {
  if (version === 15 && !existsSync(oldestSupported)) return undefined
  await sweep()
  const account = await postgresAccount()
  const place = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`))
  await chmod(place, 0o711)
  const bin = version === 15 ? oldestSupported : await embeddedBinaries(root, path.join(place, 'binaries'), account)
  const cluster = { bin, place, account, settings: durable ? {} : quickSettings }
  const remove = async () => {
    await stopCluster(cluster)
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await createCluster(cluster)
    const { port, password } = await startCluster(cluster)
    return { url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Clears away what a killed run left behind: its name says which process it belonged to. */
async function sweep() {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (!owner || isAlive(Number(owner))) continue
    const place = path.join(tmpdir(), name)
    const seen = await stat(place).catch(() => undefined)
    if (!seen || (process.getuid && seen.uid !== process.getuid())) continue
    await removeOrphan(place)
  }
}

async function removeOrphan(place) {

  const running = livePostmaster(path.join(place, 'postgres'))
  if (running) process.kill(running.pid, 'SIGQUIT')
  await rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 })
}
