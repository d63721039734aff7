import { expect, type Page } from '@playwright/test'
import { test } from './support/journey'
import {
  add,
  createSet,
  expectOrder,
  expectSaved,
  first,
  fourth,
  freshName,
  managers,
  removeOf,
  search,
  second,
  third,
} from './support/set-builder'
import { nameOf, openAs } from './support/sign-in'

// A question set side by side with somebody else, and its next version.

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

  const reader = await openAs(await browser.newContext(), nameOf('interviewer'))
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
