import { spawn } from 'node:child_process'
import { complaint } from './program.mjs'

/**
 * Migrates the database and, in demo mode, plants the demo organization.
 * @param {string} root the checkout
 * @param {{ env: Record<string, string | undefined>, isPlanted: boolean, signal: AbortSignal }} how
 * @param {(line: string) => void} note
 * @returns {Promise<{ name: string, role: string }[]>} who signs in with one click
 */
export async function prepareDatabase(root, { env, isPlanted, signal }, note) {
  const args = ['--import', 'tsx', 'launcher/prepare.ts', ...(isPlanted ? ['--planted'] : [])]
  const errors = []
  let cast = []
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
    signal,
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => errors.push(chunk))
  child.on('message', (message) => {
    if (message.line) note(message.line)
    if (message.cast) cast = message.cast
  })
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', resolve)
  })
  if (code !== 0) throw complaint(`The database could not be prepared.\n${explain(Buffer.concat(errors))}`)
  return cast
}

/** The message of an error that ended a process, without the lines of code and the stack around it. */
function explain(output) {
  const text = output.toString('utf8').trim()
  return text.match(/^\w*Error: .*$/m)?.[0].replace(/^\w*Error: /, '') ?? text
}
