import { chmodSync, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { canReach, postgresAccount } from './account.mjs'
import { embeddedBinaries } from './binaries.mjs'
import { createCluster, dataFolder, startCluster, stopCluster, superuser } from './postgres.mjs'
import { livePostmaster } from './postmaster.mjs'
import { isAlive } from './program.mjs'

/** Where root puts what the unprivileged account must reach and a private checkout hides. */
export const sharedFolder = '/var/lib/evenhand'

// Where crashes need not be survived, the disk need not be waited for.
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB' }

/**
 * Starts an empty cluster that lives as long as this process and loses everything at its end.
 * @param {string} root the checkout
 * @param {{ bin?: string, settings?: Record<string, string | number> }} [options] `bin`: the binaries of another
 *   PostgreSQL than the bundled one; `settings` replace the careless ones, for measuring.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} the superuser's address of the database postgres
 */
export async function startThrowaway(root, { bin, settings = careless } = {}) {
  const account = await postgresAccount()
  const parent = await parentFolder(account)
  await sweep(parent)
  const place = await mkdtemp(path.join(parent, `${prefix()}${process.pid}-`))
  // The account has to enter the folder; what is secret in it has a mode of its own.
  chmodSync(place, 0o755)
  const binaries = bin ?? (await embeddedBinaries(root, sharedFolder, account))
  const cluster = { bin: binaries, place, account, settings }
  const stop = async () => {
    await stopCluster(cluster)
    await rm(place, { recursive: true, force: true })
  }
  try {
    await createCluster(cluster)
    const { port, password } = await startCluster(cluster)
    return { url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    await stop().catch(() => undefined)
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
    const server = existsSync(place) && livePostmaster(dataFolder({ place }))
    try {
      // SIGQUIT is PostgreSQL's word for "at once"; nothing here is worth a checkpoint.
      if (server) process.kill(server.pid, 'SIGQUIT')
      await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    } catch {
      // Another account's; it is for that one to clean up.
    }
  }
}
