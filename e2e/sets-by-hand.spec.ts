import { expect } from '@playwright/test'
import { inspect } from './support/accessibility'
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
} from './support/set-builder'
import { openAs } from './support/sign-in'

// Building a question set with a finger on a phone, and with the mouse.

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
