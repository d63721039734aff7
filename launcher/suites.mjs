import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildIfChanged } from './build.mjs'
import { honest, playwrightCounts, vitestCounts } from './counts.mjs'
import { freePorts } from './port.mjs'
import { runProgram } from './program.mjs'

/**
 * One line of `npm test`.
 * @typedef {object} Suite
 * @property {string} name
 * @property {'checks' | 'unit' | 'e2e'} kind
 * @property {(run: Run) => Promise<{ counts: import('./counts.mjs').Counts, output: string }>} test
 */

/**
 * What the suites are given.
 * @typedef {object} Run
 * @property {string} root the checkout
 * @property {string} reports a folder for reports
 * @property {Record<string, string | undefined>} env
 */

// Every policy, and every procedure once, by everybody.
const onPostgres15 = ['tests/database', 'tests/authority/sealed-until-all.test.ts']

/** @type {readonly Suite[]} */
export const suites = [
  check('types', ['next', 'typegen'], ['typescript:tsc', '--noEmit']),
  check('format and lint', ['@biomejs/biome', 'check', '--colors=off', '.']),
  check('type-aware lint', ['oxlint', '--type-aware', '--deny-warnings']),
  check('dead code', ['knip:knip']),
  check('migrations', ['squawk-cli', ...migrations()]),
  { name: 'unit and database tests on PostgreSQL 18', kind: 'unit', test: (run) => vitest(run, '18') },
  {
    name: 'database tests on PostgreSQL 15',
    kind: 'unit',
    test: (run) =>
      run.env.EVENHAND_TEST_DATABASE_URL_15
        ? vitest(run, '15', onPostgres15, run.env.EVENHAND_TEST_DATABASE_URL_15)
        : { counts: { passed: 0, failed: 0, skipped: 1 }, output: 'There is no PostgreSQL 15 here.' },
  },
  { name: 'build', kind: 'e2e', test: build },
  { name: 'journeys in the browser', kind: 'e2e', test: journeys },
]

/** A suite that passes as a whole: every command, each `package[:program] arguments`, ends with 0. */
function check(name, ...commands) {
  return {
    name,
    kind: 'checks',
    test: async (run) => {
      const outputs = []
      for (const [program, ...args] of commands) {
        const { code, output } = await runTool(run, program, args)
        outputs.push(output)
        if (code !== 0) return { counts: honest(undefined, code), output: outputs.join('\n') }
      }
      return { counts: { passed: 1, failed: 0, skipped: 0 }, output: '' }
    },
  }
}

async function vitest(run, name, only = [], url = run.env.EVENHAND_TEST_DATABASE_URL) {
  const report = path.join(run.reports, `vitest-${name}.json`)
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json']
  const { code, output } = await runTool(run, 'vitest', [...args, `--outputFile.json=${report}`, ...only], {
    EVENHAND_TEST_DATABASE_URL: url,
  })
  const counts = readReport(report)
  return { counts: honest(counts && vitestCounts(counts), code), output }
}

async function build({ root }) {
  try {
    await buildIfChanged(root, (work) => work())
    return { counts: { passed: 1, failed: 0, skipped: 0 }, output: '' }
  } catch (error) {
    return { counts: { passed: 0, failed: 1, skipped: 0 }, output: error.message }
  }
}

async function journeys(run) {
  const report = path.join(run.reports, 'playwright.json')
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json']
  const { code, output } = await runTool(run, '@playwright/test:playwright', args, {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    EVENHAND_E2E_PORTS: (await freePorts(3)).join(),
  })
  const counts = readReport(report)
  return { counts: honest(counts && playwrightCounts(counts), code), output }
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function migrations() {
  const folder = path.join('db', 'migrations')
  const names = readdirSync(path.resolve(import.meta.dirname, '..', folder))
  return names.filter((name) => name.endsWith('.sql')).map((name) => path.join(folder, name))
}

/**
 * Runs a package's program with this very Node, which works alike on every system: no shell, no `.cmd`.
 * @param {Run} run
 * @param {string} program `package`, or `package:program` where a package has several or one of another name
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
function runTool(run, program, args, env = {}) {
  const [name, chosen] = program.split(':')
  const folder = path.join(run.root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : (bin[chosen] ?? Object.values(bin)[0])
  return runProgram(process.execPath, [path.join(folder, script), ...args], {
    cwd: run.root,
    env: { ...run.env, ...env },
  })
}
