import { expect, type Page } from '@playwright/test'
import { arrangeAs } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const admin = nameOf('admin')
const [ada, mei, eva] = [
  nameOf('interviewer', 0),
  nameOf('interviewer', 1),
  nameOf('interviewer', 2),
] as const
const [noor, emil] = ['Noor Haddad', 'Emil Sørensen'] as const

// A night of its own far ahead, since the same interviewers cannot sit in two sessions at once.
const night = Date.UTC(2032, 0, 1 + Math.floor(Math.random() * 5000))

/** A day some days after that night, as it is typed and as it is shown. */
function dayAfter(days: number): { typed: string; shown: string } {
  const day = new Date(night + days * 86_400_000)
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(day)
  return {
    typed: day.toISOString().slice(0, 10),
    shown: `${part({ weekday: 'short' })} ${part({ day: 'numeric', month: 'short', year: 'numeric' })}`,
  }
}

/** A job with two candidates. */
async function arrangeJob(page: Page): Promise<string> {
  const office = await arrangeAs(page)
  const jobId = await office.jobs.create.mutate({ title: 'Panel keeper', description: '' })
  for (const name of [noor, emil])
    await office.candidates.create.mutate({ name, email: '', links: [], jobId })
  return jobId
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Evaluations' }).getByRole('row').filter({ hasText: name })

async function choose(page: Page, candidate: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `Acts for ${candidate}` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('a panel is made, planned by keyboard, scheduled, corrected, and its seal broken in the open', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const office = await openAs(await browser.newContext(), manager)
  const jobId = await arrangeJob(office)

  await test.step('refused where something is missing, and nothing that was typed is lost', async () => {
    await office.goto(`/panels/new?job=${jobId}`)
    await expect(office.getByLabel('Job', { exact: true })).toHaveValue(jobId)
    await office.getByRole('textbox', { name: 'Panel name' }).fill('Dpeth')
    await office
      .getByRole('group', { name: 'Options' })
      .getByRole('checkbox', { name: 'Demand evidence' })
      .check()
    await office.getByRole('button', { name: 'Create panel' }).click()
    await expect(office.getByRole('form', { name: 'New panel' }).getByRole('alert')).toBeVisible()
    await expect(office.getByText('Choose at least one interviewer.').first()).toBeVisible()
    await expect(office.getByLabel('Question set')).toBeFocused()
    await expect(office.getByRole('textbox', { name: 'Panel name' })).toHaveValue('Dpeth')
    await expect(office.getByRole('checkbox', { name: 'Demand evidence' })).toBeChecked()
    const labels = await office.getByLabel('Question set').getByRole('option').allTextContents()
    await office
      .getByLabel('Question set')
      .selectOption({ label: labels.find((label) => label.startsWith('Technical depth, version')) ?? '' })
    for (const name of [ada, mei])
      await office.getByRole('group', { name: 'Interviewers' }).getByRole('checkbox', { name }).check()
    await office.getByRole('button', { name: 'Create panel' }).click()
    await expect(office.getByRole('heading', { name: 'Dpeth', level: 1 })).toBeVisible()
  })

  await test.step('a typo is corrected and a third interviewer joins', async () => {
    await office.getByRole('main').getByRole('link', { name: 'Settings' }).click()
    await office.getByRole('textbox', { name: 'Panel name' }).fill('Depth')
    await office.getByRole('group', { name: 'Interviewers' }).getByRole('checkbox', { name: eva }).check()
    await office.getByRole('button', { name: 'Save panel' }).click()
    await expect(office.getByRole('heading', { name: 'Depth', level: 1 })).toBeVisible()
    await expect(office.getByRole('checkbox', { name: `${eva} scores question 1` })).toBeChecked()
  })

  await test.step('the plan is changed by keyboard, warns, and is kept', async () => {
    const asks = (name: string) => office.getByRole('radio', { name: `${name} asks question 1` })
    const people = [ada, mei, eva].toSorted((a, b) => a.localeCompare(b))
    await asks(people[0]!).focus()
    await office.keyboard.press('Space')
    await expect(asks(people[0]!)).toBeChecked()
    await office.keyboard.press('ArrowRight')
    await expect(asks(people[1]!)).toBeChecked()
    for (const name of people.slice(0, 2)) {
      await office.getByRole('checkbox', { name: `${name} scores question 1` }).focus()
      await office.keyboard.press('Space')
    }
    await expect(
      office.getByText('Question 1 is scored by one person: two make a score comparable.'),
    ).toBeVisible()
    await expect(office.getByRole('status').filter({ hasText: /^Saved\. \d warning/ })).toBeVisible()
    await office.reload()
    await expect(asks(people[1]!)).toBeChecked()
    await expect(office.getByRole('checkbox', { name: `${people[0]} scores question 1` })).not.toBeChecked()
    await expect(office.getByRole('checkbox', { name: `${people[2]} scores question 1` })).toBeChecked()
  })

  await test.step('two candidates are scheduled one after another, on the clock that is named', async () => {
    await office.getByRole('button', { name: 'Schedule sessions' }).click()
    await expect(office.getByText('Choose at least one candidate.').first()).toBeVisible()
    await expect(office.getByText('Enter when the first session starts.')).toBeVisible()
    for (const name of [noor, emil])
      await office.getByRole('group', { name: 'Candidates' }).getByRole('checkbox', { name }).check()
    await office.getByLabel('Starts at').fill(`${dayAfter(0).typed}T23:30`)
    await office.getByLabel('Slot in minutes').fill('45')
    const preview = office.getByRole('listitem')
    await expect(
      preview.filter({ hasText: `${dayAfter(0).shown}, 23:30–00:15` }).filter({ hasText: noor }),
    ).toBeVisible()
    await expect(
      preview.filter({ hasText: `${dayAfter(1).shown}, 00:15–01:00` }).filter({ hasText: emil }),
    ).toBeVisible()
    await office.getByRole('button', { name: 'Schedule sessions' }).click()
    await expect(rowOf(office, noor)).toContainText(`${dayAfter(0).shown}, 23:30–00:15 (Pacific/Chatham)`)
    await expect(rowOf(office, emil)).toContainText(`${dayAfter(1).shown}, 00:15–01:00 (Pacific/Chatham)`)
    await expect(rowOf(office, emil)).toContainText('Sealed, 0 of 3 in')
    await expect(office.getByRole('checkbox', { name: noor })).toHaveAccessibleDescription(
      `Scheduled: ${dayAfter(0).shown}, 23:30–00:15 (Pacific/Chatham)`,
    )
  })

  await test.step('a session is moved, never onto another of the same people, and moved back', async () => {
    await choose(office, emil, 'Reschedule')
    const form = office.getByRole('form', { name: `Reschedule ${emil}` })
    await expect(form.getByLabel('Starts at')).toBeFocused()
    await form.getByLabel('Starts at').fill(`${dayAfter(0).typed}T23:00`)
    await form.getByRole('button', { name: 'Save session' }).click()
    await expect(form.getByRole('alert')).toContainText('has another session then')
    await form.getByLabel('Starts at').fill(`${dayAfter(2).typed}T09:00`)
    await form.getByRole('checkbox', { name: eva }).uncheck()
    await form.getByRole('button', { name: 'Save session' }).click()
    // A message that is pointed at waits.
    await office.getByRole('button', { name: 'Undo' }).hover()
    await expect(rowOf(office, emil)).toContainText(`${dayAfter(2).shown}, 09:00–09:45`)
    await expect(rowOf(office, emil)).toContainText('Sealed, 0 of 2 in')
    await expect(office.getByRole('button', { name: `Acts for ${emil}` })).toBeFocused()
    await office.getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(office, emil)).toContainText(`${dayAfter(1).shown}, 00:15–01:00`)
    await expect(rowOf(office, emil)).toContainText('Sealed, 0 of 3 in')
  })

  await test.step('a session is cancelled, and stands again', async () => {
    await choose(office, emil, 'Cancel session')
    await expect(rowOf(office, emil).getByText('cancelled', { exact: true })).toBeVisible()
    await choose(office, emil, 'Restore session')
    await expect(rowOf(office, emil).getByText('cancelled', { exact: true })).toHaveCount(0)
    await expect(rowOf(office, emil)).toContainText('Sealed, 0 of 3 in')
  })

  await test.step('a missing scorecard is excused with a reason', async () => {
    await choose(office, noor, `Excuse ${eva}`)
    const dialog = office.getByRole('alertdialog', { name: `Excuse ${eva}?` })
    await dialog.getByRole('button', { name: 'Excuse scorecard' }).click()
    await expect(dialog.getByText(/Give a reason of at least 3 characters/)).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Fell ill on that morning.')
    await dialog.getByRole('button', { name: 'Excuse scorecard' }).click()
    await expect(rowOf(office, noor)).toContainText('Sealed, 0 of 2 in')
    await expect(rowOf(office, noor)).toContainText('“Fell ill on that morning.”')
  })

  await test.step('the decision rule is set, and what it was stays', async () => {
    await office.getByLabel('Hire bar').fill('7')
    await office.getByRole('button', { name: 'Save rule' }).click()
    await expect(office.getByText('From 1 to 5.', { exact: true }).last()).toBeVisible()
    await office.getByLabel('Hire bar').fill('3.5')
    await office.getByLabel('Least scores').fill('2')
    await office.getByRole('button', { name: 'Save rule' }).click()
    const history = office.getByRole('table', { name: 'History of the decision rule' })
    await expect(history.getByText('Raw mean, at least 2 scores, bar at 3.5')).toBeVisible()
    await expect(history.getByText('Raw mean, at least 1 score, no bar')).toBeVisible()
  })

  await test.step('a manager breaks no seal; an admin does, and everybody on the panel reads why', async () => {
    await office.getByRole('button', { name: `Acts for ${noor}` }).click()
    await expect(office.getByRole('menuitem', { name: 'Break the seal' })).toHaveCount(0)
    await office.keyboard.press('Escape')

    const address = office.url()
    const chief = await openAs(await browser.newContext(), admin)
    await chief.goto(address)
    await choose(chief, noor, 'Break the seal')
    const dialog = chief.getByRole('alertdialog', { name: `Break the seal on ${noor}?` })
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Hurry')
    await dialog.getByRole('button', { name: 'Break the seal' }).click()
    await expect(dialog.getByText(/Give a reason of at least 10 characters/)).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The offer has to go out today.')
    await dialog.getByRole('button', { name: 'Break the seal' }).click()
    await expect(rowOf(chief, noor)).toContainText('Open: seal broken')

    const interviewer = await openAs(await browser.newContext(), ada)
    await interviewer.goto(address)
    await expect(rowOf(interviewer, noor)).toContainText(`Broken by ${admin}`)
    await expect(rowOf(interviewer, noor)).toContainText('“The offer has to go out today.”')
    await expect(interviewer.getByRole('link', { name: `Open the room for ${emil}` })).toBeVisible()
    for (const name of ['Schedule sessions', 'Save rule', 'Split', `Acts for ${noor}`])
      await expect(interviewer.getByRole('button', { name })).toHaveCount(0)
  })
})
