import { expect } from '@playwright/test'
import postgres from 'postgres'
import { anyFreePort } from '@/launcher/port.mjs'
import { type App, prepareApp } from './support/app'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, signIn } from './support/sign-in'

// An app of this file's own, on the build that was made before, so that it can be killed while somebody scores.
const manager = nameOf('manager')
const interviewer = nameOf('interviewer')

let app: App

test.beforeAll(async () => {
  test.setTimeout(300_000)
  app = await prepareApp({ port: await anyFreePort(), demo: true })
  await app.start()
})

test.afterAll(() => app?.kill())

/** Every act that the server applied in the session, read past the app. */
async function listApplied(sessionId: string) {
  const sql = postgres(app.databaseUrl, { max: 1 })
  const rows = await sql<{ id: string; kind: string; value: number | null; version: number }[]>`
    select entry.id, entry.kind, entry.value, entry.version from scorecard_entries entry
    join scorecards card on card.organization_id = entry.organization_id and card.id = entry.scorecard_id
    where card.session_id = ${sessionId} order by entry.entered_at, entry.id`
  await sql.end()
  return [...rows]
}

test('after kill -9 of the app, all that said “Saved” is there, the rest follows, and nothing twice', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const office = await browser.newPage()
  await signIn(office, manager, app.address)
  const { candidate, sessionId } = await arrangeSession(await arrangeAs(office), {
    set: 'Technical depth',
    interviewers: [interviewer],
    startsAt: new Date(Date.now() - 30 * 86_400_000),
  })
  const page = await (await browser.newContext()).newPage()
  await signIn(page, interviewer, app.address)
  await page.getByRole('link', { name: `Open the room for ${candidate}` }).click()
  const place = (number: number) =>
    page
      .getByRole('navigation', { name: 'Questions' })
      .getByRole('button', { name: new RegExp(`^Question ${number}, `) })
  // The room waits longer from try to try while nothing answers.
  const saved = () =>
    expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible({ timeout: 30_000 })
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await expect(place(1)).toHaveAttribute('aria-current', 'step')

  await test.step('killed right after “Saved”', async () => {
    await page.keyboard.press('a')
    await note.fill('Asked for the logs first.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('4')
    await expect(place(1)).toHaveAccessibleName(/scored 4/)
    await saved()
    await app.kill()
    const kinds = (await listApplied(sessionId)).map((one) => one.kind)
    expect(kinds.toSorted()).toEqual(['note', 'point', 'score'])
  })

  await test.step('what is scored while it is down waits on this device, through a restart', async () => {
    await page.keyboard.press('5')
    await expect(
      page.getByRole('status').filter({ hasText: 'Offline: 1 change kept on this device' }),
    ).toBeVisible()
    expect(await listApplied(sessionId)).toHaveLength(3)
    await app.start()
    await saved()
    await page.reload()
    await expect(place(1)).toHaveAccessibleName(/scored 4/)
    await expect(place(2)).toHaveAccessibleName(/scored 5/)
    await place(1).click()
    await expect(note).toHaveValue('Asked for the logs first.')
    await expect(
      page.getByRole('group', { name: 'Points heard' }).getByRole('checkbox').first(),
    ).toBeChecked()
  })

  await test.step('killed at no particular moment, question after question', async () => {
    for (const [at, value] of [3, 2, 1, 5].entries()) {
      const number = at + 3
      await place(number).click()
      await page.keyboard.press(String(value))
      // From before the request has left to after it was answered.
      await page.waitForTimeout(at * 15)
      await app.kill()
      await app.start()
      await saved()
    }
  })

  await test.step('the record is whole, each act applied once', async () => {
    await page.reload()
    for (const [at, value] of [4, 5, 3, 2, 1, 5].entries())
      await expect(place(at + 1)).toHaveAccessibleName(new RegExp(`scored ${value}`))
    const applied = await listApplied(sessionId)
    expect(applied).toHaveLength(8)
    expect(applied.every((one) => one.version === 1)).toBe(true)
    const scores = applied.flatMap((one) => (one.kind === 'score' ? [one.value] : []))
    expect(scores.map(String).toSorted()).toEqual(['1', '2', '3', '4', '5', '5'])
  })

  await test.step('and it is submitted once', async () => {
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Submit scorecard' }).click()
    await page.getByRole('button', { name: 'Submit without them' }).click()
    await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible()
    await app.kill()
    await app.start()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible()
  })
})
