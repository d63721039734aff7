import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs } from './support/arrange'
import { arrangeScored } from './support/arrange-scored'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const interviewers = [nameOf('interviewer', 0), nameOf('interviewer', 1), nameOf('interviewer', 2)]
const [first, second, severe] = interviewers as [string, string, string]

/** A candidate's answers, and what each makes of them: the third gives two points less. */
const give = (at: number, nth: number, who: number) =>
  [2, 4, 3, 5, 3, 4, 5, 3, 4, 2, 5, 3][at % 12]! +
  ((at + nth * 2) % 3 === 0 ? 1 : 0) +
  ((at + nth + who) % 4 === 0 ? -1 : 0) -
  (who === 2 ? 2 : 0)

async function openHealth(page: Page, jobId: string): Promise<void> {
  await page.goto(`/compare/${jobId}/health`)
}

test('a panel of twelve: who leads sees agreement, the severe interviewer and the questions; an interviewer only themselves', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const office = await openAs(await browser.newContext(), nameOf('manager'))
  const { jobId, panelId } = await arrangeScored(browser, {
    manager: await arrangeAs(office),
    interviewers,
    candidates: Array.from({ length: 12 }, (_, at) => `Health ${at + 1} ${crypto.randomUUID().slice(0, 6)}`),
    questions: 3,
    interviewersMayCompare: false,
    // Three a day, so that the candidate before is one of that day.
    startsAt: (at) => new Date(Date.UTC(2025, 2, 3 + Math.floor(at / 3), 9 + 2 * (at % 3))),
    give,
  })

  await test.step('who leads: words first, then numbers with their intervals', async () => {
    await openHealth(office, jobId)
    await expect(office.getByText(`${severe} is severe; adjusted scores take that out.`)).toBeVisible({
      timeout: 30_000,
    })
    await expect(office.getByText('108 scores of 12 candidates by 3 interviewers')).toBeVisible()
    await expect(
      office.getByText(/the reliability of the candidates’ order is about \d\.\d\d of 1/),
    ).toBeVisible()
    const agreement = office.getByRole('table', { name: 'Agreement between interviewers' })
    await expect(agreement.getByRole('row', { name: /Krippendorff’s alpha/ })).toContainText(
      /[−-]?\d\.\d\d\s*[−-]?\d\.\d\d to \d\.\d\d/,
    )
    const severity = office.getByRole('table', { name: 'Severity of interviewers' })
    await expect(severity.getByRole('row', { name: severe })).toContainText(/−\d\.\d\s*−\d\.\d to −\d\.\d/)
    await expect(
      severity.getByRole('row', { name: severe }).getByText('severe', { exact: true }),
    ).toBeVisible()
    await expect(
      office.getByRole('table', { name: 'Reliability by number of interviewers and questions' }),
    ).toBeVisible()
    await expect(office.getByRole('table', { name: 'Effects of order and time' })).toContainText(first)
    await expect(office.getByRole('table', { name: 'Questions', exact: true }).getByRole('row')).toHaveCount(
      4,
    )
    await expect(office.getByText(/^Question .* may not discriminate|^Every question tells/)).toBeVisible()
    expect(await inspect(office, 'panel health')).toEqual([])
  })

  await test.step('the severe one finds themselves by the panel’s page, and nobody else', async () => {
    const page = await openAs(await browser.newContext(), severe)
    await page.goto(`/panels/${panelId}`)
    // This panel does not let its interviewers compare.
    await expect(page.getByRole('link', { name: 'Compare' })).toHaveCount(0)
    await page.getByRole('link', { name: 'Your scoring' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Your scoring' })).toBeVisible()
    await expect(page.getByText(/^You are severe: about/)).toBeVisible()
    await expect(page.getByText('You gave 36 scores to 12 candidates in opened evaluations')).toBeVisible()
    // Without what the panel's page was sent before.
    await page.reload()
    await expect(page.getByText(/^You are severe: about/)).toBeVisible()
    const content = await page.content()
    for (const other of [first, second]) expect(content).not.toContain(other)
    expect(content).not.toMatch(/Health \d+ [0-9a-f]{6}/)
    expect(await inspect(page, 'your scoring')).toEqual([])
    await page.goto(`/compare/${jobId}`)
    await expect(page.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
  })

  await test.step('somebody of another panel finds nothing here', async () => {
    const page = await openAs(await browser.newContext(), nameOf('interviewer', 4))
    await openHealth(page, jobId)
    await expect(page.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
  })
})

test('the demo’s few candidates: says what is not known yet, and from when', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await page.goto('/jobs')
  await page.getByRole('link', { name: 'AI Safety Systems Engineer' }).click()
  await page.getByRole('link', { name: 'Compare' }).first().click()
  await page.getByRole('navigation', { name: 'Compare' }).getByRole('link', { name: 'Panel health' }).click()
  await expect(page.getByText(/How far interviewers agree is said from 10 candidates on/)).toBeVisible({
    timeout: 30_000,
  })
  await expect(
    page.getByText(/from fewer than 10 candidates a coefficient says next to nothing/),
  ).toBeVisible()
  await expect(
    page.getByRole('cell', { name: 'too few candidates to say: 8 of the 10 needed' }).first(),
  ).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Panels' })
    .getByRole('link', { name: 'Technical depth' })
    .click()
  await expect(page).toHaveURL(/panel=/)
  await expect(page.getByRole('table', { name: 'Use of the scale' })).toContainText(nameOf('interviewer', 0))
})

test('a reviewer is not shown how interviewers score', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('reviewer'))
  await page.goto('/jobs')
  await page.getByRole('link', { name: 'AI Safety Systems Engineer' }).click()
  await page.getByRole('link', { name: 'Compare' }).first().click()
  const places = page.getByRole('navigation', { name: 'Compare' })
  await expect(places.getByRole('link', { name: 'Decision rule' })).toBeVisible()
  await expect(places.getByRole('link', { name: 'Panel health' })).toHaveCount(0)
  await page.goto(`${new URL(page.url()).pathname}/health`)
  await expect(page.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
})
