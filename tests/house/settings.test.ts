import { expect, test } from 'vitest'
import { isCode, listFiles, readText } from './tree'

/** Set by Node, Next or the system, not by whoever runs Evenhand. */
const ofThePlatform = ['INIT_CWD', 'NODE_ENV', 'NEXT_RUNTIME', 'NEXT_TELEMETRY_DISABLED', 'PATH']
/** Handed by one of our programs to another that it starts. */
const betweenPrograms = [
  'EVENHAND_E2E_PORT',
  'EVENHAND_E2E_PORTS',
  'EVENHAND_E2E_RUN',
  'EVENHAND_KILLS',
  'EVENHAND_RUNS',
  'EVENHAND_SEED',
  'EVENHAND_TEST_DATABASE_URL',
  'EVENHAND_TEST_DATABASE_URL_15',
]

const code = ['app', 'server', 'db', 'seed', 'launcher'].flatMap((folder) => listFiles(folder)).filter(isCode)
const read = [
  ...code,
  'e2e/playwright.config.ts',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.ts',
  'drizzle.config.ts',
].flatMap((file) => {
  const text = readText(file)
  const names = [
    ...text.matchAll(/\benv\.([A-Z][A-Z0-9_]+)/g),
    ...text.matchAll(/\b(EVENHAND_[A-Z0-9_]+)/g),
    ...(file === 'server/environment.ts' ? text.matchAll(/^\s+([A-Z][A-Z0-9_]+): z\./gm) : []),
  ]
  return names.map(([, name]) => name!)
})
const settings = [...new Set(read)]
  .filter((name) => !ofThePlatform.includes(name) && !betweenPrograms.includes(name))
  .toSorted()

const rowsOf = (text: string, row: RegExp) => [...text.matchAll(row)].map(([, name]) => name!).toSorted()

test('there are settings to look for', () => {
  expect(settings).toContain('DATABASE_URL')
  expect(settings.length).toBeGreaterThan(8)
})

test('every setting has a row in the README, and every row is a setting', () => {
  expect(rowsOf(readText('README.md'), /^\| `([A-Z][A-Z0-9_]+)` \|/gm)).toEqual(settings)
})

test('every setting stands in .env.example, and nothing else does', () => {
  expect(rowsOf(readText('.env.example'), /^# ?([A-Z][A-Z0-9_]+)=/gm)).toEqual(settings)
})

test('.env.example sets nothing by itself', () => {
  expect(
    readText('.env.example')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  ).toEqual([])
})
