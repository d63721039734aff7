import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const [tomas, mei, seun, hanna] = [0, 1, 2, 3].map((at) => nameOf('interviewer', at)) as [
  string,
  string,
  string,
  string,
]

/** A session of three that was to be yesterday or the day before, with a fourth on the panel. */
async function arrange(office: Page) {
  const api = await arrangeAs(office)
  const made = await arrangeSession(api, {
    set: 'Technical depth',
    interviewers: [tomas, mei, seun, hanna],
    coming: [tomas, mei, seun],
    slotMinutes: 5,
    startsAt: new Date(Date.now() - (24 * 60 + Math.floor(Math.random() * 1400)) * 60_000),
  })
  return { ...made, api }
}

const place = (page: Page, number: number) =>
  page
    .getByRole('navigation', { name: 'Questions' })
    .getByRole('button', { name: new RegExp(`^Question ${number}, `) })

async function openRoom(page: Page, sessionId: string) {
  await page.goto(`/sessions/${sessionId}`)
  await expect(place(page, 1)).toHaveAttribute('aria-current', 'step')
}

const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()

async function choose(page: Page, candidate: string, act: string) {
  await page.getByRole('button', { name: `Acts for ${candidate}` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('nobody came, then somebody did: no-show, reopened with a reason, an absent interviewer replaced, late scorecards', async ({
  browser,
}) => {
  const office = await openAs(await browser.newContext(), manager)
  const { api, candidate, sessionId, panelId } = await arrange(office)
  const first = await openAs(await browser.newContext(), tomas)
  const away = await browser.newContext()
  const second = await openAs(away, mei)

  await test.step('one scores, one is offline with a score of their own, and the first says that nobody came', async () => {
    await openRoom(second, sessionId)
    await saved(second)
    await away.setOffline(true)
    await second.keyboard.press('3')
    await expect(
      second.getByRole('status').filter({ hasText: 'Offline: 1 change kept on this device' }),
    ).toBeVisible()
    await openRoom(first, sessionId)
    const nobodyCame = first.getByRole('button', { name: 'Candidate did not come' })
    // It appears once the room is alive and hears keys.
    await expect(nobodyCame).toBeVisible()
    await first.keyboard.press('4')
    await expect(place(first, 1)).toHaveAccessibleName(/scored 4/)
    await saved(first)
    await nobodyCame.click()
    const note = first.getByRole('textbox', { name: 'Note' }).last()
    await expect(note).toBeFocused()
    // What is typed into the form is no key of the room.
    await note.pressSequentially('No answer, 20 minutes.')
    // Nor is anything typed lost by leaving the field.
    await note.press('Escape')
    await expect(note).toHaveValue('No answer, 20 minutes.')
    await first.getByRole('button', { name: 'Record no-show' }).click()
    await expect(first.getByRole('heading', { name: 'The candidate did not come' })).toBeFocused()
    await expect(first.getByText(`Noted by ${tomas}: “No answer, 20 minutes.”`)).toBeVisible()
  })

  await test.step('whoever comes back from offline sees what was not recorded', async () => {
    await away.setOffline(false)
    await expect(second.getByRole('heading', { name: 'The candidate did not come' })).toBeVisible()
    await expect(second.getByText('Question 1: score 3')).toBeVisible()
    await second.goto('/today')
    const done = second
      .getByRole('region', { name: 'Done' })
      .getByRole('listitem')
      .filter({ hasText: candidate })
    await expect(done).toContainText('no-show')
  })

  const row = office
    .getByRole('table', { name: 'Evaluations' })
    .getByRole('row')
    .filter({ hasText: candidate })
  await test.step('the panel shows it, and a manager reopens it with a reason', async () => {
    await office.goto(`/panels/${panelId}`)
    await expect(row).toContainText('no-show')
    await expect(row).toContainText(`Noted by ${tomas}: “No answer, 20 minutes.”`)
    await expect(row).toContainText('Sealed, nobody is expected')
    await choose(office, candidate, 'Reopen session')
    const form = office.getByRole('form', { name: `Reopen the session of ${candidate}` })
    const reason = form.getByRole('textbox', { name: 'Reason' })
    await expect(reason).toBeFocused()
    await form.getByRole('button', { name: 'Reopen session' }).click()
    await expect(reason).toHaveAccessibleDescription(/at least 3 characters/)
    expect(await inspect(office, 'reopening')).toEqual([])
    await reason.fill('Came half an hour late.')
    await form.getByRole('button', { name: 'Reopen session' }).click()
    await expect(row).toContainText(`Reopened by ${manager}: “Came half an hour late.”`)
    await expect(row).toContainText('Sealed, 0 of 3 in')
  })

  await test.step('everybody goes on where they were, and what waited on a device goes in', async () => {
    await second.goto(`/sessions/${sessionId}`)
    await expect(place(second, 1)).toHaveAccessibleName(/scored 3/)
    await saved(second)
    await first.goto(`/sessions/${sessionId}`)
    await expect(place(first, 1)).toHaveAccessibleName(/scored 4/)
  })

  await test.step('an absent interviewer is replaced, one who has recorded something is not', async () => {
    await choose(office, candidate, 'Replace an interviewer')
    const form = office.getByRole('form', { name: `Replace an interviewer of ${candidate}` })
    const leaving = form.getByRole('combobox', { name: 'Who does not come' })
    await expect(leaving).toBeFocused()
    await leaving.selectOption({ label: mei })
    await form.getByRole('combobox', { name: 'Who comes instead' }).selectOption({ label: hanna })
    await form.getByRole('button', { name: 'Replace interviewer' }).click()
    await expect(form.getByRole('alert')).toContainText('recorded something')
    await leaving.selectOption({ label: seun })
    await form.getByRole('button', { name: 'Replace interviewer' }).click()
    await expect(row).toContainText(hanna)
    await expect(row).not.toContainText(seun)
  })

  await test.step('a late scorecard is submitted like any other', async () => {
    await first.keyboard.press('Control+Enter')
    await first.getByRole('radio', { name: 'Yes', exact: true }).check()
    await first.getByRole('button', { name: 'Submit scorecard' }).click()
    await first.getByRole('button', { name: 'Submit without them' }).click()
    await expect(first.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible()
  })

  await test.step('a closed session goes on for whoever joins it, marked as after the opening', async () => {
    const [evaluation] = await api.panels.evaluations.query({ panelId })
    for (const seat of evaluation!.sessions[0]!.seats)
      if (!seat.submittedAt)
        await api.panels.excuse.mutate({ scorecardId: seat.scorecardId, reason: 'Was not there.' })
    await office.reload()
    await expect(row).toContainText('Open: all in')
    await choose(office, candidate, 'Reopen session')
    const form = office.getByRole('form', { name: `Reopen the session of ${candidate}` })
    await form.getByRole('textbox', { name: 'Reason' }).fill('Sat in for the second half.')
    await form.getByRole('button', { name: 'Reopen session' }).click()
    await expect(form.getByRole('group', { name: 'Who scores now' })).toHaveAccessibleDescription(
      /Choose who scores now/,
    )
    await form.getByRole('checkbox', { name: seun }).check()
    await form.getByRole('button', { name: 'Reopen session' }).click()
    await expect(row).toContainText('after opening')
    await expect(row).toContainText('wrapping up')

    const third = await openAs(await browser.newContext(), seun)
    await openRoom(third, sessionId)
    await expect(
      third
        .getByText(`Reopened by ${manager}: “Sat in for the second half.” What is submitted now is marked`)
        .first(),
    ).toBeVisible()
    expect(await inspect(third, 'a reopened room')).toEqual([])
  })
})
