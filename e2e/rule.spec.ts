import { expect } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs } from './support/arrange'
import { arrangeScored } from './support/arrange-scored'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const interviewers = [nameOf('interviewer', 0), nameOf('interviewer', 1), nameOf('interviewer', 2)]
const candidates = ['Ada', 'Bea', 'Cem', 'Dov'].map((name) => `${name} ${crypto.randomUUID().slice(0, 6)}`)
const [ada, , , dov] = candidates as [string, string, string, string]

/*
 * Raw means: the first has 5, 5, 3 from the three, so 4.33; then 4, 4, 2: 3.33; 3, 3, 1: 2.33; 2, 2, 1: 1.67. The second
 * question is one lower for all but those who have 1 already, and the third as the first.
 */
const give = (at: number, nth: number, who: number) =>
  Math.max(1, 5 - at - (who === 2 ? 2 : 0) - (nth === 1 ? 1 : 0))

test('a rule is tried on the same scores, handed on by its address, and becomes the rule only with a reason', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const context = await browser.newContext()
  const office = await openAs(context, nameOf('manager'))
  const { jobId, panelId } = await arrangeScored(browser, {
    manager: await arrangeAs(office),
    interviewers,
    candidates,
    questions: 3,
    give,
  })
  const ranking = office.getByRole('table', { name: 'Ranking under the rule' })
  const moved = office.getByRole('table', { name: 'Ranking before and after' })

  await test.step('the rule in force in plain words, and the ranking under it', async () => {
    await office.goto(`/compare/${jobId}/rule`)
    await expect(office.getByText('There is no bar.')).toBeVisible()
    await expect(ranking.getByRole('row')).toHaveCount(5)
    await expect(ranking.getByRole('row').nth(1)).toContainText(ada)
    await expect(ranking.getByRole('row').nth(4)).toContainText(dov)
    await expect(office.getByText('Nothing yet: this is the rule in force.', { exact: false })).toBeVisible()
  })

  await test.step('what if, by keyboard: a bar says something of everybody, and nothing of it is the rule', async () => {
    await office.getByLabel('Hire bar').focus()
    await office.keyboard.type('four')
    await expect(office.getByText('Enter a number.')).toBeVisible()
    await office.keyboard.press('ControlOrMeta+a')
    await office.keyboard.type('3')
    await expect(office.getByText('a trial, not the rule')).toBeVisible()
    await expect(moved.getByRole('row', { name: ada })).toContainText('meets the bar')
    await expect(moved.getByRole('row', { name: dov })).toContainText('below the bar')
    await expect(office.getByText(/Nobody changes place\. It would say something else of 4/)).toBeVisible()
    await expect(office.getByText('There is no bar.')).toBeVisible()
    await expect(office).toHaveURL(/bar=3/)
    expect(await inspect(office, 'decision rule')).toEqual([])
  })

  await test.step('the address brings the trial to another page, and not into the rule', async () => {
    const other = await context.newPage()
    await other.goto(office.url())
    await expect(other.getByLabel('Hire bar')).toHaveValue('3')
    await expect(other.getByText('a trial, not the rule')).toBeVisible()
    await expect(other.getByText('There is no bar.')).toBeVisible()
    await other.getByRole('button', { name: 'Back to the rule' }).click()
    await expect(other.getByLabel('Hire bar')).toHaveValue('')
    await expect(other).not.toHaveURL(/bar=/)
    await other.close()
  })

  await test.step('adjusted scores are computed here, too', async () => {
    await office.getByRole('radio', { name: 'Adjusted' }).check()
    // The severe one met everybody, so that nobody moves but every value is adjusted.
    await expect(moved.getByRole('row', { name: ada })).toContainText(/\d\.\d\d\s*→/, { timeout: 60_000 })
    await office.getByRole('radio', { name: 'Raw means' }).check()
  })

  await test.step('it becomes the rule with a reason, which stays', async () => {
    await office.getByRole('button', { name: 'Make this the rule…' }).click()
    await office.getByRole('button', { name: 'Change the rule' }).click()
    await expect(office.getByText(/Give a reason of at least 10 characters/)).toBeVisible()
    await office
      .getByRole('textbox', { name: 'Reason for the change' })
      .fill('The kickoff agreed on three, and nobody wrote it down.')
    await office.getByRole('button', { name: 'Change the rule' }).click()
    await expect(office.getByText('The bar is at 3: a value that equals it meets it.')).toBeVisible()
    const history = office.getByRole('table', { name: 'History of the decision rule' })
    await expect(history.getByRole('row', { name: /Bar none → 3/ })).toContainText(
      'The kickoff agreed on three, and nobody wrote it down.',
    )
    await expect(office.getByText('a trial, not the rule')).toHaveCount(0)
    await expect(ranking.getByRole('row', { name: dov })).toContainText('below the bar')
  })

  await test.step('the panel’s own form shows what would move before it is saved', async () => {
    await office.goto(`/panels/${panelId}`)
    await expect(office.getByText('Raw mean, at least 1 score, bar at 3').first()).toBeVisible()
    await office.getByLabel('Least scores').fill('10')
    await expect(office.getByRole('heading', { name: 'What this would move' })).toBeVisible()
    await expect(moved.getByRole('row', { name: ada })).toContainText('too few scores')
    await office.getByRole('button', { name: 'Save rule' }).click()
    await expect(office.getByText(/Give a reason of at least 10 characters/).last()).toBeVisible()
    await expect(office.getByLabel('Least scores')).toHaveValue('10')
  })
})

test('a reviewer reads the rule and may try another, and changes nothing', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('reviewer'))
  await page.goto('/jobs')
  await page.getByRole('link', { name: 'AI Safety Systems Engineer' }).click()
  await page.getByRole('link', { name: 'Compare' }).first().click()
  await page.getByRole('navigation', { name: 'Compare' }).getByRole('link', { name: 'Decision rule' }).click()
  await expect(page.getByRole('table', { name: 'Ranking under the rule' })).toBeVisible()
  await page.getByLabel('Hire bar').fill('2.5')
  await expect(page.getByRole('table', { name: 'Ranking before and after' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make this the rule…' })).toHaveCount(0)
})
