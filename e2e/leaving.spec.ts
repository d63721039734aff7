import { expect } from '@playwright/test'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

test('whoever leaves a form by a link with something typed is asked first, and nothing is lost by staying', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await page.goto('/jobs/new')
  const title = page.getByRole('textbox', { name: 'Title' })
  const toBank = page.getByRole('navigation').getByRole('link', { name: 'Bank' }).first()
  const asked = page.getByRole('alertdialog').or(page.getByRole('dialog'))

  // Nothing typed, nothing asked.
  await toBank.click()
  await expect(page).toHaveURL(/\/bank/)
  await page.goBack()
  await title.fill('Half a job')
  await toBank.click()
  await expect(asked).toContainText('Leave without saving?')
  await asked.getByRole('button', { name: 'Stay' }).click()
  await expect(title).toHaveValue('Half a job')

  // What was refused would be lost all the same.
  await title.fill('')
  await page.getByRole('button', { name: /^(Create|Add|Make)/ }).click()
  await expect(title).toHaveAttribute('aria-invalid', 'true')
  await toBank.click()
  await asked.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page).toHaveURL(/\/bank/)

  // What was saved is not.
  await page.goto('/jobs/new')
  await title.fill(`Job ${crypto.randomUUID().slice(0, 8)}`)
  await page.getByRole('button', { name: /^(Create|Add|Make)/ }).click()
  await expect(page).toHaveURL(/\/jobs\/[0-9a-f-]{36}/)
  await toBank.click()
  await expect(page).toHaveURL(/\/bank/)
})
