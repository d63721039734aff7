import { type BrowserContext, expect, type Page } from '@playwright/test'
import { type Arranger, arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs, signIn } from './support/sign-in'

const manager = nameOf('manager')
const interviewer = nameOf('interviewer')
const other = nameOf('interviewer', 1)

let office: Arranger

test.beforeAll(async ({ browser }) => {
  office = await arrangeAs(await openAs(await browser.newContext(), manager))
})

/** At a time that collides with no other. */
function arrange(interviewers = [interviewer]) {
  const agoMs = (10 + Math.random() * 3000) * 86_400_000
  return arrangeSession(office, {
    set: 'Technical depth',
    interviewers,
    startsAt: new Date(Date.now() - agoMs),
  })
}

const place = (page: Page, number: number) =>
  page
    .getByRole('navigation', { name: 'Questions' })
    .getByRole('button', { name: new RegExp(`^Question ${number}, `) })
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const saved = (page: Page) => expect(status(page, /^Saved$/)).toBeVisible({ timeout: 30_000 })
const note = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true })

async function openRoom(page: Page, sessionId: string): Promise<void> {
  await page.goto(`/sessions/${sessionId}`)
  await expect(place(page, 1)).toHaveAttribute('aria-current', 'step')
  await saved(page)
}

/** Until the browser could open the room without the server. */
async function keptOnDevice(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match('/sessions/offline'))), {
      timeout: 30_000,
    })
    .toBe(true)
}

/** What the server has of one interviewer, in words. */
async function recordOf(page: Page, sessionId: string) {
  const { record, card } = await (await arrangeAs(page)).sessions.find.query({ sessionId })
  return {
    scores: record.scores.map(({ value, version }) => `${value}, version ${version}`),
    points: record.points.filter((one) => one.heard && one.version === 1).length,
    notes: record.notes.map((one) => one.text).toSorted(),
    recommendation: record.recommendation.recommendation,
    isSubmitted: card.submittedAt !== null,
  }
}

/** Cuts off this one tab; unlike the context's switch, it leaves the others as they are when this one is killed. */
async function cutOff(page: Page): Promise<void> {
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
}

/** Kills the tab; a closed one would send once more on its way out. */
async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => undefined)
  await gone
}

test('ten minutes offline: forty changes, a reload, a submission, and each is there once', async ({
  browser,
}) => {
  const { candidate, sessionId } = await arrange()
  const context = await browser.newContext()
  const page = await openAs(context, interviewer)
  await page.clock.install()
  await openRoom(page, sessionId)
  await keptOnDevice(page)
  await context.setOffline(true)

  const values = ['3', '4', '5', '2', '1', '4', '3', '5']
  for (const [at, value] of values.entries()) {
    await expect(place(page, at + 1)).toHaveAttribute('aria-current', 'step')
    for (const letter of ['a', 'b', 'c']) await page.keyboard.press(letter)
    await note(page).fill(`Note ${at + 1}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press(value)
  }
  await expect(status(page, 'Offline: 40 changes kept on this device')).toBeVisible()
  await page.clock.fastForward('10:00')
  await expect(status(page, 'Offline: 40 changes kept on this device')).toBeVisible()

  await page.reload()
  await expect(status(page, 'Offline: 40 changes kept on this device')).toBeVisible()
  for (const [at, value] of values.entries())
    await expect(place(page, at + 1)).toHaveAccessibleName(new RegExp(`scored ${value}`))
  await place(page, 2).click()
  await expect(note(page)).toHaveValue('Note 2')
  await page.keyboard.press('1')

  await page.getByRole('navigation', { name: 'Questions' }).getByRole('button', { name: 'Review' }).click()
  await page.getByRole('radio', { name: 'Yes', exact: true }).check()
  await page.getByRole('button', { name: 'Submit scorecard' }).click()
  await expect(page.getByText('Your submission waits on this device')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Your submission waits on this device')).toBeVisible()
  await expect(page.getByText(candidate)).toBeVisible()

  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible({ timeout: 30_000 })
  const record = await recordOf(page, sessionId)
  // The second was given twice, before the reload and after it.
  const versions = ['3', '5', '2', '1', '4', '3', '5'].map((value) => `${value}, version 1`)
  expect(record.scores.toSorted()).toEqual([...versions, '1, version 2'].toSorted())
  expect(record).toMatchObject({
    points: 24,
    notes: values.map((_, at) => `Note ${at + 1}`),
    recommendation: 'yes',
    isSubmitted: true,
  })
})

test('signed out in the middle: nobody else sends what waits, and signing in again in place does', async ({
  browser,
}) => {
  const { sessionId } = await arrange([interviewer, other])
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, interviewer)
  await openRoom(page, sessionId)
  await page.keyboard.press('3')
  await saved(page)
  await context.clearCookies()
  await page.keyboard.press('5')
  await expect(status(page, 'Signed out: 1 change kept on this device')).toBeVisible()

  const beside = await context.newPage()
  await signIn(beside, other)
  await page.bringToFront()
  await page.keyboard.press('4')
  await expect(status(page, 'Signed out: 2 changes kept on this device')).toBeVisible()
  expect(await recordOf(beside, sessionId)).toMatchObject({ scores: [] })

  await page.getByRole('button', { name: `Sign in as ${interviewer}` }).click()
  await saved(page)
  await expect(place(page, 3)).toHaveAccessibleName(/scored 4/)
  const record = await recordOf(page, sessionId)
  expect(record.scores.toSorted()).toEqual(['3, version 1', '4, version 1', '5, version 1'])
})

test('of two tabs neither sends the other’s half of a text, and one goes on with it when the other is killed', async ({
  browser,
}) => {
  const { sessionId } = await arrange()
  const context = await browser.newContext()
  const typing = await openAs(context, interviewer)
  await openRoom(typing, sessionId)
  await context.setOffline(true)
  await note(typing).pressSequentially('Asked for the ')
  await expect(status(typing, 'Offline: 1 change kept on this device')).toBeVisible()
  await context.setOffline(false)
  const beside = await context.newPage()
  await openRoom(beside, sessionId)
  await note(typing).pressSequentially('logs first.')
  await saved(typing)
  expect(await recordOf(beside, sessionId)).toMatchObject({ notes: ['Asked for the logs first.'] })

  await cutOff(typing)
  await place(typing, 2).click()
  await note(typing).pressSequentially('Half a sen')
  await expect(status(typing, 'Offline: 1 change kept on this device')).toBeVisible()
  await crash(typing)
  await beside.reload()
  await saved(beside)
  await place(beside, 2).click()
  await expect(note(beside)).toHaveValue('Half a sen')
  await saved(beside)
  expect(await recordOf(beside, sessionId)).toMatchObject({
    notes: ['Asked for the logs first.', 'Half a sen'],
  })
})

test('signing out asks before it drops what is not saved, and leaves nothing behind', async ({ browser }) => {
  const { sessionId } = await arrange()
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, interviewer)
  await openRoom(page, sessionId)
  await context.setOffline(true)
  await page.keyboard.press('4')
  await expect(status(page, 'Offline: 1 change kept on this device')).toBeVisible()
  await page.close()
  await context.setOffline(false)

  const today = await context.newPage()
  await today.goto('/today')
  await today.getByRole('button', { name: 'Sign out' }).click()
  await today.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(today.getByText('Changes kept on this device are not saved yet')).toBeVisible()
  await today.getByRole('button', { name: 'Sign out' }).click()
  await today.getByRole('button', { name: 'Sign out and drop it' }).click()
  await expect(today.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(await today.evaluate(async () => (await indexedDB.databases()).map((one) => one.name))).toEqual([])
  await openRoomAgain(context, sessionId)
})

/** Signed in anew, the room has nothing of what was dropped. */
async function openRoomAgain(context: BrowserContext, sessionId: string): Promise<void> {
  const page = await context.newPage()
  await signIn(page, interviewer)
  await openRoom(page, sessionId)
  await expect(place(page, 1)).toHaveAccessibleName(/no score yet/)
}

test('the control: without the queue the same fault loses what the room said it could not keep', async ({
  browser,
}) => {
  const { sessionId } = await arrange()
  const context = await browser.newContext()
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
  })
  const page = await openAs(context, interviewer)
  await openRoom(page, sessionId)
  await cutOff(page)
  await page.keyboard.press('4')
  await page.keyboard.press('2')
  await expect(status(page, 'Offline: 2 changes in this tab only, keep it open')).toBeVisible()
  await crash(page)
  const again = await context.newPage()
  await openRoom(again, sessionId)
  await expect(place(again, 1)).toHaveAccessibleName(/no score yet/)
  expect(await recordOf(again, sessionId)).toMatchObject({ scores: [] })
})
