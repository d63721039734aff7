import type { NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { environment } from './environment'
import { demoAnswers, maySignIn } from './organizations/rules'
import { signInAsCast, signInByPassword, signOut } from './organizations/sign-in'

declare module 'next-auth' {
  interface User {
    userSessionId: string
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    userSessionId?: string
  }
}

const isSecure = () => environment().NEXTAUTH_URL.startsWith('https://')

/** `__Host-` binds the cookie to this very host under https; loopback without TLS cannot carry it. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-evenhand' : 'evenhand'
}

/** The id of the `user_sessions` row that a session cookie names; null if it was not made here. */
export async function readSessionCookie(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: environment().EVENHAND_SECRET }).catch(() => null)
  return token?.userSessionId ?? null
}

/** next-auth keeps the cookie and the CSRF token; who may sign in and what a session is worth is ours. */
export function authOptions(): NextAuthOptions {
  const { EVENHAND_SECRET: secret, EVENHAND_DEMO } = environment()
  const cookie = (name: string) => ({
    name: isSecure() ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() },
  })
  const byPassword = CredentialsProvider({
    id: 'password',
    credentials: { email: {}, password: {} },
    authorize: async (given, request) => {
      refuseInTheClear(request.headers?.host)
      const signedIn = await signInByPassword(
        given?.email ?? '',
        given?.password ?? '',
        agentOf(request.headers),
      )
      if (signedIn === 'too many') throw new Error('too many')
      return signedIn && { id: signedIn.userId, name: signedIn.name, userSessionId: signedIn.userSessionId }
    },
  })
  const asCast = CredentialsProvider({
    id: 'cast',
    credentials: { userId: {} },
    authorize: async (given, request) => {
      refuseInTheClear(request.headers?.host)
      if (!demoAnswers(environment().NEXTAUTH_URL, request.headers?.host)) throw new Error('other host')
      const signedIn = await signInAsCast(given?.userId ?? '', agentOf(request.headers))
      return signedIn && { id: signedIn.userId, name: signedIn.name, userSessionId: signedIn.userSessionId }
    },
  })
  return {
    secret,
    providers: EVENHAND_DEMO === '1' ? [byPassword, asCast] : [byPassword],
    session: { strategy: 'jwt', maxAge: 12 * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    cookies: {
      sessionToken: cookie('evenhand'),
      csrfToken: cookie('evenhand-csrf'),
      callbackUrl: cookie('evenhand-callback'),
    },
    callbacks: {
      // The cookie carries only the session's id; what a client sends as an update is ignored.
      jwt: ({ token, user }) => (user ? { userSessionId: user.userSessionId } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token.userSessionId) await signOut(token.userSessionId)
      },
    },
  }
}

function agentOf(headers: Record<string, string> | undefined): string {
  return headers?.['user-agent'] ?? ''
}

// next-auth hands the message on to the page that asked, which puts it in words.
function refuseInTheClear(host: string | undefined): void {
  if (!maySignIn(environment().NEXTAUTH_URL, host)) throw new Error('no TLS')
}
