import { runInNewContext } from 'node:vm'
import { beforeEach, expect, test, vi } from 'vitest'
import { GET } from '@/app/api/room-worker/route'
import { roomWorker, type WorkerScope } from '@/app/api/room-worker/worker'

const origin = 'https://evenhand.example'
const session = '/sessions/0198c0de-0000-7000-8000-000000000000'
const html =
  '<link href="/_next/static/a.css"><script src="/_next/static/a.js"></script>["/_next/static/b.js",1]'

const paths = (request: string | Request) =>
  new URL(typeof request === 'string' ? request : request.url, origin).pathname

/** A cache in memory that keeps what a browser's keeps of an answer. */
function makeCache() {
  const kept = new Map<string, Response>()
  return {
    kept,
    match: async (of: string | Request) => kept.get(paths(of))?.clone(),
    put: async (of: string | Request, answer: Response) => void kept.set(paths(of), answer),
    delete: async (of: string | Request) => kept.delete(paths(of)),
    keys: async () => [...kept.keys()].map((path) => new Request(origin + path)),
  }
}

function makeWorker() {
  const cache = makeCache()
  const net = { files: new Map<string, string>(), isOn: true, status: 200 }
  const listeners = new Map<string, (event: never) => void>()
  const scope: WorkerScope = {
    location: { origin },
    caches: { open: async () => cache } as unknown as CacheStorage,
    fetch: async (request) => {
      if (!net.isOn) throw new TypeError('no network')
      const text = net.files.get(paths(request as string | Request))
      return new Response(text ?? 'gone', { status: text === undefined ? 404 : net.status })
    },
    skipWaiting: async () => {},
    addEventListener: (name: string, listen: (event: never) => void) => void listeners.set(name, listen),
  }
  // As the browser gets it: as text, with nothing around it.
  runInNewContext(`(${roomWorker.toString()})(self, '/sessions/offline')`, {
    self: scope,
    URL,
    Set,
    Promise,
    setTimeout,
  })
  const happen = async (name: 'install' | 'message') => {
    let work: Promise<unknown> = Promise.resolve()
    listeners.get(name)?.({ waitUntil: (promise: Promise<unknown>) => (work = promise) } as never)
    await work
  }
  const open = async (path: string, mode = 'navigate'): Promise<string | null> => {
    let answer: Promise<Response> | null = null
    const request = { url: origin + path, method: 'GET', mode }
    listeners.get('fetch')?.({
      request,
      respondWith: (promise: Promise<Response>) => (answer = promise),
    } as never)
    return answer ? (await (answer as Promise<Response>)).text() : null
  }
  net.files = new Map([
    ['/sessions/offline', html],
    ['/_next/static/a.css', '@font-face{src:url(media/inter.woff2)}'],
    ['/_next/static/media/inter.woff2', 'a typeface'],
    ['/_next/static/a.js', 'first'],
    ['/_next/static/b.js', 'second'],
    [session, 'with people in it'],
  ])
  return { cache, net, happen, open }
}

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test('keeps the page without data and all that it needs, and nothing of a session', async () => {
  const { cache, happen, open } = makeWorker()
  await happen('install')
  expect(await open(session)).toBe('with people in it')
  expect([...cache.kept.keys()].toSorted()).toEqual([
    '/_next/static/a.css',
    '/_next/static/a.js',
    '/_next/static/b.js',
    '/_next/static/media/inter.woff2',
    '/sessions/offline',
  ])
})

test('stands in for a session when the network fails, a proxy says that nobody is there, or nothing comes', async () => {
  const { net, happen, open } = makeWorker()
  await happen('install')
  net.isOn = false
  expect(await open(session)).toBe(html)
  expect(await open('/_next/static/a.js', 'no-cors')).toBe('first')
  net.isOn = true
  net.status = 503
  expect(await open(session)).toBe(html)
})

test('leaves everything else to the browser: other pages, the API, files', async () => {
  const { happen, open } = makeWorker()
  await happen('install')
  for (const path of ['/today', '/sessions/offline', '/api/trpc/sessions.find', '/api/files/1'])
    expect(await open(path), path).toBeNull()
  expect(await open(session, 'cors')).toBeNull()
})

test('takes a newer page only whole, and then drops what it does not need', async () => {
  const { cache, net, happen, open } = makeWorker()
  await happen('install')
  net.files.set('/sessions/offline', '<script src="/_next/static/c.js"></script>')
  await happen('message')
  net.isOn = false
  expect(await open(session)).toBe(html)
  net.isOn = true
  net.files.set('/_next/static/c.js', 'third')
  await happen('message')
  expect([...cache.kept.keys()].toSorted()).toEqual(['/_next/static/c.js', '/sessions/offline'])
})

test('is served as a script that may serve sessions and nothing else', async () => {
  const answer = GET()
  expect(answer.headers.get('service-worker-allowed')).toBe('/sessions/')
  expect(answer.headers.get('content-type')).toContain('text/javascript')
  expect(await answer.text()).toContain('"/sessions/offline")')
})
