import { spawn } from 'node:child_process'

const running = new Set()

/**
 * Runs a program to its end without a shell.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ tail?: boolean, [spawnOption: string]: unknown }} [options] `tail: true` shows the
 *   output while it comes; otherwise it is only collected.
 * @returns {Promise<{ code: number, output: string }>} `code` is 127 when the program could not be started.
 */
export function runProgram(file, args, { tail = false, ...options } = {}) {
  return new Promise((resolve) => {
    const chunks = []
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, ...options })
    running.add(child)
    const ended = (code, output = Buffer.concat(chunks).toString('utf8')) => {
      running.delete(child)
      resolve({ code, output })
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        chunks.push(chunk)
        if (tail) process.stdout.write(chunk)
      })
    }
    child.on('error', (error) => ended(127, error.message))
    // 'exit' and not 'close': a server that was started by the program may keep its pipes open for good.
    child.on('exit', (code, signal) => setImmediate(ended, code ?? (signal ? 128 : 1)))
  })
}

/**
 * Asks every program that is under way to end, since nobody waits for its result any more.
 * @param {'SIGTERM' | 'SIGINT'} [signal]
 */
export function endPrograms(signal = 'SIGTERM') {
  for (const child of running) child.kill(signal)
}

/**
 * Calls `act` at every signal that asks us to end. npm does not hand the signal on when it is ended itself, so
 * that counts as one too.
 * @param {() => void} act
 */
export function onEndWanted(act) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, act)
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, 500)
  timer.unref()
}

/**
 * Whether a process with this id exists, ours or not.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** An error whose message is written for the person at the terminal; it is shown without a stack. */
export function complaint(message) {
  return Object.assign(new Error(message), { forPeople: true })
}
