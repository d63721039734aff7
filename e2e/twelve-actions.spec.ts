import { expect, type Locator } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

// From “New panel” to a published set, a split panel and a scheduled session: how many actions it takes.

const actionsMax = 12
const interviewers = [0, 1, 2].map((at) => nameOf('interviewer', at))

/** Counts what a person does: one click, one key chord or one filled field each. */
function countActions() {
  const done: string[] = []
  const counted =
    (what: string, act: (at: Locator) => Promise<unknown>) =>
    async (at: Locator): Promise<void> => {
      done.push(`${what} ${at.toString()}`)
      await act(at)
    }
  return {
    done,
    click: counted('click', (at) => at.click()),
    check: counted('click', (at) => at.check()),
    press: (at: Locator, chord: string) => counted(`press ${chord}`, (on) => on.press(chord))(at),
    fill: (at: Locator, text: string) => counted('fill', (on) => on.fill(text))(at),
    choose: (at: Locator, label: string) => counted('choose', (on) => on.selectOption({ label }))(at),
  }
}

test('a panel of eight questions and three interviewers is published, split and scheduled in twelve actions, with no dialog', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  const office = await arrangeAs(page)
  const title = `Twelve ${crypto.randomUUID().slice(0, 6)}`
  const jobId = await office.jobs.create.mutate({ title, description: '' })
  const candidate = `Noor ${crypto.randomUUID().slice(0, 6)}`
  await office.candidates.create.mutate({ name: candidate, links: [], jobId })
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    return dialog.dismiss()
  })
  await page.goto(`/jobs/${jobId}`)
  const form = page.getByRole('form', { name: 'New panel' })
  const act = countActions()

  await act.click(page.getByRole('link', { name: 'New panel' }).first())
  await act.fill(form.getByRole('textbox', { name: 'Panel name' }), 'Depth')
  await act.choose(form.getByRole('combobox', { name: 'Question set' }), 'A new set, assembled here')
  await expect(form.getByRole('textbox', { name: 'Questions', exact: true })).toHaveValue('8')
  await act.click(form.getByRole('button', { name: 'Assemble', exact: true }))
  await expect(form.getByRole('status').filter({ hasText: /^8 questions, \d+ of 60 minutes/ })).toBeVisible({
    timeout: 20_000,
  })
  for (const name of interviewers)
    await act.check(form.getByRole('group', { name: 'Interviewers' }).getByRole('checkbox', { name }))
  await act.click(form.getByRole('button', { name: 'Split', exact: true }))
  await expect(form.getByRole('status').filter({ hasText: /^Split evenly:/ })).toBeVisible({
    timeout: 20_000,
  })
  await act.choose(form.getByRole('combobox', { name: 'First session with' }), candidate)
  await expect(form.getByLabel('Starts at')).not.toHaveValue('')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await inspect(page, 'a new panel before it is made')).toEqual([])
  await act.press(form.getByRole('button', { name: 'Create panel' }), 'Enter')
  await expect(page.getByRole('heading', { name: 'Depth', level: 1 })).toBeVisible()
  expect(act.done.length, act.done.join('\n')).toBeLessThanOrEqual(actionsMax)
  expect(dialogs).toBe(0)
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // It is all there, as the server has it.
  await expect(page.getByRole('table', { name: 'Evaluations' }).getByText(candidate)).toBeVisible()
  await expect(page.getByText('Nothing is missing.')).toBeVisible()
  const [made] = await office.panels.ofJob.query({ jobId })
  const panel = await office.panels.find.query({ panelId: made?.id ?? '' })
  expect(panel.questions).toHaveLength(8)
  expect(panel.interviewers.map(({ name }) => name).toSorted()).toEqual(interviewers.toSorted())
  expect(panel.warnings).toEqual([])
  const minutes = panel.minutesAsked.map((one) => one.minutes)
  expect(Math.max(...minutes) - Math.min(...minutes)).toBeLessThanOrEqual(3)
  const set = await office.sets.find.query({ setId: panel.setId })
  expect(set).toMatchObject({ name: 'Depth', slotMinutes: 60 })
  expect(set.publishedAt).not.toBeNull()
  const [evaluation] = await office.panels.evaluations.query({ panelId: panel.id })
  expect(evaluation?.sessions).toHaveLength(1)
  expect(evaluation?.sessions[0]?.seats).toHaveLength(3)
  expect(evaluation!.sessions[0]!.startsAt.getTime()).toBeGreaterThan(Date.now())
})
