import { expect, type Page } from '@playwright/test'
import { type Arranger, arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const interviewer = nameOf('interviewer')
const questions = 8
// The room lets the chord rest for a second after it came to the review.
const settlingMs = 1100

let office: Arranger

test.beforeAll(async ({ browser }) => {
  office = await arrangeAs(await openAs(await browser.newContext(), manager))
})

/** A session of the interviewer alone, at a time that collides with no other. */
function arrange(more: Partial<Parameters<typeof arrangeSession>[1]> = {}) {
  const agoMs = (10 + Math.random() * 3000) * 86_400_000
  return arrangeSession(office, {
    set: 'Technical depth',
    interviewers: [interviewer],
    startsAt: new Date(Date.now() - agoMs),
    ...more,
  })
}

/** From Today, where signing in leads. */
async function openRoom(page: Page, candidate: string): Promise<void> {
  await page.getByRole('link', { name: `Open the room for ${candidate}` }).click()
  await expect(page.getByRole('navigation', { name: 'Questions' })).toBeVisible()
}

const place = (page: Page, number: number) =>
  page
    .getByRole('navigation', { name: 'Questions' })
    .getByRole('button', { name: new RegExp(`^Question ${number}, `) })
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const saved = (page: Page) => expect(status(page, /^Saved$/)).toBeVisible()
const note = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true })

/** What the server has for the person on this page, behind the screen. */
async function recordOf(page: Page, sessionId: string) {
  return (await (await arrangeAs(page)).sessions.find.query({ sessionId })).record
}

test('eight keys score eight questions, one recommends, and one chord submits for good', async ({
  browser,
}) => {
  const { candidate, sessionId } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await openRoom(page, candidate)

  const keys = ['3', '4', '5', '2', '1', '4', '3', '5']
  for (const [at, key] of keys.entries()) {
    await expect(place(page, at + 1)).toHaveAttribute('aria-current', 'step')
    await page.keyboard.press(key)
  }
  await expect(page.getByRole('heading', { name: 'Review and submit' })).toBeFocused()
  await expect(page.getByText('Nothing is missing.')).toBeVisible()
  for (const [at, key] of keys.entries())
    await expect(place(page, at + 1)).toHaveAccessibleName(new RegExp(`scored ${key}`))
  await saved(page)
  await page.getByRole('radio', { name: 'Yes', exact: true }).press('Space')
  await page.waitForTimeout(settlingMs)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeFocused()
  const record = await recordOf(page, sessionId)
  expect(record.scores.map((one) => one.version)).toEqual(keys.map(() => 1))
  expect(record.recommendation).toMatchObject({ recommendation: 'yes' })

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Submit scorecard' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Revise the score of question 2' }).click()
  await page.getByRole('radio', { name: '5', exact: true }).check()
  await page.getByRole('textbox', { name: 'Reason' }).fill('The second answer came later, unasked.')
  await page.getByRole('button', { name: 'Record revision' }).click()
  await expect(page.getByText('The second answer came later, unasked.')).toBeVisible()
  const { scores, revisions } = await recordOf(page, sessionId)
  expect(scores.map((one) => one.value)).toContain(4)
  expect(revisions).toMatchObject([{ number: 1, value: 5 }])
})

test('the chord that leads to the review never submits: without a recommendation it asks for one', async ({
  browser,
}) => {
  const { candidate, sessionId } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await openRoom(page, candidate)
  for (let number = 1; number <= questions; number += 1) {
    await expect(place(page, number)).toHaveAttribute('aria-current', 'step')
    await page.keyboard.press('3')
  }
  const review = page.getByRole('heading', { name: 'Review and submit' })
  await expect(review).toBeVisible()
  // Meant for the way to the review, where the room has gone by itself.
  await page.keyboard.press('Control+Enter')
  await page.waitForTimeout(settlingMs)
  await expect(page.getByRole('alert').filter({ hasText: 'Give a recommendation' })).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: 'Give a recommendation, or press again to submit without one.' }),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Strong no' })).toBeFocused()
  // A key that bounces is no answer.
  await page.keyboard.press('Control+Enter')
  await page.waitForTimeout(settlingMs)
  await expect(review).toBeVisible()
  expect((await (await arrangeAs(page)).sessions.find.query({ sessionId })).card.submittedAt).toBeNull()

  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('alert').filter({ hasText: 'Give a recommendation' })).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible()
  expect((await recordOf(page, sessionId)).recommendation).toMatchObject({ recommendation: 'no' })
})

test('the place stands in the address: a reload and a link lead back to it', async ({ browser }) => {
  const { candidate, sessionId } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await openRoom(page, candidate)
  await expect(page).toHaveTitle(`${candidate}, Depth · Evenhand`)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page).toHaveURL(/#question-3$/)
  await page.reload()
  await expect(place(page, 3)).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('4')
  await expect(place(page, 3)).toHaveAccessibleName(/scored 4/)
  await page.goto('/today')
  await page.goto(`/sessions/${sessionId}#question-7`)
  await expect(place(page, 7)).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/#review$/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Review and submit' })).toBeVisible()
})

test('a key that is pressed while the room still opens is not lost', async ({ browser }) => {
  const { candidate } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await page.getByRole('link', { name: `Open the room for ${candidate}` }).click()
  await place(page, 1).waitFor()
  await page.keyboard.press('4')
  await page.keyboard.press('2')
  await expect(place(page, 1)).toHaveAccessibleName(/scored 4/)
  await expect(place(page, 2)).toHaveAccessibleName(/scored 2/)
  await expect(place(page, 3)).toHaveAttribute('aria-current', 'step')
})

test('who goes to a question before the device has answered stays there', async ({ browser }) => {
  const { candidate } = await arrange()
  const context = await browser.newContext()
  await context.addInitScript(() => {
    // It never does; the room opens without it after two seconds, which are over here when the journey says so.
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest
    const later = window.setTimeout
    const held: TimerHandler[] = []
    const hold = (act: TimerHandler, ms?: number, ...more: unknown[]) =>
      ms === 2000 ? held.push(act) : later(act, ms, ...more)
    const endPatience = () => {
      for (const act of held.splice(0)) later(act)
    }
    Object.assign(window, { setTimeout: hold, endPatience })
  })
  const endPatience = () =>
    page.evaluate(() => (window as unknown as { endPatience: () => void }).endPatience())
  const page = await openAs(context, interviewer)
  await openRoom(page, candidate)
  await expect(status(page, 'Opening…')).toBeVisible()
  await endPatience()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page).toHaveURL(/#question-3$/)
  await page.reload()
  // What the address names is there before that, and what is clicked counts for it.
  await expect(place(page, 3)).toHaveAttribute('aria-current', 'step')
  await page.getByRole('radio', { name: 'Score 4', exact: true }).click()
  await expect(place(page, 3)).toHaveAccessibleName(/scored 4/)
  await expect(status(page, 'Opening…')).toBeVisible()
  // The first click may come before anything listens.
  await expect(async () => {
    await place(page, 2).click()
    await expect(place(page, 2)).toHaveAttribute('aria-current', 'step', { timeout: 100 })
  }).toPass({ intervals: [50] })
  await expect(status(page, 'Opening…')).toBeVisible()
  await endPatience()
  await saved(page)
  await page.keyboard.press('2')
  await expect(place(page, 2)).toHaveAccessibleName(/scored 2/)
  await expect(place(page, 3)).toHaveAccessibleName(/scored 4/)
})

test('keys that come faster than questions are painted each count for their own question, and typing follows the last', async ({
  browser,
}) => {
  const { candidate, sessionId } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await openRoom(page, candidate)
  await saved(page)
  // All in one task, so that nothing can be painted between them.
  await page.evaluate(() => {
    for (const key of ['a', '1', 'b', 't', '2', '3', '4', '5', '4', 'n'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  })
  await expect(note(page)).toBeFocused()
  await page.keyboard.type('Seventh, typed at once.')
  await expect(note(page)).toHaveValue('Seventh, typed at once.')
  await expect(place(page, 7)).toHaveAttribute('aria-current', 'step')
  for (const [at, value] of [1, 2, 3, 4, 5, 4].entries())
    await expect(place(page, at + 1)).toHaveAccessibleName(new RegExp(`scored ${value}`))
  await page.keyboard.press('Escape')
  // What is clicked is meant for what is shown, though a key has just led on.
  await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true }))
    document.querySelector<HTMLInputElement>('input[aria-label="Score 5"]')?.click()
  })
  await expect(place(page, 8)).toHaveAttribute('aria-current', 'step')
  await expect(place(page, 7)).toHaveAccessibleName(/scored 5/)
  await expect(place(page, 8)).toHaveAccessibleName(/no score yet/)
  await saved(page)
  const { questions: asked, record } = await (await arrangeAs(page)).sessions.find.query({ sessionId })
  const [first, second, seventh] = [asked[0], asked[1], asked[6]]
  expect(new Set(record.points.map(({ setItemId, pointId }) => `${setItemId} ${pointId}`))).toEqual(
    new Set([`${first?.setItemId} ${first?.points[0]?.id}`, `${second?.setItemId} ${second?.points[1]?.id}`]),
  )
  expect(record.followUps).toMatchObject([{ setItemId: second?.setItemId, used: true }])
  expect(record.notes).toMatchObject([{ setItemId: seventh?.setItemId, text: 'Seventh, typed at once.' }])
})

test('why a question is not assessed is asked, shown, and said again when it is revised', async ({
  browser,
}) => {
  const { candidate, sessionId } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await openRoom(page, candidate)
  const reason = page.getByRole('combobox', { name: 'Reason' })
  await page.keyboard.press('0')
  await expect(reason).toHaveValue('not asked')
  await page.keyboard.press('0')
  await expect(reason).toHaveValue('no time')
  await expect(place(page, 1)).toHaveAccessibleName(/not assessed, no time/)
  await saved(page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Submit scorecard' }).click()
  await page.getByRole('button', { name: 'Submit without them' }).click()
  await expect(page.getByText('Not assessed: no time')).toBeVisible()

  await page.getByRole('button', { name: 'Revise the score of question 2' }).click()
  await page.getByRole('radio', { name: 'Not assessed' }).check()
  await page.getByRole('combobox', { name: 'Why not assessed' }).selectOption({ label: 'Off topic' })
  await page.getByRole('textbox', { name: 'Reason' }).fill('It was not about this at all.')
  await page.getByRole('button', { name: 'Record revision' }).click()
  await expect(page.getByText('not assessed, off topic', { exact: true })).toBeVisible()
  expect((await recordOf(page, sessionId)).revisions).toMatchObject([
    { value: null, notAssessed: 'off topic' },
  ])
})

test('keys do nothing while a note is typed, and letters mark points outside it', async ({ browser }) => {
  const { candidate } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await openRoom(page, candidate)
  const points = page.getByRole('group', { name: 'Points heard' }).getByRole('checkbox')

  await page.keyboard.press('n')
  await expect(note(page)).toBeFocused()
  await page.keyboard.type('12345 abc jk 0 ?')
  await expect(note(page)).toHaveValue('12345 abc jk 0 ?')
  await expect(place(page, 1)).toHaveAttribute('aria-current', 'step')
  await expect(place(page, 1)).toHaveAccessibleName(/no score yet/)
  await expect(points.first()).not.toBeChecked()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await expect(points.nth(1)).toBeChecked()
  await page.keyboard.press('b')
  await expect(points.nth(1)).not.toBeChecked()
  await page.keyboard.press('j')
  await expect(place(page, 2)).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('k')
  await page.keyboard.press('0')
  await expect(page.getByRole('radio', { name: 'Not assessed' })).toBeChecked()
  await page.getByRole('combobox', { name: 'Reason' }).selectOption({ label: 'No time' })
  await page.getByRole('button', { name: 'Clear score' }).click()
  await expect(place(page, 1)).toHaveAccessibleName(/no score yet/)
  await saved(page)
})

test('with the keys turned off, everything can still be reached with Tab, Space and Enter', async ({
  browser,
}) => {
  const { candidate } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await openRoom(page, candidate)
  await page.getByRole('button', { name: 'Keys' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Keys in the room' })
  await dialog.getByRole('checkbox', { name: 'Use these keys' }).press('Space')
  await dialog.getByRole('button', { name: 'Close' }).press('Enter')
  await expect(dialog).toBeHidden()

  await page.keyboard.press('4')
  await page.keyboard.press('j')
  await expect(place(page, 1)).toHaveAttribute('aria-current', 'step')
  await expect(place(page, 1)).toHaveAccessibleName(/no score yet/)

  await page.getByRole('radio', { name: 'Score 4' }).press('Space')
  await expect(place(page, 1)).toHaveAccessibleName(/scored 4/)
  await page.getByRole('group', { name: 'Points heard' }).getByRole('checkbox').first().press('Space')
  await page.getByRole('button', { name: 'Next' }).press('Enter')
  await expect(place(page, 2)).toHaveAttribute('aria-current', 'step')
  await page
    .getByRole('navigation', { name: 'Questions' })
    .getByRole('button', { name: 'Review' })
    .press('Enter')
  await expect(page.getByRole('heading', { name: 'Review and submit' })).toBeFocused()
  await saved(page)
})

test('a note is tied to a point; submitting says what is missing, and goes on only when that is confirmed', async ({
  browser,
}) => {
  const { candidate, sessionId } = await arrange()
  const page = await openAs(await browser.newContext(), interviewer)
  await openRoom(page, candidate)
  const points = page.getByRole('group', { name: 'Points heard' })
  await page.keyboard.press('a')
  await points.getByRole('button', { name: /^Note on “/ }).click()
  const onPoint = page.getByRole('textbox', { name: /^Note on “/ })
  await expect(onPoint).toBeFocused()
  await page.keyboard.type('Named the rollback first.')
  await expect(onPoint).toBeFocused()
  await note(page).fill('Calm throughout.')
  const tie = page.getByRole('combobox', { name: 'What “Note” is evidence for' })
  await tie.selectOption({ index: 2 })
  await expect(page.getByRole('textbox', { name: /^Note on “/ })).toHaveCount(2)
  await expect(note(page)).toHaveValue('')
  await note(page).focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('4')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`${questions - 1} things are missing.`)).toBeVisible()
  await page.getByRole('button', { name: 'Submit scorecard' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '7 questions have no score.' })).toBeVisible()
  await page.getByRole('button', { name: /^Go to question 2, no score yet/ }).click()
  await page.keyboard.press('2')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Submit scorecard' }).click()
  await page.getByRole('button', { name: 'Submit without them' }).click()
  await expect(page.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible()
  await expect(page.getByText('Named the rollback first.')).toBeVisible()
  await expect(page.getByText('which was not heard:')).toBeVisible()
  const { notes, points: marked } = await recordOf(page, sessionId)
  expect(notes.map((one) => one.text)).toEqual(['Named the rollback first.', 'Calm throughout.'])
  expect(notes[0]?.pointId).toBe(marked[0]?.pointId)
  expect(notes[1]?.pointId).not.toBe(notes[0]?.pointId)
})

test('where the panel demands evidence, a score without any cannot be submitted', async ({ browser }) => {
  const { candidate, sessionId } = await arrange({ evidenceDemanded: true, namesHidden: true })
  const page = await openAs(await browser.newContext(), interviewer)
  expect(await page.content()).not.toContain(candidate)
  await page
    .getByRole('link', { name: /^Open the room for Candidate \d+$/ })
    .and(page.locator(`[href="/sessions/${sessionId}"]`))
    .click()
  await expect(page).toHaveTitle(/^Candidate \d+, Depth/)
  await expect(place(page, 1)).toHaveAttribute('aria-current', 'step')
  await expect(page.getByText('A score here needs a note or a point heard.')).toBeVisible()
  await page.keyboard.press('4')
  await expect(page.getByText('The score of question 1 needs a note or a point heard.')).toBeVisible()
  await expect(place(page, 1)).toHaveAccessibleName(/scored 4, no evidence yet/)
  await page.keyboard.press('k')
  await expect(page.getByText('This score needs a note or a point heard.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const submit = page.getByRole('button', { name: 'Submit scorecard' })
  await expect(submit).toHaveAccessibleDescription(/Add evidence to each score first/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Review and submit' })).toBeVisible()
  await page.getByRole('button', { name: /^Go to question 1, scored 4/ }).click()
  await page.keyboard.press('a')
  await page.keyboard.press('Control+Enter')
  await expect(submit).not.toHaveAccessibleDescription(/Add evidence/)
  expect(await page.content()).not.toContain(candidate)
})

test('what is recorded offline stays on the device through a closed tab, and is saved once', async ({
  browser,
}) => {
  const { candidate, sessionId } = await arrange()
  const context = await browser.newContext()
  const page = await openAs(context, interviewer)
  await openRoom(page, candidate)
  await context.setOffline(true)
  await page.keyboard.press('4')
  await expect(status(page, 'Offline: 1 change kept on this device')).toBeVisible()
  await page.keyboard.press('2')
  await page.keyboard.press('a')
  await note(page).fill('Written in a tunnel.')
  await expect(status(page, 'Offline: 4 changes kept on this device')).toBeVisible()
  await page.close()

  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto('/today')
  await expect(again.getByText('Changes kept on this device are not saved yet')).toBeVisible()
  await openRoom(again, candidate)
  await saved(again)
  // Where the device's own record leads: the next key scores what has no score yet.
  await expect(place(again, 3)).toHaveAttribute('aria-current', 'step')
  await expect(place(again, 1)).toHaveAccessibleName(/scored 4/)
  await expect(place(again, 2)).toHaveAccessibleName(/scored 2/)
  await place(again, 3).click()
  await expect(note(again)).toHaveValue('Written in a tunnel.')

  const record = await recordOf(again, sessionId)
  expect(record.scores.map(({ value, version }) => `${value}, version ${version}`).toSorted()).toEqual([
    '2, version 1',
    '4, version 1',
  ])
  expect(record.points).toMatchObject([{ heard: true, version: 1 }])
  expect(record.notes).toMatchObject([{ text: 'Written in a tunnel.', version: 1 }])

  // And with the tab left open.
  await context.setOffline(true)
  await again.keyboard.press('Escape')
  await place(again, 4).click()
  await again.keyboard.press('5')
  await expect(status(again, 'Offline: 1 change kept on this device')).toBeVisible()
  await context.setOffline(false)
  await saved(again)
  expect((await recordOf(again, sessionId)).scores).toHaveLength(3)
})

test('of two devices that edit the same note, both texts are kept and shown', async ({ browser }) => {
  const { candidate, sessionId } = await arrange()
  const laptop = await openAs(await browser.newContext(), interviewer)
  await openRoom(laptop, candidate)
  await note(laptop).fill('Names the rollback.')
  await note(laptop).press('Escape')
  await saved(laptop)

  const away = await browser.newContext()
  const phone = await openAs(away, interviewer)
  await openRoom(phone, candidate)
  await expect(note(phone)).toHaveValue('Names the rollback.')
  await away.setOffline(true)
  await note(phone).fill('Names the rollback. From the phone.')
  await expect(status(phone, 'Offline: 1 change kept on this device')).toBeVisible()
  await note(laptop).fill('Names the rollback. From the laptop.')
  await note(laptop).press('Escape')
  await expect
    .poll(async () => (await recordOf(laptop, sessionId)).notes[0]?.text)
    .toBe('Names the rollback. From the laptop.')
  await away.setOffline(false)
  await saved(phone)

  await expect(phone.getByText('Both texts are kept')).toBeVisible()
  await laptop.reload()
  for (const device of [phone, laptop]) {
    const notes = device.getByRole('textbox', { name: /^Note/ })
    await expect(notes).toHaveCount(2)
    const texts = [await notes.nth(0).inputValue(), await notes.nth(1).inputValue()]
    expect(texts.toSorted()).toEqual([
      'Names the rollback. From the laptop.',
      'Names the rollback. From the phone.',
    ])
  }
})

test('a session of others, or none at all, is nothing to see', async ({ browser }) => {
  const { sessionId } = await arrange()
  const page = await openAs(await browser.newContext(), nameOf('interviewer', 1))
  for (const id of [sessionId, '0198c0de-0000-7000-8000-000000000000']) {
    await page.goto(`/sessions/${id}`)
    await expect(page.getByRole('heading', { name: 'You do not sit in this session' })).toBeVisible()
  }
})
