import { expect, type Page } from '@playwright/test'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const manager = nameOf('manager')
const interviewers = [nameOf('interviewer', 0), nameOf('interviewer', 1), nameOf('interviewer', 2)]
const questions = [5, 12, 18, 26, 36, 46].map((at) => bank[at]!)
const candidates = ['Noor Haddad', 'Emil Sørensen']
const job = 'Reliability lead'

async function signOut(page: Page): Promise<void> {
  await page.goto('/today')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: `Sign in as ${manager}` })).toBeVisible()
}

/** What a datetime-local field takes, in the browser's own zone: in two hours, when the demo's own session is over. */
async function soonInBrowser(page: Page): Promise<string> {
  return page.evaluate(() => {
    const soon = new Date(Date.now() + 2 * 3_600_000)
    return new Date(soon.getTime() - soon.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  })
}

test('a manager builds a panel, three interviewers score two candidates, the manager decides', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const office = await openAs(await browser.newContext(), manager)

  await test.step('build and publish a set of six starter questions', async () => {
    await office.goto('/sets')
    await office
      .getByRole('button', { name: 'New set' })
      .or(office.getByRole('link', { name: 'New set' }))
      .click()
    await office.getByRole('textbox', { name: 'Name' }).fill('Six for reliability')
    await office.getByLabel('Slot in minutes').fill('90')
    await office.getByRole('button', { name: 'Create set' }).click()
    const search = office.getByRole('searchbox', { name: 'Filter questions' })
    for (const { prompt } of questions) {
      await search.fill(prompt.slice(0, 40))
      await office.getByRole('button', { name: `Add ${prompt}`, exact: true }).click()
      await expect(office.getByRole('button', { name: `Remove ${prompt}`, exact: true })).toBeVisible()
    }
    await office.getByRole('button', { name: 'Publish set' }).click()
    await expect(office.getByText('published', { exact: true }).first()).toBeVisible()
  })

  await test.step('open a job with two candidates', async () => {
    await office.goto('/jobs')
    await office.getByRole('link', { name: 'New job' }).click()
    await office.getByRole('textbox', { name: 'Title' }).fill(job)
    await office.getByRole('button', { name: 'Create job' }).click()
    for (const name of candidates) {
      await expect(office.getByRole('heading', { name: job })).toBeVisible()
      await office.getByRole('link', { name: 'New candidate' }).first().click()
      await office.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
      await office.getByRole('button', { name: 'Create candidate' }).click()
      await expect(office.getByRole('heading', { name })).toBeVisible()
      await office.getByRole('link', { name: job }).first().click()
    }
  })

  await test.step('make a panel of three interviewers and schedule both candidates', async () => {
    await office.getByRole('link', { name: 'New panel' }).first().click()
    await office.getByRole('textbox', { name: 'Panel name' }).fill('Depth')
    await office
      .getByLabel('Question set')
      .selectOption({ label: await optionLike(office, 'Six for reliability') })
    for (const name of interviewers) {
      await office.getByRole('group', { name: 'Interviewers' }).getByRole('checkbox', { name }).check()
    }
    await office.getByRole('button', { name: 'Create panel' }).click()
    await expect(office.getByRole('heading', { name: 'Depth' })).toBeVisible()
    for (const name of candidates) {
      await office.getByRole('group', { name: 'Candidates' }).getByRole('checkbox', { name }).check()
    }
    await office.getByLabel('Starts at').fill(await soonInBrowser(office))
    await office.getByRole('button', { name: 'Schedule sessions' }).click()
    const evaluations = office.getByRole('table', { name: 'Evaluations' })
    for (const name of candidates) await expect(evaluations.getByText(name)).toBeVisible()
  })

  const rooms: Page[] = []
  for (const name of interviewers) rooms.push(await openAs(await browser.newContext(), name))

  await test.step('three interviewers score both, and none sees another’s scores before the seal opens', async () => {
    for (const candidate of candidates) {
      for (const [at, room] of rooms.entries()) {
        await score(room, candidate, at)
        const isLast = at === rooms.length - 1
        if (isLast) continue
        // Whoever comes later must not find what was written before them.
        for (const other of rooms.filter((one) => one !== room)) {
          await other.goto('/today')
          await other.getByRole('link', { name: `Open the room for ${candidate}` }).click()
          await expect(other.getByRole('navigation', { name: 'Questions' })).toBeVisible()
          expect(await other.content()).not.toContain(noteOf(at, candidate))
        }
        await openComparison(office)
        await expect(office.getByText(`Sealed, ${at + 1} of 3 in`).first()).toBeVisible()
        expect(await office.content()).not.toContain(noteOf(at, candidate))
      }
    }
  })

  await test.step('compare, open the evidence, decide', async () => {
    await openComparison(office)
    await expect(office.getByText(/Sealed, \d of 3 in/)).toHaveCount(0)
    // Two candidates are too few to tell severity from ability, and the page says what would change that.
    await expect(
      office.getByText('There are 2 candidates; severity can only be told from ability with 3'),
    ).toBeVisible()
    await expect(office.getByText('Compare again when 3 candidates have been scored')).toBeVisible()
    await office.getByRole('button', { name: `Evidence for ${candidates[0]}, question 1:` }).click()
    const evidence = office.getByRole('region', { name: 'Evidence' })
    for (const [at, name] of interviewers.entries()) {
      await expect(evidence.getByText(name).first()).toBeVisible()
      await expect(evidence.getByText(noteOf(at, candidates[0]!))).toBeVisible()
    }
    await office.getByRole('group', { name: 'Decision' }).getByRole('radio', { name: 'Advance' }).check()
    await office
      .getByRole('textbox', { name: 'Reason' })
      .fill('Clear on failure modes; all three heard the rollback plan.')
    await office.getByRole('button', { name: 'Record decision' }).click()
    await expect(office.getByRole('status').filter({ hasText: 'Decision recorded' })).toBeVisible()
    await office.reload()
    await expect(
      office.getByText('Clear on failure modes; all three heard the rollback plan.').first(),
    ).toBeVisible()
  })

  await test.step('everybody signs out', async () => {
    for (const page of [office, ...rooms]) await signOut(page)
    await office.goto('/bank')
    await expect(office.getByRole('button', { name: `Sign in as ${manager}` })).toBeVisible()
  })
})

const noteOf = (at: number, candidate: string) => `Note ${at + 1} on ${candidate}: names the rollback first.`

/** One interviewer's whole session: a note, six keys, a recommendation, submit. */
async function score(room: Page, candidate: string, at: number): Promise<void> {
  await room.goto('/today')
  await room.getByRole('link', { name: `Open the room for ${candidate}` }).click()
  await expect(room.getByRole('heading', { name: questions[0]!.prompt })).toBeVisible()
  await room.getByRole('textbox', { name: 'Note' }).fill(noteOf(at, candidate))
  await room.getByRole('textbox', { name: 'Note' }).press('Escape')
  // Both interviews are planned for later, and whoever comes first starts them on purpose.
  if (at === 0) await room.getByRole('button', { name: 'Start it now' }).click()
  for (const [position] of questions.entries()) {
    await expect(room.getByRole('heading', { name: questions[position]!.prompt })).toBeVisible()
    await room.keyboard.press(String(1 + ((position + at) % 5)))
  }
  await expect(room.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  await room
    .getByRole('group', { name: 'Recommendation' })
    .getByRole('radio', { name: 'Yes', exact: true })
    .check()
  await room.getByRole('button', { name: 'Submit scorecard' }).click()
  await expect(room.getByRole('heading', { name: 'Scorecard submitted' })).toBeVisible()
}

async function openComparison(office: Page): Promise<void> {
  await office.goto('/jobs')
  await office.getByRole('link', { name: job }).click()
  await office.getByRole('link', { name: 'Compare' }).first().click()
  await expect(office.getByRole('table', { name: 'Comparison' })).toBeVisible()
}

async function optionLike(page: Page, text: string): Promise<string> {
  const options = await page.getByLabel('Question set').getByRole('option').allTextContents()
  return options.find((label) => label.includes(text)) ?? text
}
