import { expect, type Locator, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

// A set by wishes: assembled exactly, explained, changed, refused in words with what would help, and taken back.

const number = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const panel = (page: Page) => page.getByRole('region', { name: 'Assemble for me' })
const found = (page: Page) => panel(page).getByRole('listitem').filter({ hasText: /min ·/ })
const assemble = (page: Page) => panel(page).getByRole('button', { name: 'Assemble', exact: true })
const promptOf = async (row: Locator) => (await row.getByRole('paragraph').first().textContent()) ?? ''

test('a set is assembled from wishes, and what cannot be had is said with what would help', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await page.goto('/sets?new=1')
  await page.getByRole('textbox', { name: 'Name' }).fill(`Assembled ${Date.now().toString(36)}`)
  await page.getByRole('textbox', { name: 'Slot in minutes' }).fill('45')
  await page.getByRole('button', { name: 'Create set' }).click()
  await page.getByRole('button', { name: 'Assemble for me' }).press('Enter')

  await number(page, 'Questions for Communication, at least').fill('4')
  await number(page, 'Advanced, at least').fill('2')
  await number(page, 'Questions in all, at most').fill('6')
  await assemble(page).press('Enter')
  const sum = panel(page).getByRole('status')
  await expect(sum).toHaveText(/^6 questions, 4\d of 45 minutes\. Nothing better exists under these wishes\./)
  await expect(found(page)).toHaveCount(6)
  await expect(found(page).filter({ hasText: 'Needed for' }).first()).toBeVisible()
  expect(await inspect(page, 'assembled')).toEqual([])

  // One stays, another goes.
  const stays = await promptOf(found(page).nth(0))
  const goes = await promptOf(found(page).nth(1))
  await page.getByRole('button', { name: `Keep in the set: ${stays}` }).click()
  await expect(found(page).filter({ hasText: stays })).toContainText('Stays, as you asked')
  await page.getByRole('button', { name: `Another one instead of: ${goes}` }).click()
  await expect(panel(page).getByText('1 question left out.')).toBeVisible()
  await expect(found(page).filter({ hasText: goes })).toHaveCount(0)
  await expect(found(page).filter({ hasText: stays })).toHaveCount(1)

  await number(page, 'Intermediate, at least').fill('5')
  await assemble(page).click()
  const refusal = panel(page).getByRole('alert')
  await expect(refusal).toContainText('Not all of this can be had at once')
  await refusal.getByRole('button', { name: 'Change the wishes so' }).click()
  await expect(sum).toHaveText(/Nothing better exists/)

  const count = await found(page).count()
  await panel(page)
    .getByRole('button', { name: /^Use these/ })
    .click()
  const rows = page.getByRole('grid', { name: 'Questions of the set' }).getByRole('row')
  await expect(rows).toHaveCount(count)
  await expect(rows.filter({ hasText: stays })).toHaveCount(1)
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await page.reload()
  await expect(rows).toHaveCount(count)

  // What is in the set stays by default; a wrong number is said at its field and asked of nobody.
  await page.getByRole('button', { name: 'Assemble for me' }).click()
  await expect(page.getByRole('checkbox', { name: 'Keep what is in the set' })).toBeChecked()
  await number(page, 'Questions for Communication, at least').fill('many')
  await expect(number(page, 'Questions for Communication, at least')).toHaveAccessibleDescription(
    'Enter a whole number. 0 is kept.',
  )
})

test('what the candidates of a job have met can be spared', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await page.goto('/sets?new=1')
  await page.getByRole('textbox', { name: 'Name' }).fill(`Spared ${Date.now().toString(36)}`)
  // Room for nearly all of the bank, so that what is missing is missing for a reason.
  await page.getByRole('textbox', { name: 'Slot in minutes' }).fill('480')
  await page.getByRole('button', { name: 'Create set' }).click()
  await page.getByRole('button', { name: 'Assemble for me' }).click()
  await assemble(page).click()
  const sum = panel(page).getByRole('status')
  await expect(sum).toHaveText(/Nothing better exists/)
  const all = await Promise.all((await found(page).all()).map(promptOf))

  await page.getByLabel('Spare the candidates of').selectOption({ label: 'AI Safety Systems Engineer' })
  // What was found for other wishes is no answer any more.
  await expect(found(page)).toHaveCount(0)
  await expect(number(page, 'Met by at most')).toHaveValue('0')
  await assemble(page).click()
  await expect(sum).toHaveText(/Nothing better exists/)
  const spared = await Promise.all((await found(page).all()).map(promptOf))
  expect(spared.length).toBeGreaterThan(10)

  // The demo's panel asked the questions of its set: some would be taken, none is.
  await page.goto('/sets')
  await page.getByRole('link', { name: 'Technical depth' }).first().click()
  await expect(page.getByRole('heading', { name: 'Technical depth', level: 1 })).toBeVisible()
  await expect(page.getByRole('row').nth(2)).toBeVisible()
  const shown = (await page.getByRole('main').textContent()) ?? ''
  expect(all.filter((prompt) => shown.includes(prompt)).length).toBeGreaterThan(3)
  expect(spared.filter((prompt) => shown.includes(prompt))).toEqual([])
})
