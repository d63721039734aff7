import { spawn } from 'node:child_process'
import { get } from 'node:http'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { complaint, pause } from './program.mjs'

const patienceMs = 90_000
const drainMsMax = 15_000

// What Next says of itself while it starts; the launcher says it in its own words.
const noise =
  /^\s*$|^\s*▲ Next\.js|^\s*- (Local|Network|Environments):|^\s*✓ (Starting|Ready|Running next\.config)/

/**
 * The app's process.
 * @typedef {object} App
 * @property {Promise<string>} ended what it ended with, in words
 * @property {() => Promise<void>} untilReady rejects if it ends first or is never ready
 * @property {() => Promise<void>} stop lets requests finish, then ends it
 * @property {() => void} kill ends it at once
 */

/**
 * Serves the app, built or (`isDev`) with hot reload.
 * @param {string} root the checkout
 * @param {{ isDev: boolean, host: string | undefined, port: number, env: Record<string, string | undefined> }} how
 * @returns {App}
 */
export function serveApp(root, { isDev, host, port, env }) {
  const leash = pathToFileURL(path.join(import.meta.dirname, 'leash.mjs')).href
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const where = ['--port', String(port), ...(host ? ['--hostname', host] : [])]
  const child = spawn(process.execPath, ['--import', leash, next, isDev ? 'dev' : 'start', ...where], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  })
  for (const stream of [child.stdout, child.stderr]) passOn(stream)
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with ${code}`))
  })
  return {
    ended,
    untilReady: () => untilReady(port, host, new URL(env.NEXTAUTH_URL).host, ended),
    stop: async () => {
      if (child.connected) child.disconnect()
      const late = setTimeout(() => child.kill('SIGKILL'), drainMsMax)
      await ended
      clearTimeout(late)
    },
    kill: () => child.kill('SIGKILL'),
  }
}

function passOn(stream) {
  createInterface({ input: stream }).on('line', (line) => {
    if (noise.test(line)) return
    // A step may be drawing its line just now.
    process.stdout.write(`${process.stdout.isTTY ? '\r\u001b[2K' : ''}${line}\n`)
  })
}

async function untilReady(port, host, name, ended) {
  const reach = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const before = { end: '', said: 'it did not answer' }
  ended.then((how) => {
    before.end = how
  })
  for (const startMs = performance.now(); performance.now() - startMs < patienceMs; ) {
    if (before.end) throw complaint(`The app ${before.end} before it was ready.`)
    const answer = await readiness(reach, port, name)
    if (answer?.ready) return
    if (answer) before.said = answer.because
    await pause(50)
  }
  throw complaint(`The app was not ready within ${patienceMs / 1000} seconds: ${before.said}.`)
}

/**
 * What the app says of itself; undefined while nobody listens. Asked by the name that people use, since in demo
 * mode the app answers to no other.
 */
function readiness(host, port, name) {
  return new Promise((resolve) => {
    const request = get({ host, port, path: '/api/health/ready', headers: { host: name }, timeout: 30_000 })
    request.on('error', () => resolve(undefined))
    request.on('timeout', () => request.destroy())
    request.on('response', async (response) => {
      try {
        let text = ''
        for await (const chunk of response) text += chunk
        resolve({
          because: `it answered ${response.statusCode}`,
          ...(text.startsWith('{') && JSON.parse(text)),
        })
      } catch {
        resolve(undefined)
      }
    })
  })
}
