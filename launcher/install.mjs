import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { complaint, runProgram } from './program.mjs'

/** Where the packages were last installed completely from, as a digest of the lockfile. */
const markerFile = (root) => path.join(root, 'node_modules', '.evenhand-lock')
/** npm writes this one itself, last of all: it is missing while an install is unfinished. */
const hiddenLockFile = (root) => path.join(root, 'node_modules', '.package-lock.json')

/**
 * Whether exactly the lockfile's packages are installed for this machine, by us or by hand.
 * @param {string} root the checkout
 */
export function isInstalled(root) {
  if (!existsSync(hiddenLockFile(root))) return false
  if (existsSync(markerFile(root)) && readFileSync(markerFile(root), 'utf8') === lockDigest(root)) return true
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(hiddenLockFile(root), 'utf8')).packages
  return missingPackages(wanted, present).length === 0
}

/**
 * The packages of a lockfile that an install lacks or has in another version. What is optional may be lacking,
 * since npm leaves out what is for other machines.
 * @param {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} wanted
 * @param {Record<string, { version?: string }>} present
 * @returns {string[]}
 */
export function missingPackages(wanted, present) {
  return Object.entries(wanted)
    .filter(([name, { version, optional, devOptional }]) => {
      if (name === '') return false
      const found = present[name]
      return found ? found.version !== version : !optional && !devOptional
    })
    .map(([name]) => name)
}

/**
 * Installs the lockfile's packages.
 * @param {string} root the checkout
 */
export async function installPackages(root) {
  const npm = npmProgram()
  const args = [...npm.args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const { code, output } = await runProgram(npm.file, args, { cwd: root })
  if (code !== 0) {
    throw complaint(`npm ci failed (${code}):\n${output.trim()}\n\nIs the npm registry reachable from here?`)
  }
}

/** Remembers that the install is complete, so that the next start need not compare. */
export function rememberInstall(root) {
  if (existsSync(markerFile(root)) && readFileSync(markerFile(root), 'utf8') === lockDigest(root)) return
  // A folder that somebody else installed, read-only to us, is compared again next time.
  try {
    writeFileSync(markerFile(root), lockDigest(root))
  } catch {}
}

function lockDigest(root) {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')))
  // A folder that was carried to another kind of machine has the wrong binaries.
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

/** How to call npm without a shell: on Windows `npm` is a batch file, which only a shell could run. */
function npmProgram() {
  const beside = path.dirname(realpathSync(process.execPath))
  const scripts = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const script = scripts.find((file) => file && path.basename(file) === 'npm-cli.js' && existsSync(file))
  return script ? { file: process.execPath, args: [script] } : { file: 'npm', args: [] }
}
