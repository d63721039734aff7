import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { anyFreePort, isPortFree } from './port.mjs'
import { livePostmaster } from './postmaster.mjs'
import { complaint, pause, runProgram } from './program.mjs'

/**
 * One cluster of our own on this machine.
 * @typedef {object} Cluster
 * @property {string} bin the folder with initdb, pg_ctl and postgres
 * @property {string} place the folder that holds everything of the cluster; the account can enter it
 * @property {import('./account.mjs').Account} [account] whom to run it as; without it, as ourselves
 * @property {Record<string, string | number>} [settings] of postgresql.conf
 */

export const superuser = 'postgres'

/** @param {Cluster} cluster */
export const dataFolder = (cluster) => path.join(cluster.place, 'postgres')
const logFile = (cluster) => path.join(cluster.place, 'postgres.log')
const portFile = (cluster) => path.join(cluster.place, 'postgres-port')
const passwordFile = (cluster) => path.join(cluster.place, 'postgres-password')

/**
 * Makes the cluster unless it is there. It is made under another name first, so that an interrupted attempt
 * leaves nothing that looks finished.
 * @param {Cluster} cluster
 * @returns {Promise<boolean>} whether it was made now
 */
export async function createCluster(cluster) {
  const { bin, place, account } = cluster
  await mkdir(place, { recursive: true, mode: 0o755 })
  const made = await readFile(path.join(dataFolder(cluster), 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (made) {
    if (existsSync(passwordFile(cluster))) return false
    throw complaint(
      `The database in ${dataFolder(cluster)} is there, but its password file ${passwordFile(cluster)} is not.\nPut it back, or move the database away to start an empty one.`,
    )
  }
  if (existsSync(dataFolder(cluster))) {
    throw complaint(`${dataFolder(cluster)} holds no database. Move it away and start again.`)
  }
  const unfinished = path.join(place, 'postgres.unfinished')
  const passwordForInitdb = path.join(place, 'postgres-password.unfinished')
  await rm(unfinished, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordForInitdb, password, { mode: 0o600 })
  await mkdir(unfinished, { mode: 0o700 })
  if (account) {
    for (const file of [unfinished, passwordForInitdb]) await chown(file, account.uid, account.gid)
  }
  const args = ['-D', unfinished, '-U', superuser, `--pwfile=${passwordForInitdb}`, '--auth=scram-sha-256']
  // ICU sorts alike on every system; the C locale is the only other one that exists everywhere.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und']
  const { code, output } = await runProgram(
    path.join(bin, 'initdb'),
    [...args, ...locale, '--data-checksums'],
    programOptions(cluster),
  )
  if (code !== 0) throw complaint(`initdb failed (${code}):\n${output.trim()}`)
  await appendFile(path.join(unfinished, 'postgresql.conf'), "\ninclude_if_exists = 'evenhand.conf'\n")
  await writeFile(passwordFile(cluster), password, { mode: 0o600 })
  await rm(passwordForInitdb)
  await rename(unfinished, dataFolder(cluster))
  return true
}

/**
 * Starts the cluster, or attaches to the server that an earlier run left behind. Recovers by itself after a
 * kill -9.
 * @param {Cluster} cluster
 * @returns {Promise<{ port: number, password: string, attached: boolean }>}
 */
export async function startCluster(cluster) {
  const password = (await readFile(passwordFile(cluster), 'utf8')).trim()
  const running = await settledPostmaster(cluster)
  if (running) return { port: running.port, password, attached: true }

  // The file of a server that is gone. PostgreSQL would mind it if its process number is in use again.
  await rm(path.join(dataFolder(cluster), 'postmaster.pid'), { force: true })
  for (let attempt = 1; ; attempt++) {
    const port = await rememberedPort(cluster)
    await writeSettings(cluster, port)
    await prepareLog(cluster)
    const args = ['start', '-D', dataFolder(cluster), '-l', logFile(cluster), '-w', '-t', '180', '-s']
    const { code } = await runProgram(path.join(cluster.bin, 'pg_ctl'), args, programOptions(cluster))
    if (code === 0) return { port, password, attached: false }
    const log = (await readFile(logFile(cluster), 'utf8').catch(() => ''))
      .trim()
      .split('\n')
      .slice(-12)
      .join('\n')
    // Just after a kill -9 the server's last children still hold its memory for a moment.
    const isPassing = /still in use|could not bind|postmaster\.pid|Address already in use/.test(log)
    if (!isPassing || attempt === 20)
      throw complaint(`PostgreSQL did not start. The end of ${logFile(cluster)}:\n${log}`)
    await pause(500)
  }
}

/**
 * Stops the cluster: clients are cut off, everything committed is on disk.
 * @param {Cluster} cluster
 */
export async function stopCluster(cluster) {
  if (!livePostmaster(dataFolder(cluster))) return
  const args = ['stop', '-D', dataFolder(cluster), '-m', 'fast', '-w', '-t', '60', '-s']
  const { code, output } = await runProgram(path.join(cluster.bin, 'pg_ctl'), args, programOptions(cluster))
  if (code !== 0 && livePostmaster(dataFolder(cluster)))
    throw complaint(`PostgreSQL did not stop:\n${output.trim()}`)
}

async function settledPostmaster(cluster) {
  for (let waited = 0; ; waited++) {
    const found = livePostmaster(dataFolder(cluster))
    if (!found || found.state === 'ready') return found
    if (waited === 600)
      throw complaint(`PostgreSQL (process ${found.pid}) is still ${found.state} after two minutes.`)
    await pause(200)
  }
}

async function rememberedPort(cluster) {
  const remembered = Number(await readFile(portFile(cluster), 'utf8').catch(() => ''))
  if (remembered > 0 && (await isPortFree(remembered, '127.0.0.1'))) return remembered
  const port = await anyFreePort()
  await writeFile(portFile(cluster), `${port}\n`)
  return port
}

async function writeSettings(cluster, port) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // Loopback only: a socket in a shared folder would collide and its path can be too long.
    unix_socket_directories: '',
    max_connections: 100,
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...cluster.settings,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`)
  const file = path.join(dataFolder(cluster), 'evenhand.conf')
  await writeFile(file, lines.join(''), { mode: 0o600 })
  if (cluster.account) await chown(file, cluster.account.uid, cluster.account.gid)
}

async function prepareLog(cluster) {
  const size = await stat(logFile(cluster)).then(
    (seen) => seen.size,
    () => 0,
  )
  const handle = await open(logFile(cluster), size > 10_000_000 ? 'w' : 'a', 0o600)
  await handle.close()
  if (cluster.account) await chown(logFile(cluster), cluster.account.uid, cluster.account.gid)
}

function programOptions({ place, account }) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return {
    cwd: place,
    env: { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' },
    ...(account && { uid: account.uid, gid: account.gid }),
  }
}
