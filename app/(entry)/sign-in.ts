import { TRPCClientError } from '@trpc/client'
import { path } from '@/app/_api/path'
import { signInInput } from '@/server/organizations/input'

const refusals: Record<string, string> = {
  CredentialsSignin: 'Email and password do not fit together.',
  'too many': 'Too many attempts for this account. Try again in 15 minutes, or set a new password.',
  'no TLS':
    'This address has no TLS, so your sign-in would cross the network in the clear. Open Evenhand under https.',
  'no cookie': 'Your browser kept no cookie, which signing in needs. Allow cookies for this address.',
  'other host': 'The demo can be entered only on its own machine, at its own address.',
}

// Asked here and not through next-auth's own client, which leaves the page when no answer comes.
async function ask(url: string, form?: URLSearchParams): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(url, form ? { method: 'POST', body: form } : {})
    return await response.json()
  } catch (cause) {
    throw TRPCClientError.from(cause instanceof Error ? cause : new Error('no answer'))
  }
}

/**
 * Signs this browser in. Throws what `useAct` puts into words: a wrong pair, too many attempts, no TLS,
 * or that Evenhand cannot be reached.
 */
export async function signInWith(
  provider: 'password' | 'cast',
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const { csrfToken } = await ask(`${path.auth()}/csrf`)
  const answer = await ask(
    `${path.auth()}/callback/${provider}`,
    new URLSearchParams({ ...fields, csrfToken: String(csrfToken), callbackUrl: path.home(), json: 'true' }),
  )
  const result =
    typeof answer.url === 'string' ? new URL(answer.url, window.location.origin).searchParams : null
  // Without its cookie next-auth sends people back to begin again, and names no error.
  const error = result?.has('csrf') ? 'no cookie' : result ? result.get('error') : 'no answer'
  if (!error) return
  const message = refusals[error]
  if (!message) throw new Error(`sign-in ended with ${error}`)
  throw refusal(message)
}

/** Signs in by what was typed; what cannot be right is said at its field and not sent. */
export async function signInByPassword(typed: { email: string; password: string }): Promise<void> {
  const issues = signInInput.safeParse(typed).error?.issues ?? []
  const [first] = issues
  if (first)
    throw refusal(
      first.message,
      Object.fromEntries(issues.map(({ path: at, message }) => [at.join('.'), message])),
    )
  await signInWith('password', typed)
}

function refusal(message: string, fields: Record<string, string> = {}): Error {
  return Object.assign(new Error(message), { data: { refusal: { kind: 'not allowed', message, fields } } })
}
