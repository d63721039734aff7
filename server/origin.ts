import { environment } from './environment'

const bodyBytesMax = 1_048_576
const batchCallsMax = 20

function refuse(status: number, message: string): Response {
  return Response.json({ error: message }, { status })
}

/** Whether a page of another site sent this in a signed-in person's name. */
export function isForeign(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') return true
  return request.method === 'POST' && !isOwnOrigin(request)
}

/**
 * Turns away what a page of another site could send in a signed-in person's name, and what is too large.
 * tRPC itself would run a mutation sent as a form, take 10 MB, and answer any number of calls in a batch.
 * The body is read here with a cap and handed on, since a length header can lie.
 */
export async function refuseForeignRequest(request: Request): Promise<Response | null> {
  if (isForeign(request)) return refuse(403, 'Requests from other sites are refused.')
  const calls = callsOf(new URL(request.url).pathname)
  if (calls > batchCallsMax) return refuse(413, `At most ${batchCallsMax} calls in one request.`)
  if (request.method !== 'POST') return null
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    return refuse(415, 'Send application/json.')
  return refuseLargeBody(request)
}

/** Turns away a body of more than 1 MB; of one that passes nothing is used up. */
export async function refuseLargeBody(request: Request): Promise<Response | null> {
  let bytes = 0
  const reader = request.clone().body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes <= bodyBytesMax) continue
    // Not waited for: a cloned body ends only when both its readers have given up.
    void reader.cancel()
    void request.body?.cancel()
    return refuse(413, 'At most 1 MB in one request.')
  }
  return null
}

/** tRPC decodes the path before it splits it, so a comma counts in every spelling. */
function callsOf(pathname: string): number {
  try {
    return decodeURIComponent(pathname).split(',').length
  } catch {
    return pathname.split(/,|%2c/i).length
  }
}

/** Browsers send Origin with every POST; it must be the address people use, or that of the request itself. */
function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const host = request.headers.get('host')
  return (
    origin === new URL(environment().NEXTAUTH_URL).origin || (host !== null && new URL(origin).host === host)
  )
}
