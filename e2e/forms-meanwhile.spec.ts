import { expect, type Locator, type Page } from '@playwright/test'
import { arrangeAs } from './support/arrange'
import {
  arrangeForms,
  expectKept,
  type Form,
  fieldOf,
  long,
  openForm,
  run,
  submitOf,
} from './support/bad-input'
import { forms } from './support/forms-to-fill'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

let arranged: Awaited<ReturnType<typeof arrangeForms>>
test.beforeAll(async ({ browser }) => {
  arranged = await arrangeForms(browser)
})

const alertIn = (shown: Locator, words: string | RegExp) =>
  shown.getByRole('alert').filter({ hasText: words })
const formOf = (title: string): Form => forms.find((form) => form.title === title)!
const open = async (title: string, page: Page = arranged.pages.manager) => {
  const form = formOf(title)
  return { form, page, shown: await openForm(page, arranged.made, form) }
}

// Those inside another form, and whoever has no sign-in to lose.
const whole = forms.filter(
  ({ title, by }) => by !== 'nobody' && !/^(new category|new competency|set name)$/.test(title),
)

for (const form of whole)
  test(`${form.title}: without a network or a sign-in it says so, keeps everything and saves nothing`, async () => {
    const { made, pages, stored } = arranged
    const page = pages[form.by ?? 'manager']
    const context = page.context()
    const before = await stored()
    const shown = await openForm(page, made, form)

    await context.setOffline(true)
    await submitOf(shown, form).click()
    await expect(
      alertIn(page.getByRole('main').or(shown), 'Evenhand cannot be reached.').first(),
    ).toBeVisible()
    await expectKept(shown, form)
    await context.setOffline(false)

    const cookies = await context.cookies()
    await context.clearCookies()
    await submitOf(shown, form).click()
    await expect(shown.getByRole('alert').filter({ hasText: 'You are signed out.' })).toBeVisible()
    await expect(shown.getByRole('link', { name: 'Sign in in a new tab' })).toHaveAttribute(
      'target',
      '_blank',
    )
    await expectKept(shown, form)
    await context.addCookies(cookies)
    expect(await stored()).toEqual(before)
  })

test('choices that are missing are said at the first of them', async () => {
  const page = arranged.pages.manager
  await page.goto('/panels/new')
  await page.getByRole('button', { name: 'Create panel' }).click()
  await expect(page.getByLabel('Job', { exact: true })).toHaveAccessibleDescription('Choose a job.')
  await expect(page.getByLabel('Job', { exact: true })).toBeFocused()
  await expect(page.getByRole('group', { name: 'Interviewers' })).toHaveAccessibleDescription(/at least one/)

  const decision = await openForm(page, arranged.made, {
    ...formOf('decision'),
    open: (at, { over }) =>
      at.getByRole('button', { name: `Evidence for ${over.candidate}, question 1:` }).click(),
  })
  await submitOf(decision, formOf('decision')).click()
  await expect(decision.getByRole('radio').first()).toBeFocused()
  await expect(decision.getByRole('radio').first()).toHaveAccessibleDescription('Choose an outcome.')
  await expect(decision.getByRole('textbox', { name: 'Reason' })).toHaveValue('One answer is not enough.')

  const { shown, form } = await open('schedule')
  await shown.getByRole('group', { name: 'Candidates' }).getByRole('checkbox').first().uncheck()
  await submitOf(shown, form).click()
  await expect(shown.getByRole('group', { name: 'Candidates' }).getByRole('checkbox').first()).toBeFocused()
  await expectKept(shown, form)

  const { missed } = arranged.made
  await page.goto(`/panels/${missed.panelId}`)
  await page.getByRole('button', { name: `Acts for ${missed.candidate}` }).click()
  await page.getByRole('menuitem', { name: 'Replace an interviewer' }).click()
  await page.getByRole('button', { name: 'Replace interviewer' }).click()
  const instead = page.getByRole('combobox', { name: 'Who comes instead' })
  await expect(instead).toHaveAccessibleDescription('Choose who comes instead.')
  await expect(instead).toBeFocused()
})

test('what is typed, ticked and chosen before the page is alive counts', async ({ browser }) => {
  const { made } = arranged
  // Without the worker, which would hand out the scripts that are held back here, as on a slow line.
  const page = await openAs(await browser.newContext({ serviceWorkers: 'block' }), nameOf('manager'))
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`/panels/new?job=${made.jobId}`, { waitUntil: 'commit' })
  const form = page.getByRole('form', { name: 'New panel' })
  const name = form.getByRole('textbox', { name: 'Panel name' })
  const set = form.getByLabel('Question set')
  const chosen = [
    ...[made.first, made.second].map((person) => form.getByRole('checkbox', { name: person })),
    form.getByRole('radio', { name: 'Until own submit' }),
    form.getByRole('checkbox', { name: 'Hide names' }),
  ]
  const expectAll = async () => {
    await expect(name).toHaveValue('Early panel')
    await expect(set).not.toHaveValue('')
    for (const one of chosen) await expect(one).toBeChecked()
  }
  await name.fill('Early panel')
  await set.selectOption({ index: 1 })
  for (const one of chosen) await one.check()
  await form.getByLabel('First session with').selectOption({ index: 1 })
  await expect(form.getByText('It appears once questions and interviewers are chosen.')).toBeVisible()

  letGo()
  await expect(form.getByText('In turn, longest first')).toBeVisible()
  await expect(form.getByLabel('Starts at')).toBeVisible()
  await expectAll()
  await form.getByLabel('First session with').selectOption({ label: 'Nobody yet' })
  await expect(form.getByLabel('Starts at')).toHaveCount(0)
  await expectAll()
  await form.getByRole('button', { name: 'Create panel' }).click()
  await expect(page.getByRole('heading', { name: 'Early panel', level: 1 })).toBeVisible()
  const office = await arrangeAs(page)
  const panels = await office.panels.ofJob.query({ jobId: made.jobId })
  const panelId = panels.find((one) => one.name === 'Early panel')?.id ?? ''
  const { interviewers, ...panel } = await office.panels.find.query({ panelId })
  expect(panel).toMatchObject({ sealPolicy: 'until own submit', namesHidden: true })
  expect(interviewers.map((one) => one.name).toSorted()).toEqual([made.first, made.second].toSorted())
})

test('who was signed out signs in beside the full form, and sends it then, once', async () => {
  const { form, page, shown } = await open('new job')
  const context = page.context()
  await context.clearCookies()
  await submitOf(shown, form).click()
  const opening = context.waitForEvent('page')
  await shown.getByRole('link', { name: 'Sign in in a new tab' }).click()
  const beside = await opening
  await beside.waitForLoadState()
  await beside.getByRole('button', { name: `Sign in as ${nameOf('manager')}` }).click()
  await expect(beside.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()
  await beside.close()
  await expectKept(shown, form)
  await submitOf(shown, form).dblclick()
  const made = page.getByRole('heading', { name: `Title ${run}`, level: 1 })
  await expect(made).toBeVisible()
  expect((await arranged.named()).filter((name) => name === `Title ${run}`)).toHaveLength(1)
})

test('pressed twice, a form makes one thing', async () => {
  for (const title of ['new candidate', 'new set', 'new panel', 'new question']) {
    const { form, page, shown } = await open(title)
    // This one stays, so it must not be the address that others fill in.
    if (title === 'new candidate') await fieldOf(shown, 'Email').fill(`twice-${run}@example.org`)
    const before = await arranged.named()
    const address = page.url()
    await submitOf(shown, form).focus()
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.href !== address)
    await page.waitForLoadState()
    expect(await arranged.named(), title).toHaveLength(before.length + 1)
  }
})

test('what somebody else did meanwhile is said in the form, and the text stays', async () => {
  const { office, made, pages } = arranged
  const members = await office.organizations.members.query()
  const panel = await office.panels.find.query({ panelId: made.panelId })
  const jobId = await office.jobs.create.mutate({ title: `Closing ${run}`, description: '' })
  const panelId = await office.panels.create.mutate({
    jobId,
    name: `Closing ${run}`,
    setVersionId: panel.setVersionId,
    memberIds: members.filter((one) => one.name === made.second).map((one) => one.id),
  })
  for (const [title, words, archive, restore] of [
    [
      'panel settings',
      'This panel is archived. Restore it first.',
      () => office.panels.archive.mutate({ panelId }),
      () => office.panels.restore.mutate({ panelId }),
    ],
    ...['job', 'new candidate', 'new panel'].map(
      (one) =>
        [
          one,
          /archived.*Restore it first/,
          () => office.jobs.archive.mutate({ jobId }),
          () => office.jobs.restore.mutate({ jobId }),
        ] as const,
    ),
  ] as const) {
    const form = formOf(title)
    const shown = await openForm(pages.manager, { ...made, jobId, panelId }, form)
    await archive()
    await submitOf(shown, form).click()
    await expect(alertIn(shown, words).first(), title).toBeVisible()
    await expectKept(shown, form)
    await restore()
  }
})

test('a note and a comment that cannot be saved say so, stay, and hold the submission back until they can', async () => {
  const { pages, made } = arranged
  const page = pages.interviewer
  const status = (words: string) => page.getByRole('status').filter({ hasText: words })
  await page.goto(`/sessions/${made.sessionId}`)
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  for (const [text, words] of [
    [long(20_007), /At most 20,000 characters in one note. Shorten it by 7/],
    ['ab\u0000c', /invisible character after “ab”/],
  ] as const) {
    await note.fill(text)
    await expect(note).toHaveAccessibleDescription(words)
    await expect(note).toHaveAttribute('aria-invalid', 'true')
    await expect(status('One text is not saved')).toBeVisible()
    await note.blur()
    await expect(note).toHaveValue(text)
  }
  await note.fill(long(20_001))
  await expect(status('One text is not saved')).toBeVisible()
  await page.reload()
  await expect(note).toHaveValue(long(20_001))

  await page.getByRole('button', { name: 'Review' }).click()
  const comment = page.getByRole('textbox', { name: 'Comment' })
  await comment.fill(long(10_001))
  await expect(comment).toHaveAccessibleDescription(
    /At most 10,000 characters in the comment. Shorten it by 1;/,
  )
  await page.getByRole('button', { name: 'Submit scorecard' }).click()
  await page.getByRole('button', { name: /^Submit without/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be saved as it is' })).toBeVisible()
  await comment.fill(long(10_000))
  await page.getByRole('button', { name: /^Question 1,/ }).click()
  await note.fill(long(20_000))
  // The session is years ahead, and the room asks before it starts one.
  await page.getByRole('button', { name: 'Start it now' }).click()
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
})

test('addresses that make no sense are a page that was not found, never an error', async () => {
  const page = arranged.pages.manager
  const { jobId, panelId } = arranged.made
  for (const address of [
    '/jobs/nonsense',
    '/panels/0',
    `/panels/${jobId}`,
    `/compare/${jobId}?panel=nonsense`,
    `/panels/new?job=${panelId}`,
    '/candidates/new?job=x',
    '/bank?level=hardest',
    '/bank?text=%00',
    '/bank/%F0%9F%92%A9',
    `/sets/${arranged.made.setId}?version=-1`,
    `/sets/${arranged.made.setId}?version=1e99`,
    '/sessions/%00',
    '/invitation/x',
    '/reset-password/x',
  ]) {
    const answer = await page.goto(address)
    expect.soft(answer?.status(), address).toBeLessThan(500)
    await expect.soft(page.getByRole('heading', { level: 1 }).first(), address).toBeVisible()
    await expect.soft(page.getByText(/fault of its own|went wrong|Internal Server/), address).toHaveCount(0)
  }
})
