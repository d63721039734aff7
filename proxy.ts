import { type NextRequest, NextResponse } from 'next/server'
import {
  addressHeader,
  contentSecurityPolicy,
  refuseOtherHost,
  requestIdOf,
  securityHeaders,
} from './server/headers'

/** Headers for every answer. A convenience of the web, never the place where a right is checked. */
export function proxy(request: NextRequest): NextResponse {
  const requestId = requestIdOf(request.headers.get('x-request-id'))
  const refused = refuseOtherHost(request.headers.get('host'))
  if (refused)
    return new NextResponse(refused, {
      status: 421,
      headers: { ...securityHeaders(), 'x-request-id': requestId },
    })

  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''))
  const headers = new Headers(request.headers)
  // Next reads the nonce out of the policy and puts it on its own scripts.
  headers.set('content-security-policy', policy)
  headers.set('x-request-id', requestId)
  headers.set(addressHeader, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value)
  // A stream that is gzipped on its way holds a compressor's memory for each page that is open.
  if (request.nextUrl.pathname === '/api/live')
    response.headers.set('cache-control', 'no-store, no-transform')
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  return response
}

// Everything but the built files, which are the same for everybody and are kept by browsers, and uploads, of whose bodies
// Next would keep the first 10 MB in memory for this file and hand on nothing more.
export const config = { matcher: '/((?!_next/static/|api/upload$).*)' }
