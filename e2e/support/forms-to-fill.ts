import { expect, type Page } from '@playwright/test'
import { type Form, long, run } from './bad-input'

const broken = ['ab\u0000c', /invisible character after “ab”.*Delete it/] as const
const tooLong = (most: number) =>
  [long(most + 1), `At most ${most.toLocaleString('en')} characters.`] as const
const missing = (words: string) => [['', words] as const, ['   ', words] as const]

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
    right: `somebody-${run}@example.org`,
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

/** Every form with texts in it; what is only chosen has journeys of its own. */
export const forms: readonly Form[] = [
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
  {
    title: 'new panel',
    at: ({ jobId }) => `/panels/new?job=${jobId}`,
    open: async (page, { second }) => {
      await page.getByLabel('Question set').selectOption({ index: 1 })
      await page.getByRole('checkbox', { name: second }).check()
      await expect(page.getByText('In turn, longest first')).toBeVisible()
    },
    name: 'New panel',
    submit: 'Create panel',
    fields: { 'Panel name': panelName },
  },
  {
    title: 'new question',
    at: () => '/bank/new',
    open: async (page) => {
      await page.getByRole('combobox', { name: 'Category' }).selectOption({ index: 1 })
      await page
        .getByRole('group', { name: /^Competencies/ })
        .getByRole('checkbox')
        .first()
        .check()
      for (const at of [3, 2]) await page.getByRole('button', { name: `Remove point ${at}` }).click()
      await page.getByRole('button', { name: 'Add anchor 4' }).click()
      await page.getByRole('button', { name: 'Add follow-up' }).click()
    },
    name: 'Question',
    submit: 'Save question',
    fields: {
      Prompt: {
        right: `What would you ask of ${run}?`,
        wrong: [...missing('Write the question as it is asked.'), tooLong(4000), broken],
      },
      Minutes: {
        right: '8',
        wrong: [
          ...['', 'eight', '2.5'].map((one) => [one, 'Enter whole minutes.'] as const),
          ...['0', '-5'].map((one) => [one, 'At least 1 minute.'] as const),
          ['121', 'At most 120 minutes.'],
        ],
      },
      'Rubric hint': {
        right: 'Says what.',
        wrong: [...missing('Say what a great answer covers.'), tooLong(4000)],
      },
      'Point 1': {
        right: 'Says who.',
        wrong: [...missing('Write the point, or remove it.'), tooLong(1000), broken],
      },
      'Anchor 1': { right: 'Nothing.', wrong: [...missing('Describe such an answer.'), tooLong(2000)] },
      'Anchor 3': { right: 'Something.', wrong: missing('Describe such an answer.') },
      'Anchor 4': { right: '', wrong: [tooLong(2000)] },
      'Anchor 5': { right: 'All.', wrong: missing('Describe such an answer.') },
      'Follow-up 1': {
        right: 'And?',
        wrong: [...missing('Write the follow-up, or remove it.'), tooLong(1000)],
      },
    },
  },
  ...(['category', 'competency'] as const).map((what) => ({
    title: `new ${what}`,
    at: () => '/bank/new',
    open: (page: Page) => page.getByRole('button', { name: `New ${what}` }).click(),
    name: 'Question',
    submit: `Add ${what}`,
    fields: {
      [`New ${what}`]: {
        right: `Shelf ${run}`,
        wrong: [
          ...missing('Enter a name.'),
          tooLong(80),
          broken,
          [what === 'category' ? ' behavioral ' : 'INCIDENT RESPONSE', 'Choose another name.'] as const,
        ],
      },
    },
  })),
  {
    title: 'name of a competency',
    at: () => '/bank/shelves',
    open: (page) => page.getByRole('button', { name: 'Rename Communication', exact: true }).click(),
    name: 'Rename Communication',
    submit: 'Save name',
    fields: {
      Name: {
        right: 'communication',
        wrong: [
          ...missing('Enter a name.'),
          tooLong(80),
          broken,
          ['INCIDENT RESPONSE', 'Choose another name, or merge the two.'] as const,
        ],
      },
    },
  },
  {
    title: 'excuse',
    at: ({ panelId }) => `/panels/${panelId}`,
    open: async (page, { candidate, second }) => {
      await page.getByRole('button', { name: `Acts for ${candidate}` }).click()
      await page.getByRole('menuitem', { name: `Excuse ${second}` }).click()
    },
    name: /^Excuse /,
    isDialog: true,
    submit: 'Excuse scorecard',
    fields: {
      Reason: {
        right: 'Fell ill.',
        wrong: [
          ...missing('Give a reason of at least 3 characters; it stays visible.'),
          tooLong(2000),
          broken,
        ],
      },
    },
  },
  {
    title: 'no-show',
    at: ({ missed }) => `/panels/${missed.panelId}`,
    open: async (page, { missed }) => {
      await page.getByRole('button', { name: `Acts for ${missed.candidate}` }).click()
      await page.getByRole('menuitem', { name: 'Candidate did not come' }).click()
    },
    name: /did not come$/,
    submit: 'Record no-show',
    fields: { Note: { right: 'Waited for 20 minutes.', wrong: [tooLong(2000), broken] } },
  },
  {
    title: 'reopen',
    at: ({ over }) => `/panels/${over.panelId}`,
    open: async (page, { over }) => {
      await page.getByRole('button', { name: `Acts for ${over.candidate}` }).click()
      await page.getByRole('menuitem', { name: 'Reopen session' }).click()
    },
    name: /^Reopen the session of /,
    submit: 'Reopen session',
    fields: {
      Reason: {
        right: 'Came late.',
        wrong: [
          ...missing('Give a reason of at least 3 characters; it stays visible.'),
          tooLong(2000),
          broken,
        ],
      },
    },
  },
  {
    title: 'break the seal',
    by: 'admin',
    at: ({ panelId }) => `/panels/${panelId}`,
    open: async (page, { candidate }) => {
      await page.getByRole('button', { name: `Acts for ${candidate}` }).click()
      await page.getByRole('menuitem', { name: 'Break the seal' }).click()
    },
    name: /^Break the seal/,
    isDialog: true,
    submit: 'Break the seal',
    fields: {
      Reason: {
        right: 'The offer goes out today.',
        wrong: [
          ...missing('Give a reason of at least 10 characters; it stays visible.'),
          ['Too short', 'Give a reason of at least 10 characters; it stays visible.'],
          tooLong(2000),
        ],
      },
    },
  },
  {
    title: 'revision',
    by: 'interviewer',
    at: ({ over }) => `/sessions/${over.sessionId}`,
    open: (page) => page.getByRole('button', { name: 'Revise the score of question 1' }).click(),
    name: 'Revise question 1',
    submit: 'Record revision',
    fields: {
      Reason: {
        right: 'Heard it later.',
        wrong: [...missing('Say in a few words why the score changes.'), tooLong(2000), broken],
      },
    },
  },
  {
    title: 'decision',
    at: ({ over }) => `/compare/${over.jobId}`,
    open: async (page, { over }) => {
      await page.getByRole('button', { name: `Evidence for ${over.candidate}, question 1:` }).click()
      await page.getByRole('radio', { name: 'Hold' }).check()
    },
    name: /^Decide on /,
    submit: 'Record decision',
    fields: {
      Reason: {
        right: 'One answer is not enough.',
        wrong: [
          ...missing('Give a reason of at least 10 characters.'),
          ['Too short', 'Give a reason of at least 10 characters.'],
          tooLong(4000),
          broken,
        ],
      },
    },
  },
  {
    title: 'organization',
    by: 'admin',
    at: () => '/settings',
    name: 'Organization',
    submit: 'Save settings',
    fields: {
      'Organization name': {
        right: `Org ${run}`,
        wrong: [...missing('Name the organization.'), tooLong(120), broken],
      },
    },
  },
  {
    title: 'invite',
    by: 'admin',
    at: () => '/people',
    name: 'Invite',
    submit: 'Invite',
    fields: {
      Email: {
        right: `guest-${run}@example.org`,
        wrong: [
          ...['', 'ada', 'ada@', 'a@b', 'ada@example.org, ben@example.org'].map(
            (one) => [one, 'Enter an email address such as ada@example.org.'] as const,
          ),
          [`${long(250)}@example.org`, 'At most 254 characters.'],
        ],
      },
    },
  },
  {
    title: 'joining by an invitation',
    by: 'nobody',
    at: ({ invitation }) => invitation,
    name: 'Join',
    submit: 'Join',
    fields: {
      'Your name': { right: `Guest ${run}`, wrong: [...missing('Enter a name.'), tooLong(120), broken] },
      Password: {
        right: 'correct horse battery',
        wrong: [
          ['', 'At least 12 characters.'],
          ['elevenchars', 'At least 12 characters.'],
          ['abababababab', 'At least four different characters.'],
          ['password1234', 'Not a common password.'],
          [`abcd${long(125)}`, 'At most 128 characters.'],
        ],
      },
    },
  },
]
