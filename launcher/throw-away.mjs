import { chmodSync, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { canReach, postgresAccount } from './account.mjs'
import { embeddedBinaries } from './binaries.mjs'
import { sharedFolder } from './folder.mjs'
import { createCluster, dataFolder, startCluster, stopCluster, superuser } from './postgres.mjs'
import { livePostmaster } from './postmaster.mjs'
import { isAlive } from './program.mjs'

// Tests make and drop hundreds of databases and lose nothing that matters when the machine goes down.
const quickSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 200,
}
const oldestSupported = '/usr/lib/postgresql/15/bin'

/**
 * Starts an empty cluster that lives as long as this process and loses everything at its end.
 * @param {string} root the checkout
 * @param {{ version?: 18 | 15, durable?: boolean }} [options] `durable` keeps the settings that `npm start` has
 * @returns {Promise<{ url: string, remove: () => Promise<void> } | undefined>} the superuser's address of the
 *   database `postgres`; undefined where this machine has no PostgreSQL 15
 */
export async function startThrowAway(root, { version = 18, durable = false } = {}) {
  if (version === 15 && !existsSync(oldestSupported)) return undefined
  const account = await postgresAccount()
  const parent = await parentFolder(account)
  await sweep(parent)
  const place = await mkdtemp(path.join(parent, `${prefix()}${process.pid}-`))
  // The account has to enter the folder; what is secret in it has a mode of its own.
  chmodSync(place, 0o755)
  const bin = version === 15 ? oldestSupported : await embeddedBinaries(root, sharedFolder, account)
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
    await remove().catch(() => undefined)
    throw error
  }
}

const prefix = () => `evenhand-${os.hostname().replaceAll(/[^\w.]/g, '_')}-`

async function parentFolder(account) {
  if (!account || canReach(account, os.tmpdir())) return os.tmpdir()
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 })
  return sharedFolder
}

/** Ends and removes the clusters of runs on this machine that were killed before they could do it themselves. */
async function sweep(parent) {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix())) continue
    const owner = Number.parseInt(name.slice(prefix().length), 10)
    if (!(owner > 0) || isAlive(owner)) continue
    const place = path.join(parent, name)
    const server = livePostmaster(dataFolder({ place }))
    try {
      // SIGQUIT is PostgreSQL's word for "at once"; nothing here is worth a checkpoint.
      if (server) process.kill(server.pid, 'SIGQUIT')
      await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    } catch {
      // Another account's; it is for that one to clean up.
    }
  }
}
