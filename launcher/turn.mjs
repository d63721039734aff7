import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { isAlive, pause } from './program.mjs'

const beatMs = 1000
const silenceMsMax = 15_000

/**
 * Waits until no other start of this installation is under way, so that two never install, build or start
 * PostgreSQL at the same time. A start that was killed gives its turn up by falling silent.
 * @param {string} data the data folder
 * @param {(pid: number) => void} waiting is told once whom we wait for
 * @returns {Promise<() => void>} ends the turn
 */
export async function takeTurn(data, waiting) {
  const file = path.join(data, 'starting')
  for (let hasSaid = false; ; ) {
    if (createFile(file)) {
      // Another may have judged a dead holder at the same moment as we did, and removed our file for it.
      await pause(50)
      if (Number(readFile(file)) === process.pid) break
      continue
    }
    const holder = Number(readFile(file))
    if (!isHeld(file, holder)) {
      rmSync(file, { force: true })
      continue
    }
    if (!hasSaid) waiting(holder)
    hasSaid = true
    await pause(300)
  }
  const beat = setInterval(() => touch(file), beatMs)
  beat.unref()
  let isOver = false
  return () => {
    // A second time, the file may be another start's.
    if (isOver) return
    isOver = true
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

function createFile(file) {
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isHeld(file, holder) {
  try {
    const isSilent = Date.now() - statSync(file).mtimeMs > silenceMsMax
    // A number that cannot be read is being written just now.
    return !isSilent && (!(holder > 0) || (holder !== process.pid && isAlive(holder)))
  } catch {
    return false
  }
}

function readFile(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Without the file there is nothing to hold; the next start makes its own.
  }
}

/**
 * Signs this launcher in, so that the one that leaves last can tell that it is the last and stops PostgreSQL.
 * @param {string} data the data folder
 * @returns {() => boolean} signs out, and says whether nobody else is left; may be asked again
 */
export function signIn(data) {
  const folder = path.join(data, 'running')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own = path.join(folder, String(process.pid))
  closeSync(openSync(own, 'w', 0o600))
  const beat = setInterval(() => touch(own), beatMs)
  beat.unref()
  return () => {
    clearInterval(beat)
    rmSync(own, { force: true })
    return !othersRunning(folder)
  }
}

function othersRunning(folder) {
  return readdirSync(folder).some((name) => {
    const isOther = isHeld(path.join(folder, name), Number(name))
    if (!isOther) rmSync(path.join(folder, name), { force: true })
    return isOther
  })
}
