import { expect, type Page } from '@playwright/test'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

// A word of this run's own, so that the filter finds these questions and no other's.
const word = `zeppelin${Date.now().toString(36)}`
const prompt = `The ${word} drops its ballast by itself. What do you ask first?`
const reworded = `The ${word} drops its ballast by itself, twice. What do you ask first?`
const hint = 'Asks who is below before asking why it happened.'
const anchors = {
  1: 'Asks whose fault it was.',
  3: 'Asks what was seen.',
  5: 'Makes people safe, then asks.',
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

test('an interviewer drafts a question past refusals, a manager publishes and rewords it', async ({
  browser,
}) => {
  const room = await openAs(await browser.newContext(), nameOf('interviewer'))
  const office = await openAs(await browser.newContext(), nameOf('manager'))

  await test.step('bad input is refused beside its fields, and nothing typed is lost', async () => {
    await room.goto('/bank')
    await room.getByRole('link', { name: 'New question' }).click()
    await field(room, 'Prompt').fill(prompt)
    await field(room, 'Minutes').fill('about ten')
    await field(room, 'Point 1').fill('Asks who is below')
    await field(room, 'Anchor 5').fill(anchors[5])
    await room.getByRole('button', { name: 'Save question' }).click()

    await expect(room.getByRole('alert').filter({ hasText: 'Nothing is saved yet' })).toBeVisible()
    await expect(room.getByLabel(/^Category/)).toHaveAccessibleDescription('Choose a category.')
    await expect(room.getByLabel(/^Category/)).toBeFocused()
    await expect(field(room, 'Minutes')).toHaveAccessibleDescription('Enter whole minutes.')
    await expect(field(room, 'Rubric hint')).toHaveAccessibleDescription(/Say what a great answer covers\.$/)
    await expect(field(room, 'Point 2')).toHaveAccessibleDescription('Write the point, or remove it.')
    await expect(field(room, 'Anchor 1')).toHaveAccessibleDescription('Describe such an answer.')
    await expect(room.getByRole('checkbox', { name: 'Incident response' })).toHaveAccessibleDescription(
      'Choose at least one competency.',
    )
    await expect(field(room, 'Anchor 2')).toHaveCount(0)
    await expect(field(room, 'Prompt')).toHaveValue(prompt)
    await expect(field(room, 'Minutes')).toHaveValue('about ten')
    await expect(field(room, 'Point 1')).toHaveValue('Asks who is below')
    await expect(field(room, 'Anchor 5')).toHaveValue(anchors[5])
  })

  await test.step('a link that would lose it asks first', async () => {
    await room.getByRole('link', { name: 'Bank', exact: true }).first().click()
    const dialog = room.getByRole('alertdialog', { name: 'Leave without saving?' })
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: 'Stay' }).click()
    await expect(field(room, 'Prompt')).toHaveValue(prompt)
  })

  await test.step('fixed, it is kept as a draft that only managers and admins publish', async () => {
    await room.getByLabel(/^Category/).selectOption('Scenario-Based')
    await field(room, 'Minutes').fill('10')
    await room.getByRole('checkbox', { name: 'Incident response' }).check()
    await field(room, 'Rubric hint').fill(hint)
    await field(room, 'Point 2').fill('Asks what changed')
    await room.getByRole('button', { name: 'Remove point 3' }).click()
    await field(room, 'Anchor 1').fill(anchors[1])
    await field(room, 'Anchor 3').fill(anchors[3])
    await room.getByRole('button', { name: 'Save question' }).click()

    await expect(heading(room, prompt)).toBeVisible()
    for (const said of [hint, 'Asks what changed', anchors[1], anchors[3], anchors[5], 'Incident response'])
      await expect(room.getByText(said, { exact: true })).toBeVisible()
    await expect(room.getByRole('heading', { name: 'Follow-ups' })).toHaveCount(0)
    await expect(room.getByText('Sets can take it once a manager or admin has published it.')).toBeVisible()
    const publish = room.getByRole('button', { name: 'Publish' })
    await expect(publish).toBeDisabled()
    await expect(publish).toHaveAccessibleDescription('Managers and admins publish questions.')
  })

  await test.step('a manager finds it by typing, in the field all the while, and publishes it', async () => {
    await office.goto('/bank')
    const search = office.getByRole('searchbox', { name: 'Search questions' })
    await search.pressSequentially(`ballast ${word}`, { delay: 30 })
    await expect(office.getByText('1 question found')).toBeVisible()
    await expect(search).toBeFocused()
    await expect(search).toHaveValue(`ballast ${word}`)
    await expect(office).toHaveURL(new RegExp(word))
    const row = office.getByRole('row').filter({ hasText: prompt })
    for (const cell of ['Scenario-Based', 'Intermediate', '10', 'draft'])
      await expect(row.getByRole('cell', { name: cell, exact: true })).toBeVisible()
    await row.getByRole('link').click()
    await office.getByRole('button', { name: 'Publish' }).click()
    await expect(office.getByRole('listitem').filter({ hasText: 'Version 1 is published' })).toBeVisible()
    await expect(office.getByText(new RegExp(`^Published .* by ${nameOf('manager')}$`))).toBeVisible()
    await expect(office.getByRole('button', { name: 'Publish' })).toHaveAccessibleDescription(
      'There is no change to publish.',
    )
  })

  await test.step('an edit makes version 2, and both can be read', async () => {
    await office.getByRole('link', { name: 'Edit' }).click()
    await field(office, 'Prompt').fill(reworded)
    await office.getByRole('button', { name: 'Add follow-up' }).click()
    await expect(field(office, 'Follow-up 1')).toBeFocused()
    await office.keyboard.type('And if it drops again?')
    await office.getByRole('button', { name: 'Save question' }).click()

    await expect(heading(office, reworded)).toBeVisible()
    await expect(office.getByText('Sets take version 1 until it is published.')).toBeVisible()
    const versions = office.getByRole('region', { name: 'Versions' })
    await expect(versions.getByText('Prompt reworded.')).toBeVisible()
    await expect(versions.getByText('1 follow-up added.')).toBeVisible()
    await versions.getByRole('link', { name: 'Version 1' }).click()
    await expect(heading(office, prompt)).toBeVisible()
    await expect(office.getByText('You read version 1, the one that sets take now')).toBeVisible()
    await expect(office.getByRole('button', { name: 'Publish' })).toHaveCount(0)
    await office.getByRole('link', { name: 'Read version 2, the newest' }).click()
    await office.getByRole('button', { name: 'Publish' }).click()
    await expect(office.getByText('Sets take version 1')).toHaveCount(0)
    await versions.getByRole('link', { name: 'Version 1' }).click()
    await expect(office.getByText('You read version 1, an older wording')).toBeVisible()
  })

  await test.step('who edits at the same time is told, and loses nothing', async () => {
    const address = new URL(office.url()).pathname
    await office.goto(`${address}/edit`)
    await room.goto(`${address}/edit`)
    await field(office, 'Minutes').fill('12')
    await office.getByRole('button', { name: 'Save question' }).click()
    await expect(office.getByText('This is a draft of version 3.')).toBeVisible()

    await field(room, 'Rubric hint').fill('Mine, kept.')
    await room.getByRole('button', { name: 'Save question' }).click()
    const notice = room
      .getByRole('alert')
      .filter({ hasText: `${nameOf('manager')} saved this question meanwhile.` })
    await expect(notice).toContainText('12 minutes instead of 10.')
    await expect(field(room, 'Rubric hint')).toHaveValue('Mine, kept.')
    await field(room, 'Minutes').fill('12')
    await room.getByRole('button', { name: 'Save mine over theirs' }).click()
    await expect(heading(room, reworded)).toBeVisible()
    await expect(room.getByText('Mine, kept.')).toBeVisible()

    // The manager's page shows what was there before that: publishing it unread is refused.
    await office.getByRole('button', { name: 'Publish' }).click()
    await expect(office.getByText(`${nameOf('interviewer')} saved this question meanwhile.`)).toBeVisible()
    await expect(office.getByText('Mine, kept.')).toBeVisible()
  })

  await test.step('archiving can be undone at once', async () => {
    await office.getByRole('button', { name: 'Archive' }).click()
    await office.getByRole('button', { name: 'Undo' }).click()
    await expect(office.getByText('Question restored')).toBeVisible()
    await expect(office.getByRole('button', { name: 'Archive' })).toBeEnabled()
  })

  await test.step('archived, it shows under its own status only, until it is restored', async () => {
    await office.getByRole('button', { name: 'Archive' }).click()
    await expect(office.getByRole('button', { name: 'Restore' })).toBeEnabled()
    await expect(office.getByRole('button', { name: 'Edit' })).toHaveAccessibleDescription(
      'This question is archived. Restore it to edit it.',
    )
    await room.goto(`/bank?text=${word}`)
    await expect(room.getByText('No question fits')).toBeVisible()
    await room.getByLabel('Status').selectOption('archived')
    await expect(room.getByRole('row').filter({ hasText: word })).toBeVisible()
    await office.getByRole('button', { name: 'Restore' }).click()
    await expect(office.getByRole('button', { name: 'Archive' })).toBeEnabled()
    await room.getByRole('button', { name: 'Clear filters' }).click()
    const search = room.getByRole('searchbox', { name: 'Search questions' })
    await expect(search).toHaveValue('')
    // Pasted with what cannot be kept, it searches by the rest.
    await search.fill(`${word}\u0000`)
    await expect(room.getByRole('row').filter({ hasText: word })).toBeVisible()
  })

  await test.step('a version or a question that does not exist is not found', async () => {
    const address = new URL(office.url()).pathname
    for (const wrong of [`${address}?version=9`, `${address.slice(0, -4)}0000`, '/bank/nothing']) {
      const answer = await office.goto(wrong)
      expect(answer?.status()).toBe(404)
      await expect(office.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
    }
  })
})
