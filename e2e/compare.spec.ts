import { expect, type Page } from '@playwright/test'
import { candidates } from '@/seed/cast'
import { inspect } from './support/accessibility'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const interviewers = [nameOf('interviewer', 0), nameOf('interviewer', 1)]
const [first, second] = candidates.map(({ name }) => name) as [string, string]
// The demo leaves the sixth without its last scorecard.
const sealed = candidates[5]!.name

/** From the demo's job, one click. */
async function openComparison(page: Page): Promise<void> {
  await page.goto('/jobs')
  await page.getByRole('link', { name: 'AI Safety Systems Engineer' }).click()
  await page.getByRole('link', { name: 'Compare' }).first().click()
  await expect(page.getByRole('table', { name: 'Comparison' })).toBeVisible()
}

const cell = (page: Page, candidate: string, question: number) =>
  page.getByRole('button', { name: `Evidence for ${candidate}, question ${question}:` })
const evidenceOf = (page: Page) => page.getByRole('region', { name: 'Evidence' })
const decisionOn = (page: Page, candidate: string) =>
  page.getByRole('group', { name: `Decision on ${candidate}` })
const rowOf = (page: Page, candidate: string) =>
  page.getByRole('table', { name: 'Comparison' }).getByRole('row').filter({ hasText: candidate })
const status = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: ReturnType<typeof cell>): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

test('the keyboard alone leads to a cell, its evidence, the next disagreement and two candidates side by side', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const page = await openAs(await browser.newContext(), manager)
  await openComparison(page)
  const evidence = evidenceOf(page)

  await tabTo(page, cell(page, first, 1))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, second, 2)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(evidence).toBeFocused()
  await expect(evidence.getByRole('heading', { name: second })).toBeVisible()
  await expect(evidence.getByText(interviewers[0]!).first()).toBeVisible()
  await expect(evidence.getByRole('heading', { name: 'Anchors' })).toBeVisible()

  await page.keyboard.press('j')
  await expect(status(page, `Question 3 of 14, ${second}`)).toBeAttached()
  await page.keyboard.press('k')
  await expect(status(page, `Question 2 of 14, ${second}`)).toBeAttached()
  const before = page.url()
  await page.keyboard.press('d')
  await expect(page).not.toHaveURL(before)
  await expect(evidence.getByRole('table', { name: 'Points heard' })).toBeVisible()

  await tabTo(page, evidence.getByRole('button', { name: 'Add a candidate beside' }))
  await page.keyboard.press('Enter')
  await page.keyboard.type(candidates[3]!.name.slice(0, 4))
  await page.keyboard.press('Enter')
  await expect(evidence.getByRole('heading', { name: second })).toBeVisible()
  await expect(evidence.getByRole('heading', { name: candidates[3]!.name })).toBeVisible()
  await expect(evidence.getByRole('heading', { name: 'Anchors' })).toBeVisible()
  expect(await inspect(page, 'the comparison with evidence')).toEqual([])
  // A region of its own is what has to be scrolled: beside the evidence, and on a phone, nothing of the standing has to.
  const standing = 'Candidates by adjusted score'
  await expect(page.getByRole('table', { name: standing })).toBeVisible({ timeout: 30_000 })
  for (const width of [1440, 390, 1280]) {
    await page.setViewportSize({ width, height: 720 })
    await expect(page.getByRole('region', { name: standing })).toHaveCount(0)
  }

  // The address holds all of it: somebody else's screen shows the same.
  await page.reload()
  await expect(evidence.getByRole('heading', { name: candidates[3]!.name })).toBeVisible()

  const where = await status(page, 'of 14').textContent()
  const [, number] = /Question (\d+)/.exec(where ?? '') ?? []
  // The button goes away with whom it was for; the focus stays in the evidence.
  await tabTo(page, evidence.getByRole('button', { name: `Take away ${candidates[3]!.name}` }))
  await page.keyboard.press('Enter')
  await expect(evidence.getByRole('heading', { name: candidates[3]!.name })).toBeHidden()
  await expect(evidence).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(evidence).toBeHidden()
  await expect(cell(page, second, Number(number))).toBeFocused()
  // What came with the page belongs to the place that the address named then, and to no other.
  await cell(page, first, 1).click()
  await expect(evidence.getByRole('heading', { name: first })).toBeVisible()
})

test('what is sealed is said in words, and cannot be decided on', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), manager)
  await openComparison(page)
  const row = rowOf(page, sealed)
  await expect(row.getByText('Sealed, 2 of 3 in')).toBeVisible()
  await row.getByRole('button', { name: `decision on ${sealed}` }).click()
  await expect(page.getByText('is still sealed and waits for').first()).toBeVisible()
  await expect(decisionOn(page, sealed).getByRole('radio', { name: 'Hire' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Record decision' })).toHaveAttribute('aria-disabled', 'true')
})

test('sorts by mean and by disagreement, in the address', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), manager)
  await openComparison(page)
  const headings = page.getByRole('table', { name: 'Comparison' }).getByRole('rowheader')
  await expect(headings.first()).toContainText(first)
  await page.getByRole('link', { name: 'Apart' }).click()
  await expect(page).toHaveURL(/sort=disagreement/)
  await expect(page.getByRole('columnheader', { name: 'Apart', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.getByRole('link', { name: 'Raw', exact: true }).click()
  await expect(page).toHaveURL(/sort=mean/)
  await expect(page.getByRole('columnheader', { name: 'Raw', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.getByRole('link', { name: 'Raw', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Raw', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  const names = candidates.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en'))
  await page.getByRole('link', { name: 'Candidate', exact: true }).click()
  await expect(
    page.getByRole('table', { name: 'Comparison' }).getByRole('columnheader', { name: 'Candidate' }),
  ).toHaveAttribute('aria-sort', 'ascending')
  for (const [at, name] of names.entries()) await expect(headings.nth(at)).toContainText(name)
})

test('what is still planned is said before a decision, and what is under way refuses it', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), manager)
  const office = await arrangeAs(page)
  const [name] = interviewers as [string, string]
  const room = await arrangeAs(await openAs(await browser.newContext(), name))
  const past = new Date(Date.now() - (20 + Math.random() * 3000) * 86_400_000)
  const arranged = { set: 'Scenarios and behavior', interviewers: [name], startsAt: past }
  const { jobId, sessionId, candidate } = await arrangeSession(office, arranged)
  const { questions } = await room.sessions.find.query({ sessionId })
  const setItemId = questions[0]!.setItemId
  const score = { setItemId, value: 4, notAssessed: null, version: 0 }
  await room.sessions.recordScore.mutate({ sessionId, entryId: crypto.randomUUID(), ...score })
  await room.sessions.submit.mutate({ sessionId, confirmMissing: true })

  const [set] = await office.sets.published.query()
  const members = await office.organizations.members.query()
  const memberIds = members.filter((one) => one.name === name).map((one) => one.id)
  const [application] = await office.candidates.ofJob.query({ jobId })
  const panelId = await office.panels.create.mutate({
    jobId,
    name: 'Second round',
    setVersionId: set!.setVersionId,
    memberIds,
    sealPolicy: 'until all submit',
    evidenceDemanded: false,
    namesHidden: false,
    interviewersMayCompare: false,
  })
  const [later] = await office.panels.schedule.mutate({
    panelId,
    applicationIds: [application!.id],
    startsAt: new Date(Date.now() + (20 + Math.random() * 300) * 86_400_000),
    slotMinutes: 30,
    timeZone: 'UTC',
    place: '',
    memberIds,
  })

  await page.goto(`/compare/${jobId}`)
  await page.getByRole('button', { name: `Decide on ${candidate}` }).click()
  await expect(
    page.getByText(/“Second round” is planned for .*: its scores are not in this comparison/),
  ).toBeVisible()
  await room.sessions.start.mutate({ sessionId: later! })
  const { questions: others } = await room.sessions.find.query({ sessionId: later! })
  const first = { setItemId: others[0]!.setItemId, value: 2, notAssessed: null, version: 0 }
  await room.sessions.recordScore.mutate({ sessionId: later!, entryId: crypto.randomUUID(), ...first })

  await decisionOn(page, candidate).getByRole('radio', { name: 'Hire' }).check()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Decided while somebody interviews.')
  await page.getByRole('button', { name: 'Record decision' }).click()
  const why = `“Second round” is under way and waits for ${name}.`
  await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible()
  await page.reload()
  await expect(page.getByText(why).first()).toBeVisible()
  await expect(decisionOn(page, candidate).getByRole('radio', { name: 'Hire' })).toBeDisabled()
})

test('a manager decides, after a reason too short and a colleague who was quicker', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await openAs(await browser.newContext(), manager)
  const office = await arrangeAs(page)
  const { jobId, sessionId, candidate } = await arrangeSession(office, {
    set: 'Scenarios and behavior',
    interviewers,
    startsAt: new Date(Date.now() - (10 + Math.random() * 3000) * 86_400_000),
  })
  for (const [at, name] of interviewers.entries()) {
    const room = await arrangeAs(await openAs(await browser.newContext(), name))
    const { questions } = await room.sessions.find.query({ sessionId })
    await room.sessions.recordScore.mutate({
      sessionId,
      entryId: crypto.randomUUID(),
      setItemId: questions[0]!.setItemId,
      value: 2 + 3 * at,
      notAssessed: null,
      version: 0,
    })
    await room.sessions.submit.mutate({ sessionId, confirmMissing: true })
  }

  await page.goto(`/compare/${jobId}`)
  await page.getByRole('button', { name: 'Next disagreement' }).click()
  for (const name of interviewers) await expect(evidenceOf(page).getByText(name).first()).toBeVisible()
  const reason = page.getByRole('textbox', { name: 'Reason', exact: true })
  const record = page.getByRole('button', { name: 'Record decision' })
  await decisionOn(page, candidate).getByRole('radio', { name: 'Hold' }).check()
  await reason.fill('Not yet')
  await record.click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'Give a reason of at least 10 characters.' }),
  ).toBeVisible()
  await expect(reason).toBeFocused()
  await expect(reason).toHaveValue('Not yet')

  const [application] = await office.candidates.ofJob.query({ jobId })
  await office.decisions.decide.mutate({
    jobId,
    applicationId: application!.id,
    outcome: 'advance',
    reason: 'Decided on another screen.',
    lastSeen: 0,
  })
  await reason.fill('Not yet: one scenario is not enough to go on.')
  await record.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody else decided' })).toBeVisible()
  await expect(page.getByText('Decided on another screen.')).toBeVisible()
  await expect(reason).toHaveValue('Not yet: one scenario is not enough to go on.')
  // What stands is taken up again with a reason of its own; what was typed is still there.
  await page.getByRole('button', { name: 'Reopen decision' }).click()
  await page.getByRole('textbox', { name: 'Reason for reopening' }).fill('We decided at the same time.')
  await page.getByRole('button', { name: 'Reopen', exact: true }).click()
  await expect(status(page, 'Decision reopened')).toBeVisible()
  await expect(reason).toHaveValue('Not yet: one scenario is not enough to go on.')
  await record.click()
  await expect(status(page, 'Decision recorded')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Not yet: one scenario is not enough to go on.')).toBeVisible()
  await expect(page.getByText('Decided on another screen.')).toBeVisible()
  await expect(rowOf(page, candidate)).toContainText('Hold')
})

test('a reviewer reads the evidence and is told why they cannot decide', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('reviewer'))
  await openComparison(page)
  await cell(page, first, 2).click()
  await expect(evidenceOf(page).getByRole('heading', { name: first })).toBeVisible()
  await expect(page.getByText('Only a manager of this job’s team decides.').first()).toBeVisible()
  for (const name of ['Advance', 'Hire', 'Hold', 'Reject'])
    await expect(decisionOn(page, first).getByRole('radio', { name })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Record decision' })).toHaveAttribute('aria-disabled', 'true')
})
