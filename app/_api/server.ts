import 'server-only'
import { TRPCError } from '@trpc/server'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { readSessionCookie, sessionCookieName } from '@/server/auth'
import { noOrganization } from '@/server/errors'
import { addressHeader } from '@/server/headers'
import { appRouter } from '@/server/router'
import { createCallerFactory } from '@/server/trpc'
import { path } from './path'

const createCaller = createCallerFactory(appRouter)

/** The session id that this request's cookie names, or null. */
export const readUserSession = cache(async (): Promise<string | null> => {
  const jar = await cookies()
  return readSessionCookie(jar.get(sessionCookieName())?.value)
})

/** The caller that pages use: the same procedures, rights and refusals as over HTTP. */
export const api = cache(async () => createCaller({ userSessionId: await readUserSession() }))

/** A foreign id, an address that makes no sense, a page of another role: to this person there is nothing. */
const kindsOfNothingHere: ReadonlySet<string> = new Set(['NOT_FOUND', 'BAD_REQUEST', 'FORBIDDEN'])

/**
 * Awaits what a page needs. What is hidden becomes the page “not found”, and a missing sign-in leads there
 * and back again; everything else goes on to the error page.
 */
export async function load<T>(query: (caller: Awaited<ReturnType<typeof api>>) => Promise<T>): Promise<T> {
  try {
    return await query(await api())
  } catch (error) {
    if (error instanceof TRPCError) {
      if (error.code === 'UNAUTHORIZED') redirect(path.signIn({ next: await wantedAddress() }))
      if (error.message === noOrganization) redirect(path.noOrganization())
      if (kindsOfNothingHere.has(error.code)) notFound()
    }
    throw error
  }
}

/** Where the person wanted to go; undefined for Today, where signing in leads anyway. */
async function wantedAddress(): Promise<string | undefined> {
  const address = (await headers()).get(addressHeader)
  return !address || address === path.home() || address === path.today() ? undefined : address
}
