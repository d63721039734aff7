import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { type Browser, expect, type Page } from '@playwright/test'
import postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import { anyFreePort } from '@/launcher/port.mjs'
import { inspect } from './support/accessibility'
import { type App, prepareApp } from './support/app'
import { test } from './support/journey'

// An installation of one's own, from the first visit on: no demo, no mail. The steps build on one another.
test.describe.configure({ mode: 'serial' })

const ada = { name: 'Ada Admin', email: 'ada@first-light.example', password: 'correct horse battery' }
const grace = { name: 'Grace Guest', email: 'grace@first-light.example', password: 'staple of the horse' }
let app: App
let home: Page
const found: string[] = []

test.beforeAll(async ({ browser }) => {
  app = await prepareApp({ port: await anyFreePort(), demo: false })
  await app.start()
  home = await open(browser)
})
test.afterAll(async () => {
  await app?.stop()
})

async function open(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: app.address })).newPage()
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function openSignedIn(browser: Browser, person: typeof ada): Promise<Page> {
  const page = await open(browser)
  await page.goto('/sign-in')
  await signIn(page, person)
  await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()
  return page
}

/** The field says in place what is wrong with it. */
async function expectRefused(page: Page, field: string, words: RegExp): Promise<void> {
  const control = page.getByRole('textbox', { name: field })
  await expect(control).toHaveAttribute('aria-invalid', 'true')
  await expect(control).toHaveAccessibleDescription(words)
}

test('the first visit sets up the organization; what is wrong is said in place and nothing typed is lost', async () => {
  await home.goto('/')
  await expect(home.getByRole('heading', { name: 'Set up Evenhand' })).toBeVisible()
  found.push(...(await inspect(home, 'set-up')))
  await home.getByRole('textbox', { name: 'Organization name' }).fill('First Light')
  await home.getByRole('textbox', { name: 'Email' }).fill('ada@first-light')
  await home.getByRole('textbox', { name: 'Password' }).fill('short')
  await home.getByRole('button', { name: 'Set up and sign in' }).click()
  await expectRefused(home, 'Your name', /Enter a name/)
  await expectRefused(home, 'Email', /such as/)
  await expectRefused(home, 'Password', /At least 12 characters/)
  found.push(...(await inspect(home, 'set-up refused')))
  await expect(home.getByRole('textbox', { name: 'Organization name' })).toHaveValue('First Light')
  await expect(home.getByRole('textbox', { name: 'Email' })).toHaveValue('ada@first-light')

  await home.getByRole('textbox', { name: 'Your name' }).fill(ada.name)
  await home.getByRole('textbox', { name: 'Email' }).fill(ada.email)
  await home.getByRole('textbox', { name: 'Password' }).fill(ada.password)
  await home.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(home.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()
  found.push(...(await inspect(home, 'today, empty')))

  await home.goto('/set-up')
  expect(new URL(home.url()).pathname).not.toBe('/set-up')
})

test('empty places say what to do first', async () => {
  for (const [place, words] of [
    ['/bank', 'No questions yet'],
    ['/sets', /No sets? yet/],
    ['/jobs', /No jobs? yet/],
    ['/candidates', /No candidates? yet/],
  ] as const) {
    await home.goto(place)
    await expect(home.getByText(words).first()).toBeVisible()
    found.push(...(await inspect(home, `${place}, empty`)))
  }
})

test('a wrong password is refused without saying which half was wrong, and signing in leads where one wanted to go', async ({
  browser,
}) => {
  const page = await open(browser)
  await page.goto('/people')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const words = 'Email and password do not fit together.'
  await signIn(page, { ...ada, password: 'not the password' })
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(ada.email)
  await signIn(page, { email: 'nobody@first-light.example', password: 'not the password' })
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  await signIn(page, ada)
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible()
  await page.context().close()
})

test('an invitation is a link to copy, works once, and the rules of a password are said while it is typed', async ({
  browser,
}) => {
  await home.goto('/people')
  await home.getByRole('textbox', { name: 'Email' }).fill('grace at home')
  await home.getByRole('button', { name: 'Invite' }).click()
  await expectRefused(home, 'Email', /such as/)
  await home.getByRole('textbox', { name: 'Email' }).fill(grace.email)
  await home.getByLabel('Role', { exact: true }).selectOption('Interviewer')
  await home.getByRole('button', { name: 'Invite' }).click()
  const link = await home.getByRole('textbox', { name: 'Invitation link' }).inputValue()
  expect(link).toMatch(new RegExp(`^${app.address}/invitation/`))

  const guest = await open(browser)
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'Join First Light' })).toBeVisible()
  found.push(...(await inspect(guest, 'invitation')))
  await guest.getByRole('textbox', { name: 'Password' }).fill('aaaaaaaaaaaa')
  await guest.getByRole('button', { name: 'Join' }).click()
  await expectRefused(guest, 'Password', /four different characters/)
  await guest.getByRole('textbox', { name: 'Your name' }).fill(grace.name)
  await guest.getByRole('textbox', { name: 'Password' }).fill(grace.password)
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()

  const late = await open(browser)
  await late.goto(link)
  await expect(late.getByRole('heading', { name: 'This invitation does not work any more' })).toBeVisible()
  await late.context().close()
  await guest.context().close()
})

test('the last admin cannot be lost, and a role is given and taken back', async () => {
  await home.goto('/people')
  await home.getByLabel(`Role of ${ada.name}`).selectOption('Manager')
  await expect(home.getByText(/The last admin cannot leave or be demoted/)).toBeVisible()
  await expect(home.getByLabel(`Role of ${ada.name}`)).toHaveValue('admin')
  await home.getByLabel(`Role of ${grace.name}`).selectOption('Manager')
  await expect(home.getByText(`${grace.name} is manager now`)).toBeVisible()
  await home.getByRole('button', { name: 'Undo' }).click()
  await expect(home.getByText(`${grace.name} is interviewer now`)).toBeVisible()
  await home.reload()
  await expect(home.getByLabel(`Role of ${grace.name}`)).toHaveValue('interviewer')
})

test('without mail, who runs the server makes the link for a forgotten password; it signs out every browser', async ({
  browser,
}) => {
  const before = await openSignedIn(browser, grace)
  const page = await open(browser)
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgotten password' }).click()
  await expect(page.getByText('This server sends no mail')).toBeVisible()
  await page.goto(await makePasswordLink(grace.email))
  await page.getByRole('textbox', { name: 'New password' }).fill('short')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expectRefused(page, 'New password', /At least 12 characters/)
  grace.password = 'a password set by a link'
  await page.getByRole('textbox', { name: 'New password' }).fill(grace.password)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByText('The new password is set')).toBeVisible()
  await before.goto('/bank')
  await expect(before.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await before.context().close()
  await page.context().close()
})

test('one’s own password is changed with the present one, and every other browser is signed out', async ({
  browser,
}) => {
  const [here, there] = [await openSignedIn(browser, grace), await openSignedIn(browser, grace)]
  await here.goto('/settings')
  await here.getByRole('textbox', { name: 'Present password' }).fill('not this one')
  await here.getByRole('textbox', { name: 'New password' }).fill('yet another password')
  await here.getByRole('button', { name: 'Change password' }).click()
  await expectRefused(here, 'Present password', /not your present password/)
  await here.getByRole('textbox', { name: 'Present password' }).fill(grace.password)
  await here.getByRole('button', { name: 'Change password' }).click()
  await expect(here.getByText('Password changed')).toBeVisible()
  grace.password = 'yet another password'
  await there.goto('/settings')
  await expect(there.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await here.goto('/bank')
  await expect(here.getByRole('heading', { name: 'Bank' })).toBeVisible()

  await signIn(there, grace)
  await expect(there.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await there.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(there.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await here.goto('/bank')
  await expect(here.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await here.context().close()
  await there.context().close()
})

test('settings refuse an organization without a name, and keep what was typed', async () => {
  await home.goto('/settings')
  await home.getByRole('textbox', { name: 'Organization name' }).fill(' ')
  await home.getByRole('button', { name: 'Save settings' }).click()
  await expectRefused(home, 'Organization name', /Name the organization/)
  await home.getByRole('textbox', { name: 'Organization name' }).fill('Second Light')
  await home.getByRole('button', { name: 'Save settings' }).click()
  await expect(home.getByText('Settings saved')).toBeVisible()
  await expect(home.getByText('Second Light').filter({ visible: true })).toBeVisible()
})

test('who belongs to two organizations switches between them', async () => {
  await joinAnotherOrganization(ada.email, 'Elsewhere')
  await home.goto('/today')
  await home.getByRole('button', { name: 'Second Light' }).click()
  await home.getByRole('menuitem', { name: 'Elsewhere' }).click()
  await expect(home.getByRole('button', { name: 'Elsewhere' })).toBeVisible()
  await home.goto('/people')
  await expect(home.getByRole('rowheader', { name: ada.name })).toBeVisible()
  await expect(home.getByText(grace.name)).toHaveCount(0)
  await home.getByRole('button', { name: 'Elsewhere' }).click()
  await home.getByRole('menuitem', { name: 'Second Light' }).click()
  await expect(home.getByRole('button', { name: 'Second Light' })).toBeVisible()
})

test('who is removed is out at the next click', async ({ browser }) => {
  const guest = await openSignedIn(browser, grace)
  await home.goto('/people')
  await home.getByRole('button', { name: `Remove ${grace.name}` }).click()
  await home.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(home.getByText(`${grace.name} was removed`)).toBeVisible()
  await guest.goto('/bank')
  await expect(guest.getByRole('heading', { name: 'You are no longer a member there' })).toBeVisible()
  found.push(...(await inspect(guest, 'no organization')))
  await guest.context().close()
})

test('none of these pages shuts anybody out', () => {
  expect(found).toEqual([])
})

/** The link as `npm run password-link` prints it, made beside the running app. */
async function makePasswordLink(email: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'launcher/make-password-link.ts', email], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: {
      ...process.env,
      DATABASE_URL: app.databaseUrl,
      EVENHAND_SECRET: app.secret,
      NEXTAUTH_URL: app.address,
      EVENHAND_LOG: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const link = (await text(child.stdout)).match(/^http\S+$/m)?.[0]
  if (!link) throw new Error('no link was printed')
  return link
}

/** A membership of another organization, which an invitation of that one would have given. */
async function joinAnotherOrganization(email: string, name: string): Promise<void> {
  const sql = postgres(app.databaseUrl, { max: 1, onnotice: () => undefined })
  const organizationId = uuidv7()
  await sql`insert into organizations (id, name) values (${organizationId}, ${name})`
  await sql`insert into members (organization_id, id, user_id, name, email, role)
    select ${organizationId}, ${uuidv7()}, id, name, email, 'admin' from users where email = ${email}`
  await sql.end()
}
