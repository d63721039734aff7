import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { inspect } from './support/accessibility'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

// No link inside the app leads there: before a sign-in, and without a network.
const doors = [
  '/sign-in',
  '/forgotten-password',
  '/reset-password/unknown-token-of-no-use',
  '/invitation/unknown-token-of-no-use',
  '/sessions/offline',
  '/no-such-page',
]

/** Every page file as a pattern of its address, e.g. `/bank/:id/edit`. */
function patternsOfPages(): string[] {
  const root = path.resolve('app')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) =>
      `/${file}`
        .replaceAll(path.sep, '/')
        .replace(/\/page\.tsx$/, '')
        .replaceAll(/\/\([^)]+\)/g, '')
        .replaceAll(/\[[^\]]+\]/g, ':id'),
    )
    .map((pattern) => pattern || '/')
    .sort()
}

const patternOf = (pathname: string) =>
  pathname
    .split('/')
    .map((segment) => (id.test(segment) || segment.startsWith('unknown-token') ? ':id' : segment))
    .join('/') || '/'

/** Where the links of a page lead, as the server wrote it: to follow them takes no browser. */
const linksIn = (html: string) => [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href]) => href!)

test('every page meets WCAG 2.2 AA, light and dark', async ({ browser }) => {
  test.setTimeout(600_000)
  const seen = new Set<string>()
  const found: string[] = []

  const anonymous = await (await browser.newContext()).newPage()
  for (const door of doors) {
    await anonymous.goto(door)
    found.push(...(await inspect(anonymous, door)))
    seen.add(patternOf(door))
  }

  // Each role has pages of its own; those already seen with more to show are not looked at again.
  for (const role of ['manager', 'admin', 'interviewer'] as const) {
    const page = await openAs(await browser.newContext(), nameOf(role))
    const waiting = ['/today']
    const planned = new Set(waiting.map(patternOf))
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const answer = await page.request.get(next, { maxRetries: 2 })
      const address = new URL(answer.url())
      const pattern = patternOf(address.pathname)
      const links = linksIn(await answer.text())
      if (!seen.has(pattern)) {
        await page.goto(next)
        await expect(page.getByRole('heading').first()).toBeVisible()
        found.push(...(await inspect(page, pattern)))
        seen.add(pattern)
        links.push(
          ...(await page
            .getByRole('link')
            .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))),
        )
      }
      for (const link of links.map((href) => new URL(href, address))) {
        if (link.origin !== address.origin || /^\/(api|_next)\//.test(link.pathname)) continue
        if (planned.has(patternOf(link.pathname))) continue
        planned.add(patternOf(link.pathname))
        waiting.push(link.pathname)
      }
    }
  }

  expect(found).toEqual([])
  // `/` only leads on; the others are looked at where they are shown to somebody: e2e/entry.spec.ts, e2e/impact.spec.ts
  // and e2e/second-look.spec.ts.
  const elsewhere = ['/', '/set-up', '/no-organization', '/about-you/:id', '/compare/:id/second-looks/:id']
  expect(patternsOfPages().filter((pattern) => !seen.has(pattern) && !elsewhere.includes(pattern))).toEqual(
    [],
  )
})
