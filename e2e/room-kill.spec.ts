import { expect, type Page } from '@playwright/test'
import postgres from 'postgres'
import { anyFreePort } from '@/launcher/port.mjs'
import { type App, prepareApp } from './support/app'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { type Fault, kills, scoreThroughKills } from './support/kill-rounds'
import { placeOf, untilKeptOnDevice, untilSaved } from './support/room'
import { nameOf, signIn } from './support/sign-in'

// An app of this file's own, on the build that was made before, so that it can be killed while somebody scores.
const manager = nameOf('manager')
const interviewer = nameOf('interviewer')

let app: App
let fault: Fault

test.beforeAll(async () => {
  test.setTimeout(300_000)
  app = await prepareApp({ port: await anyFreePort(), demo: true })
  await app.start()
  fault = {
    name: 'kill -9 of the app',
    kill: app.kill,
    restore: app.start,
    databaseStays: true,
    connect: () => postgres(app.databaseUrl, { max: 1 }),
  }
})

test.afterAll(() => app?.kill())

/** Opens a session of this interviewer's own; resolves once it would open without the server, too. */
async function openRoom(office: Page, page: Page): Promise<void> {
  await signIn(office, manager, app.address)
  const { candidate } = await arrangeSession(await arrangeAs(office), {
    set: 'Technical depth',
    interviewers: [interviewer],
    startsAt: new Date(Date.now() - (10 + Math.random() * 3000) * 86_400_000),
  })
  await signIn(page, interviewer, app.address)
  await page.getByRole('link', { name: `Open the room for ${candidate}` }).click()
  await expect(placeOf(page, 1)).toHaveAttribute('aria-current', 'step')
  await untilSaved(page)
  await untilKeptOnDevice(page)
}

test('after kill -9 of the app, all that said “Saved” is there, the rest follows, and nothing twice', async ({
  browser,
}) => {
  test.setTimeout(240_000 + kills * 30_000)
  const page = await (await browser.newContext()).newPage()
  await openRoom(await browser.newPage(), page)
  expect(await scoreThroughKills(page, fault)).toMatchObject({ lost: 0, twice: 0 })

  await test.step('and it is submitted once', async () => {
    await page.reload()
    await untilSaved(page)
    // Not by the key, which asks at once where every question is scored and the room opens at its review.
    await page.getByRole('navigation', { name: 'Questions' }).getByRole('button', { name: 'Review' }).click()
    await page.getByRole('button', { name: 'Submit scorecard' }).click()
    await page.getByRole('button', { name: /^Submit without/ }).click()
    await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible({ timeout: 30_000 })
    await app.kill()
    await app.start()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible({ timeout: 30_000 })
  })
})

test('the control: in a browser that keeps nothing the same kills lose what was not saved', async ({
  browser,
}) => {
  test.setTimeout(240_000 + kills * 30_000)
  const context = await browser.newContext()
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
  })
  const page = await context.newPage()
  await openRoom(await browser.newPage(), page)
  const rounds = Math.ceil(kills / 4)
  const { acts, lost, twice } = await scoreThroughKills(page, fault, { rounds, losing: true })
  expect({ acts, lost, twice }).toEqual({ acts: 3 * rounds, lost: 3 * rounds, twice: 0 })
})
