import { expect, type Page } from '@playwright/test'
import { arrangeAs } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

// What exists already is said before a second one is made, and a slip can be taken back.

const run = Date.now().toString(36)
const email = `noor.${run}@example.com`

const nameIn = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })

test('a known address leads to its candidate, and a CV of wrong content makes nobody', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  const office = await arrangeAs(page)
  const title = `Job ${run}`
  const [first, second] = [
    await office.jobs.create.mutate({ title, description: '' }),
    await office.jobs.create.mutate({ title: `${title} again`, description: '' }),
  ]
  const noor = await office.candidates.create.mutate({ name: `Noor ${run}`, email, jobId: first })

  await page.goto(`/candidates/new?job=${second}`)
  await nameIn(page, 'Name').fill('Noor, once more')
  await nameIn(page, 'Email').fill(email.toUpperCase())
  await nameIn(page, 'Email').blur()
  const why = `There is already a candidate with this address: Noor ${run}.`
  await expect(nameIn(page, 'Email')).toHaveAccessibleDescription(new RegExp(why))
  await page.getByRole('button', { name: 'Create candidate' }).click()
  await expect(nameIn(page, 'Email')).toBeFocused()
  await expect(page.getByRole('link', { name: `Open Noor ${run}` })).toBeVisible()
  await page.getByRole('button', { name: `Add to “${title} again”` }).click()
  await page.waitForURL(`/candidates/${noor}`)
  await expect(page.getByRole('link', { name: `${title} again` })).toBeVisible()

  await page.goto(`/candidates/new?job=${second}`)
  await nameIn(page, 'Name').fill(`Noor ${run} the second`)
  await page
    .getByLabel('CV')
    .setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF at all') })
  await expect(page.getByLabel('CV')).toHaveAccessibleDescription(/says it is PDF, but its content is not/)
  await nameIn(page, 'Name').press('Enter')
  await expect(page.getByRole('button', { name: 'Create candidate' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  expect(await office.candidates.ofJob.query({ jobId: second })).toHaveLength(1)
  await page.getByRole('button', { name: 'Remove the chosen CV' }).click()
  await page.getByRole('button', { name: 'Create candidate' }).click()
  await expect(page.getByRole('heading', { name: `Noor ${run} the second` })).toBeVisible()
})

test('a job and a set of a name that is taken are made all the same, after a word', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await page.goto('/jobs/new')
  await nameIn(page, 'Title').fill('ai safety  systems engineer')
  await expect(nameIn(page, 'Title')).toHaveAccessibleDescription(/There is a job with this title already/)
  await nameIn(page, 'Title').fill(`Another job ${run}`)
  await expect(nameIn(page, 'Title')).not.toHaveAccessibleDescription(/already/)
  await page.goto('/sets?new=1')
  await nameIn(page, 'Name').fill('scenarios and behavior')
  await expect(nameIn(page, 'Name')).toHaveAccessibleDescription(/There is a set with this name already/)
  await page.getByRole('button', { name: 'Create set' }).click()
  const heading = page.getByRole('heading', { name: 'scenarios and behavior', exact: true, level: 1 })
  await expect(heading).toBeVisible()

  await page.getByRole('button', { name: 'Discard' }).click()
  await page.waitForURL('/sets')
  await expect(page.getByRole('link', { name: 'scenarios and behavior', exact: true })).toBeHidden()
  const said = page.getByRole('listitem').filter({ hasText: 'was discarded' })
  await said.getByRole('button', { name: 'Undo' }).click()
  await expect(heading).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.waitForURL('/sets')
})

test('a panel is made from the set one comes from', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await page.goto('/sets')
  await page.getByRole('link', { name: 'Scenarios and behavior', exact: true }).click()
  await page.getByRole('link', { name: 'Make a panel' }).click()
  const set = page.getByLabel('Question set')
  await expect(set.getByRole('option', { selected: true })).toHaveText(/^Scenarios and behavior, version/)
  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Scenarios and behavior' })
    .click()
  await expect(page.getByRole('link', { name: 'Make a panel' })).toBeVisible()
})

test('an address is invited once; a lost link is made anew', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('admin'))
  await page.goto('/people')
  await nameIn(page, 'Email').fill(email)
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = page.getByLabel('Invitation link')
  await expect(link).toHaveValue(/invitation/)
  const first = await link.inputValue()
  await nameIn(page, 'Email').fill(email)
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(nameIn(page, 'Email')).toHaveAccessibleDescription(/invited already\. Make a new link/)
  await page.getByRole('button', { name: `New link for ${email}` }).click()
  await expect(link).not.toHaveValue(first)
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(first)
  await expect(stranger.getByText('was used, revoked or has expired')).toBeVisible()
  await stranger.goto(await link.inputValue())
  await expect(stranger.getByText(email)).toBeVisible()

  // On a phone everything of a member stands below each other, within reach.
  await page.setViewportSize({ width: 390, height: 844 })
  const one = nameOf('interviewer')
  for (const control of [
    page.getByRole('combobox', { name: `Role of ${one}` }),
    page.getByRole('button', { name: `Remove ${one}` }),
    page.getByRole('button', { name: `Change what ${one} is qualified for` }),
    page.getByRole('button', { name: `Revoke the invitation of ${email}` }),
  ]) {
    const box = await control.boundingBox()
    expect(box!.x + box!.width, control.toString()).toBeLessThanOrEqual(390)
  }
  await page.getByRole('button', { name: `Change what ${one} is qualified for` }).click()
  await expect(page.getByRole('group', { name: 'Qualified for' }).getByRole('checkbox').first()).toBeFocused()
  await page.getByRole('button', { name: 'Leave as it is' }).click()
  await page.getByRole('button', { name: `Revoke the invitation of ${email}` }).click()
  await expect(page.getByRole('button', { name: `New link for ${email}` })).toBeHidden()
})
