import { defineConfig } from '@playwright/test'

const port = Number(process.env.EVENHAND_E2E_PORT ?? 3217)
const address = `http://localhost:${port}`

/** `npm test` sets the variables; by hand: `node launcher/cluster.mjs`, a build, and Playwright with its own browser. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    // The server's zone is another: a time that is only right on one side of the wire fails here.
    timezoneId: 'Pacific/Chatham',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.EVENHAND_CHROMIUM || undefined,
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'node --import tsx e2e/support/serve.ts',
    cwd: '..',
    env: { EVENHAND_E2E_PORT: String(port) },
    url: `${address}/api/health/ready`,
    timeout: 120_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
