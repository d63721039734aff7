type Extendable = { waitUntil: (work: Promise<unknown>) => void }
type Fetched = Extendable & { request: Request; respondWith: (answer: Promise<Response>) => void }

/** What of a service worker's scope is used here. */
export type WorkerScope = {
  location: { origin: string }
  caches: CacheStorage
  fetch: typeof fetch
  skipWaiting: () => Promise<void>
  addEventListener: ((name: 'install' | 'message', listen: (event: Extendable) => void) => void) &
    ((name: 'fetch', listen: (event: Fetched) => void) => void)
}

/**
 * Keeps the page of a room that holds nobody's data, with its scripts and styles, and answers with it for a session
 * while the server does not. Its text is sent to the browser, so it uses nothing from outside itself.
 */
export function roomWorker(worker: WorkerScope, shell: string): void {
  const cacheName = 'evenhand-room'
  const patienceMs = 8000
  const isBuilt = (url: URL) => url.pathname.startsWith('/_next/static/')
  const kept = async (of: string | Request) =>
    (await worker.caches.open(cacheName)).match(of, { ignoreVary: true })

  /** Takes the page as it is now; it replaces the one before only when everything it needs is here. */
  async function renew() {
    const page = await worker.fetch(shell, { cache: 'no-store' })
    if (!page.ok || page.redirected) return
    const html = await page.clone().text()
    const wanted = new Set(html.match(/\/_next\/static\/[^"'\\\s)<>]+/g))
    const cache = await worker.caches.open(cacheName)
    for (const address of wanted) {
      const known = await cache.match(address)
      const file = known ?? (await worker.fetch(address))
      if (!file.ok) return
      // Typefaces stand in the styles.
      if (address.includes('.css'))
        for (const [, inside] of (await file.clone().text()).matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
          const url = new URL(inside ?? '', new URL(address, worker.location.origin))
          if (isBuilt(url)) wanted.add(url.pathname)
        }
      if (!known) await cache.put(address, file)
    }
    await cache.put(shell, page)
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url)
      if (pathname !== shell && !wanted.has(pathname)) await cache.delete(request)
    }
  }

  async function open(request: Request): Promise<Response> {
    const network = worker.fetch(request)
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMs))
    const answer = await Promise.race([network, late]).catch(() => undefined)
    // What a proxy says while Evenhand is away.
    if (answer && ![502, 503, 504].includes(answer.status)) return answer
    return (await kept(shell)) ?? answer ?? network
  }

  worker.addEventListener('install', (event) => {
    event.waitUntil(renew())
    void worker.skipWaiting()
  })
  worker.addEventListener('message', (event) => event.waitUntil(renew().catch(() => undefined)))
  worker.addEventListener('fetch', (event) => {
    const { request } = event
    const url = new URL(request.url)
    if (url.origin !== worker.location.origin || request.method !== 'GET') return
    if (request.mode === 'navigate' && /^\/sessions\/[0-9a-f]{8}-[0-9a-f-]{27}$/.test(url.pathname))
      event.respondWith(open(request))
    else if (isBuilt(url)) event.respondWith(kept(url.pathname).then((file) => file ?? worker.fetch(request)))
  })
}
