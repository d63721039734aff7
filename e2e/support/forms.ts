import { expect, type Locator } from '@playwright/test'

const long = (characters: number) => 'x'.repeat(characters)

/** A value, and what must be said of it at its field. */
export type Wrong = readonly (readonly [value: string, words: string | RegExp])[]
/** The fields of a form in their order: what would be right, then what is wrong. */
export type Fields = Record<string, { right: string; wrong: Wrong }>

/** A character that PostgreSQL cannot keep; the place is named, since it cannot be seen. */
export const broken = ['ab\u0000c', /invisible character after “ab”.*Delete it/] as const
export const tooLong = (most: number) =>
  [long(most + 1), `At most ${most.toLocaleString('en')} characters.`] as const
export const missing = (words: string) => [['', words] as const, ['   ', words] as const]

/** A field by its label, whatever it is: a date has no role of its own. */
export const fieldOf = (form: Locator, label: string) => form.getByLabel(label, { exact: true })

/** Puts one wrong thing after the other into each field, and expects to be told in that field, with nothing lost. */
export async function expectRefusals(form: Locator, submit: string, fields: Fields): Promise<void> {
  for (const [label, { right }] of Object.entries(fields)) await fieldOf(form, label).fill(right)
  for (const [label, { right, wrong }] of Object.entries(fields)) {
    const field = fieldOf(form, label)
    for (const [value, words] of wrong) {
      await field.fill(value)
      await form.getByRole('button', { name: submit }).click()
      const asPattern = words instanceof RegExp ? words : new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      await expect.soft(field, `${label}: “${value.slice(0, 20)}”`).toHaveAccessibleDescription(asPattern)
      await expect.soft(field).toHaveAttribute('aria-invalid', 'true')
      await expect.soft(field).toBeFocused()
      await expect.soft(field).toHaveValue(value)
    }
    await field.fill(right)
  }
  await expectKept(form, fields)
}

export async function expectKept(form: Locator, fields: Fields): Promise<void> {
  for (const [label, { right }] of Object.entries(fields))
    await expect.soft(fieldOf(form, label), label).toHaveValue(right)
}

/** Submits what is right without a network, then without a sign-in: each is said, and all that was typed stays. */
export async function expectKeptWhileAway(form: Locator, submit: string, fields: Fields): Promise<void> {
  const context = form.page().context()
  const press = () => form.getByRole('button', { name: submit }).click()
  await context.setOffline(true)
  await press()
  await expect.soft(form.getByText('Evenhand cannot be reached. Your text is still here')).toBeVisible()
  await context.setOffline(false)
  await expectKept(form, fields)

  const cookies = await context.cookies()
  await context.clearCookies()
  await press()
  await expect.soft(form.getByText('You are signed out. Sign in again in another tab')).toBeVisible()
  await expect.soft(form.getByRole('link', { name: 'Sign in in a new tab' })).toBeVisible()
  await context.addCookies(cookies)
  await expectKept(form, fields)
}
