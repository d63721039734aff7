import { expect } from '@playwright/test'
import { arrangeForms, expectKept, fieldOf, openForm, submitOf } from './support/bad-input'
import { forms } from './support/forms-to-fill'
import { test } from './support/journey'

let arranged: Awaited<ReturnType<typeof arrangeForms>>
test.beforeAll(async ({ browser }) => {
  arranged = await arrangeForms(browser)
})

const literally = (words: string) => new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))

for (const form of forms)
  test(`${form.title}: what is wrong is said at its field, what was typed stays, nothing is saved`, async () => {
    const { made, pages, stored } = arranged
    const before = await stored()
    const page = pages[form.by ?? 'manager']
    const shown = await openForm(page, made, form)
    const address = page.url()
    for (const [label, { right, wrong }] of Object.entries(form.fields)) {
      const field = fieldOf(shown, label)
      for (const [value, words] of wrong) {
        await field.fill(value)
        await submitOf(shown, form).click()
        const what = `${label} “${value.slice(0, 20)}”`
        await expect
          .soft(field, what)
          .toHaveAccessibleDescription(words instanceof RegExp ? words : literally(words))
        await expect.soft(field, what).toHaveAttribute('aria-invalid', 'true')
        await expect.soft(field, what).toBeFocused()
        await expect.soft(field, what).toHaveValue(value)
      }
      await field.fill(right)
    }
    await expectKept(shown, form)
    expect(page.url()).toBe(address)
    expect(await stored()).toEqual(before)
  })
