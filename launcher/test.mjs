import './node-version.mjs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from './browser.mjs'
import { sum } from './counts.mjs'
import { installPackages, isInstalled, rememberInstall } from './install.mjs'
import { complaint, endPrograms, onEndWanted } from './program.mjs'
import { secondsSince, showAndExit, step } from './say.mjs'
import { suites } from './suites.mjs'
import { startThrowAway } from './throw-away.mjs'

const help = `npm test                        everything
npm test -- --only checks       types, format, lint, dead code, migrations
npm test -- --only unit         unit and database tests
npm test -- --only e2e          build, and journeys in a browser`

const root = path.resolve(import.meta.dirname, '..')
const interrupt = new AbortController()
onEndWanted(() => {
  interrupt.abort()
  // Playwright ends the app that it started at this signal only.
  endPrograms('SIGINT')
})

/** @returns {Promise<import('./counts.mjs').Counts>} */
async function testEverything(chosen) {
  if (!isInstalled(root)) await step('install the packages', () => installPackages(root))
  rememberInstall(root)
  const reports = await mkdtemp(path.join(os.tmpdir(), 'evenhand-reports-'))
  const clusters = []
  try {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined }
    if (chosen.some(({ kind }) => kind === 'e2e')) {
      env.EVENHAND_CHROMIUM = await step('find a browser', () => findBrowser(root))
    }
    if (chosen.some(({ kind }) => kind !== 'checks')) {
      Object.assign(env, await step('start PostgreSQL for the tests', () => startClusters(clusters)))
    }
    const all = []
    for (const suite of chosen) {
      if (interrupt.signal.aborted) throw complaint('Interrupted.')
      all.push(await report(suite, { root, reports, env }))
    }
    return sum(all)
  } finally {
    for (const cluster of clusters) await cluster.remove()
    await rm(reports, { recursive: true, force: true })
  }
}

async function startClusters(clusters) {
  const env = {}
  for (const version of [18, 15]) {
    const cluster = await startThrowAway(root, { version })
    if (!cluster) continue
    clusters.push(cluster)
    env[version === 18 ? 'EVENHAND_TEST_DATABASE_URL' : 'EVENHAND_TEST_DATABASE_URL_15'] = cluster.url
  }
  return env
}

async function report(suite, run) {
  const startMs = performance.now()
  console.log(`  … ${suite.name}`)
  const { counts, output } = await suite.test(run)
  const mark = counts.failed > 0 ? '✗' : '✓'
  const { passed, failed, skipped } = counts
  if (failed > 0) console.log(`\n${output.trim()}\n`)
  console.log(
    `  ${mark} ${suite.name}  ${passed} passed, ${failed} failed, ${skipped} skipped  ${secondsSince(startMs)}`,
  )
  return counts
}

try {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } })
  const chosen = suites.filter(({ kind }) => !values.only || kind === values.only)
  if (values.help || chosen.length === 0) {
    console.log(help)
    process.exit(values.help ? 0 : 1)
  }
  const { passed, failed, skipped } = await testEverything(chosen)
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exit(failed > 0 ? 1 : 0)
} catch (error) {
  showAndExit(error)
}
