import { type Browser, expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs } from './support/arrange'
import { arrangeOpenPanel } from './support/arrange-looks'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const [reviewer, interviewer] = [nameOf('reviewer'), nameOf('interviewer', 0)]
// Names that are no word of any page, so that one of them on the wire can only be the candidate's.
const run = crypto.randomUUID().slice(0, 6)
const names = [
  ['Zelphira', 'Quonce'],
  ['Ymbert', 'Vashtoor'],
  ['Oxlade', 'Brimmsk'],
] as const
const candidates = names.map(([given, family]) => ({
  name: `${given} ${family}`,
  email: `${given}.${family}.${run}@example.org`.toLowerCase(),
  notes: [
    `${given} named the rollback first. ${family}’s plan was sound.`,
    `Asked ${given.toUpperCase()} ${family} twice; write to ${given}.${family}.${run}@EXAMPLE.org.`,
  ],
}))
const canaries = names.flat().map((name) => name.toLowerCase())

/** Everything that this page is sent, so that what must not be in it can be looked for. */
function recordAnswers(page: Page): () => Promise<string> {
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/_next/static')) return
    bodies.push(response.text().catch(() => ''))
  })
  return async () => (await Promise.all(bodies)).join('\n').toLowerCase()
}

/** From Today on; an interviewer’s own sessions, which stand there, name whom they met. */
async function openReading(page: Page, title: string): Promise<() => Promise<string>> {
  await page.goto('/today')
  const link = page.getByRole('link', { name: `Read ${title}, Depth` })
  await expect(link).toBeVisible()
  await page.waitForLoadState('networkidle')
  const sent = recordAnswers(page)
  await link.press('Enter')
  await expect(page.getByRole('article', { name: 'Answer 1' })).toBeVisible()
  await expect(saved(page)).toBeVisible()
  return sent
}

/** Scores every answer by the keyboard alone; the score follows the note, which says whose answer it is to the test. */
async function scoreByKeys(page: Page, questions: number, key: string): Promise<void> {
  for (let question = 1; question <= questions; question += 1) {
    await expect(page.getByText(`${question} of ${questions} to read`)).toBeVisible()
    await expect(page.getByRole('article', { name: 'Answer 1' })).toBeVisible()
    for (const _ of candidates) await page.keyboard.press(key)
    await expect(page.getByRole('button', { name: `Question ${question}, all scored` })).toBeVisible()
    await page.keyboard.press('j')
  }
}

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })

test('a manager starts a second look, two readers score by keyboard and see nothing of each other, the manager compares', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const office = await openAs(await browser.newContext(), manager)
  const made = await arrange(browser, office)

  await test.step('the manager chooses the candidates and the readers, and is warned of whom one met', async () => {
    await office.goto(`/compare/${made.jobId}`)
    await office
      .getByRole('navigation', { name: 'Compare' })
      .getByRole('link', { name: 'Second look' })
      .click()
    await office.getByRole('link', { name: 'Start a second look' }).click()
    const form = office.getByRole('form', { name: 'Start a second look' })
    for (const { name } of candidates) await expect(form.getByRole('checkbox', { name })).toBeChecked()
    await form.getByRole('button', { name: 'Start second look' }).click()
    await expect(form.getByText('Choose who reads.').last()).toBeVisible()
    await expect(form.getByRole('checkbox', { name: reviewer })).toHaveAccessibleDescription('')
    await form.getByRole('checkbox', { name: reviewer }).check()
    await expect(form.getByRole('checkbox', { name: interviewer })).toHaveAccessibleDescription(
      'Interviewed all of these candidates and may recognise their answers.',
    )
    await form.getByRole('checkbox', { name: interviewer }).check()
    expect(await inspect(office, 'starting a second look')).toEqual([])
    await form.getByRole('button', { name: 'Start second look' }).click()
    await expect(office.getByText('The second scores are shown once all readers are through.')).toBeVisible()
  })

  const [one, two] = [
    await openAs(await browser.newContext(), reviewer),
    await openAs(await browser.newContext(), interviewer),
  ]
  const sent: (() => Promise<string>)[] = []

  await test.step('the first reader scores with keys, takes one back, is interrupted and goes on', async () => {
    sent.push(await openReading(one, made.title))
    expect(await inspect(one, 'reading a second look')).toEqual([])
    await one.keyboard.press('3')
    await expect(scoreOf(one, 1, 3)).toBeChecked()
    await expect(saved(one)).toBeVisible()
    await one.keyboard.press('u')
    await expect(scoreOf(one, 1, 3)).not.toBeChecked()
    await one.keyboard.press('0')
    await expect(one.getByRole('radio', { name: 'Not assessed' }).first()).toBeChecked()
    await one.keyboard.press('5')
    await expect(saved(one)).toBeVisible()
    await one.reload()
    await expect(scoreOf(one, 1, 5)).toBeChecked()
    await expect(saved(one)).toBeVisible()
    // The first is scored; the focus of the reading is on the next.
    await one.keyboard.press('k')
    await scoreByKeys(one, made.questions, '5')
    await expect(one.getByRole('heading', { name: 'Every answer is scored' })).toBeFocused()
    await expect(saved(one)).toBeVisible()
    await one.reload()
    await expect(one.getByRole('heading', { name: 'Every answer is scored' })).toBeVisible()
  })

  await test.step('the second reader sees nothing of it', async () => {
    sent.push(await openReading(two, made.title))
    await expect(two.getByRole('article').getByRole('radio', { checked: true })).toHaveCount(0)
    await two.keyboard.press('j')
    await two.keyboard.press('2')
    await expect(two.getByRole('button', { name: 'Question 1, 1 of 3 scored' })).toBeVisible()
    await two.getByRole('button', { name: 'Finish', exact: true }).press('Enter')
    await expect(two.getByText(`Question 1: 2 answers without a score`)).toBeVisible()
    await expect(two.getByRole('button', { name: 'Finish second look' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await two.getByRole('button', { name: 'Go to question 1', exact: true }).press('Enter')
    await scoreByKeys(two, made.questions, '2')
  })

  await test.step('both finish; no name of a candidate and no first score was ever sent to them', async () => {
    await one.getByRole('button', { name: 'Finish second look' }).press('Enter')
    await expect(one.getByText('You are through. Thank you.')).toBeVisible()
    await expect(one.getByText(`${interviewer} still reads.`)).toBeVisible()
    for (const listAnswers of sent) {
      const answers = await listAnswers()
      expect(answers).toContain('the candidate')
      for (const canary of canaries) expect(answers.includes(canary), canary).toBe(false)
    }
    for (const page of [one, two]) {
      // What Today had brought stays in the document until the page is asked for by itself.
      await page.reload()
      const shown = (await page.content()).toLowerCase()
      for (const canary of canaries) expect(shown).not.toContain(canary)
    }
    await two.getByRole('button', { name: 'Finish second look' }).press('Enter')
    await expect(two.getByRole('heading', { name: 'What it found' })).toBeVisible()
  })

  await test.step('the manager compares both looks, with the names again', async () => {
    await office.reload()
    await expect(office.getByRole('heading', { name: 'What it found' })).toBeVisible()
    const byCandidate = office.getByRole('table', { name: 'First and second look by candidate' })
    for (const { name } of candidates) await expect(byCandidate.getByText(name)).toBeVisible()
    // First 4 and 2 everywhere, second 5 and 2: half a point higher of every candidate alike.
    await expect(office.getByText('On average the second look is 0.5 points higher.')).toBeVisible()
    await expect(
      office.getByText('A coefficient of agreement needs 10 candidates; here are 3.'),
    ).toBeVisible()
    await expect(office.getByText(/drawn from seed \d+/)).toBeVisible()
    expect(await inspect(office, 'the result of a second look')).toEqual([])
  })
})

test('a manager ends a second look that somebody does not finish', async ({ browser }) => {
  test.setTimeout(180_000)
  const office = await openAs(await browser.newContext(), manager)
  const made = await arrange(browser, office, '')
  const api = await arrangeAs(office)
  const [panel] = await api.secondLooks.choices.query({ jobId: made.jobId })
  const secondLookId = await api.secondLooks.start.mutate({
    panelId: made.panelId,
    evaluationIds: panel!.candidates.map((one) => one.evaluationId),
    memberIds: [panel!.people.find((one) => one.name === reviewer)!.memberId],
  })
  const reading = await openAs(await browser.newContext(), reviewer)
  await openReading(reading, made.title)

  await office.goto(`/compare/${made.jobId}/second-looks/${secondLookId}`)
  await office.getByRole('button', { name: 'End second look' }).click()
  const dialog = office.getByRole('alertdialog', { name: 'End this second look?' })
  await expect(dialog.getByText(`${reviewer} is not through.`)).toBeVisible()
  await dialog.getByRole('button', { name: 'End second look' }).click()
  await expect(office.getByText('Nobody was through when it was ended')).toBeVisible()

  await reading.keyboard.press('4')
  await expect(reading.getByText('This second look was ended.')).toBeVisible()
  await reading.getByRole('button', { name: 'Look again' }).click()
  await expect(reading.getByText('Nobody was through when it was ended')).toBeVisible()
})

const scoreOf = (page: Page, answer: number, value: number) =>
  page.getByRole('article', { name: `Answer ${answer}` }).getByRole('radio', { name: `Score ${value}` })

/** An address belongs to one candidate, so only one of the tests gives any. */
async function arrange(browser: Browser, office: Page, email?: '') {
  const api = await arrangeAs(office)
  const made = await arrangeOpenPanel(browser, api, {
    set: 'Scenarios and behavior',
    candidates: candidates.map((one) => ({ ...one, email: email ?? one.email })),
  })
  const members = await api.organizations.members.query()
  const memberId = members.find((one) => one.name === reviewer)?.id ?? ''
  await api.jobs.addToTeam.mutate({ jobId: made.jobId, memberId, role: 'reviewer' })
  // What has neither note nor point is not read, so as many questions have something to score as there are notes.
  return { ...made, questions: candidates[0]!.notes.length }
}
