import { defineConfig } from '@playwright/test'

const ports = (process.env.EVENHAND_E2E_PORTS ?? '3217,3218').split(',').map(Number)

/** One server with a database of its own, and the journeys that are walked on it, one after the other. */
const half = (at: number, testMatch: RegExp) => {
  const address = `http://localhost:${ports[at]}`
  return {
    project: { name: `half ${at + 1}`, testMatch, workers: 1, use: { baseURL: address } },
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

// Two at a time, never on the same rows: which journey follows which is the same in every run.
const halves = [half(0, /\/[a-f][^/]*\.spec\.ts$/), half(1, /\/[g-z][^/]*\.spec\.ts$/)]

/** `npm test` sets the variables; by hand: `node launcher/cluster.mjs`, a build, and Playwright with its own browser. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 2,
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
  projects: halves.map(({ project }) => project),
  webServer: halves.map(({ server }) => server),
})
