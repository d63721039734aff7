import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './support/journey'

const textbox = (form: Locator, name: string) => form.getByRole('textbox', { name, exact: true })

/** Submits these values and expects to be told at that field, with the focus in it and nothing lost. */
async function expectRefused(
  form: Locator,
  submit: string,
  typed: Record<string, string>,
  at: string,
  words: string,
) {
  for (const [name, value] of Object.entries(typed)) await textbox(form, name).fill(value)
  await form.getByRole('button', { name: submit }).click()
  const wrong = textbox(form, at)
  await expect(wrong).toHaveAccessibleDescription(words)
  await expect(wrong).toHaveAttribute('aria-invalid', 'true')
  await expect(wrong).toBeFocused()
  for (const [name, value] of Object.entries(typed)) await expect(textbox(form, name)).toHaveValue(value)
}

const formOn = async (page: Page, address: string, name: string) => {
  await page.goto(address)
  return page.getByRole('form', { name })
}

test('signing in says what is missing at its field, and of a pair only that it does not fit', async ({
  page,
}) => {
  const form = await formOn(page, '/sign-in', 'Sign in')
  // The demo offers its people first.
  await page.getByText('Sign in with email and password').click()
  const refused = (email: string, password: string, at: string, words: string) =>
    expectRefused(form, 'Sign in', { Email: email, Password: password }, at, words)
  const address = 'Enter an email address such as ada@example.org.'
  for (const email of ['', 'ada', 'a@b', '<script>@example.org', 'ada\u0000@example.org'])
    await refused(email, 'a password of some length', 'Email', address)
  await refused(`${'x'.repeat(250)}@example.org`, 'a password', 'Email', 'At most 254 characters.')
  await refused('nobody@example.org', '', 'Password', 'Enter your password.')

  // Never so much that the server keeps an address of somebody else out.
  const pair = form.getByRole('alert').filter({ hasText: 'Email and password do not fit together.' })
  for (const password of ['a password of some length', 'one \u0000 that is broken', 'x'.repeat(5000)]) {
    await textbox(form, 'Email').fill(`${crypto.randomUUID()}@example.org`)
    await textbox(form, 'Password').fill(password)
    await form.getByRole('button', { name: 'Sign in' }).click()
    await expect(pair).toBeVisible()
    await expect(textbox(form, 'Password')).toHaveValue(password)
    await expect(textbox(form, 'Email')).not.toHaveAttribute('aria-invalid')
  }

  await page.context().setOffline(true)
  await form.getByRole('button', { name: 'Sign in' }).click()
  await expect(form.getByRole('alert').filter({ hasText: 'Evenhand cannot be reached.' })).toBeVisible()
  await page.context().setOffline(false)
})

test('a link for a new password that is cut short, or none of ours, is said with what to do', async ({
  page,
}) => {
  const password = 'correct horse battery staple'
  for (const [token, words] of [
    ['x', 'This link is not complete. Open it as it was sent, or ask for a new one.'],
    ['x'.repeat(300), 'This link is not complete. Open it as it was sent, or ask for a new one.'],
    ['x'.repeat(43), 'This link was used or has expired. Ask for a new one.'],
  ] as const) {
    const form = await formOn(page, `/reset-password/${token}`, 'New password')
    await textbox(form, 'New password').fill(password)
    await form.getByRole('button', { name: 'Set the password' }).click()
    await expect(form.getByRole('alert').filter({ hasText: words })).toBeVisible()
    await expect(textbox(form, 'New password')).toHaveValue(password)
    await expect(form.getByRole('link', { name: 'Ask for a new link' })).toBeVisible()
  }
})
