import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './program.mjs'

/**
 * What a data folder's `postmaster.pid` says.
 * @typedef {{ pid: number, folder: string, port: number, state: string }} Postmaster `state` is PostgreSQL's
 *   own word: starting, stopping, ready, standby.
 */

/**
 * @param {string} data a data folder
 * @returns {Postmaster | undefined}
 */
export function readPostmaster(data) {
  let text
  try {
    text = readFileSync(path.join(data, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
  const [pid, folder = '', , port, , , , state = ''] = text.split('\n').map((line) => line.trim())
  return { pid: Number(pid), folder, port: Number(port), state }
}

/**
 * The server that really runs on this data folder. After a kill -9, or in a copied checkout, the file names a
 * process that is gone, that is something else by now, or that serves another folder; that is no server.
 * @param {string} data
 * @returns {Postmaster | undefined}
 */
export function livePostmaster(data) {
  const found = readPostmaster(data)
  if (!found || !(found.pid > 0) || !isAlive(found.pid)) return undefined
  if (!isSameFolder(found.folder, data)) return undefined
  return isServerOf(found.pid, data) ? found : undefined
}

function isSameFolder(one, other) {
  try {
    return realpathSync(one) === realpathSync(other)
  } catch {
    return false
  }
}

function isServerOf(pid, data) {
  if (process.platform === 'win32') return true
  if (process.platform === 'linux') {
    try {
      // A PostgreSQL server works inside its data folder.
      return isSameFolder(readlinkSync(`/proc/${pid}/cwd`), data)
    } catch {
      return false
    }
  }
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
  return /postgres/.test(stdout ?? '')
}
