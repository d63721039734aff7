import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { type Arranger, arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
/** Of eight questions; which set is the first depends on what other journeys publish. */
const demoSet = 'Technical depth'
const [tomas, mei] = [nameOf('interviewer', 0), nameOf('interviewer', 1)]

/** Scores the first questions of a session as whoever this is, the rest with a 3, and submits where asked to. */
async function scoreAs(arranger: Arranger, sessionId: string, given: readonly number[], submits = true) {
  const room = await arranger.sessions.find.query({ sessionId })
  for (const [at, question] of room.questions.entries())
    await arranger.sessions.recordScore.mutate({
      sessionId,
      entryId: crypto.randomUUID(),
      setItemId: question.setItemId,
      value: given[at] ?? 3,
      notAssessed: null,
      version: 0,
    })
  const [first] = room.questions
  if (!first) throw new Error('a room without questions')
  const act = () => ({ sessionId, entryId: crypto.randomUUID(), version: 0 })
  const followUpId = first.followUps[0]?.id ?? ''
  await arranger.sessions.recordFollowUp.mutate({
    ...act(),
    setItemId: first.setItemId,
    followUpId,
    used: true,
  })
  await arranger.sessions.recordNote.mutate({
    ...act(),
    noteId: crypto.randomUUID(),
    setItemId: null,
    text: 'Would shed it.',
    unplanned: { question: `And under load, after a ${given[0]}?`, value: 4 },
  })
  await arranger.sessions.recordNote.mutate({
    ...act(),
    noteId: crypto.randomUUID(),
    setItemId: first.setItemId,
    pointId: first.points[0]?.id ?? null,
    text: `Named the rollback before anything else, gave it ${given[0]}.`,
  })
  if (submits) await arranger.sessions.submit.mutate({ sessionId, confirmMissing: true })
  return room.questions
}

/** Some day of the past, so that nobody is asked to be in two places. */
const past = () => new Date(Date.now() - (20 + Math.random() * 3000) * 86_400_000)

/** A candidate whom two met and scored; only Tomás has submitted. */
async function arrange(office: Page, first: Page, second: Page) {
  const made = await arrangeSession(await arrangeAs(office), {
    set: demoSet,
    interviewers: [tomas, mei],
    startsAt: past(),
  })
  const questions = await scoreAs(await arrangeAs(first), made.sessionId, [5, 3, 4])
  await scoreAs(await arrangeAs(second), made.sessionId, [1, 3, 2], false)
  const list = await (await arrangeAs(office)).debriefs.list.query({ jobId: made.jobId })
  const evaluationId = list.debriefs[0]?.evaluationId ?? ''
  return { ...made, questions, address: `/compare/${made.jobId}/debriefs/${evaluationId}` }
}

// Less than a second on a quiet machine, which tests/live holds the events to; here also on one that is not.
const live = { timeout: 20_000 }

const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const agenda = (page: Page) => page.getByRole('navigation', { name: 'Agenda' })
const topic = (page: Page, number: number) =>
  page.getByRole('region', { name: `Question ${number}`, exact: true })
const scoreOf = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Scores' }).getByRole('listitem').filter({ hasText: name })

test('a debrief of three: the seal opens, the leader moves, the others follow, a revision is seen at once, and afterwards who moved', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const [office, first, second] = await Promise.all([
    openAs(await browser.newContext(), manager),
    openAs(await browser.newContext(), tomas),
    openAs(await browser.newContext(), mei),
  ])
  const { jobId, sessionId, candidate, address, questions } = await arrange(office, first, second)

  await test.step('sealed, it says whom it waits for, and opens by itself with the last scorecard', async () => {
    await office.goto(address)
    await first.goto(address)
    for (const page of [office, first]) {
      await expect(page.getByText(`Opens when the scorecard of ${mei} is in.`)).toBeVisible()
      await expect(agenda(page)).toBeHidden()
    }
    expect(await inspect(first, 'a sealed debrief')).toEqual([])
    await (await arrangeAs(second)).sessions.submit.mutate({ sessionId, confirmMissing: true })
    for (const page of [office, first]) {
      await expect(status(page, 'The seal is open.')).toBeVisible(live)
      await expect(agenda(page)).toBeVisible()
    }
  })

  await test.step('the list leads there; the agenda has the largest disagreement first', async () => {
    await second.goto(`/compare/${jobId}/debriefs`)
    const ready = second.getByRole('table', { name: 'Ready to talk about' })
    await expect(ready.getByText('2 answers')).toBeVisible()
    await ready.getByRole('link', { name: candidate }).click()
    const entries = agenda(second).getByRole('button')
    await expect(entries.nth(0)).toContainText('Question 1')
    await expect(entries.nth(1)).toContainText('Question 3')
    await expect(topic(second, 1)).toBeVisible()
    await expect(scoreOf(second, tomas).getByText('Scored 5 of 5')).toBeAttached()
    await expect(
      topic(second, 1).getByText('Named the rollback before anything else, gave it 5.'),
    ).toBeVisible()
    await expect(topic(second, 1).getByText(`on “${questions[0]?.points[0]?.text}”`).first()).toBeVisible()
    await expect(topic(second, 1).getByText('And under load, after a 5?')).toBeVisible()
    await expect(topic(second, 1).getByText('Follow-ups used').first()).toBeVisible()
    await expect(topic(second, 1).getByRole('heading', { name: 'Anchors' })).toBeVisible()
  })

  await test.step('the manager starts and moves on; one follows, one stays and comes back', async () => {
    await office.getByRole('button', { name: 'Start debrief' }).click()
    for (const page of [first, second])
      await expect(status(page, `${manager} started the debrief.`)).toBeVisible(live)
    // Mei looks at another question of her own choice, and keeps it.
    await agenda(second).getByRole('button', { name: 'Question 2', exact: false }).click()
    await agenda(office).getByRole('button', { name: 'Question 3', exact: false }).click()
    await office.getByRole('button', { name: 'Talk about this' }).click()
    await expect(topic(first, 3)).toBeVisible(live)
    await expect(status(second, 'Now talked about: question 3.')).toBeVisible(live)
    await expect(topic(second, 2)).toBeVisible()
    await second.getByRole('button', { name: 'Go to the talk: question 3' }).click()
    await expect(topic(second, 3)).toBeVisible()
    // Who does not lead is told who does.
    await expect(first.getByRole('button', { name: 'End debrief' })).toHaveAccessibleDescription(
      new RegExp(`${manager} leads this debrief`),
    )
  })

  await test.step('a revision with its reason is seen by the others at once, both values', async () => {
    await second.getByRole('button', { name: 'Revise your score of question 3' }).click()
    await second.getByRole('button', { name: 'Record revision' }).click()
    await expect(second.getByText('Say in a few words why the score changes.').last()).toBeVisible()
    await second.getByRole('textbox', { name: 'Reason' }).fill('The second half of the answer had it.')
    await second
      .getByRole('group', { name: /Your new score/ })
      .getByRole('radio', { name: '4' })
      .check()
    await second.getByRole('button', { name: 'Record revision' }).click()
    await expect(scoreOf(second, mei).getByText('4, revised from 2')).toBeAttached()
    const news = `${mei} revised question 3 from 2 to 4.`
    for (const page of [office, first]) {
      await expect(status(page, news)).toBeVisible(live)
      await expect(scoreOf(page, mei).getByText('4, revised from 2')).toBeAttached()
      await expect(topic(page, 3).getByText('The second half of the answer had it.')).toBeVisible()
    }
    // To her it is no news.
    await expect(status(second, news)).toBeHidden()
  })

  await test.step('whoever was offline has everything once they are back', async () => {
    await first.context().setOffline(true)
    await expect(first.getByText('Offline: what others do appears once you are back.')).toBeVisible()
    await office.getByRole('textbox', { name: 'What came of it' }).fill('They heard different halves of it.')
    await office.getByRole('button', { name: 'Settle and go on' }).click()
    await expect(topic(office, 2)).toBeVisible()
    await expect(topic(second, 2)).toBeVisible(live)
    await expect(topic(first, 3)).toBeVisible()
    await first.context().setOffline(false)
    await expect(topic(first, 2)).toBeVisible({ timeout: 20_000 })
    await agenda(first).getByRole('button', { name: 'Question 3', exact: false }).click()
    await expect(topic(first, 3).getByText('They heard different halves of it.')).toBeVisible()
    expect(await inspect(first, 'a debrief under way')).toEqual([])
  })

  await test.step('it ends, says who moved, and marks what is revised afterwards', async () => {
    await office.getByRole('button', { name: 'End debrief' }).click()
    const report = `${mei} moved 1 of ${questions.length} scores towards ${tomas}.`
    for (const page of [office, first, second])
      await expect(page.getByRole('region', { name: 'Who moved' }).getByText(report)).toBeVisible(live)
    await expect(first.getByText(`${tomas} moved no score.`)).toBeVisible()
    await expect(first.getByText('So few moves cannot be told from chance.')).toBeVisible()
    await agenda(second).getByRole('button', { name: 'Question 1', exact: false }).click()
    await second.getByRole('button', { name: 'Revise your score of question 1' }).click()
    await second
      .getByRole('group', { name: /Your new score/ })
      .getByRole('radio', { name: '2' })
      .check()
    await second.getByRole('textbox', { name: 'Reason' }).fill('Read my notes again.')
    await second.getByRole('button', { name: 'Record revision' }).click()
    await expect(scoreOf(second, mei).getByText('after the debrief')).toBeVisible()
    await expect(office.getByText('1 score was revised after the end and is not counted here.')).toBeVisible(
      live,
    )
    expect(await inspect(second, 'an ended debrief')).toEqual([])
    await office.goto(`/compare/${jobId}/debriefs`)
    await expect(office.getByRole('table', { name: 'Talked through' }).getByText(candidate)).toBeVisible()
    await expect(office.getByRole('region', { name: 'Who moved' }).getByText(report)).toBeVisible()
    expect(await inspect(office, 'the debriefs of a job')).toEqual([])
  })
})

test('the keyboard alone leads through a debrief', async ({ browser }) => {
  test.setTimeout(180_000)
  const [office, first, second] = await Promise.all([
    openAs(await browser.newContext(), manager),
    openAs(await browser.newContext(), tomas),
    openAs(await browser.newContext(), mei),
  ])
  const { address, sessionId } = await arrange(office, first, second)
  await (await arrangeAs(second)).sessions.submit.mutate({ sessionId, confirmMissing: true })
  await second.goto(address)
  const press = async (name: string | RegExp) => {
    const target = second.getByRole('button', { name, exact: true })
    await expect(target).toBeVisible()
    for (let pressed = 0; pressed < 80; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break
      await second.keyboard.press('Tab')
    }
    await expect(target).toBeFocused()
    await second.keyboard.press('Enter')
  }
  await press('Start debrief')
  await expect(second.getByText('now talked about').first()).toBeVisible()
  await press('Next in the agenda (J)')
  await expect(topic(second, 3)).toBeVisible()
  // Who goes on while the move is on its way is not called back by it; the keys hold though the button is gone.
  let letPass = () => {}
  const passed = new Promise<void>((resolve) => {
    letPass = resolve
  })
  await second.route(/debriefs\.move/, async (route) => {
    await passed
    await route.continue()
  })
  await press('Talk about this')
  await second.keyboard.press('k')
  await expect(topic(second, 1).getByRole('heading', { level: 2 })).toBeFocused()
  letPass()
  await expect(second.getByRole('button', { name: /^Question 3 .*now talked about$/ })).toBeVisible()
  await expect(second.getByRole('button', { name: 'Go to the talk: question 3' })).toBeVisible()
  await expect(topic(second, 1)).toBeVisible()
  // The form has the focus at once, and Escape gives it back to the button that brought it.
  await press('Revise your score of question 1')
  const chosen = second.getByRole('group', { name: /Your new score/ }).getByRole('radio', { name: '1' })
  await expect(chosen).toBeFocused()
  await second.keyboard.press('Escape')
  await expect(second.getByRole('button', { name: 'Revise your score of question 1' })).toBeFocused()
  await second.keyboard.press('Enter')
  await expect(chosen).toBeFocused()
  await second.keyboard.press('ArrowRight')
  await second.keyboard.press('ArrowRight')
  await second.keyboard.press('Tab')
  await second.keyboard.type('Tomás heard the second half.')
  await second.keyboard.press('Tab')
  await second.keyboard.press('Enter')
  await expect(scoreOf(second, mei).getByText('3, revised from 1')).toBeAttached()
  await press('End debrief')
  await expect(second.getByRole('region', { name: 'Who moved' })).toBeVisible()
})

test('where the panel hides names, an interviewer finds none in a debrief', async ({ browser }) => {
  const [office, first] = await Promise.all([
    openAs(await browser.newContext(), manager),
    openAs(await browser.newContext(), tomas),
  ])
  const made = await arrangeSession(await arrangeAs(office), {
    set: demoSet,
    interviewers: [tomas],
    startsAt: past(),
    namesHidden: true,
    interviewersMayCompare: false,
  })
  await scoreAs(await arrangeAs(first), made.sessionId, [4])
  await first.goto(`/compare/${made.jobId}/debriefs`)
  await first.getByRole('link', { name: /^Candidate \d+$/ }).click()
  await expect(agenda(first)).toBeVisible()
  await expect(first.getByRole('heading', { level: 1, name: /^Candidate \d+$/ })).toBeVisible()
  expect(await first.content()).not.toContain(made.candidate)
})

test('eight tabs of one browser all hear of it, and none is starved', async ({ browser }) => {
  test.setTimeout(240_000)
  const [office, first, second] = await Promise.all([
    openAs(await browser.newContext(), manager),
    openAs(await browser.newContext(), tomas),
    openAs(await browser.newContext(), mei),
  ])
  const { address, sessionId } = await arrange(office, first, second)
  // More than a browser opens connections to one host: with a stream each, the last could not even be loaded.
  const tabs = [office]
  for (let more = 0; more < 7; more += 1) tabs.push(await office.context().newPage())
  for (const tab of tabs) {
    await tab.goto(address)
    await expect(tab.getByText('Sealed, 1 of 2 in')).toBeVisible()
  }
  await second.goto(address)
  await expect(second.getByRole('link', { name: 'Open the room' })).toBeVisible()
  await (await arrangeAs(second)).sessions.submit.mutate({ sessionId, confirmMissing: true })
  for (const tab of tabs) await expect(status(tab, 'The seal is open.')).toBeVisible({ timeout: 40_000 })
  for (const tab of tabs) await expect(tab.getByText('Not live just now')).toBeHidden()
  // The one that held the stream is closed; another takes over.
  await tabs[0]!.close()
  await second.getByRole('button', { name: 'Start debrief' }).click()
  for (const tab of tabs.slice(1))
    await expect(status(tab, `${mei} started the debrief.`)).toBeVisible({ timeout: 40_000 })

  // From one's own scorecard it is one step.
  await first.goto(`/sessions/${sessionId}`)
  await first.getByRole('link', { name: 'Open the debrief' }).click()
  await expect(first).toHaveURL(address)
  await expect(agenda(first)).toBeVisible()
})
