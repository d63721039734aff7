import { expect, test } from 'vitest'
import { readOptions } from '@/launcher/options.mjs'

const theirs = { DATABASE_URL: 'postgres://127.0.0.1/theirs' }

test('by default: a database of our own, the demo, port 3000 or another, this machine only', () => {
  expect(readOptions([], {})).toMatchObject({
    isEmbedded: true,
    isDemo: true,
    isDev: false,
    port: 3000,
    isPortFirm: false,
    host: '127.0.0.1',
  })
})

test('somebody’s own database gets the demo only when they ask for it', () => {
  expect(readOptions([], theirs)).toMatchObject({ isEmbedded: false, isDemo: false })
  expect(readOptions([], { ...theirs, EVENHAND_DEMO: '1' })).toMatchObject({ isDemo: true })
  expect(readOptions(['--no-demo'], { ...theirs, EVENHAND_DEMO: '1' })).toMatchObject({ isDemo: false })
  expect(readOptions([], { EVENHAND_DEMO: '0' })).toMatchObject({ isEmbedded: true, isDemo: false })
})

test('a port that was asked for is the only one that will do', () => {
  expect(readOptions(['--port', '8080'], { PORT: '9090' })).toMatchObject({ port: 8080, isPortFirm: true })
  expect(readOptions([], { PORT: '9090' })).toMatchObject({ port: 9090, isPortFirm: true })
  expect(readOptions([], { NEXTAUTH_URL: 'https://example.org' })).toMatchObject({ isPortFirm: true })
})

test('other machines are listened to only with an address for them, and never by the demo unasked', () => {
  const address = { NEXTAUTH_URL: 'https://evenhand.example.org' }
  expect(readOptions([], theirs).host).toBe('127.0.0.1')
  expect(readOptions([], { ...theirs, NEXTAUTH_URL: 'http://localhost:3000' }).host).toBe('127.0.0.1')
  expect(readOptions([], { ...theirs, ...address }).host).toBeUndefined()
  expect(readOptions([], address).host).toBe('127.0.0.1')
  expect(readOptions(['--host', '0.0.0.0'], {}).host).toBe('0.0.0.0')
  expect(readOptions([], { EVENHAND_HOST: '10.0.0.7' }).host).toBe('10.0.0.7')
})

test.each([
  [['--port', '0']],
  [['--port', '65536']],
  [['--port', '80a']],
  [['--port', '']],
  [['--demo']],
  [['now']],
])('%j is refused with words', (args) => {
  expect(() => readOptions(args, {})).toThrow(expect.objectContaining({ forPeople: true }))
})

test('an address that is none is refused', () => {
  expect(() => readOptions([], { NEXTAUTH_URL: 'example.org' })).toThrow(/NEXTAUTH_URL/)
})
