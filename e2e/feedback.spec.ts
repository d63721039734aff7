import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs } from './support/arrange'
import { arrangeScored } from './support/arrange-scored'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const run = crypto.randomUUID().slice(0, 6)
const interviewers = [nameOf('interviewer', 3), nameOf('interviewer', 4)]
const candidate = `Noor ${run}`

const letter = (page: Page) => page.getByRole('textbox', { name: 'Text' })
const watched = (page: Page) => page.getByRole('region', { name: 'Before it goes out' })
const giving = (page: Page) => page.getByRole('region', { name: 'Give it' })

test('a manager makes a draft their own, is warned, keeps versions, and gives it by hand', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const office = await openAs(await browser.newContext(), nameOf('manager'))
  const manager = await arrangeAs(office)
  const { jobId } = await arrangeScored(browser, { manager, interviewers, candidates: [candidate] })
  const [application] = await manager.candidates.ofJob.query({ jobId })

  await test.step('from the candidate’s page to a draft in words', async () => {
    await office.goto(`/candidates/${application!.candidateId}`)
    await office.getByRole('link', { name: 'Feedback' }).click()
    await expect(office.getByRole('heading', { name: `Feedback for ${candidate}` })).toBeVisible()
    const draft = await letter(office).inputValue()
    expect(draft).toContain(`Dear ${candidate},`)
    expect(draft).toMatch(/What a stronger answer (also )?covers:/)
    for (const name of interviewers) expect(draft).not.toContain(name.split(' ')[0])
    await expect(watched(office).getByText('No decision stands yet.')).toBeVisible()
    await expect(watched(office).getByText(/looks like a score|seems to name|compares with/)).toHaveCount(0)
    expect(await inspect(office, 'the draft')).toEqual([])
  })

  await test.step('names, scores and other people are warned of while one types', async () => {
    const draft = await letter(office).inputValue()
    const name = interviewers[0]!
    await letter(office).fill(`${draft}\n\n${name} gave you 4 out of 5, more than other candidates.`)
    await expect(watched(office).getByText(`It seems to name ${name}`)).toBeVisible()
    await expect(watched(office).getByText('“4 out of 5” looks like a score.')).toBeVisible()
    await expect(watched(office).getByText('“other candidates” compares')).toBeVisible()
    await letter(office).fill('Dear Noor, thank you. Rollback was where you were at your best.')
    await expect(watched(office).getByText(/looks like a score|seems to name|compares with/)).toHaveCount(0)
  })

  await test.step('it goes out only once it is saved', async () => {
    const byHand = giving(office).getByRole('button', { name: 'Mark as given by hand' })
    await expect(byHand).toBeDisabled()
    await letter(office).fill('   ')
    await office.getByRole('button', { name: 'Save version' }).click()
    await expect(
      office.getByText('Write something first, or take the draft that is offered.').last(),
    ).toBeVisible()
    await letter(office).fill('Dear Noor, thank you. Rollback was where you were at your best.')
    await office.getByRole('button', { name: 'Save version' }).click()
    await expect(office.getByText('Version 1 is saved.')).toBeVisible()
    await office.getByRole('radio', { name: 'Preview' }).check({ force: true })
    await expect(office.getByRole('region', { name: 'Preview' })).toContainText('Rollback was where')
    // No mail is set up in the demo, and the page says what to do instead.
    await expect(giving(office).getByText('No mail is set up here.').first()).toBeAttached()
    await byHand.click()
    await expect(giving(office).getByText(/Version 1 by hand, .*, Ruben Achterberg/)).toBeVisible()
  })

  await test.step('somebody else’s version is not written over unseen, and mine is not lost', async () => {
    await manager.feedback.save.mutate({
      jobId,
      applicationId: application!.id,
      text: 'Their words.',
      lastSeen: 1,
    })
    await office.getByRole('radio', { name: 'Edit', exact: true }).check({ force: true })
    await letter(office).fill('My words.')
    await office.getByRole('button', { name: 'Save version' }).click()
    await expect(office.getByText(/Somebody else saved this feedback meanwhile/)).toBeVisible()
    await expect(letter(office)).toHaveValue('My words.')
    await office.getByRole('button', { name: 'I have read it; go on with mine' }).click()
    await office.getByRole('button', { name: 'Save version' }).click()
    await expect(office.getByText('Version 3 is saved.')).toBeVisible()
    await office.getByRole('region', { name: 'Versions' }).getByText('Version 2', { exact: true }).click()
    await expect(office.getByText('Their words.', { exact: true })).toBeVisible()
    await office.getByRole('button', { name: 'Take up version 2' }).click()
    await expect(letter(office)).toHaveValue('Their words.')
    expect(await inspect(office, 'the feedback')).toEqual([])
  })

  await test.step('a reviewer and an interviewer have no such page', async () => {
    for (const name of [nameOf('reviewer'), interviewers[0]!]) {
      const page = await openAs(await browser.newContext(), name)
      await page.goto(`/compare/${jobId}/feedback/${application!.id}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Text' })).toHaveCount(0)
    }
  })
})
