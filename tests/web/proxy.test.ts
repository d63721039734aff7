import { NextRequest } from 'next/server'
import { beforeEach, expect, test, vi } from 'vitest'

const settings = {
  DATABASE_URL: 'postgres://nowhere.invalid/none',
  EVENHAND_SECRET: 'a secret of the tests, long enough for every use',
}

// The settings of a process are read once, so each test gets the proxy of a process of its own.
async function proxyWith(env: Record<string, string>) {
  vi.resetModules()
  for (const [name, value] of Object.entries({ ...settings, EVENHAND_DEMO: '0', ...env }))
    vi.stubEnv(name, value)
  const { proxy } = await import('@/proxy')
  return (headers: Record<string, string>, path = '/today') =>
    proxy(new NextRequest(`http://localhost:3000${path}`, { headers }))
}

beforeEach(() => {
  vi.unstubAllEnvs()
})

test('says on every answer what the browser must not do', async () => {
  const answer = (await proxyWith({ NEXTAUTH_URL: 'http://localhost:3000' }))({ host: 'localhost:3000' })
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('referrer-policy')).toBe('same-origin')
  expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(answer.headers.get('permissions-policy')).toContain('camera=()')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("'strict-dynamic'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("base-uri 'none'")
  expect(policy.match(/script-src[^;]*/)?.[0]).not.toMatch(/unsafe/)
})

test('lets nothing on the way gzip the stream of events', async () => {
  const proxy = await proxyWith({ NEXTAUTH_URL: 'http://localhost:3000' })
  const answer = proxy({ host: 'localhost:3000' }, '/api/live?on=evaluation.1')
  expect(answer.headers.get('cache-control')).toBe('no-store, no-transform')
})

test('gives every request a nonce of its own, and tells Next the same', async () => {
  const proxy = await proxyWith({ NEXTAUTH_URL: 'http://localhost:3000' })
  const nonceOf = (answer: Response, header: string) =>
    answer.headers.get(header)?.match(/'nonce-(\w+)'/)?.[1]
  const [first, second] = [proxy({ host: 'localhost:3000' }), proxy({ host: 'localhost:3000' })]
  expect(nonceOf(first, 'content-security-policy')).toHaveLength(32)
  expect(nonceOf(first, 'content-security-policy')).toBe(
    nonceOf(first, 'x-middleware-request-content-security-policy'),
  )
  expect(nonceOf(first, 'content-security-policy')).not.toBe(nonceOf(second, 'content-security-policy'))
})

test('demands TLS for good where the public address has it, and only there', async () => {
  const secure = (await proxyWith({ NEXTAUTH_URL: 'https://evenhand.example' }))({ host: 'evenhand.example' })
  expect(secure.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
  const plain = (await proxyWith({ NEXTAUTH_URL: 'http://localhost:3000' }))({ host: 'localhost:3000' })
  expect(plain.headers.get('strict-transport-security')).toBeNull()
})

test('names the request, by the id it came with where that is plain', async () => {
  const proxy = await proxyWith({ NEXTAUTH_URL: 'http://localhost:3000' })
  expect(proxy({ host: 'localhost', 'x-request-id': 'balancer-0042' }).headers.get('x-request-id')).toBe(
    'balancer-0042',
  )
  expect(proxy({ host: 'localhost', 'x-request-id': 'a "b" c' }).headers.get('x-request-id')).toMatch(
    /^[0-9a-f-]{36}$/,
  )
})

test.each([['/sign-in'], ['/api/auth/callback/cast'], ['/api/trpc/organizations.cast']])(
  'does not answer %s in the demo under a name that is not this machine’s',
  async (path) => {
    const proxy = await proxyWith({ NEXTAUTH_URL: 'http://localhost:3000', EVENHAND_DEMO: '1' })
    const refused = proxy({ host: 'rebound.example:3000' }, path)
    expect(refused.status).toBe(421)
    expect(await refused.text()).toContain('http://localhost:3000')
    expect(proxy({ host: '127.0.0.1:3000' }, path).status).toBe(200)
  },
)

test('answers under any name outside the demo', async () => {
  const proxy = await proxyWith({ NEXTAUTH_URL: 'https://evenhand.example' })
  expect(proxy({ host: 'node-7.internal' }).status).toBe(200)
})

test('tells a page its own address, whatever the client says it is', async () => {
  const proxy = await proxyWith({ NEXTAUTH_URL: 'http://localhost:3000' })
  const headers = { host: 'localhost:3000', 'x-evenhand-address': '/elsewhere' }
  const answer = proxy(headers, '/compare/1?panel=2')
  expect(answer.headers.get('x-middleware-request-x-evenhand-address')).toBe('/compare/1?panel=2')
})
