import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { type Arranger, arrangeAs } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const run = crypto.randomUUID().slice(0, 6)
const question = `Gender ${run}`
const groups = ['Woman', 'Man', 'Non-binary', 'In another way']

/** Who says what, and how many of them pass: two groups that can be shown, one of three, one of two, and somebody silent. */
const said = [
  ...many('Woman', 6, 2),
  ...many('Man', 7, 3),
  ...many('Non-binary', 3, 1),
  ...many('In another way', 2, 0),
  ...many(null, 1, 0),
]
const names = said.map((_, at) => `Candidate ${run} ${String.fromCharCode(65 + at)}`)

function many(group: string | null, count: number, passing: number) {
  return Array.from({ length: count }, (_, at) => ({ group, passes: at < passing }))
}

const make = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const figures = (page: Page) => page.getByRole('table', { name: `Adverse impact by ${question}` })

test('figures come from what candidates say on a page of their own, and never tell of a small group', async ({
  browser,
}) => {
  test.setTimeout(400_000)
  const admin = await openAs(await browser.newContext(), nameOf('admin'))
  const office = await openAs(await browser.newContext(), nameOf('manager'))
  const manager = await arrangeAs(office)
  const interviewer = await arrangeAs(await openAs(await browser.newContext(), nameOf('interviewer', 3)))
  const { jobId, panelId, applications } = await arrangeInterviewed(manager, interviewer)
  const decide = (at: number) =>
    manager.decisions.decide.mutate({
      jobId,
      panelId,
      applicationId: applications[at]!.id,
      outcome: said[at]!.passes ? 'advance' : 'reject',
      reason: 'As the panel saw it.',
      lastSeen: 0,
    })

  await test.step('an admin chooses what is asked', async () => {
    await admin.goto('/settings')
    await admin.getByRole('button', { name: 'Add question' }).click()
    const form = admin.getByRole('form', { name: 'New question about oneself' })
    await form.getByRole('textbox', { name: 'Question' }).fill(question)
    await form.getByRole('textbox', { name: 'Groups' }).fill('Woman\nwoman')
    await form.getByRole('button', { name: 'Add question' }).click()
    await expect(form.getByText('Group 2: This group is there already.')).toBeVisible()
    await form.getByRole('textbox', { name: 'Groups' }).fill(groups.join('\n'))
    await form.getByRole('button', { name: 'Add question' }).click()
    await expect(admin.getByRole('row', { name: question })).toContainText('Woman · Man')
    expect(await inspect(admin, 'the settings')).toEqual([])
  })

  await test.step('a manager makes the links', async () => {
    await office.goto(`/compare/${jobId}/impact`)
    await expect(office.getByText('Nobody has a link yet.')).toBeVisible()
    await make(office, `Make ${names.length} links`).click()
    await expect(office.getByText(`${names.length} people asked`)).toBeVisible()
    await expect(office.getByRole('button', { name: 'Copy link' })).toHaveCount(names.length)
  })

  const { candidates } = await manager.impact.links.query({ jobId })
  const linkOf = (at: number) => candidates.find((one) => one.candidate === names[at])!.link!
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()

  await test.step('candidates answer on a phone, without a sign-in', async () => {
    await office.goto(`/candidates/${candidates.find((one) => one.candidate === names[0])!.candidateId}`)
    await office.getByRole('button', { name: 'Link to questions about oneself' }).click()
    const link = await office
      .getByRole('textbox', { name: 'Link to the questions about oneself' })
      .inputValue()
    expect(link).toBe(linkOf(0))

    await phone.goto(link)
    await expect(phone.getByRole('heading', { name: 'A few questions about you' })).toBeVisible()
    await expect(phone.getByRole('navigation')).toHaveCount(0)
    expect(await phone.content()).not.toContain(names[0])
    await phone.getByRole('button', { name: 'Send answers' }).click()
    await expect(phone.getByText(/Choose an answer to at least one question/).last()).toBeVisible()
    const group = phone.getByRole('group', { name: question })
    await group.getByRole('radio', { name: 'Man', exact: true }).check()
    await phone.getByRole('button', { name: 'Send answers' }).click()
    await expect(phone.getByText('Thank you', { exact: true })).toBeVisible()

    // Whoever opens the link again does not see what was said, and can say something else.
    await phone.reload()
    for (const radio of await group.getByRole('radio').all()) await expect(radio).not.toBeChecked()
    expect(await inspect(phone, 'the questions about oneself')).toEqual([])
    await group.getByRole('radio', { name: said[0]!.group!, exact: true }).check()
    await phone.getByRole('button', { name: 'Send answers' }).click()
    await expect(phone.getByText('Thank you', { exact: true })).toBeVisible()
  })

  await test.step('the others answer; one takes everything back', async () => {
    const anybody = await arrangeAs(phone)
    const { questions } = (await anybody.impact.findPage.query({ token: tokenIn(linkOf(0)) }))!
    const questionId = questions.find((one) => one.name === question)!.id
    for (const [at, { group }] of said.entries())
      if (at > 0 && group)
        await anybody.impact.answer.mutate({
          token: tokenIn(linkOf(at)),
          answers: [{ questionId, group }],
        })
    const last = said.length - 1
    await phone.goto(linkOf(last))
    await phone.getByRole('radio', { name: 'Woman', exact: true }).first().check()
    await phone.getByRole('button', { name: 'Send answers' }).click()
    await expect(phone.getByText('Thank you', { exact: true })).toBeVisible()
    await phone.getByRole('button', { name: 'Take everything back' }).click()
    await expect(phone.getByText('Nothing that was said through this link is kept any more.')).toBeVisible()
  })

  await test.step('there are no figures of fewer than ten people', async () => {
    for (let at = 0; at < 9; at += 1) await decide(at)
    await office.goto(`/compare/${jobId}/impact`)
    await expect(office.getByText('at least 15 have said something')).toBeVisible()
    await expect(make(office, 'Make the figures')).toBeDisabled()
    await expect(office.getByText('1 more person who was asked must have a decision first.')).toBeAttached()
  })

  await test.step('figures show what is large enough, and nothing to subtract from', async () => {
    // The last is decided on only after the figures.
    for (let at = 9; at < said.length - 1; at += 1) await decide(at)
    await office.reload()
    await make(office, 'Make the figures').click()
    await office.getByRole('alertdialog').getByRole('button', { name: 'Count them' }).click()
    await expect(figures(office).getByRole('row', { name: /^Woman/ })).toContainText('2 of 6')
    await expect(figures(office).getByRole('row', { name: /^Man/ })).toContainText('3 of 7')
    await expect(figures(office).getByRole('row')).toHaveCount(3)
    await expect(office.getByText('Held back: Non-binary and In another way.')).toBeVisible()
    await expect(office.getByText(/Woman passed at 78 % of the rate of Man, below four fifths/)).toBeVisible()
    await expect(figures(office).getByText('too few to conclude')).toHaveCount(2)
    const seen = await office.getByRole('main').textContent()
    for (const told of ['1 of 3', '0 of 2', '3 people', '2 people', '5 people'])
      expect(seen).not.toContain(told)
    expect(await inspect(office, 'adverse impact')).toEqual([])
  })

  await test.step('one decision more, or one answer changed, moves nothing', async () => {
    const before = await figures(office).textContent()
    await decide(said.length - 1)
    await phone.goto(linkOf(1))
    await phone
      .getByRole('group', { name: question })
      .getByRole('radio', { name: 'Man', exact: true })
      .check()
    await phone.getByRole('button', { name: 'Send answers' }).click()
    await expect(phone.getByText('Thank you', { exact: true })).toBeVisible()
    await office.reload()
    expect(await figures(office).textContent()).toBe(before)
    await expect(make(office, 'Make new figures')).toBeDisabled()
  })

  await test.step('a reviewer has no such page, and an archived question is asked no more', async () => {
    const reviewer = await openAs(await browser.newContext(), nameOf('reviewer'))
    await reviewer.goto(`/compare/${jobId}/impact`)
    await expect(reviewer.getByRole('table')).toHaveCount(0)
    await admin.goto('/settings')
    // A press before the page is alive does nothing, and is made again.
    await expect(async () => {
      await admin.getByRole('button', { name: `Archive ${question}` }).click({ timeout: 1_000 })
      await expect(admin.getByText(`“${question}” is asked no more`)).toBeVisible({ timeout: 4_000 })
    }).toPass()
    await expect(admin.getByRole('row', { name: question })).toHaveCount(0)
    await phone.goto(linkOf(2))
    await expect(phone.getByRole('group', { name: question })).toHaveCount(0)
    await office.reload()
    await expect(figures(office)).toBeVisible()
  })
})

/** A job whose candidates were all interviewed, so that they can be decided on; no score is needed for that. */
async function arrangeInterviewed(manager: Arranger, interviewer: Arranger) {
  const set = (await manager.sets.published.query()).find((one) => one.name === 'Technical depth')!
  const members = await manager.organizations.members.query()
  const memberIds = [members.find((one) => one.name === nameOf('interviewer', 3))!.id]
  const jobId = await manager.jobs.create.mutate({ title: `Job ${run}`, description: '' })
  const panelId = await manager.panels.create.mutate({
    jobId,
    name: 'Depth',
    setVersionId: set.setVersionId,
    memberIds,
  })
  for (const name of names) await manager.candidates.create.mutate({ name, links: [], jobId })
  const applications = (await manager.candidates.ofJob.query({ jobId })).toSorted(
    (a, b) => names.indexOf(a.label) - names.indexOf(b.label),
  )
  const sessionIds = await manager.panels.schedule.mutate({
    panelId,
    applicationIds: applications.map((one) => one.id),
    // An hour of the past that no other session of the interviewer is likely to be in.
    startsAt: new Date(Date.now() - (20 + Math.random() * 3000) * 86_400_000),
    slotMinutes: 5,
    timeZone: 'UTC',
    memberIds,
  })
  for (const sessionId of sessionIds)
    await interviewer.sessions.submit.mutate({ sessionId, confirmMissing: true })
  return { jobId, panelId, applications }
}

const tokenIn = (link: string) => link.split('/').at(-1)!
