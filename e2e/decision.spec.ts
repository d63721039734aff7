import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs } from './support/arrange'
import { arrangeScored } from './support/arrange-scored'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const decider = nameOf('manager')
const approver = nameOf('manager', 1)
const reviewer = nameOf('reviewer')
const interviewers = [nameOf('interviewer', 0), nameOf('interviewer', 1)]
const reason = 'Clear on failure modes and on rollback; both heard the plan.'

const form = (page: Page, candidate: string) => page.getByRole('group', { name: `Decision on ${candidate}` })
const decision = (page: Page, candidate: string) =>
  page.getByRole('region', { name: `Decision on ${candidate}` })
const status = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

test('a decision waits for a second manager, is objected to, reopened, decided anew and approved', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const page = await openAs(await browser.newContext(), decider)
  const office = await arrangeAs(page)
  const tag = crypto.randomUUID().slice(0, 6)
  const candidates = ['Noor', 'Emil', 'Ines'].map((name) => `${name} ${tag}`)
  const [noor] = candidates as [string]
  const { jobId, sessionIds, rooms } = await arrangeScored(browser, {
    manager: office,
    interviewers,
    candidates,
    questions: 3,
  })
  const members = await office.organizations.members.query()
  const idOf = (name: string) => members.find((one) => one.name === name)!.id
  await office.jobs.addToTeam.mutate({ jobId, memberId: idOf(approver), role: 'manager' })
  await office.jobs.addToTeam.mutate({ jobId, memberId: idOf(reviewer), role: 'reviewer' })

  await test.step('the job asks for one approval', async () => {
    await page.goto(`/jobs/${jobId}`)
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Approvals').selectOption({ label: '5 others' })
    await expect(page.getByText('the team has only 2 to approve')).toBeVisible()
    await page.getByLabel('Approvals').selectOption({ label: '1 other' })
    await page.getByRole('button', { name: 'Save job' }).click()
    await expect(page.getByText('Job changed')).toBeVisible()
  })

  await test.step('the first manager decides; it waits, with what it was made on', async () => {
    await page.goto(`/compare/${jobId}`)
    const opener = page.getByRole('button', { name: `Decide on ${noor}` })
    await opener.click()
    await expect(form(page, noor).getByRole('radio', { name: 'Advance' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(opener).toBeFocused()
    await page.keyboard.press('Enter')
    await form(page, noor).getByRole('radio', { name: 'Hire' }).check()
    await page.getByRole('textbox', { name: 'Reason' }).fill(reason)
    await page.getByRole('button', { name: 'Record decision' }).click()
    await expect(status(page, `Decision recorded: Hire, ${noor}`)).toBeVisible()
    const shown = decision(page, noor)
    await expect(shown.getByText('Waits for 1 approval')).toBeVisible()
    await expect(shown.getByText(reason)).toBeVisible()
    await expect(shown.getByText(/Decided on: .*, from 18 scores of 3 candidates/)).toBeVisible()
    await expect(shown.getByText('No score of this comparison has changed since.')).toBeVisible()
    await expect(shown.getByText('Your own decision is for others to approve.')).toBeVisible()
    await expect(shown.getByRole('button', { name: 'Approve' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Record decision' })).toHaveCount(0)
    await expect(
      page.getByRole('button', { name: `decision on ${noor}` }).filter({ hasText: 'Hire, proposed' }),
    ).toBeVisible()
    expect(await inspect(page, 'a decision that waits')).toEqual([])
  })

  const other = await openAs(await browser.newContext(), approver)
  await test.step('the second one finds it on Today and objects, with words', async () => {
    const row = other.getByRole('listitem').filter({ hasText: noor })
    await expect(row).toContainText('Hire')
    await row.getByRole('link', { name: `Read the decision on ${noor}` }).click()
    const shown = decision(other, noor)
    await expect(shown.getByText(reason)).toBeVisible()
    await shown.getByRole('button', { name: 'Object' }).click()
    const comment = shown.getByRole('textbox', { name: 'Comment' })
    await expect(comment).toBeFocused()
    await expect(shown.getByText('Say in at least 10 characters what you object to.').last()).toBeVisible()
    await comment.fill('Question 3 was cut short.')
    await shown.getByRole('button', { name: 'Object' }).click()
    await expect(status(other, 'Your objection is recorded.')).toBeVisible()
    await expect(shown.getByText(`${approver} objected`)).toBeVisible()
    await other.goto('/today')
    await expect(other.getByRole('link', { name: `Read the decision on ${noor}` })).toHaveCount(0)
  })

  await test.step('a score is revised meanwhile; the first manager sees both, and reopens with a reason', async () => {
    const { questions } = await rooms[0]!.sessions.find.query({ sessionId: sessionIds[0]! })
    await rooms[0]!.sessions.revise.mutate({
      sessionId: sessionIds[0]!,
      setItemId: questions[0]!.setItemId,
      value: 5,
      notAssessed: null,
      reason: 'Heard the recording again.',
    })
    await page.reload()
    const shown = decision(page, noor)
    await expect(shown.getByText('Objected to', { exact: true })).toBeVisible()
    await expect(shown.getByText('Question 3 was cut short.')).toBeVisible()
    await expect(shown.getByText('The comparison has changed since: 1 score was revised.')).toBeVisible()
    await shown.getByRole('button', { name: 'Reopen decision' }).click()
    const why = shown.getByRole('textbox', { name: 'Reason for reopening' })
    await expect(why).toBeFocused()
    await why.fill('Objected')
    await shown.getByRole('button', { name: 'Reopen', exact: true }).click()
    await expect(shown.getByText('Give a reason of at least 10 characters.').last()).toBeVisible()
    await expect(why).toHaveValue('Objected')
    await why.fill('Question 3 was asked again.')
    await shown.getByRole('button', { name: 'Reopen', exact: true }).click()
    await expect(status(page, 'Decision reopened')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Decisions before' })).toBeVisible()
  })

  await test.step('decided anew and approved, it stands, and everything before is in its history', async () => {
    await form(page, noor).getByRole('radio', { name: 'Advance' }).check()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Heard again, and it holds.')
    await page.getByRole('button', { name: 'Record decision' }).click()
    await expect(status(page, 'Decision recorded: Advance')).toBeVisible()
    const third = await openAs(await browser.newContext(), reviewer)
    await third.getByRole('link', { name: `Read the decision on ${noor}` }).click()
    const shown = decision(third, noor)
    await expect(shown.getByRole('button', { name: 'Reopen decision' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await shown.getByRole('button', { name: 'Approve' }).click()
    await expect(status(third, 'Approved. It is recorded for good.')).toBeVisible()
    await expect(shown.getByText('Stands, approved by 1')).toBeVisible()
    await page.reload()
    await expect(decision(page, noor).getByText(`${reviewer} approved`)).toBeVisible()
    for (const words of [reason, 'Question 3 was cut short.', 'Question 3 was asked again.'])
      await expect(page.getByText(words)).toBeVisible()
    expect(await inspect(page, 'a decision that stands, with its history')).toEqual([])
  })
})
