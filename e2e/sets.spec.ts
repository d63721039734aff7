import { expect, type Page } from '@playwright/test'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { inspect } from './support/accessibility'
import { arrangeAs } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

// Building a question set: with the keyboard alone, wrongly, side by side with somebody else, and again.

const managers = [nameOf('manager'), nameOf('manager', 1)] as const
const interviewer = nameOf('interviewer')
const [first, second, third, fourth] = [7, 14, 22, 31].map((at) => bank[at]!.prompt) as [
  string,
  string,
  string,
  string,
]

let count = 0
const freshName = () => {
  count += 1
  return `Set ${Date.now().toString(36)} ${count}`
}

async function createSet(page: Page, name: string, minutes = '60'): Promise<void> {
  await page.goto('/sets')
  await page.getByRole('link', { name: 'New set' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Slot in minutes' }).fill(minutes)
  await page.getByRole('button', { name: 'Create set' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

const search = (page: Page) => page.getByRole('searchbox', { name: 'Filter questions' })
const rows = (page: Page) => page.getByRole('grid', { name: 'Questions of the set' }).getByRole('row')
const weightOf = (page: Page, prompt: string) =>
  page.getByRole('textbox', { name: `Weight of ${prompt}`, exact: true })
const removeOf = (page: Page, prompt: string) =>
  page.getByRole('button', { name: `Remove ${prompt}`, exact: true })

async function add(page: Page, prompt: string): Promise<void> {
  await search(page).fill(prompt)
  await page.getByRole('button', { name: `Add ${prompt}`, exact: true }).click()
  await expect(removeOf(page, prompt)).toBeVisible()
}

async function expectOrder(page: Page, prompts: readonly string[]): Promise<void> {
  await expect(rows(page)).toHaveCount(prompts.length)
  for (const [at, prompt] of prompts.entries()) await expect(rows(page).nth(at)).toContainText(prompt)
}

/** The prompts that the demo's set asks. */
async function askedIn(page: Page, set: string): Promise<string[]> {
  const office = await arrangeAs(page)
  const sets = await office.sets.published.query()
  const found = await office.sets.find.query({ setId: sets.find(({ name }) => name === set)?.setId ?? '' })
  return found.items.map(({ prompt }) => prompt)
}

async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
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

test('on a phone a set is built by touch alone: added, moved, swapped, taken back', async ({ browser }) => {
  const page = await openAs(
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }),
    managers[0],
  )
  await createSet(page, freshName(), '30')
  for (const prompt of [first, second, third]) {
    await search(page).fill(prompt)
    await page.getByRole('button', { name: `Add ${prompt}`, exact: true }).tap()
    await expect(removeOf(page, prompt)).toBeVisible()
  }
  await page.getByRole('combobox', { name: `Place of ${third}`, exact: true }).selectOption({ label: '1' })
  await expectOrder(page, [third, first, second])
  await expect(page.getByRole('status').filter({ hasText: `${third}: now 1 of 3` })).toHaveCount(1)
  await page.getByRole('button', { name: `Move ${first} up`, exact: true }).tap()
  await expectOrder(page, [first, third, second])
  await page.getByRole('button', { name: `Swap ${third}`, exact: true }).tap()
  await page
    .getByRole('group', { name: `Instead of ${third}` })
    .getByRole('listitem')
    .first()
    .tap()
  await expect(removeOf(page, third)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo: question swapped' }).tap()
  await expectOrder(page, [first, third, second])
  await expectSaved(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  expect(await inspect(page, 'the builder on a phone')).toEqual([])
  await page.getByRole('button', { name: 'Publish set' }).tap()
  await expect(page.getByText('published', { exact: true }).first()).toBeVisible()
})

test('a question is dragged to its place by mouse, says where it is, and goes back by undo', async ({
  context,
}) => {
  const page = await openAs(context, managers[0])
  await createSet(page, freshName())
  for (const prompt of [first, second, third]) await add(page, prompt)
  // The row is what the mouse takes hold of, wherever; at the handle too.
  const dragTo = (prompt: string, at: number) =>
    page
      .getByRole('button', { name: `Drag ${prompt}`, exact: true })
      .dragTo(rows(page).nth(at), { targetPosition: { x: 40, y: 3 }, force: true })
  await dragTo(third, 0)
  await expectOrder(page, [third, first, second])
  await expect(page.getByRole('status').filter({ hasText: `${third}: now 1 of 3` })).toHaveCount(1)
  await expectSaved(page)
  await page.getByRole('button', { name: 'Undo: order changed' }).click()
  await expectOrder(page, [first, second, third])
  await expectSaved(page)
  await page.reload()
  await expectOrder(page, [first, second, third])
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

test('two managers at the same draft: both are told, and both changes are kept', async ({
  browser,
  context,
}) => {
  const mine = await openAs(context, managers[0])
  await createSet(mine, freshName())
  await add(mine, first)
  await expectSaved(mine)
  const theirs = await openAs(await browser.newContext(), managers[1])
  // On arrival it looks again for what somebody changed; the change to come must not be found by that.
  const lookOf = (page: Page) => page.waitForResponse((answer) => answer.url().includes('sets.find'))
  const looked = lookOf(theirs)
  await theirs.goto(mine.url())
  await expectOrder(theirs, [first])
  await looked

  await add(mine, second)
  await expectSaved(mine)
  await add(theirs, third)
  await expect(
    theirs.getByRole('alert').filter({ hasText: 'Somebody else changed this set meanwhile' }),
  ).toContainText('1 added')
  await expectOrder(theirs, [first, third])
  await theirs.getByRole('button', { name: 'Put both together' }).click()
  await expectOrder(theirs, [first, second, third])
  await expectSaved(theirs)
  await theirs.reload()
  await expectOrder(theirs, [first, second, third])

  // Published under one's hands: the change goes on in a next version.
  const lookedAgain = lookOf(mine)
  await mine.reload()
  await expectOrder(mine, [first, second, third])
  await lookedAgain
  await theirs.getByRole('button', { name: 'Publish set' }).click()
  await expect(theirs.getByText('published', { exact: true }).first()).toBeVisible()
  await add(mine, fourth)
  await mine.getByRole('button', { name: 'Make a new version with your changes' }).click()
  await expect(mine.getByText('Version 2', { exact: true }).first()).toBeVisible()
  await expectOrder(mine, [first, second, third, fourth])
  await expectSaved(mine)
  await mine.getByRole('table', { name: 'Versions' }).getByRole('link', { name: 'Version 1' }).click()
  const table = mine.getByRole('table', { name: 'Questions of the set' })
  await expect(table).toContainText(third)
  await expect(table).not.toContainText(fourth)
})

test('a published set begins its next version, and whoever may not change it reads it', async ({
  browser,
  context,
}) => {
  const page = await openAs(context, managers[0])
  const name = freshName()
  await createSet(page, name)
  await add(page, first)
  await page.getByRole('button', { name: 'Publish set' }).click()
  await expect(page.getByText('published', { exact: true }).first()).toBeVisible()

  const reader = await openAs(await browser.newContext(), interviewer)
  await reader.goto('/sets')
  await expect(reader.getByRole('link', { name: 'New set' })).toHaveCount(0)
  await reader.getByRole('link', { name, exact: true }).click()
  await expect(reader.getByRole('table', { name: 'Questions of the set' })).toContainText(first)
  await expect(reader.getByRole('button', { name: 'New version' })).toHaveCount(0)

  await page.getByRole('button', { name: 'New version' }).click()
  await expect(page.getByText('draft', { exact: true }).first()).toBeVisible()
  await expectOrder(page, [first])
  await removeOf(page, first).click()
  await expect(search(page)).toBeFocused()
  await expectSaved(page)
  const row = page.getByRole('table', { name: 'Versions' }).getByRole('row').filter({ hasText: 'Version 1' })
  await expect(row).toContainText(managers[0])
  await reader.reload()
  await expect(reader.getByText('No questions yet')).toBeVisible()
  await expect(search(reader)).toHaveCount(0)
})
