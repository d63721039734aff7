import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import superjson from 'superjson'
import type { RefusalKind } from '@/server/errors'
import { appRouter } from '@/server/router'

type Kind = 'query' | 'mutation'

/** Every procedure of the router by its path, read from the router itself. */
export const procedures = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: Kind } }>).map(
    ([path, procedure]) => [path, procedure._def.type],
  ),
)

export type Answer = { outcome: 'yes' | RefusalKind | 'error'; text: string }

/** Calls a procedure the way the web does, as whoever the browser session is of; `text` is what goes over the wire. */
export async function call(userSessionId: string | null, path: string, input?: unknown): Promise<Answer> {
  const url = new URL(`http://localhost/api/trpc/${path}`)
  const body = input === undefined ? undefined : JSON.stringify(superjson.serialize(input))
  const isQuery = procedures.get(path) === 'query'
  if (isQuery && body) url.searchParams.set('input', body)
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    router: appRouter,
    req: new Request(url, {
      method: isQuery ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(isQuery || !body ? {} : { body }),
    }),
    createContext: () => ({ userSessionId }),
  })
  const text = await response.text()
  const refusal = JSON.parse(text).error?.json.data.refusal
  return { outcome: response.ok ? 'yes' : (refusal?.kind ?? 'error'), text }
}
