import { expect } from '@playwright/test'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

test('a word typed wrong finds, is marked, is narrowed by a facet, and is there again after coming back', async ({
  browser,
}) => {
  const office = await openAs(await browser.newContext(), nameOf('manager'))
  await office.goto('/bank')
  const search = office.getByRole('searchbox', { name: 'Search questions' })
  const rows = office.getByRole('table', { name: 'Questions' }).getByRole('rowheader')
  const marked = office.getByRole('table', { name: 'Questions' }).getByText(/^rollback/i)
  const level = office.getByLabel('Level', { exact: true })

  await search.pressSequentially('rollbcak', { delay: 30 })
  await expect(office.getByText('by words that are like these')).toBeVisible()
  await expect(marked.first()).toBeVisible()
  const all = await rows.count()
  expect(all).toBeGreaterThan(1)

  // Each choice says how many it would leave.
  const choice = (await level.getByRole('option').allTextContents()).find((text) => / \([1-9]\)$/.test(text))!
  const left = Number(/\((\d)\)$/.exec(choice)?.[1])
  await level.selectOption(choice)
  const chosen = await level.inputValue()
  await expect(office).toHaveURL(/text=rollbcak&level=/)
  await expect(rows).toHaveCount(left)
  const found = await rows.allTextContents()

  await office.reload()
  await expect(search).toHaveValue('rollbcak')
  await expect(rows).toHaveText(found)
  await office.getByRole('row').nth(1).getByRole('link').press('Enter')
  await expect(office.getByRole('heading', { level: 1 })).not.toHaveText('Bank')
  await office.goBack()
  await expect(search).toHaveValue('rollbcak')
  await expect(level).toHaveValue(chosen)
  await expect(rows).toHaveText(found)

  // On a phone the facets fold away, and say how many are chosen.
  await office.setViewportSize({ width: 390, height: 844 })
  await expect(level).toBeHidden()
  await office.getByRole('button', { name: 'Filters (1)' }).click()
  await expect(level).toHaveValue(chosen)
  await office.getByRole('button', { name: 'Clear filters' }).click()
  await expect(office.getByRole('button', { name: 'Filters', exact: true })).toBeVisible()
  await expect(marked).toHaveCount(0)
})
