import { environment } from './environment'
import { demoAnswers } from './organizations/rules'

const isDevelopment = process.env.NODE_ENV === 'development'
const isSecure = () => environment().NEXTAUTH_URL.startsWith('https://')

/** What every answer says to the browser, whoever asks. */
export function securityHeaders(): Record<string, string> {
  return {
    // Pages show people's names and scores; no cache keeps them, not even for the back button of the next person.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(isSecure() ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

/** What a page may load: scripts only with this request's nonce and what they load themselves; nothing from elsewhere. */
export function contentSecurityPolicy(nonce: string): string {
  const directives = [
    "default-src 'self'",
    // React's development build needs eval for its stack traces; a built one has no use for it.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Components place things by style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    ...(isSecure() ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join('; ')
}

/**
 * In demo mode, words for a request by a name that is not this machine's; null if it may pass. One click signs
 * in there, and another site could have its own name point here.
 */
export function refuseOtherHost(host: string | null): string | null {
  const { EVENHAND_DEMO, NEXTAUTH_URL } = environment()
  if (EVENHAND_DEMO !== '1' || demoAnswers(NEXTAUTH_URL, host)) return null
  return `The demo answers only on its own machine. Open ${NEXTAUTH_URL} there, or start Evenhand without the demo.\n`
}

/** The request header in which proxy.ts tells a page its own address; what a client sends under this name is overwritten. */
export const addressHeader = 'x-evenhand-address'

/** The id under which this request stands in the log: the one a balancer gave it, if it is plain, else a new one. */
export function requestIdOf(given: string | null): string {
  return given && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID()
}
