import commonPasswords from './common-passwords.json' with { type: 'json' }

const common: ReadonlySet<string> = new Set(commonPasswords)

/** What a new password must be; shown while it is typed, and refused by in the same words. */
export const passwordRules: readonly { says: string; holds: (password: string) => boolean }[] = [
  { says: 'At least 12 characters.', holds: (password) => password.length >= 12 },
  { says: 'At most 128 characters.', holds: (password) => password.length <= 128 },
  { says: 'At least four different characters.', holds: (password) => new Set(password).size >= 4 },
  {
    says: 'Not a common password.',
    holds: (password) => !common.has(password.toLowerCase()),
  },
]

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The name in a Host header, without its port, in lower case; null for what is no host. */
export function hostName(host: string | null | undefined): string | null {
  if (!host || /[\s/\\@?#]/.test(host) || !URL.canParse(`http://${host}`)) return null
  return new URL(`http://${host}`).hostname
}

/** Whether a Host header names this very machine. */
export function isLoopback(host: string | null | undefined): boolean {
  const name = hostName(host)
  return name !== null && loopbackNames.has(name)
}

/**
 * Whether a sign-in is safe: under TLS, or on this machine. Anywhere else the cookie would cross the
 * network in the clear.
 */
export function maySignIn(publicAddress: string, host: string | null | undefined): boolean {
  return publicAddress.startsWith('https://') || (isLoopback(new URL(publicAddress).host) && isLoopback(host))
}

/**
 * Whether the demo answers to this Host header: only by a name of this machine or the public address, so that
 * no other site can have its own name point here and sign in with one click. The port says nothing about who
 * asks, and a forwarded one is legitimate.
 */
export function demoAnswers(publicAddress: string, host: string | null | undefined): boolean {
  return isLoopback(host) || (host != null && hostName(host) === hostName(new URL(publicAddress).host))
}

/** Where to go after signing in: only a path of this very site; anything else becomes `otherwise`. */
export function pathAfterSignIn(next: unknown, otherwise: string): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return otherwise
  // Browsers read a backslash as a slash and drop tabs and line ends, so the parsed address is what counts.
  const here = 'http://here.invalid'
  if (!URL.canParse(next, here)) return otherwise
  const url = new URL(next, here)
  if (url.origin !== here || url.pathname.startsWith('//')) return otherwise
  return url.pathname + url.search + url.hash
}
