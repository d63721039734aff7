import { beforeAll, expect, test, vi } from 'vitest'
import { owner } from '../support/database'

// Outside Next there is neither a bundler that knows the marker nor a request whose cookies could be read.
vi.mock('server-only', () => ({}))
vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

let route: typeof import('@/app/api/trpc/[trpc]/route')
beforeAll(async () => {
  route = await import('@/app/api/trpc/[trpc]/route')
})

const base = 'http://localhost:3000/api/trpc'
const own = { origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': 'application/json' }
const setUp = {
  organizationName: 'Over the Web',
  timeZone: 'UTC',
  name: 'Web',
  email: 'web@example.org',
  password: 'correct horse battery',
}

const post = (procedure: string, input: unknown, headers: Record<string, string> = own) =>
  route.POST(
    new Request(`${base}/${procedure}`, { method: 'POST', headers, body: JSON.stringify({ json: input }) }),
  )
const count = async () => (await owner`select count(*)::int as count from organizations`)[0]?.count

test('runs no mutation by GET', async () => {
  const input = encodeURIComponent(JSON.stringify({ json: setUp }))
  const answer = await route.GET(new Request(`${base}/organizations.setUp?input=${input}`))
  expect(answer.status).toBe(405)
  expect(await count()).toBe(0)
})

test('runs no mutation that another site sent', async () => {
  const answer = await post('organizations.setUp', setUp, { ...own, origin: 'https://evil.example' })
  expect(answer.status).toBe(403)
  expect(await count()).toBe(0)
})

test('refuses a field that the input does not know', async () => {
  const answer = await post('organizations.setUp', { ...setUp, plantedAt: '2020-01-01' })
  expect(answer.status).toBe(400)
  expect(await count()).toBe(0)
})

test('puts a rule that the database keeps into words', async () => {
  expect((await post('organizations.setUp', setUp)).status).toBe(200)
  const again = await post('organizations.setUp', { ...setUp, email: 'again@example.org' })
  expect(again.status).toBe(412)
  expect((await again.json()).error.json.data.refusal.message).toContain('set up already')
})

test('says nothing of an error that nobody expected', async () => {
  await owner`alter function is_set_up() rename to is_set_up_gone`
  try {
    const answer = await route.GET(new Request(`${base}/organizations.isSetUp`))
    expect(answer.status).toBe(500)
    const body = await answer.text()
    expect(body).toContain('Something went wrong on our side')
    expect(body).not.toMatch(/is_set_up|select|postgres|stack/)
  } finally {
    await owner`alter function is_set_up_gone() rename to is_set_up`
  }
})

test('keeps every answer out of caches', async () => {
  const answer = await route.GET(new Request(`${base}/organizations.isSetUp`))
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('tells nobody anything who has not signed in', async () => {
  for (const procedure of ['organizations.me', 'organizations.members', 'organizations.invitations']) {
    const answer = await route.GET(new Request(`${base}/${procedure}`))
    expect(answer.status, procedure).toBe(401)
  }
})
