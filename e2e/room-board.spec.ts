import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const [tomas, mei] = [nameOf('interviewer', 0), nameOf('interviewer', 1)]

// Less than a second on a quiet machine, which tests/boards holds the events to; here also on one that is not.
const live = { timeout: 20_000 }

// What is pressed just after the room has gone along is dropped.
const settlingMs = 1000

const board = (page: Page) => page.getByRole('region', { name: 'Live board' })
const place = (page: Page, number: number) =>
  page
    .getByRole('navigation', { name: 'Questions' })
    .getByRole('button', { name: new RegExp(`^Question ${number}, `) })
const here = (page: Page, name: string) =>
  board(page).getByRole('list', { name: 'In the room' }).getByRole('listitem').filter({ hasText: name })
const isShown = (page: Page, number: number) =>
  expect(place(page, number)).toHaveAttribute('aria-current', 'step', live)
const stands = (page: Page, number: number, words: RegExp) =>
  expect(place(page, number)).toHaveAccessibleName(words, live)

test('a live board of three: one asks, one follows, one stays and comes back, and a cut line misses nothing', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const [office, first, second] = await Promise.all([
    openAs(await browser.newContext(), manager),
    openAs(await browser.newContext(), tomas),
    openAs(await browser.newContext(), mei),
  ])
  const { panelId, sessionId } = await arrangeSession(await arrangeAs(office), {
    set: 'Technical depth',
    interviewers: [tomas, mei, manager],
    // Not long over: later the panel's page shows its board no more, and sooner Mei has another session.
    slotMinutes: 5,
    startsAt: new Date(Date.now() - (12 + Math.random() * 12) * 60_000),
  })
  const pages = [first, second, office]

  await test.step('who opens the room is seen by the others, and so is who closes it', async () => {
    await first.goto(`/sessions/${sessionId}`)
    await expect(here(first, mei)).toContainText('is not here')
    await Promise.all([second, office].map((page) => page.goto(`/sessions/${sessionId}`)))
    for (const [page, name] of [
      [first, mei],
      [first, manager],
      [second, tomas],
      [office, mei],
    ] as const)
      await expect(here(page, name)).toContainText('is here', live)
    // Who manages the job sees on the panel's page who is in there, quietly.
    await office.goto(`/panels/${panelId}`)
    await expect(here(first, manager)).toContainText('is not here', live)
    await expect(office.getByText(/^In the room: .* and .*\. No question is asked now\.$/)).toBeVisible(live)
    await office.goto(`/sessions/${sessionId}`)
    await expect(here(first, manager)).toContainText('is here', live)
    await expect(board(second)).toContainText('No question is asked now')
  })

  await test.step('one asks; one follows, one stays', async () => {
    await first.keyboard.press('q')
    await expect(board(first)).toContainText('Question 1 asked by you')
    for (const page of [second, office])
      await expect(board(page)).toContainText(`Question 1 asked by ${tomas}`, live)
    await expect(board(second).getByRole('timer')).toContainText('min left')
    await second.keyboard.press('p')
    await expect(board(second).getByRole('button', { name: 'Stay here' })).toBeVisible()
    expect(await inspect(second, 'the live board')).toEqual([])
    // What is scored meanwhile moves nothing, and whoever follows stays with what is asked.
    for (const page of [second, office]) await page.keyboard.press('4')
    await isShown(second, 1)
    await isShown(office, 2)
    await expect(board(first)).toContainText('Question 1 asked by you')
    await first.keyboard.press('j')
    await board(first).getByRole('button', { name: 'Skip' }).click()
    await stands(first, 2, /, skipped$/)
    await first.keyboard.press('j')
    await first.keyboard.press('q')
    await isShown(second, 3)
    for (const page of pages) {
      await stands(page, 1, /, asked$/)
      await stands(page, 2, /, skipped$/)
      await stands(page, 3, new RegExp(`, asked now by ${tomas}$`))
    }
    await isShown(office, 2)
  })

  await test.step('who stayed comes back, and who goes their own way stays', async () => {
    await board(office).getByRole('button', { name: 'Go to question 3' }).click()
    await isShown(office, 3)
    await second.waitForTimeout(settlingMs)
    await second.keyboard.press('k')
    await isShown(second, 2)
    await first.keyboard.press('j')
    await first.keyboard.press('q')
    await isShown(office, 4)
    await stands(second, 4, /asked now/)
    await isShown(second, 2)
    await second.keyboard.press('p')
    await isShown(second, 4)
    // Following outlasts the page, which opens where the others are by then.
    await second.goto('about:blank')
    await second.goto(`/sessions/${sessionId}#question-1`)
    await isShown(second, 4)
    await expect(board(second).getByRole('button', { name: 'Stay here' })).toBeVisible()
  })

  await test.step('cut off, the board says so and does not move; back again it has missed nothing', async () => {
    await second.context().setOffline(true)
    await expect(board(second)).toContainText('Board not up to date')
    await expect(board(second).getByRole('button', { name: 'Done asking' })).toHaveAccessibleDescription(
      'The board is not up to date here, so it cannot be moved.',
    )
    await second.keyboard.press('q')
    await first.keyboard.press('q')
    await stands(first, 4, /, asked$/)
    await first.keyboard.press('j')
    await first.keyboard.press('q')
    await stands(office, 5, /asked now/)
    await expect(place(second, 5)).not.toHaveAccessibleName(/asked now/)
    await second.context().setOffline(false)
    await stands(second, 4, /, asked$/)
    await stands(second, 5, new RegExp(`, asked now by ${tomas}$`))
    await isShown(second, 5)
    await expect(board(second)).not.toContainText('not up to date')
  })

  await test.step('on a phone it is one line', async () => {
    await office.setViewportSize({ width: 390, height: 844 })
    await expect(board(office).getByText('3 of 3 here')).toBeAttached()
    await expect(board(office).getByRole('button', { name: 'Done asking' })).toBeVisible()
    const box = await board(office).boundingBox()
    expect(box?.height).toBeLessThan(64)
    expect(await inspect(office, 'the live board on a phone')).toEqual([])
  })

  await test.step('whoever manages the job reads on the panel what is asked, as it happens', async () => {
    await office.goto(`/panels/${panelId}`)
    await expect(office.getByText(`${tomas} asks question 5: “`)).toBeVisible(live)
    await first.keyboard.press('q')
    await expect(office.getByText('No question is asked now.')).toBeVisible(live)
    expect(await inspect(office, 'the panel while a session is on')).toEqual([])
  })
})
