import { type BrowserContext, expect, type Page } from '@playwright/test'
import type { MemberRole } from '@/db/schema/members'
import { cast } from '@/seed/cast'

/** The name of the nth of the demo's cast in that role, e.g. `nameOf('interviewer', 1)`. */
export function nameOf(role: MemberRole, at = 0): string {
  const person = cast.filter((one) => one.role === role)[at]
  if (!person) throw new Error(`the cast has no ${role} number ${at + 1}`)
  return person.name
}

/** Signs this page in as that person of the demo and waits for Today. */
export async function signIn(page: Page, name: string, address = '/'): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()
  // The skeleton has the heading, too; leaving before the page is there would abort the next visit.
  await page.waitForLoadState()
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** Who has signed in before: this process walks its journeys on one server, and is who it was. */
const kept = new Map<string, Cookies>()

/**
 * A new page of this browser at Today, as that person of the demo. A sign-in of before serves as long as it holds;
 * what is about sign-ins themselves begins with `signIn`.
 */
export async function openAs(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage()
  const cookies = kept.get(name)
  if (cookies) {
    await context.addCookies(cookies)
    await page.goto('/today')
    await page.waitForLoadState()
    if (new URL(page.url()).pathname === '/today') {
      await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()
      return page
    }
  }
  await signIn(page, name)
  kept.set(
    name,
    (await context.cookies()).filter((cookie) => cookie.name.startsWith('evenhand')),
  )
  return page
}
