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

/** A new page of this browser, signed in as that person of the demo. */
export async function openAs(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage()
  await signIn(page, name)
  return page
}
