import { lstatSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from './program.mjs'

/**
 * The operating system's account that PostgreSQL runs under.
 * @typedef {{ uid: number, gid: number, name: string }} Account
 */

const preferred = ['postgres', '_postgres', 'evenhand']

/**
 * PostgreSQL refuses to run as root, so root lends it an account without rights: one made for databases where
 * there is one, else a new system account, else `nobody`. Anybody else runs it as themselves (undefined).
 * @returns {Promise<Account | undefined>}
 */
export async function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined
  const known = firstKnown(preferred)
  if (known) return known
  for (const [program, ...args] of [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'evenhand'],
    ['adduser', '-S', '-D', '-H', 'evenhand'],
  ]) {
    const { code } = await runProgram(program, args)
    if (code === 0) break
  }
  return firstKnown(['evenhand', 'nobody']) ?? { uid: 65534, gid: 65534, name: 'nobody' }
}

function firstKnown(names) {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of names) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { name, uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  return undefined
}

/**
 * Whether the account has these rights (bits of one octal digit of a mode; reading and entering by default) to
 * a file or folder and may pass every folder above it, judged by their modes.
 * @param {Pick<Account, 'uid' | 'gid'>} account
 * @param {string} target an absolute path
 * @param {number} [rights]
 */
export function canReach(account, target, rights = 0o5) {
  if (!allows(account, target, rights)) return false
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    if (!allows(account, folder, 0o1)) return false
    if (folder === path.dirname(folder)) return true
  }
}

function allows(account, target, wanted) {
  try {
    const seen = lstatSync(target).isSymbolicLink() ? statSync(target) : lstatSync(target)
    const shift = seen.uid === account.uid ? 6 : seen.gid === account.gid ? 3 : 0
    return ((seen.mode >> shift) & wanted) === wanted
  } catch {
    return false
  }
}
