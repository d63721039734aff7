import { expect, type Page } from '@playwright/test'
import { type Arranger, arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const interviewer = nameOf('interviewer')

let office: Arranger

test.beforeAll(async ({ browser }) => {
  office = await arrangeAs(await openAs(await browser.newContext(), manager))
})

const daysAhead = 4

/** A session of the interviewer alone that is days ahead, at a time that collides with no other. */
function arrangeAhead() {
  const aheadMs = (daysAhead * 24 * 60 + Math.floor(Math.random() * 600)) * 60_000
  return arrangeSession(office, {
    set: 'Technical depth',
    interviewers: [interviewer],
    slotMinutes: 5,
    startsAt: new Date(Date.now() + aheadMs),
  })
}

const place = (page: Page, number: number) =>
  page
    .getByRole('navigation', { name: 'Questions' })
    .getByRole('button', { name: new RegExp(`^Question ${number}, `) })
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const question = (page: Page) => page.getByRole('alert').filter({ hasText: 'Start it now?' })
const roomOf = async (page: Page, sessionId: string) =>
  (await arrangeAs(page)).sessions.find.query({ sessionId })

test('days before its time, a touched key starts nothing: the room asks, and keeps the key', async ({
  browser,
}) => {
  const { candidate, sessionId } = await arrangeAhead()
  const page = await openAs(await browser.newContext(), interviewer)
  await test.step('Today says that it is ahead', async () => {
    const next = page.getByRole('region', { name: 'Next' })
    await next.getByRole('link', { name: `Open the room for ${candidate}` }).click()
    await expect(place(page, 1)).toHaveAttribute('aria-current', 'step')
    await expect(page.getByText(/left here/)).toHaveCount(0)
  })

  await test.step('a point marked and taken back is as if it had not been', async () => {
    const point = page.getByRole('group', { name: 'Points heard' }).getByRole('checkbox').first()
    await page.keyboard.press('a')
    await expect(point).toBeChecked()
    await expect(question(page)).toHaveText(`This begins in ${daysAhead} days. Start it now?`)
    await page.keyboard.press('a')
    await expect(point).not.toBeChecked()
    await expect(question(page)).toHaveCount(0)
    await expect(status(page, /^Saved$/)).toBeVisible()
  })

  await test.step('a score waits on this device for the answer, over a reload', async () => {
    await page.keyboard.press('4')
    await expect(question(page)).toBeVisible()
    await expect(status(page, 'Not started: 1 change kept on this device')).toBeVisible()
    await page.reload()
    await expect(question(page)).toBeVisible()
    await expect(place(page, 1)).toHaveAccessibleName(/scored 4/)
    await expect(place(page, 2)).toHaveAttribute('aria-current', 'step')
    const room = await roomOf(page, sessionId)
    expect(room).toMatchObject({ state: 'scheduled', record: { scores: [] } })
    await office.panels.reschedule.mutate({
      sessionId,
      startsAt: new Date(room.startsAt.getTime() + 60_000),
      slotMinutes: 5,
    })
  })

  await test.step('nor is anything submitted', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'Submit scorecard' })).toHaveAccessibleDescription(
      /Start the session first/,
    )
    await page.keyboard.press('k')
  })

  await test.step('“not yet” takes it back', async () => {
    await page.getByRole('button', { name: /^Not yet/ }).click()
    await expect(question(page)).toHaveCount(0)
    await expect(place(page, 1)).toHaveAccessibleName(/no score yet/)
    expect((await roomOf(page, sessionId)).state).toBe('scheduled')
  })

  await test.step('started on purpose, the key is saved, and the session can no longer be called off', async () => {
    await place(page, 1).click()
    await page.keyboard.press('5')
    await expect(question(page)).toBeVisible()
    await page.keyboard.press('s')
    await expect(question(page)).toHaveCount(0)
    await expect(status(page, /^Saved$/)).toBeVisible()
    const room = await roomOf(page, sessionId)
    expect(room).toMatchObject({ state: 'live', record: { scores: [{ value: 5, version: 1 }] } })
    await expect(office.panels.cancel.mutate({ sessionId })).rejects.toThrow('has begun')
    await expect(page.getByText(/left here/).first()).toBeVisible()
    await page.goto('/today')
    await expect(
      page.getByRole('region', { name: 'Now' }).getByRole('link', { name: `Open the room for ${candidate}` }),
    ).toBeVisible()
  })
})

test('a session days ahead cannot be submitted by a slip either', async ({ browser }) => {
  const { candidate, sessionId } = await arrangeAhead()
  const page = await openAs(await browser.newContext(), interviewer)
  await page.getByRole('link', { name: `Open the room for ${candidate}` }).click()
  await expect(place(page, 1)).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Submit scorecard' }).click()
  await page.getByRole('button', { name: 'Submit without them' }).click()
  await expect(question(page)).toBeVisible()
  expect(await roomOf(page, sessionId)).toMatchObject({ state: 'scheduled', card: { submittedAt: null } })
})

test('a manager sees today’s interviews of their jobs, and who is missing once one has begun', async ({
  browser,
}) => {
  // A minute past, so that it is today's in its own place unless that minute was midnight.
  const { candidate, sessionId } = await arrangeSession(office, {
    set: 'Technical depth',
    interviewers: [nameOf('interviewer', 1)],
    slotMinutes: 5,
    startsAt: new Date(Date.now() - 60_000 * (1 + Math.floor(Math.random() * 4))),
  })
  const page = await openAs(await browser.newContext(), manager)
  const row = (list: string) =>
    page.getByRole('table', { name: list }).getByRole('row').filter({ hasText: candidate })
  await expect(row('Today in your jobs')).toContainText('0 of 1 in')
  await expect(row('Waiting for scorecards')).toContainText(nameOf('interviewer', 1))
  await office.panels.cancel.mutate({ sessionId })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()
  await expect(page.getByText(candidate)).toHaveCount(0)
})
