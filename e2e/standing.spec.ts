import { copyFile, readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { analyse } from '@/launcher/analyse/main'
import { candidates } from '@/seed/cast'
import { inspect } from './support/accessibility'
import { test } from './support/journey'
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
  await expect(best).toContainText(/\d\.\d\s*\d\.\d–\d\.\d\s*\d\.\d\s*\d+ scores\s*1st/)
  await expect(page.getByText(/pairs are clearly told apart/)).toBeVisible()
  await expect(
    page.getByText(/A bracket joins candidates of whom nobody is clearly above another/),
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

/** Chooses an entry of the export menu; returns the file's place. */
async function exportAs(page: Page, entry: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: entry }).click()
  return (await download).path()
}

/** What `npm run -s analyse -- FILE --json` says. */
async function analyseFile(file: string) {
  const out: string[] = []
  // A slow machine is told how far it is; that is no part of the answer.
  const aside: string[] = []
  const code = await analyse([file, '--json'], '/', {
    answer: async (text) => void out.push(text),
    aside: async (text) => void aside.push(text),
  })
  expect(code, [...out, ...aside].join('\n')).toBe(0)
  return JSON.parse(out.join(''))
}

test('the exported decision file, computed again without a database, gives what the screen shows', async ({
  browser,
}, testInfo) => {
  const page = await openAs(await browser.newContext({ acceptDownloads: true }), nameOf('manager'))
  await openComparison(page)
  await page.getByRole('link', { name: 'Technical depth' }).first().click()
  const standing = page.getByRole('table', { name: 'Candidates by adjusted score' })
  // The panel's own comparison, and no more that of all panels.
  await expect(page).toHaveURL(/panel=/)
  await expect(standing).toBeVisible({ timeout: 30_000 })

  const file = testInfo.outputPath('exported.json')
  await copyFile(await exportAs(page, /^Decision file/), file)
  const text = await readFile(file, 'utf8')
  for (const { name } of candidates) expect(text).not.toContain(name)
  const { panel, ranking } = await analyseFile(file)

  const shown = await standing
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .all()
  const adjusted = panel.estimate.candidates
    .map((one: { adjusted: number }) => one.adjusted.toFixed(1))
    .sort()
    .reverse()
  const said = await Promise.all(shown.map((row) => row.getByRole('cell').first().textContent()))
  expect(said.map((text) => text?.slice(0, 3))).toEqual(adjusted)
  // The matrix has the raw value that the rule ranks by.
  const values = ranking.candidates.map((one: { value: number }) => one.value.toFixed(1))
  const means = await page
    .getByRole('table', { name: 'Comparison' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .evaluateAll((rows) =>
      rows.flatMap((row) => row.querySelector('td')?.textContent?.match(/^\d\.\d/)?.[0] ?? []),
    )
  expect(means.sort()).toEqual(values.sort())
})

test('the exported CSV is read by the command as it is', async ({ browser }, testInfo) => {
  const page = await openAs(await browser.newContext({ acceptDownloads: true }), nameOf('manager'))
  await openComparison(page)
  await expect(page.getByRole('table', { name: 'Comparison' })).toBeVisible()
  const file = testInfo.outputPath('exported.csv')
  await copyFile(await exportAs(page, /^Scores as CSV/), file)
  const { estimate, missing } = await analyseFile(file)
  expect(estimate.candidates.map(({ id }: { id: string }) => id)).toContain(candidates[0]!.name)
  expect(missing).toBeGreaterThan(0)
})
