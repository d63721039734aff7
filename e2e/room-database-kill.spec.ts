import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { kills, scoreThroughKills } from './support/kill-rounds'
import { connectTo, isReady, type Launcher, launch, postmasterOf, removeData } from './support/launcher'
import { placeOf, untilSaved } from './support/room'
import { nameOf, signIn } from './support/sign-in'

// `npm start` itself with a PostgreSQL of its own, which keeps what it has acknowledged and is started again when it is gone.
const manager = nameOf('manager')
const interviewer = nameOf('interviewer')

let data = ''
let launcher: Launcher

test.beforeAll(async () => {
  test.setTimeout(300_000)
  data = await mkdtemp(path.join(tmpdir(), 'evenhand-kill-'))
  launcher = launch(data)
})

test.afterAll(async () => {
  await launcher?.kill()
  await removeData(data)
})

test('after kill -9 of PostgreSQL while somebody scores, each act is there once', async ({ browser }) => {
  test.setTimeout(240_000 + kills * 30_000)
  // It makes a cluster and plants the demo first.
  const address = await launcher.untilUp(240_000)
  const office = await browser.newPage()
  await signIn(office, manager, address)
  const { candidate } = await arrangeSession(await arrangeAs(office), {
    set: 'Technical depth',
    interviewers: [interviewer],
    startsAt: new Date(Date.now() - 30 * 86_400_000),
  })
  const page = await (await browser.newContext()).newPage()
  await signIn(page, interviewer, address)
  await page.getByRole('link', { name: `Open the room for ${candidate}` }).click()
  await expect(placeOf(page, 1)).toHaveAttribute('aria-current', 'step')
  await untilSaved(page)

  let killed: number | undefined
  const outcome = await scoreThroughKills(page, {
    name: 'kill -9 of PostgreSQL',
    kill: async () => {
      killed = postmasterOf(data)
      process.kill(killed!, 'SIGKILL')
    },
    restore: async () => {
      const isBack = async () => postmasterOf(data) !== killed && (await isReady(address))
      await expect.poll(isBack, { timeout: 60_000 }).toBe(true)
    },
    databaseStays: false,
    connect: () => connectTo(data),
  })
  expect(outcome).toMatchObject({ lost: 0, twice: 0 })
})
