import { readFile, writeFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { test } from './support/journey'
import { nameOf, signIn } from './support/sign-in'

const manager = nameOf('manager')
const colleague = nameOf('manager', 1)
const admin = nameOf('admin')
const interviewer = nameOf('interviewer')

// Names of their own, so that the spec runs again on the same data.
const run = Date.now().toString(36)
const job = `Keeper of clocks ${run}`
const secondJob = `Keeper of keys ${run}`
const person = `Ines Okonkwo ${run}`

const cv = {
  name: 'Inês’ CV.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n'),
}

async function expectUsable(page: Page): Promise<void> {
  expect(await inspect(page, new URL(page.url()).pathname)).toEqual([])
}

/** Takes back what the message says, while it is there to be pressed. */
async function undo(page: Page, message: string): Promise<void> {
  const said = page.getByRole('listitem').filter({ hasText: message })
  await said.getByRole('button', { name: 'Undo' }).click()
  await expect(said.filter({ hasText: 'Taken back' })).toBeVisible()
}

async function openJob(page: Page, title: string): Promise<void> {
  await page.goto('/jobs')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

async function createJob(page: Page, title: string): Promise<void> {
  await page.goto('/jobs')
  await page.getByRole('link', { name: 'New job' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('button', { name: 'Create job' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

test('a manager opens a job, adds a candidate with a CV, and takes them to a second job', async ({
  page,
}) => {
  await signIn(page, manager)

  await test.step('a job without a title is refused beside the field, and nothing typed is lost', async () => {
    await page.goto('/jobs')
    await page.getByRole('link', { name: 'New job' }).click()
    await page.getByRole('textbox', { name: 'Description' }).fill('Winds them, every one.')
    await page.getByRole('button', { name: 'Create job' }).click()
    const title = page.getByRole('textbox', { name: 'Title' })
    await expect(title).toHaveAccessibleDescription(/Give the job a title/)
    await expect(title).toBeFocused()
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Winds them, every one.')
    await expectUsable(page)
    await title.fill(job)
    await page.getByRole('button', { name: 'Create job' }).click()
    await expect(page.getByRole('heading', { name: job })).toBeVisible()
    await expect(page.getByText('Winds them, every one.')).toBeVisible()
    await expectUsable(page)
  })

  await test.step('a bad address and a bad link are refused in words', async () => {
    await page.getByRole('link', { name: 'New candidate' }).first().click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(person)
    const email = page.getByRole('textbox', { name: 'Email' })
    const links = page.getByRole('textbox', { name: 'Links' })
    await email.fill('ines at example')
    await links.fill('https://example.com/ines\nexample.com/no-scheme')
    await expect(page.getByLabel('Job', { exact: true }).locator('option:checked')).toHaveText(job)
    await page.getByRole('button', { name: 'Create candidate' }).click()
    await expect(email).toHaveAccessibleDescription(/Enter an email address, or leave it empty/)
    await expect(links).toHaveAccessibleDescription(/Link 2: A link starts with https:\/\//)
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(person)
    await expectUsable(page)
    await email.fill('ines@example.com')
    await links.fill('https://example.com/ines')
    await page.getByRole('button', { name: 'Create candidate' }).click()
    await expect(page.getByRole('heading', { name: person })).toBeVisible()
    await expect(page.getByRole('link', { name: 'ines@example.com' })).toBeVisible()
    await expect(page.getByRole('link', { name: job })).toBeVisible()
  })

  await test.step('another type, an empty and a too large file are refused before they are sent', async () => {
    const field = () => page.getByLabel('Upload a CV')
    const picture = { name: 'face.png', mimeType: 'image/png', buffer: Buffer.from('PNG') }
    await field().setInputFiles(picture)
    await expect(field()).toHaveAccessibleDescription(/face\.png: Only PDF, Word and plain text/)
    await expectUsable(page)
    await field().setInputFiles({ ...cv, buffer: Buffer.alloc(0) })
    await expect(field()).toHaveAccessibleDescription(/This file is empty/)
    const tooLarge = test.info().outputPath('large.pdf')
    await writeFile(tooLarge, Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF'))
    await field().setInputFiles(tooLarge)
    await expect(field()).toHaveAccessibleDescription(/larger than 10 MB/)
    // What only the server can see: a file that is not what it says.
    await field().setInputFiles({ ...cv, buffer: Buffer.from('<script>alert(1)</script>') })
    await expect(field()).toHaveAccessibleDescription(/says it is PDF, but its content is not/)
    await expect(page.getByRole('list', { name: 'Files' })).toHaveCount(0)
  })

  await test.step('without a network or a sign-in the upload says so, and can be tried again', async () => {
    await page.context().setOffline(true)
    await page.getByLabel('Upload a CV').setInputFiles(cv)
    await expect(page.getByLabel('Upload a CV')).toHaveAccessibleDescription(/cannot be reached/)
    await page.context().setOffline(false)
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByLabel('Upload a CV')).toHaveAccessibleDescription(/signed out.*then try again/)
    await page.context().addCookies(cookies)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('list', { name: 'Files' }).getByRole('link', { name: cv.name })).toBeVisible()
  })

  await test.step('the download has the same bytes and name', async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: cv.name }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe(cv.name)
    expect(await readFile(await download.path())).toEqual(cv.buffer)
    await expectUsable(page)
  })

  await test.step('the file is removed after asking', async () => {
    await page.getByRole('button', { name: `Remove ${cv.name}` }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Keep' }).click()
    await expect(page.getByRole('link', { name: cv.name })).toBeVisible()
    await page.getByRole('button', { name: `Remove ${cv.name}` }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByRole('link', { name: cv.name })).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('list', { name: 'Files' })).toHaveCount(0)
  })

  await test.step('edit, take it back, and edit again', async () => {
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Email' }).fill('ines.okonkwo@example.com')
    await page.getByRole('button', { name: 'Save candidate' }).click()
    await undo(page, 'Candidate changed')
    await expect(page.getByRole('link', { name: 'ines@example.com' })).toBeVisible()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Links' }).fill('https://example.com/okonkwo')
    await page.getByRole('button', { name: 'Save candidate' }).click()
    await expect(page.getByRole('link', { name: 'https://example.com/okonkwo' })).toBeVisible()
  })

  await test.step('a second job, by the candidate’s page, undone and done again', async () => {
    const address = page.url()
    await createJob(page, secondJob)
    await page.goto(address)
    await page.getByRole('combobox', { name: 'Another job' }).selectOption({ label: secondJob })
    await page.getByRole('button', { name: 'Add to job' }).click()
    await undo(page, `Added to “${secondJob}”`)
    await expect(page.getByRole('link', { name: secondJob })).toHaveCount(0)
    await openJob(page, secondJob)
    const known = page.getByRole('combobox', { name: 'Known candidate' })
    const label = (await known.getByRole('option').allTextContents()).find((one) => one.includes(person))
    await known.selectOption({ label: label! })
    await page.getByRole('button', { name: 'Add to job' }).click()
    await expect(
      page.getByRole('table', { name: 'Candidates' }).getByRole('link', { name: person }),
    ).toBeVisible()
  })

  await test.step('the list finds the person by a part of the name, a job or neither', async () => {
    await page.goto('/candidates')
    const filter = page.getByRole('searchbox', { name: 'Filter candidates' })
    await filter.fill(`OKONKWO keeper ${run}`)
    await expect(page.getByRole('status').filter({ hasText: /^1 of / })).toBeVisible()
    await expectUsable(page)
    await filter.fill('nobody is called this')
    await page.getByRole('button', { name: 'Show all candidates' }).click()
    await page.getByRole('link', { name: person }).click()
    await expect(
      page.getByRole('list', { name: 'History' }).getByText(`Added by ${manager}`, { exact: true }),
    ).toBeVisible()
  })
})

test('a team is changed with undo, an admin joins, and an archived job comes back', async ({
  page,
  browser,
}) => {
  const title = `Keeper of bells ${run}`
  await signIn(page, manager)
  await createJob(page, title)
  const address = page.url()
  const team = page.getByRole('list', { name: 'Team' })

  await test.step('the only manager stays', async () => {
    await expect(team.getByRole('button', { name: 'Leave the team' })).toHaveAccessibleDescription(
      /at least one manager/,
    )
    await expectUsable(page)
  })

  await test.step('an interviewer can review, not manage', async () => {
    await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: interviewer })
    await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption({ label: 'Manager' })
    await expect(page.getByText(`${interviewer} has the role interviewer`).first()).toBeVisible()
    await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: colleague })
    await page.getByRole('button', { name: 'Add to team' }).click()
    await expect(team.getByText(colleague)).toBeVisible()
  })

  await test.step('another role and a removal are taken back', async () => {
    const role = team.getByLabel(`Role of ${colleague}`)
    await role.selectOption({ label: 'Reviewer' })
    await undo(page, `${colleague} is reviewer now`)
    await expect(role).toHaveValue('manager')
    await team.getByRole('button', { name: `Remove ${colleague} from the team` }).click()
    await undo(page, `${colleague} was removed from the team`)
    await expect(team.getByText(colleague)).toBeVisible()
    await team.getByRole('button', { name: `Remove ${colleague} from the team` }).click()
    await expect(team.getByText(colleague)).toHaveCount(0)
  })

  await test.step('an admin joins', async () => {
    const office = await (await browser.newContext()).newPage()
    await signIn(office, admin)
    await office.goto(address)
    await office.getByRole('button', { name: 'Join as manager' }).click()
    await expect(office.getByRole('list', { name: 'Team' }).getByText(admin)).toBeVisible()
    await expect(office.getByRole('button', { name: 'Join as manager' })).toHaveCount(0)
  })

  await test.step('to others the job does not exist', async () => {
    const room = await (await browser.newContext()).newPage()
    await signIn(room, interviewer)
    await room.goto(address)
    await expect(room.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
    await room.goto('/jobs/new')
    await expect(room.getByRole('heading', { name: 'Managers and admins open jobs' })).toBeVisible()
  })

  await test.step('archive, find it among the archived, restore', async () => {
    await page.goto(address)
    await page.getByRole('button', { name: 'Archive' }).click()
    await expect(page.getByText('This job is archived')).toBeVisible()
    await expect(page.getByRole('link', { name: 'New candidate' })).toHaveCount(0)
    await expectUsable(page)
    await page.goto('/jobs')
    await expect(page.getByRole('link', { name: title })).toHaveCount(0)
    await page.getByRole('navigation', { name: 'Which jobs' }).getByRole('link', { name: 'Archived' }).click()
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: 'Restore job' }).click()
    await expect(page.getByRole('link', { name: 'New candidate' }).first()).toBeVisible()
  })
})

test('the keyboard alone opens a job and adds a candidate', async ({ page }) => {
  const title = `Keeper of lamps ${run}`
  await signIn(page, manager)
  await page.goto('/jobs/new')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await page.getByRole('link', { name: 'New candidate' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await page.keyboard.type(`Lampiste ${run}`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Lampiste ${run}` })).toBeVisible()
  await page.getByRole('button', { name: 'Edit' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
})
