import { AsyncLocalStorage } from 'node:async_hooks'
import { type ClientRequest, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { openLiveStream } from '@/app/_api/live-stream'
import type { App } from '@/e2e/support/app'
import { type SignedIn, signInAs } from './arrange'
import { send } from './load'
import { percentile } from './report'

const followers = 1_000
// A sign-in opens twenty streams at most, those that the node has not yet noticed to be gone included.
const streamsPerSignIn = 10
const moves = 200

/**
 * A thousand browsers that follow one evaluation, by the app's own code for streams: how late each hears what somebody does,
 * and how soon all follow again after kill -9 of the node.
 */
export async function tellFollowers({
  app,
  sql,
  manager,
  panelId,
  questionOf,
}: {
  app: App
  sql: postgres.Sql
  manager: SignedIn
  panelId: string
  questionOf: (panelId: string) => Promise<{ evaluationId: string; questionIds: string[] }>
}): Promise<void> {
  const { evaluationId, questionIds } = await questionOf(panelId)
  const cookies: string[] = []
  while (cookies.length < followers / streamsPerSignIn) {
    const [again] = await signInAs(sql, 'manager', 1, app.secret)
    if (again) cookies.push(again.cookie)
  }
  standIn(app.address)
  const act = (name: string, input: unknown) =>
    send(`${app.address}/api/trpc/debriefs.${name}`, { cookie: manager.cookie, json: { json: input } })

  const following = new Set<number>()
  /** When each heard for the first time that it follows. */
  const backAt = new Map<number, number>()
  let heard = () => {}
  const leave: (() => void)[] = []
  for (let nth = 0; nth < followers; nth += 1) {
    const open = () =>
      openLiveStream([`evaluation.${evaluationId}`], (event) => {
        if (event.kind === 'following') {
          following.add(nth)
          if (!backAt.has(nth)) backAt.set(nth, performance.now())
        } else if (event.kind === 'silent') following.delete(nth)
        else if (event.kind === 'change') heard()
      })
    leave.push(cookieOf.run(cookies[nth % cookies.length] ?? '', open))
    if (nth % 50 === 49) await sleep(100)
  }
  await untilAll(() => backAt.size === followers, 120_000)

  /** How late each heard of it, those who have not after ten seconds left out. */
  const tell = async (name: string, input: unknown) => {
    const heardMs: number[] = []
    const sentMs = performance.now()
    const all = new Promise<void>((resolve) => {
      heard = () => {
        heardMs.push(performance.now() - sentMs)
        if (heardMs.length === followers) resolve()
      }
    })
    await act(name, input)
    await Promise.race([all, sleep(10_000)])
    return heardMs
  }
  await tell('start', { evaluationId })
  const latenciesMs: number[] = []
  for (let at = 0; at < moves; at += 1)
    latenciesMs.push(
      ...(await tell('move', { evaluationId, questionId: questionIds[at % questionIds.length] })),
    )
  heard = () => {}
  const sorted = latenciesMs.toSorted((a, b) => a - b)
  const ms = (values: readonly number[], share: number) => `${percentile(values, share).toFixed(0)} ms`
  console.log(
    `\nAn act to ${followers} followers, from when it is sent: ${latenciesMs.length} of ${moves * followers} heard, p50 ${ms(sorted, 0.5)}, p95 ${ms(sorted, 0.95)}, p99 ${ms(sorted, 0.99)}`,
  )

  await app.kill()
  const killedMs = performance.now()
  await untilAll(() => following.size === 0, 10_000)
  backAt.clear()
  await app.start()
  const readyMs = performance.now()
  await untilAll(() => backAt.size === followers, 120_000)
  const backMs = [...backAt.values()].map((at) => at - readyMs).toSorted((a, b) => a - b)
  console.log(
    `${followers} followers after kill -9, ready again ${((readyMs - killedMs) / 1000).toFixed(1)} s later: following again p50 ${ms(backMs, 0.5)}, p95 ${ms(backMs, 0.95)}, all ${ms(backMs, 1)} after that`,
  )
  for (const one of leave) one()
}

async function untilAll(holds: () => boolean, withinMs: number): Promise<void> {
  const startMs = performance.now()
  while (!holds()) {
    if (performance.now() - startMs > withinMs) throw new Error('not all followers are there')
    await sleep(20)
  }
}

/** Whose browser it is that opens a stream, now or after it was lost. */
const cookieOf = new AsyncLocalStorage<string>()

/** What the app's code finds in a browser: EventSource over plain HTTP with the person's cookie, and a network. */
function standIn(address: string): void {
  class Stream extends EventTarget {
    readonly #asked: ClientRequest
    #isClosed = false
    constructor(path: string) {
      super()
      const cookie = cookieOf.getStore() ?? ''
      let rest = ''
      const failed = () => !this.#isClosed && this.dispatchEvent(new Event('error'))
      this.#asked = request(`${address}${path}`, { agent: false, headers: { cookie } }, (answer) => {
        if (answer.statusCode !== 200) {
          answer.resume()
          return failed()
        }
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          const whole = `${rest}${chunk}`.split('\n\n')
          rest = whole.pop() ?? ''
          for (const one of whole) {
            const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(one) ?? []
            this.dispatchEvent(new MessageEvent(event, { data }))
          }
        })
        answer.on('close', failed)
        answer.on('error', () => undefined)
      })
      this.#asked.on('error', failed)
      this.#asked.end()
    }
    close() {
      this.#isClosed = true
      this.#asked.destroy()
    }
  }
  const nothing = () => undefined
  Object.assign(globalThis, { EventSource: Stream, addEventListener: nothing, removeEventListener: nothing })
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true })
}
