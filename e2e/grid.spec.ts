import { expect, type Locator, type Page } from '@playwright/test'
import { candidates } from '@/seed/cast'
import { inspect } from './support/accessibility'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const [first, second, third] = candidates.map(({ name }) => name) as [string, string, string]
// The demo leaves the sixth without its last scorecard.
const sealed = candidates[5]!.name

/** From the demo's job, one click. */
async function openComparison(page: Page): Promise<void> {
  await page.goto('/jobs')
  await page.getByRole('link', { name: 'AI Safety Systems Engineer' }).click()
  await page.getByRole('link', { name: 'Compare' }).first().click()
  await expect(tableOf(page)).toBeVisible()
}

const tableOf = (page: Page) => page.getByRole('table', { name: 'Comparison' })
const namesIn = (page: Page) => tableOf(page).getByRole('rowheader')
const evidenceOf = (page: Page) => page.getByRole('region', { name: 'Evidence' })
const status = (page: Page, words: RegExp | string) => page.getByRole('status').filter({ hasText: words })
const heading = (page: Page, name: string | RegExp) =>
  tableOf(page).getByRole('columnheader', { name, exact: true })

/** Presses Tab, or Shift and Tab, until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 100; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error('Tab does not lead there')
}

/** Presses an arrow key until this has the focus. */
async function walkTo(page: Page, target: Locator, key: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead there`)
}

test('the keyboard alone sorts, pins, hides and filters, in an address that gives all of it back', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const page = await openAs(await browser.newContext(), manager)
  await openComparison(page)
  const start = page.getByRole('button', { name: `Evidence for ${first}, question 1:` })

  await test.step('a heading sorts, high first, then low first', async () => {
    await tabTo(page, start)
    await walkTo(page, heading(page, 'Question 1').getByRole('link'), 'ArrowUp')
    await walkTo(page, heading(page, 'Raw').getByRole('link'), 'ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Raw')).toHaveAttribute('aria-sort', 'descending')
    await expect(status(page, 'by Raw, highest first')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Raw')).toHaveAttribute('aria-sort', 'ascending')
    await expect(page).toHaveURL(/sort=mean\.ascending/)
  })

  await test.step('P pins who has the focus to the top, and the focus stays with them', async () => {
    const name = tableOf(page).getByRole('link', { name: first, exact: true })
    await page.keyboard.press('Home')
    await walkTo(page, name, 'ArrowDown')
    await page.keyboard.press('p')
    await expect(namesIn(page).first()).toContainText(first)
    await expect(name).toBeFocused()
    await expect(page.getByRole('button', { name: `Pin ${first}` })).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('X hides, the focus goes on to the next, and the way back is in sight', async () => {
    const name = tableOf(page).getByRole('link', { name: second, exact: true })
    await walkTo(page, name, 'ArrowDown')
    await page.keyboard.press('x')
    await expect(name).toBeHidden()
    await expect(page.getByRole('button', { name: '1 hidden, show' })).toBeVisible()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tbody') !== null)).toBe(true)
  })

  await test.step('a filter and groups', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Filter' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    const seal = page.getByRole('combobox', { name: 'Seal' })
    await tabTo(page, seal)
    await page.keyboard.type('Sealed')
    await expect(page).toHaveURL(/seal=sealed/)
    // Who is pinned stays beside those who are let in.
    await expect(namesIn(page).filter({ hasText: sealed })).toBeVisible()
    await expect(namesIn(page).first()).toContainText(first)
    await expect(namesIn(page).filter({ hasText: third })).toHaveCount(0)
    const group = page.getByRole('combobox', { name: 'Group' })
    await tabTo(page, group, 'Shift+Tab')
    await page.keyboard.type('By seal')
    await expect(tableOf(page).getByRole('rowheader', { name: /^Pinned/ })).toBeVisible()
  })

  await test.step('a column is left out', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Columns' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('checkbox', { name: 'Spread' }))
    await page.keyboard.press('Space')
    await expect(heading(page, 'Spread')).toHaveCount(0)
    await expect(page.getByRole('button', { name: '1 column hidden, show' })).toBeVisible()
  })
  expect(await inspect(page, 'the grid, filtered and grouped')).toEqual([])

  await test.step('somebody else’s screen shows the same, and the way back leads back', async () => {
    const before = await namesIn(page).allTextContents()
    await page.goto(page.url())
    await expect(namesIn(page)).toHaveText(before)
    await expect(heading(page, 'Spread')).toHaveCount(0)
    await expect(heading(page, 'Raw')).toHaveAttribute('aria-sort', 'ascending')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(namesIn(page).filter({ hasText: third })).toBeVisible()
    await page.goBack()
    await expect(namesIn(page)).toHaveText(before)
    await page.goForward()
    await expect(namesIn(page).filter({ hasText: third })).toBeVisible()
    await page.getByRole('button', { name: '1 hidden, show' }).click()
    await expect(namesIn(page).filter({ hasText: second })).toBeVisible()
  })
})

test('a filter that lets nobody in says so, and offers to let all in again', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), manager)
  await openComparison(page)
  await page.getByRole('searchbox', { name: 'Find a candidate' }).fill('nobody of this name')
  await expect(page.getByText('No candidate matches.')).toBeVisible()
  await expect(status(page, `0 of ${candidates.length} candidates`)).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(namesIn(page)).toHaveCount(candidates.length)
  await expect(page.getByRole('searchbox', { name: 'Find a candidate' })).toHaveValue('')
})

test('a competency opens its questions one after another, for three candidates side by side', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const page = await openAs(await browser.newContext(), manager)
  await openComparison(page)
  await page.getByRole('radio', { name: 'Competencies' }).check()
  await expect(page).toHaveURL(/by=competency/)
  const evidence = evidenceOf(page)
  const cell = tableOf(page).getByRole('button', {
    name: new RegExp(`^Evidence for ${first}, Incident response:`, 'i'),
  })
  await tabTo(
    page,
    tableOf(page)
      .getByRole('button', { name: new RegExp(`^Evidence for ${first}, `) })
      .first(),
  )
  await walkTo(page, cell, 'ArrowRight')
  await page.keyboard.press('Enter')
  await expect(evidence).toBeFocused()
  await expect(evidence.getByText(/Question \d+ of 14, 1 of \d+ here/)).toBeVisible()
  const [, questions] = /1 of (\d+) here/.exec((await evidence.textContent()) ?? '') ?? []
  for (let at = 2; at <= Number(questions); at += 1) {
    await page.keyboard.press('j')
    await expect(evidence.getByText(new RegExp(`, ${at} of ${questions} here`))).toBeVisible()
  }
  // After the last there is none, though the job has more questions.
  await page.keyboard.press('j')
  await expect(evidence.getByText(new RegExp(`, ${questions} of ${questions} here`))).toBeVisible()

  for (const name of [second, third]) {
    await tabTo(page, evidence.getByRole('button', { name: 'Add a candidate beside' }))
    await page.keyboard.press('Enter')
    await page.keyboard.type(name.slice(0, 5))
    await page.keyboard.press('Enter')
    await expect(evidence.getByRole('heading', { name })).toBeVisible()
  }
  await page.reload()
  for (const name of [first, second, third])
    await expect(evidence.getByRole('heading', { name })).toBeVisible()
  await page.keyboard.press('Escape')
  await tabTo(page, evidence.getByRole('button', { name: 'Close evidence' }))
  await page.keyboard.press('Enter')
  await expect(evidence).toBeHidden()
  await expect(cell).toBeFocused()
})

test('raw and adjusted stand beside each other, and each says where it comes from', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), manager)
  await openComparison(page)
  const row = tableOf(page).getByRole('row').filter({ hasText: first })
  await expect(row.getByText(/, 90 % interval from \d\.\d to \d\.\d/)).toBeAttached({ timeout: 60_000 })
  await row.getByRole('cell').first().focus()
  await expect(page.getByText(/\d\.\d = mean of \d+ answers .* from \d+ single scores\./)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(/, the mean of all scores, |, where the mean of all scores is;/)).toBeVisible()
  await page.getByRole('button', { name: `Evidence for ${first}, question 1:` }).hover()
  await expect(
    page.getByText(new RegExp(`${nameOf('interviewer', 0)} [1-5].*; spread \\d\\.\\d; \\d of \\d scored`)),
  ).toBeVisible()
  await page.getByRole('combobox', { name: 'Group' }).selectOption('By who cannot be told apart')
  await expect(
    tableOf(page)
      .getByRole('rowheader', { name: /and who is not clearly below/ })
      .first(),
  ).toBeVisible()
})
