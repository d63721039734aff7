import { expect } from '@playwright/test'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { candidates } from '@/seed/cast'
import { inspect } from './support/accessibility'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

test('the palette reaches people, jobs, sets and questions by a part of their name, with the keyboard alone', async ({
  context,
}) => {
  const page = await openAs(context, nameOf('manager'))
  const candidate = candidates[0]!.name
  const { prompt } = bank[3]!
  for (const [typed, group, heading] of [
    [candidate.slice(0, 5).toLowerCase(), 'Candidates', candidate],
    ['safety systems', 'Jobs', 'AI Safety Systems Engineer'],
    ['scenarios and', 'Sets', 'Scenarios and behavior'],
    [prompt.slice(3, 40), 'Questions', prompt],
    ['new set', 'Do', 'Sets'],
  ] as const) {
    await page.keyboard.press('ControlOrMeta+k')
    const palette = page.getByRole('dialog', { name: 'Search' })
    await palette.getByRole('searchbox', { name: 'Search' }).pressSequentially(typed)
    await expect(palette.getByRole('group', { name: group }).getByRole('menuitem').first()).toBeVisible()
    await expect(palette.getByRole('menuitem')).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
  }
})

test('what has no such name is said, and no answer from the server leaves the places', async ({
  context,
}) => {
  const page = await openAs(context, nameOf('interviewer'))
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Search' })
  const field = palette.getByRole('searchbox', { name: 'Search' })
  await field.fill('zzzz')
  await expect(palette.getByText('Nothing has this name. Try fewer letters.')).toBeVisible()
  await field.fill('set')
  expect(await inspect(page, 'palette')).toEqual([])
  // The first one empties the field, as in every search field.
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  await context.setOffline(true)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette.getByRole('status')).toContainText('could not be asked for')
  await expect(palette.getByRole('menuitem', { name: 'Settings' })).toBeVisible()
  await context.setOffline(false)
})
