import { type BrowserContext, expect, type Page } from '@playwright/test'
import { type Arranger, arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { noteOf, placeOf, untilKeptOnDevice, untilSaved } from './support/room'
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

const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
/** A request gets eight seconds, and another try after it, before the room knows how things stand. */
const says = (page: Page, words: string) => expect(status(page, words)).toBeVisible({ timeout: 30_000 })

async function openRoom(page: Page, sessionId: string): Promise<void> {
  await page.goto(`/sessions/${sessionId}`)
  await expect(placeOf(page, 1)).toHaveAttribute('aria-current', 'step')
  await untilSaved(page)
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
  await untilKeptOnDevice(page)
  await context.setOffline(true)

  const values = ['3', '4', '5', '2', '1', '4', '3', '5']
  for (const [at, value] of values.entries()) {
    await expect(placeOf(page, at + 1)).toHaveAttribute('aria-current', 'step')
    for (const letter of ['a', 'b', 'c']) await page.keyboard.press(letter)
    await noteOf(page).fill(`Note ${at + 1}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press(value)
  }
  await says(page, 'Offline: 40 changes kept on this device')
  await page.clock.fastForward('10:00')
  await says(page, 'Offline: 40 changes kept on this device')

  await page.reload()
  await says(page, 'Offline: 40 changes kept on this device')
  for (const [at, value] of values.entries())
    await expect(placeOf(page, at + 1)).toHaveAccessibleName(new RegExp(`scored ${value}`))
  await placeOf(page, 2).click()
  await expect(noteOf(page)).toHaveValue('Note 2')
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
  // “Saved” stands there before the key as well as after it: the score has to be painted first.
  await expect(placeOf(page, 1)).toHaveAccessibleName(/scored 3/)
  await untilSaved(page)
  await context.clearCookies()
  await page.keyboard.press('5')
  await says(page, 'Signed out: 1 change kept on this device')

  const beside = await context.newPage()
  await signIn(beside, other)
  await page.bringToFront()
  await page.keyboard.press('4')
  await says(page, 'Signed out: 2 changes kept on this device')
  expect(await recordOf(beside, sessionId)).toMatchObject({ scores: [] })

  await page.getByRole('button', { name: `Sign in as ${interviewer}` }).click()
  await untilSaved(page)
  await expect(placeOf(page, 3)).toHaveAccessibleName(/scored 4/)
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
  await noteOf(typing).pressSequentially('Asked for the ')
  await says(typing, 'Offline: 1 change kept on this device')
  await context.setOffline(false)
  const beside = await context.newPage()
  await openRoom(beside, sessionId)
  await noteOf(typing).pressSequentially('logs first.')
  await untilSaved(typing)
  expect(await recordOf(beside, sessionId)).toMatchObject({ notes: ['Asked for the logs first.'] })

  await cutOff(typing)
  await placeOf(typing, 2).click()
  await noteOf(typing).pressSequentially('Half a sen')
  await says(typing, 'Offline: 1 change kept on this device')
  await crash(typing)
  await beside.reload()
  await untilSaved(beside)
  await placeOf(beside, 2).click()
  await expect(noteOf(beside)).toHaveValue('Half a sen')
  await untilSaved(beside)
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
  await says(page, 'Offline: 1 change kept on this device')
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
  await expect(placeOf(page, 1)).toHaveAccessibleName(/no score yet/)
}

test('signed out from another browser, or in another tab, the room says what is lost and leaves nothing here', async ({
  browser,
}) => {
  const { sessionId } = await arrange([other])
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, other)
  await openRoom(page, sessionId)
  await page.keyboard.press('4')
  await expect(placeOf(page, 1)).toHaveAccessibleName(/scored 4/)
  await untilSaved(page)
  await context.setOffline(true)
  await page.keyboard.press('2')
  await says(page, 'Offline: 1 change kept on this device')
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, other)
  await elsewhere.goto('/settings')
  await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await context.setOffline(false)
  const gone = page.getByRole('heading', { name: 'You were signed out' })
  await expect(gone).toBeVisible({ timeout: 30_000 })
  await expect(
    page.getByText('1 change of a scorecard was not saved yet and had to be dropped'),
  ).toBeVisible()
  await expect.poll(() => countKept(page)).toBe(0)

  const today = await context.newPage()
  await signIn(today, other)
  await page.goto(`/sessions/${sessionId}`)
  await untilSaved(page)
  await expect(placeOf(page, 1)).toHaveAccessibleName(/scored 4/)
  await expect(placeOf(page, 2)).toHaveAccessibleName(/no score yet/)
  await expect.poll(() => countKept(page)).toBeGreaterThan(0)
  await today.getByRole('button', { name: 'Sign out' }).click()
  await expect(gone).toBeVisible()
  await expect(page.getByText('Everything you recorded is saved.')).toBeVisible()
  await expect.poll(() => countKept(page)).toBe(0)
})

/** How many keys, rooms and changes of anybody this browser keeps. */
function countKept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'evenhand-room')) return 0
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('evenhand-room')
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    const counts = [...database.objectStoreNames].map(
      (name) =>
        new Promise<number>((resolve) => {
          const asked = database.transaction(name).objectStore(name).count()
          asked.onsuccess = () => resolve(asked.result)
        }),
    )
    const sum = (await Promise.all(counts)).reduce((all, one) => all + one, 0)
    database.close()
    return sum
  })
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
  await says(page, 'Offline: 2 changes in this tab only, keep it open')
  await crash(page)
  const again = await context.newPage()
  await openRoom(again, sessionId)
  await expect(placeOf(again, 1)).toHaveAccessibleName(/no score yet/)
  expect(await recordOf(again, sessionId)).toMatchObject({ scores: [] })
})
