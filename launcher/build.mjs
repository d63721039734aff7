import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { complaint, runProgram } from './program.mjs'

// What ends up in the app. Tests and documents do not.
const folders = ['app', 'server', 'db', 'seed', 'public']
const rootFile = /\.(ts|mjs|json)$/
const notSource = new Set(['next-env.d.ts', 'drizzle.config.ts'])

const markerFile = (root) => path.join(root, '.next', 'evenhand-build')

/**
 * A digest of everything that the build reads.
 * @param {string} root the checkout
 * @returns {Promise<string>}
 */
export async function sourcesDigest(root) {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\n`)
  for (const file of await listSources(root)) {
    const content = await readFile(path.join(root, file))
    hash.update(`${file.replaceAll(path.sep, '/')} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

async function listSources(root) {
  const files = (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && rootFile.test(entry.name) && !notSource.has(entry.name))
    .map((entry) => entry.name)
  for (const folder of folders) {
    if (!existsSync(path.join(root, folder))) continue
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (entry.isFile())
        files.push(path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    }
  }
  return files.sort()
}

/**
 * Whether the app in `.next` was built to its end from just these sources.
 * @param {string} root the checkout
 * @param {string} digest of the sources
 */
export async function isBuilt(root, digest) {
  if (!existsSync(path.join(root, '.next', 'BUILD_ID'))) return false
  return (await readFile(markerFile(root), 'utf8').catch(() => '')) === digest
}

/**
 * Builds the app. An interrupted or failed build leaves no mark and so is done again.
 * @param {string} root the checkout
 * @param {string} digest of the sources
 */
export async function buildApp(root, digest) {
  await rm(markerFile(root), { force: true })
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const { code, output } = await runProgram(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0) throw complaint(`next build failed (${code}):\n${output.trim()}`)
  await writeFile(markerFile(root), digest)
}

/**
 * Builds the app if its sources changed since the last build.
 * @param {string} root the checkout
 * @param {(work: () => Promise<void>) => Promise<void>} around shows that a build is under way
 */
export async function buildIfChanged(root, around) {
  const digest = await sourcesDigest(root)
  if (!(await isBuilt(root, digest))) await around(() => buildApp(root, digest))
}
