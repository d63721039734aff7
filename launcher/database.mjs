import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { embeddedBinaries } from './binaries.mjs'
import { findPlace, sharedFolder } from './folder.mjs'
import { createCluster, dataFolder, startCluster, stopCluster, superuser } from './postgres.mjs'
import { livePostmaster } from './postmaster.mjs'
import { secondsSince } from './say.mjs'
import { signIn } from './turn.mjs'

const owner = 'evenhand'
const database = 'evenhand'

/**
 * Joins those who use the bundled PostgreSQL of this installation. Who leaves last stops it.
 * @param {string} root the checkout
 * @param {string} data the data folder
 * @param {() => Promise<() => void>} takeTurn
 * @returns {Promise<{ cluster: import('./postgres.mjs').Cluster, leave: () => Promise<void> }>}
 */
export async function joinCluster(root, data, takeTurn) {
  const signOut = signIn(data)
  const { place, account } = await findPlace(data)
  const cluster = { bin: await embeddedBinaries(root, sharedFolder, account), place, account }
  const leave = async () => {
    if (!signOut()) return
    // Somebody may have come in the meantime, and counts on it by now.
    const endTurn = await takeTurn()
    if (signOut()) await stopCluster(cluster)
    endTurn()
  }
  return { cluster, leave }
}

/**
 * Starts it, or attaches to it, and makes its database on the first start.
 * @param {import('./postgres.mjs').Cluster} cluster
 * @param {(line: string) => void} note
 * @returns {Promise<string>} the address for the application: its owner, who is no superuser
 */
export async function openDatabase(cluster, note) {
  if (await createCluster(cluster)) note(`data in ${dataFolder(cluster)}`)
  const { port, password, attached } = await startCluster(cluster)
  if (attached) note('it was still running')
  // Loaded only now: the launcher runs before the packages are installed.
  const { default: postgres } = await import('postgres')
  const address = `127.0.0.1:${port}`
  const sql = postgres(`postgres://${superuser}:${password}@${address}/postgres`, {
    max: 1,
    onnotice: () => {},
  })
  try {
    const [role] = await sql`select from pg_roles where rolname = ${owner}`
    if (!role) await sql.unsafe(`create role ${owner} login createrole password '${password}'`)
    const [found] = await sql`select from pg_database where datname = ${database}`
    if (!found) await sql.unsafe(`create database ${database} owner ${owner}`)
  } finally {
    await sql.end({ timeout: 5 })
  }
  return `postgres://${owner}:${password}@${address}/${database}`
}

/**
 * Starts PostgreSQL again whenever it is gone, until told to stop.
 * @param {import('./postgres.mjs').Cluster} cluster
 * @param {() => Promise<() => void>} takeTurn so that of several launchers only one starts it
 * @param {(line: string) => void} say
 * @returns {() => Promise<void>} ends the watch; afterwards nothing is started any more
 */
export function watchDatabase(cluster, takeTurn, say) {
  let work = Promise.resolve()
  let isWatching = true
  const look = async () => {
    if (!isWatching || livePostmaster(dataFolder(cluster))) return
    say('PostgreSQL is gone; starting it again')
    const startMs = performance.now()
    const endTurn = await takeTurn()
    try {
      if (!isWatching || livePostmaster(dataFolder(cluster))) return
      await startCluster(cluster)
      say(`PostgreSQL is back after ${secondsSince(startMs)}`)
    } catch (error) {
      say(`${error.message}\nTrying again.`)
    } finally {
      endTurn()
    }
  }
  const timer = setInterval(() => {
    work = work.then(look)
  }, 500)
  return async () => {
    isWatching = false
    clearInterval(timer)
    await work
  }
}

/**
 * Remembers, inside the database's own folder, that the demo was planted to its end: who removed it does not get
 * it back at the next start.
 * @param {import('./postgres.mjs').Cluster} cluster
 */
export const demoMemory = (cluster) => {
  const file = path.join(dataFolder(cluster), 'evenhand-demo-planted')
  return { isPlanted: () => existsSync(file), remember: () => writeFile(file, '') }
}
