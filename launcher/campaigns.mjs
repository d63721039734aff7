import './node-version.mjs'
import { randomInt } from 'node:crypto'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from './browser.mjs'
import { buildIfChanged } from './build.mjs'
import { installPackages, isInstalled, rememberInstall } from './install.mjs'
import { freePorts } from './port.mjs'
import { complaint, endPrograms, onEndWanted, runProgram } from './program.mjs'
import { secondsSince, showAndExit, step } from './say.mjs'
import { startThrowAway } from './throw-away.mjs'

// `npm run test:campaigns`: the fault tests of `npm test` once more, at a length that takes long. The code is the same;
// only how often is set here.
const help = `npm run test:campaigns                    all of them
npm run test:campaigns -- --only NAME     one: requests, app, database or control
npm run test:campaigns -- --times 20      with so many kills, or a hundred times as many runs
EVENHAND_SEED=1 npm run test:campaigns    as a run was that printed this seed`

const root = path.resolve(import.meta.dirname, '..')
onEndWanted(() => endPrograms('SIGINT'))

const journey = (spec, grep) => ({
  needsApp: true,
  args: () => [
    '@playwright/test/cli.js',
    'test',
    '--config',
    'e2e/playwright.config.ts',
    '--reporter=list',
    spec,
    '-g',
    grep,
  ],
  times: (kills) => ({ EVENHAND_KILLS: String(kills) }),
})

const campaigns = {
  requests: {
    needsApp: false,
    args: () => [
      'vitest/vitest.mjs',
      'run',
      '--config',
      'tests/vitest.config.ts',
      'tests/sessions/converge.test.ts',
    ],
    times: (kills) => ({ EVENHAND_RUNS: String(100 * kills) }),
  },
  app: journey('e2e/room-kill.spec.ts', 'after kill -9 of the app'),
  database: journey('e2e/room-database-kill.spec.ts', 'after kill -9 of PostgreSQL'),
  control: journey('e2e/room-kill.spec.ts', 'the control'),
}

try {
  const options = {
    only: { type: 'string' },
    times: { type: 'string', default: '100' },
    help: { type: 'boolean' },
  }
  const { values } = parseArgs({ options })
  const chosen = Object.entries(campaigns).filter(([name]) => !values.only || name === values.only)
  const times = Number(values.times)
  if (values.help || chosen.length === 0 || !(times > 0)) {
    console.log(help)
    process.exit(values.help ? 0 : 1)
  }
  process.exitCode = await runAll(chosen, times)
} catch (error) {
  showAndExit(error)
}

/** @returns {Promise<number>} 0 when every campaign held */
async function runAll(chosen, times) {
  if (!isInstalled(root)) await step('install the packages', () => installPackages(root))
  rememberInstall(root)
  const needsApp = chosen.some(([, campaign]) => campaign.needsApp)
  if (needsApp) await buildIfChanged(root, (work) => step('build', work))
  const seed = process.env.EVENHAND_SEED ?? String(randomInt(2 ** 31))
  console.log(`  seed ${seed}`)
  const env = {
    ...process.env,
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    EVENHAND_SEED: seed,
    ...(needsApp && { EVENHAND_CHROMIUM: await step('find a browser', () => findBrowser(root)) }),
  }
  const cluster = await step('start PostgreSQL', () => startThrowAway(root))
  const said = []
  try {
    for (const [name, campaign] of chosen) {
      const startMs = performance.now()
      const [program, ...args] = campaign.args()
      const { code, output } = await runProgram(
        process.execPath,
        [path.join(root, 'node_modules', program), ...args],
        {
          cwd: root,
          tail: true,
          env: {
            ...env,
            EVENHAND_TEST_DATABASE_URL: cluster.url,
            EVENHAND_E2E_PORTS: (await freePorts(3)).join(),
            ...campaign.times(times),
          },
        },
      )
      const line = output.split('\n').findLast((one) => one.includes(`seed ${seed}`))
      said.push(
        `${code === 0 ? '✓' : '✗'} ${name}  ${line?.trim() ?? 'no summary'}  ${secondsSince(startMs)}`,
      )
    }
  } finally {
    await cluster.remove()
  }
  console.log(`\n${said.join('\n')}`)
  if (said.some((line) => line.startsWith('✗'))) throw complaint('A campaign did not hold.')
  return 0
}
