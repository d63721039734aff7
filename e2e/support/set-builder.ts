import { expect, type Page } from '@playwright/test'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { nameOf } from './sign-in'

export const managers = [nameOf('manager'), nameOf('manager', 1)] as const
export const [first, second, third, fourth] = [7, 14, 22, 31].map((at) => bank[at]!.prompt) as [
  string,
  string,
  string,
  string,
]

let count = 0
export const freshName = () => {
  count += 1
  return `Set ${Date.now().toString(36)} ${count}`
}

export async function createSet(page: Page, name: string, minutes = '60'): Promise<void> {
  await page.goto('/sets')
  await page.getByRole('link', { name: 'New set' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Slot in minutes' }).fill(minutes)
  await page.getByRole('button', { name: 'Create set' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

export const search = (page: Page) => page.getByRole('searchbox', { name: 'Filter questions' })
export const rows = (page: Page) => page.getByRole('grid', { name: 'Questions of the set' }).getByRole('row')
export const weightOf = (page: Page, prompt: string) =>
  page.getByRole('textbox', { name: `Weight of ${prompt}`, exact: true })
export const removeOf = (page: Page, prompt: string) =>
  page.getByRole('button', { name: `Remove ${prompt}`, exact: true })

export async function add(page: Page, prompt: string): Promise<void> {
  await search(page).fill(prompt)
  await page.getByRole('button', { name: `Add ${prompt}`, exact: true }).click()
  await expect(removeOf(page, prompt)).toBeVisible()
}

export async function expectOrder(page: Page, prompts: readonly string[]): Promise<void> {
  await expect(rows(page)).toHaveCount(prompts.length)
  for (const [at, prompt] of prompts.entries()) await expect(rows(page).nth(at)).toContainText(prompt)
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
}
