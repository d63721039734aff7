import { randomBytes } from 'node:crypto'
import { defineConfig } from '@playwright/test'

// Servers and journeys of one run copy the same demo.
process.env.EVENHAND_E2E_RUN ??= randomBytes(6).toString('hex')

const ports = (process.env.EVENHAND_E2E_PORTS ?? '3217,3218,3219').split(',').map(Number)

/** One server with a database of its own, and the journeys that are walked on it, one after the other. */
const third = (at: number, testMatch: RegExp) => {
  const address = `http://localhost:${ports[at]}`
  return {
    project: { name: `third ${at + 1}`, testMatch, workers: 1, use: { baseURL: address } },
    server: {
      command: 'node --import tsx e2e/support/serve.ts',
      cwd: '..',
      env: { EVENHAND_E2E_PORT: String(ports[at]) },
      url: `${address}/api/health/ready`,
      timeout: 120_000,
      stdout: 'pipe' as const,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
    },
  }
}

// Three at a time, never on the same rows: which journey follows which is the same in every run. One browser alone leaves
// a third of a core idle; four are no quicker than three.
const thirds = [
  third(0, /\/[a-e][^/]*\.spec\.ts$/),
  third(1, /\/[f-o][^/]*\.spec\.ts$/),
  third(2, /\/[p-z][^/]*\.spec\.ts$/),
]

/** `npm test` sets the variables; by hand: `node launcher/cluster.mjs`, a build, and Playwright with its own browser. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    // The server's zone is another: a time that is only right on one side of the wire fails here.
    timezoneId: 'Pacific/Chatham',
    screenshot: 'only-on-failure',
    // Recording made the longest journey take two fifths longer; one that failed is repeated with `--trace on`.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.EVENHAND_CHROMIUM || undefined,
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
  projects: thirds.map(({ project }) => project),
  webServer: thirds.map(({ server }) => server),
})
