import { expect, type Page } from '@playwright/test'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { arrangeAs } from './support/arrange'
import { test } from './support/journey'
import {
  add,
  createSet,
  expectOrder,
  expectSaved,
  first,
  freshName,
  managers,
  removeOf,
  rows,
  search,
  second,
  third,
  weightOf,
} from './support/set-builder'
import { openAs } from './support/sign-in'

// Building a question set: with the keyboard alone, wrongly, and again.

/** The prompts that the demo's set asks. */
async function askedIn(page: Page, set: string): Promise<string[]> {
  const office = await arrangeAs(page)
  const sets = await office.sets.published.query()
  const found = await office.sets.find.query({ setId: sets.find(({ name }) => name === set)?.setId ?? '' })
  return found.items.map(({ prompt }) => prompt)
}

/** Presses Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let at = 0; at < 60; at += 1) {
    const focused = await page.evaluate(() => {
      const at = document.activeElement
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
      return (at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '').trim()
    })
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}`)
}

test('a manager builds, orders, weighs and publishes a set with the keyboard alone', async ({
  page,
  context,
}) => {
  const name = freshName()
  await openAs(context, managers[0]).then((other) => other.close())
  await page.goto('/sets')
  await page.getByRole('link', { name: 'New set' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(search(page)).toBeFocused()
  await expect(page.getByRole('button', { name: 'Publish set' })).toHaveAccessibleDescription(
    'Add at least one question first.',
  )
  // Enter adds the first match and marks what was typed, so that the next word replaces it.
  for (const prompt of [first, second]) {
    await page.keyboard.type(prompt.slice(0, 60))
    await page.keyboard.press('Enter')
    await expect(removeOf(page, prompt)).toBeVisible()
  }
  // The arrow keys go past what is in the set already.
  await page.keyboard.press('Delete')
  const active = () =>
    page.evaluate(
      () =>
        document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')
          ?.textContent,
    )
  await expect.poll(active).toContain(bank[0]!.prompt)
  await page.keyboard.press('ArrowDown')
  await expect.poll(active).toContain(bank[1]!.prompt)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectOrder(page, [first, second, bank[1]!.prompt])

  // Tab reaches the list, the arrow keys its rows, and Tab again what stands in the row.
  await tabTo(page, first)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await expectOrder(page, [first, bank[1]!.prompt, second])
  await page.keyboard.press('ArrowDown')
  await tabTo(page, `Weight of ${second}`)
  await page.keyboard.type('2,5')
  await tabTo(page, `Move ${second} up`)
  await page.keyboard.press('Enter')
  await expectOrder(page, [first, second, bank[1]!.prompt])

  // Delete takes the row away that has the focus; undo and redo go through everything, the weight too.
  await rows(page).nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(2)
  for (const _ of ['removed', 'moved', 'weighed']) await page.keyboard.press('ControlOrMeta+z')
  await expectOrder(page, [first, bank[1]!.prompt, second])
  await expect(weightOf(page, second)).toHaveValue('1')
  for (const _ of ['weighed', 'moved']) await page.keyboard.press('ControlOrMeta+Shift+z')
  await expectOrder(page, [first, second, bank[1]!.prompt])
  await expect(weightOf(page, second)).toHaveValue('2.5')

  // The nearest question takes the place and the weight; what was there comes back by undo.
  await page.getByRole('button', { name: `Swap ${second}`, exact: true }).focus()
  await page.keyboard.press('Enter')
  const offered = page.getByRole('group', { name: `Instead of ${second}` }).getByRole('listitem')
  await expect(offered).toHaveCount(6)
  await expect(offered.first().getByRole('button')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(3)
  await expect(weightOf(page, second)).toHaveCount(0)
  await expect(rows(page).nth(1)).toBeFocused()
  await expect(rows(page).nth(1).getByRole('textbox')).toHaveValue('2.5')
  await page.keyboard.press('ControlOrMeta+z')
  await expectOrder(page, [first, second, bank[1]!.prompt])
  await expectSaved(page)

  await page.reload()
  await expectOrder(page, [first, second, bank[1]!.prompt])
  await expect(weightOf(page, second)).toHaveValue('2.5')
  await expect(weightOf(page, first)).toHaveValue('1')
  await expect(page.getByRole('textbox', { name: 'Slot in minutes' })).toHaveValue('20')

  await page.getByRole('button', { name: 'Publish set' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('published', { exact: true }).first()).toBeVisible()
  const table = page.getByRole('table', { name: 'Questions of the set' })
  await expect(table.getByRole('row').nth(2)).toContainText(second)
  await expect(table.getByRole('row').nth(2)).toContainText('2.5')
  await expect(search(page)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Make a panel' })).toHaveAttribute('href', /^\/panels\/new/)
})

test('the sums follow every change, and too many minutes are said', async ({ context }) => {
  const page = await openAs(context, managers[0])
  await createSet(page, freshName(), '10')
  const [one, two] = [bank[7]!, bank[14]!]
  await add(page, one.prompt)
  await expect(page.getByText(`${one.minutes} of 10 min`, { exact: true })).toBeVisible()
  await add(page, two.prompt)
  const minutes = one.minutes + two.minutes
  await expect(page.getByText(`${minutes} of 10 min, ${minutes - 10} over`, { exact: true })).toBeVisible()
  const covered = new Set([...one.competencies, ...two.competencies])
  await expect(page.getByText(`${covered.size} competencies covered`).filter({ visible: true })).toBeVisible()
  // What is the matter leads to its row, and again to the next it is about.
  await page.getByRole('button', { name: /over the slot\. Go to the longest\.$/ }).click()
  const longest = one.minutes >= two.minutes ? 0 : 1
  await expect(rows(page).nth(longest)).toBeFocused()
  await page.getByRole('textbox', { name: 'Slot in minutes' }).fill(String(minutes))
  await expect(page.getByText(`${minutes} of ${minutes} min`, { exact: true })).toBeVisible()

  // The demo's panel has asked some of the bank's questions already.
  await page.getByLabel('Met already by candidates of').selectOption({ label: 'AI Safety Systems Engineer' })
  const met = page.getByRole('list', { name: 'Met already' }).getByRole('listitem')
  const asked = await askedIn(page, 'Technical depth')
  await add(page, asked.find((prompt) => prompt !== one.prompt && prompt !== two.prompt) ?? '')
  await expect(met.first()).toContainText(/^Question \d, by \d+ candidates?$/)
  await expectSaved(page)
})

test('removing says so, keeps the focus in the list and can be taken back', async ({ context }) => {
  const page = await openAs(context, managers[0])
  await createSet(page, freshName())
  for (const prompt of [first, second, third]) await add(page, prompt)
  await weightOf(page, second).fill('3')
  await removeOf(page, second).click()
  await expectOrder(page, [first, third])
  await expect(removeOf(page, third)).toBeFocused()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expectOrder(page, [first, second, third])
  await expect(weightOf(page, second)).toHaveValue('3')
  await expectSaved(page)
  await page.reload()
  await expectOrder(page, [first, second, third])
  await expect(weightOf(page, second)).toHaveValue('3')
})

test('bad input stays in its field with the reason, and what was right before is kept', async ({
  context,
}) => {
  const page = await openAs(context, managers[0])
  await page.goto('/sets')
  await page.getByRole('link', { name: 'New set' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('   ')
  await page.getByRole('textbox', { name: 'Slot in minutes' }).fill('an hour')
  await page.getByRole('button', { name: 'Create set' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Name the set.')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  const slot = page.getByRole('textbox', { name: 'Slot in minutes' })
  await expect(slot).toHaveAccessibleDescription('Enter whole minutes.')
  await expect(slot).toHaveValue('an hour')

  const name = freshName()
  await createSet(page, name)
  await add(page, first)
  const weight = weightOf(page, first)
  await weight.fill('4')
  await weight.fill('-1')
  await expect(weight).toHaveAccessibleDescription('A weight is more than 0. 4 is kept.')
  await slot.fill('4')
  await expect(slot).toHaveAccessibleDescription('At least 5 minutes. 60 is kept.')
  await expectSaved(page)

  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(' ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveAccessibleDescription(
    'Name the set.',
  )
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`${name} anew`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `${name} anew`, level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rename' })).toBeFocused()
  await page.reload()
  await expect(weight).toHaveValue('4')
  await expect(slot).toHaveValue('60')
})
