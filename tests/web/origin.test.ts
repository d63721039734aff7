import { beforeAll, expect, test } from 'vitest'
import { refuseForeignRequest, refuseLargeBody } from '@/server/origin'

beforeAll(() => {
  process.env.DATABASE_URL = 'postgres://nowhere.invalid/none'
  process.env.EVENHAND_SECRET = 'a secret of the tests, long enough for every use'
  process.env.NEXTAUTH_URL = 'https://evenhand.example'
})

const own = {
  origin: 'https://evenhand.example',
  host: 'evenhand.example',
  'content-type': 'application/json',
}

const post = (headers: Record<string, string>, body = '{}', path = 'jobs.create') =>
  new Request(`https://evenhand.example/api/trpc/${path}`, { method: 'POST', headers, body })

const statusOf = async (request: Request) => (await refuseForeignRequest(request))?.status ?? 'passes'

test('lets our own pages through', async () => {
  expect(await statusOf(post(own))).toBe('passes')
  expect(await statusOf(post({ ...own, 'content-type': 'application/json; charset=utf-8' }))).toBe('passes')
  expect(await statusOf(post({ ...own, 'sec-fetch-site': 'same-origin' }))).toBe('passes')
})

test.each([
  ['another origin', { ...own, origin: 'https://evil.example' }],
  ['the same name without TLS on another port', { ...own, origin: 'http://evenhand.example:81' }],
  ['an opaque origin', { ...own, origin: 'null' }],
  ['an origin that is no address', { ...own, origin: 'https://' }],
  ['no origin', { host: own.host, 'content-type': own['content-type'] }],
  ['a cross-site fetch', { ...own, 'sec-fetch-site': 'cross-site' }],
  ['a fetch from a sister site', { ...own, 'sec-fetch-site': 'same-site' }],
])('turns away a mutation with %s', async (_, headers) => {
  expect(await statusOf(post(headers))).toBe(403)
})

test('turns away a cross-site read', async () => {
  const request = new Request('https://evenhand.example/api/trpc/jobs.list', {
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(await statusOf(request)).toBe(403)
})

test.each([
  ['text/plain'],
  ['multipart/form-data; boundary=x'],
  ['application/jsonp'],
  ['application/x-www-form-urlencoded'],
])('turns away %s, which a form of another site could send', async (type) => {
  expect(await statusOf(post({ ...own, 'content-type': type }))).toBe(415)
})

test('turns away a body without a type', async () => {
  const request = post({ origin: own.origin, host: own.host })
  request.headers.delete('content-type')
  expect(await statusOf(request)).toBe(415)
})

test('takes 20 calls in a request and no more, however the commas are spelled', async () => {
  const calls = (count: number, comma: string) => Array(count).fill('jobs.list').join(comma)
  for (const comma of [',', '%2C', '%2c']) {
    expect(await statusOf(post(own, '{}', calls(20, comma)))).toBe('passes')
    expect(await statusOf(post(own, '{}', calls(21, comma)))).toBe(413)
  }
  expect(await statusOf(post(own, '{}', `%ff${calls(21, '%2c')}`))).toBe(413)
})

test('takes 1 MB and no more, and leaves the body readable', async () => {
  const request = post(own, 'a'.repeat(1_048_576))
  expect(await statusOf(request)).toBe('passes')
  expect((await request.text()).length).toBe(1_048_576)
  expect(await statusOf(post(own, 'a'.repeat(1_048_577)))).toBe(413)
})

test('stops reading a body without an end', async () => {
  let handedOut = 0
  const endless = new ReadableStream({
    pull: (controller) => {
      handedOut += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  const request = new Request('https://evenhand.example/api/auth/callback/password', {
    method: 'POST',
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect((await refuseLargeBody(request))?.status).toBe(413)
  expect(handedOut).toBeLessThan(4_000_000)
})
