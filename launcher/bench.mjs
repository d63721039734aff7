import './node-version.mjs'
import path from 'node:path'
import { findBrowser } from './browser.mjs'
import { buildIfChanged } from './build.mjs'
import { installPackages, isInstalled, rememberInstall } from './install.mjs'
import { endPrograms, onEndWanted, runProgram } from './program.mjs'
import { showAndExit, step } from './say.mjs'
import { startThrowAway } from './throw-away.mjs'

// `npm run bench`: the built app, measured on a cluster of its own with the settings that real data gets.
// `npm run bench -- stats`: the statistics engine alone, `assembly` the assembler. `npm run bench -- grid`: the comparison of
// very many.
// `npm run bench -- room`: the scoring room.
// `npm run bench -- bank`: the search in a bank of very many. `npm run bench -- import`: a file of very many questions.
const browsed = ['grid', 'bank', 'room']
const root = path.resolve(import.meta.dirname, '..')
onEndWanted(() => endPrograms())

try {
  process.exitCode = await bench()
} catch (error) {
  showAndExit(error)
}

/** @returns {Promise<number>} the exit code of the measurement */
async function bench() {
  if (!isInstalled(root)) await step('install the packages', () => installPackages(root))
  rememberInstall(root)
  if (process.argv[2] === 'stats') return measure('tests/bench/stats/main.ts', {})
  if (process.argv[2] === 'assembly') return measure('tests/bench/assembly.ts', {})
  await buildIfChanged(root, (work) => step('build', work))
  const cluster = await step('start PostgreSQL', () => startThrowAway(root, { durable: true }))
  try {
    const env = { EVENHAND_TEST_DATABASE_URL: cluster.url }
    if (process.argv[2] === 'import') return await measure('tests/bench/import.ts', env)
    const subject = browsed.find((name) => name === process.argv[2])
    if (!subject) return await measure('tests/bench/main.ts', env)
    const browser = await step('find a browser', () => findBrowser(root))
    return await measure(`tests/bench/${subject}.ts`, { ...env, EVENHAND_CHROMIUM: browser })
  } finally {
    await cluster.remove()
  }
}

async function measure(script, env) {
  const { code } = await runProgram(process.execPath, ['--import', 'tsx', script, ...process.argv.slice(3)], {
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: 'inherit',
  })
  return code
}
