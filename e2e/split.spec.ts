import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const interviewers = [nameOf('interviewer', 0), nameOf('interviewer', 1), nameOf('interviewer', 2)]

/** Of every question: who asks it, and how many score it. */
const planOf = (page: Page) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('radio') })
    .evaluateAll((items) =>
      items.map((item) => ({
        asker: [...item.querySelectorAll('input[type=radio]')].findIndex(
          (one) => (one as HTMLInputElement).checked,
        ),
        scorers: item.querySelectorAll('input[type=checkbox]:checked').length,
      })),
    )

test('one press splits a panel evenly, says what a change by hand breaks, and is taken back', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  const { panelId } = await arrangeSession(await arrangeAs(page), {
    set: 'Technical depth',
    interviewers,
    candidate: `Split ${crypto.randomUUID().slice(0, 6)}`,
    // Years ahead, where nobody has another session.
    startsAt: new Date(Date.UTC(2050, 0, 1 + Math.floor(Math.random() * 3000))),
  })
  await page.goto(`/panels/${panelId}`)
  const before = await planOf(page)
  expect(before.every(({ scorers }) => scorers === 3)).toBe(true)

  await page.getByRole('combobox', { name: 'Who scores each question' }).selectOption('2 score each question')
  await page.getByRole('button', { name: 'Split', exact: true }).press('Enter')
  await expect(page.getByText(/^Split into \d+, \d+, and \d+ minutes/)).toBeVisible({ timeout: 20_000 })
  const split = await planOf(page)
  expect(split.every(({ scorers, asker }) => scorers === 2 && asker >= 0)).toBe(true)
  expect(new Set(split.map(({ asker }) => asker)).size).toBe(3)
  await expect(page.getByText('Nothing is missing.')).toBeVisible()
  expect(await inspect(page, 'a split panel')).toEqual([])

  // A change by hand says what it breaks.
  const scored = page.getByRole('checkbox', { name: / scores question 1$/, checked: true })
  await scored.first().uncheck()
  await expect(
    page.getByText('Question 1 is scored by one person: two make a score comparable.'),
  ).toBeVisible()

  // What was split is what is kept.
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByText('Nothing is missing.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/^Saved\. Nothing is missing\.$/)).toBeVisible()
  await page.reload()
  expect((await planOf(page)).every(({ scorers }) => scorers === 2)).toBe(true)
  await expect(page.getByRole('combobox', { name: 'Who scores each question' })).toHaveValue('2')
  await page
    .getByRole('combobox', { name: 'Who scores each question' })
    .selectOption({ label: 'Everybody scores' })
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByText(/^Split into/).last()).toBeVisible({ timeout: 20_000 })
  expect((await planOf(page)).every(({ scorers }) => scorers === 3)).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  expect((await planOf(page)).every(({ scorers }) => scorers === 2)).toBe(true)
})
