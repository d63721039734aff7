import { expect, type Page } from '@playwright/test'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const meeting = 'https://meet.example.org/one-two-three'

test('a meeting link can be followed from Today, from the panel and from the room', async ({ browser }) => {
  const interviewer = nameOf('interviewer', 0)
  const manager = await openAs(await browser.newContext(), nameOf('manager'))
  const { panelId, sessionId } = await arrangeSession(await arrangeAs(manager), {
    set: 'Technical depth',
    interviewers: [interviewer],
    place: `Video: ${meeting}.`,
  })
  const link = (page: Page) => page.getByRole('link', { name: meeting, exact: true }).first()

  await manager.goto(`/panels/${panelId}`)
  await expect(link(manager)).toHaveAttribute('href', meeting)

  const page = await openAs(await browser.newContext({ viewport: { width: 390, height: 844 } }), interviewer)
  await page.goto('/today')
  await expect(link(page)).toBeVisible()
  await expect(link(page)).toHaveAttribute('target', '_blank')
  await page.goto(`/sessions/${sessionId}`)
  await expect(link(page)).toHaveAttribute('href', meeting)
})
