import { setTimeout as sleep } from 'node:timers/promises'
import type { Hub } from '@/server/live/hub'
import { openStream } from '@/server/live/streams'

export type Said = { event: string; data: string }

const addressOf = (on: readonly string[]) =>
  `http://localhost:3000/api/live?${on.map((one) => `on=${encodeURIComponent(one)}`).join('&')}`

/** Asks for a stream as that browser does. */
export function ask(
  userSessionId: string | null,
  on: readonly string[],
  { from, headers = {}, signal }: { from: Hub; headers?: Record<string, string>; signal?: AbortSignal },
): Promise<Response> {
  const request = new Request(addressOf(on), { headers, ...(signal ? { signal } : {}) })
  return openStream(request, userSessionId, from)
}

/** An open stream that is read as it comes: everything said so far, and whether it has ended. */
export async function read(response: Response) {
  if (!response.body) throw new Error(`no stream: ${response.status} ${await response.text()}`)
  const said: Said[] = []
  let ended = false
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  const reading = (async () => {
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      rest += decoder.decode(value, { stream: true })
      const whole = rest.split('\n\n')
      rest = whole.pop()!
      for (const one of whole) {
        const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(one)!
        said.push({ event: event!, data: data! })
      }
    }
    ended = true
  })()
  return {
    said,
    hasEnded: () => ended,
    of: (event: string) => said.filter((one) => one.event === event).map(({ data }) => data),
    leave: async () => {
      await reader.cancel()
      await reading.catch(() => {})
    },
  }
}

/** Waits until it holds, and fails with what did not. */
export async function until(holds: () => boolean, what: string, withinMs = 5_000): Promise<number> {
  const startedAtMs = Date.now()
  while (!holds()) {
    if (Date.now() - startedAtMs > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`)
    await sleep(10)
  }
  return Date.now() - startedAtMs
}
