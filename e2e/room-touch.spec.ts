import { expect, type Page } from '@playwright/test'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const interviewer = nameOf('interviewer')
const questions = 8

/** All that a thumb needs below the question. */
const controls = (page: Page) => [
  ...['Score 1', 'Score 2', 'Score 3', 'Score 4', 'Score 5', 'Not assessed'].map((name) =>
    page.getByRole('radio', { name, exact: true }),
  ),
  ...['Undo', 'Previous question', 'Next'].map((name) => page.getByRole('button', { name, exact: true })),
]

/** Each is whole, inside the screen, and a thumb's size. */
async function expectApart(page: Page, width: number) {
  const all = [...controls(page), page.getByRole('button', { name: 'Clear score' })]
  const boxes = []
  for (const one of all) if (await one.isVisible()) boxes.push((await one.boundingBox())!)
  expect(boxes.length).toBeGreaterThanOrEqual(9)
  for (const [at, box] of boxes.entries()) {
    const what = `control ${at + 1} at ${width} px`
    expect(box.x, what).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width, what).toBeLessThanOrEqual(width)
    expect(Math.min(box.width, box.height), what).toBeGreaterThanOrEqual(40)
    for (const other of boxes.slice(at + 1)) {
      const isBeside = other.x >= box.x + box.width - 0.5 || box.x >= other.x + other.width - 0.5
      const isBelow = other.y >= box.y + box.height - 0.5 || box.y >= other.y + other.height - 0.5
      expect(isBeside || isBelow, what).toBe(true)
    }
  }
}

test('by touch on a phone: every score and way in reach, eight questions, one submission', async ({
  browser,
}) => {
  const office = await arrangeAs(await openAs(await browser.newContext(), nameOf('manager')))
  const { sessionId } = await arrangeSession(office, {
    set: 'Technical depth',
    interviewers: [interviewer],
    startsAt: new Date(Date.now() - (10 + Math.random() * 3000) * 86_400_000),
  })
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const page = await openAs(await browser.newContext(phone), interviewer)
  await page.goto(`/sessions/${sessionId}`)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(page).toHaveURL(/#question-1$/)

  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await expectApart(page, width)
    await page.getByRole('radio', { name: 'Not assessed' }).tap()
    await expect(page.getByRole('combobox', { name: 'Reason' })).toBeVisible()
    await expectApart(page, width)
    await page.getByRole('button', { name: 'Clear score' }).tap()
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
  }

  for (let number = 1; number <= questions; number += 1) {
    await expect(page).toHaveURL(new RegExp(`#question-${number}$`))
    await page.getByRole('radio', { name: `Score ${(number % 5) + 1}` }).tap()
    await page.getByRole('button', { name: 'Next', exact: true }).tap()
  }
  await expect(heading).toHaveText('Review and submit')
  await expect(page.getByText('Nothing is missing.')).toBeVisible()
  await page.getByRole('radio', { name: 'Yes', exact: true }).tap()
  await page.getByRole('button', { name: 'Submit scorecard' }).tap()
  await expect(heading).toHaveText('Scorecard submitted')
  await expect(heading).toBeFocused()
  const { record } = await (await arrangeAs(page)).sessions.find.query({ sessionId })
  expect(
    record.scores
      .map((one) => String(one.value))
      .toSorted()
      .join(),
  ).toBe('1,2,2,3,3,4,4,5')
})
