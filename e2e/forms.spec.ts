import { expect, type Locator, type Page, test } from '@playwright/test'
import { type Arranger, arrangeAs, arrangeSession } from './support/arrange'
import { nameOf, openAs } from './support/sign-in'

const run = crypto.randomUUID().slice(0, 8)
const interviewers = [nameOf('interviewer', 0), nameOf('interviewer', 1)]
const long = (characters: number) => 'x'.repeat(characters)
const broken = ['ab\u0000c', /invisible character after “ab”.*Delete it/] as const
const tooLong = (most: number) =>
  [long(most + 1), `At most ${most.toLocaleString('en')} characters.`] as const
const missing = (words: string) => [['', words] as const, ['   ', words] as const]

type Made = Awaited<ReturnType<typeof arrange>>
type Form = {
  title: string
  at: (made: Made) => string
  /** Opens the form where it is not there at once. */
  open?: (page: Page, made: Made) => Promise<void>
  name: string | RegExp
  submit: string
  /** Fields in the order of the form: what would be right, then what is wrong, each with what must be said. */
  fields: Record<string, { right: string; wrong: readonly (readonly [string, string | RegExp])[] }>
}

const title = { right: `Title ${run}`, wrong: [...missing('Give the job a title.'), tooLong(160), broken] }
const description = {
  right: 'Words.',
  wrong: [tooLong(4000), [long(200_000), 'At most 4,000 characters.']],
} as const
const person = {
  Name: {
    right: `👩🏽‍🚒 <b>مريم</b> ${run}`,
    wrong: [...missing('Enter the candidate’s name.'), tooLong(120), broken],
  },
  Email: {
    right: 'somebody@example.org',
    wrong: ['nobody', 'a@b', 'two words@example.org'].map(
      (one) => [one, /Enter an email address, or leave/] as const,
    ),
  },
  Links: {
    right: 'https://example.org/a',
    wrong: [
      ['javascript:alert(1)', 'Link 1: A link starts with https:// or http://.'],
      ['https://example.org\nexample.org', 'Link 2: A link starts with https:// or http://.'],
      ['https://a.example\n'.repeat(11), 'At most ten links.'],
      [`https://example.org/${long(500)}`, 'Link 1: At most 500 characters.'],
    ] as const,
  },
}
const panelName = { right: `Panel ${run}`, wrong: [...missing('Name the panel.'), tooLong(120), broken] }
const setName = { right: `Set ${run}`, wrong: [...missing('Name the set.'), tooLong(120), broken] }
const slot = {
  right: '60',
  wrong: [
    ...['', 'an hour', '7.5'].map((one) => [one, 'Enter whole minutes.'] as const),
    ...['4', '-10', '0'].map((one) => [one, 'At least 5 minutes.'] as const),
    ['481', 'At most 480 minutes.'] as const,
  ],
}
const when = {
  'Starts at': {
    right: '2031-03-02T10:00',
    wrong: [
      ['', /Enter when .* starts\. The year has four digits\./],
      ['0206-03-02T10:00', 'Check the year: sessions start in 2000 at the earliest.'],
      ['2206-03-02T10:00', 'Check the year: sessions start before 2100.'],
    ] as const,
  },
  'Slot in minutes': slot,
  Place: { right: 'Room 4', wrong: [tooLong(300), broken] },
}

const forms: Form[] = [
  {
    title: 'new job',
    at: () => '/jobs/new',
    name: 'New job',
    submit: 'Create job',
    fields: { Title: title, Description: description },
  },
  {
    title: 'job',
    at: ({ jobId }) => `/jobs/${jobId}`,
    open: (page) => page.getByRole('button', { name: 'Edit' }).click(),
    name: 'Edit job',
    submit: 'Save job',
    fields: { Title: title, Description: description },
  },
  {
    title: 'new candidate',
    at: ({ jobId }) => `/candidates/new?job=${jobId}`,
    name: 'New candidate',
    submit: 'Create candidate',
    fields: person,
  },
  {
    title: 'candidate',
    at: ({ candidateId }) => `/candidates/${candidateId}`,
    open: (page) => page.getByRole('button', { name: 'Edit' }).click(),
    name: 'Edit candidate',
    submit: 'Save candidate',
    fields: person,
  },
  {
    title: 'panel settings',
    at: ({ panelId }) => `/panels/${panelId}/settings`,
    name: 'Panel',
    submit: 'Save panel',
    fields: { 'Panel name': panelName },
  },
  {
    title: 'new set',
    at: () => '/sets?new=1',
    name: 'New set',
    submit: 'Create set',
    fields: { Name: setName, 'Slot in minutes': slot },
  },
  {
    title: 'set name',
    at: ({ setId }) => `/sets/${setId}`,
    open: (page) => page.getByRole('button', { name: 'Rename' }).click(),
    name: 'Rename set',
    submit: 'Save name',
    fields: { Name: setName },
  },
  {
    title: 'schedule',
    at: ({ panelId }) => `/panels/${panelId}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Schedule another' }).click()
      await page.getByRole('group', { name: 'Candidates' }).getByRole('checkbox').first().check()
    },
    name: 'Schedule',
    submit: 'Schedule sessions',
    fields: when,
  },
  {
    title: 'reschedule',
    at: ({ panelId }) => `/panels/${panelId}`,
    open: async (page, { candidate }) => {
      await page.getByRole('button', { name: `Acts for ${candidate}` }).click()
      await page.getByRole('menuitem', { name: 'Reschedule' }).click()
    },
    name: /^Reschedule/,
    submit: 'Save session',
    fields: when,
  },
  {
    title: 'decision rule',
    at: ({ panelId }) => `/panels/${panelId}`,
    name: 'Decision rule',
    submit: 'Save rule',
    fields: {
      'Least scores': {
        right: '1',
        wrong: [
          ['', /Enter a number\./],
          ['many', /Enter a number\./],
          ['1.5', /Enter a whole number\./],
          ['0', /At least 1\./],
          ['-3', /At least 1\./],
          ['51', /At most 50\./],
        ],
      },
      'Hire bar': {
        right: '3,5',
        wrong: [
          ['high', /Enter a number\./],
          ['0', /From 1 to 5\./],
          ['-1', /From 1 to 5\./],
          ['5.01', /From 1 to 5\./],
        ],
      },
    },
  },
]

async function arrange(office: Arranger) {
  const made = await arrangeSession(office, {
    set: 'Technical depth',
    interviewers,
    // Far ahead and by chance, since nobody sits in two sessions at once.
    startsAt: new Date(Date.UTC(2050, 0, 1) + Math.floor(Math.random() * 1e9) * 1000),
  })
  const [application] = await office.candidates.ofJob.query({ jobId: made.jobId })
  const { setId } = await office.sets.create.mutate({ name: `Draft ${run}`, slotMinutes: 60 })
  return { ...made, candidateId: application!.candidateId, setId }
}

/** A field by its label, whatever it is: a date has no role of its own. */
const fieldOf = (form: Locator, label: string) => form.getByLabel(label, { exact: true })

/** Fills the form with one wrong thing and expects to be told so in that field, with nothing lost. */
async function expectRefused(
  form: Locator,
  submit: string,
  label: string,
  value: string,
  words: string | RegExp,
) {
  const field = fieldOf(form, label)
  await field.fill(value)
  await form.getByRole('button', { name: submit }).click()
  await expect
    .soft(field, `${label}: “${value.slice(0, 20)}”`)
    .toHaveAccessibleDescription(
      words instanceof RegExp ? words : new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
    )
  await expect.soft(field).toHaveAttribute('aria-invalid', 'true')
  await expect.soft(field).toBeFocused()
  await expect.soft(field).toHaveValue(value)
}

let page: Page
let office: Arranger
let made: Made
test.beforeAll(async ({ browser }) => {
  page = await openAs(await browser.newContext(), nameOf('manager'))
  office = await arrangeAs(page)
  made = await arrange(office)
})

/** All that these forms could change. */
const stored = async () => ({
  job: await office.jobs.find.query({ jobId: made.jobId }),
  candidate: await office.candidates.find.query({ candidateId: made.candidateId }),
  panel: await office.panels.find.query({ panelId: made.panelId }),
  evaluations: await office.panels.evaluations.query({ panelId: made.panelId }),
  set: await office.sets.find.query({ setId: made.setId }),
  named: [
    ...(await office.jobs.list.query()).map((one) => one.title),
    ...(await office.candidates.list.query()).map((one) => one.label),
    ...(await office.sets.list.query()).map((one) => one.name),
  ].filter((name) => name.includes(run)),
})

for (const { title: what, at, open, name, submit, fields } of forms)
  test(`${what}: each wrong thing is said at its field, what was typed stays, nothing is saved`, async () => {
    const before = await stored()
    await page.goto(at(made))
    await open?.(page, made)
    const form = page.getByRole('form', { name, exact: true })
    for (const [label, { right }] of Object.entries(fields)) await fieldOf(form, label).fill(right)
    for (const [label, { right, wrong }] of Object.entries(fields)) {
      for (const [value, words] of wrong) await expectRefused(form, submit, label, value, words)
      await fieldOf(form, label).fill(right)
    }
    for (const [label, { right }] of Object.entries(fields))
      await expect(fieldOf(form, label)).toHaveValue(right)
    expect(await stored()).toEqual(before)
  })
