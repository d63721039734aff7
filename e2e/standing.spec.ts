import { expect, type Page, test } from '@playwright/test'
import { candidates } from '@/seed/cast'
import { inspect } from './support/accessibility'
import { nameOf, openAs } from './support/sign-in'

async function openComparison(page: Page): Promise<void> {
  await page.goto('/jobs')
  await page.getByRole('link', { name: 'AI Safety Systems Engineer' }).click()
  await page.getByRole('link', { name: 'Compare' }).first().click()
  await expect(page.getByRole('heading', { name: 'Compare candidates' })).toBeVisible()
}

test('the comparison says who is above whom, how sure that is, and who gives severely, beside the plain means', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await openComparison(page)

  const standing = page.getByRole('table', { name: 'Candidates by adjusted score' })
  await expect(standing).toBeVisible({ timeout: 30_000 })
  await expect(standing.getByRole('row')).toHaveCount(candidates.length + 1)
  const best = standing.getByRole('row').nth(1)
  // Name, adjusted, interval, raw, scores, rank: the numbers that the plot draws stand in cells.
  await expect(best).toContainText(/\d\.\d\s*\d\.\d–\d\.\d\s*\d\.\d\s*\d+\s*1st/)
  await expect(page.getByText(/pairs are clearly told apart/)).toBeVisible()
  await expect(
    page.getByText(/A bracket joins candidates between whom there is no clear difference/),
  ).toBeVisible()

  const against = best.getByRole('button', { name: 'Against each' })
  await against.focus()
  await page.keyboard.press('Enter')
  await expect(against).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByText('Clearly above', { exact: true })).toBeVisible()

  await page.getByText('How interviewers give scores').click()
  const interviewers = page.getByRole('table', { name: 'Interviewers' })
  await expect(interviewers.getByRole('row', { name: new RegExp(nameOf('interviewer', 0)) })).toBeVisible()
  await expect(interviewers).toContainText('too few shared candidates to say')
  expect(await inspect(page, 'the standing')).toEqual([])
})

test('one panel alone is weighed alone, without those who are sealed there', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await openComparison(page)
  await page.getByRole('link', { name: 'Scenarios and behavior' }).click()
  // Three of the eight have no open evaluation at this panel, and so no place in it.
  await expect(page.getByRole('table', { name: /Candidates/ }).getByRole('row')).toHaveCount(
    candidates.length - 3 + 1,
  )
})

test('a reviewer sees where candidates stand, and not how interviewers give', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('reviewer'))
  await openComparison(page)
  await expect(page.getByRole('table', { name: 'Candidates by adjusted score' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByText('How interviewers give scores')).toHaveCount(0)
})
