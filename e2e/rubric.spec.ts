import { expect, type Page } from '@playwright/test'
import { arrangeAs } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const run = Date.now().toString(36)
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('a rubric is written by keyboard alone, warned of what it lacks, and never held up', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('interviewer'))
  const author = await arrangeAs(page)
  const [category] = await author.bank.categories.query()
  const [competency] = await author.bank.competencies.query()
  const like = await author.bank.create.mutate({
    categoryId: category!.id,
    level: 'advanced',
    minutes: 5,
    competencyIds: [competency!.id],
    prompt: `The ${run} balloon sinks at dusk over the lake. Whom do you tell first?`,
    hint: 'Tells the crew.',
    points: ['Tells the crew'],
    anchors: [1, 3, 5].map((level) => ({ level, text: `Answer ${level}` })),
    followUps: [],
  })
  await page.goto('/bank/new')
  const preview = page.getByRole('complementary', { name: 'As the interviewer sees it' })

  await test.step('a question that asks the same is named while the prompt is typed', async () => {
    await field(page, 'Prompt').fill(`At dusk the ${run} balloon sinks over the lake. Who is told first?`)
    const alike = page.getByRole('link', { name: new RegExp(`The ${run} balloon sinks`) })
    await expect(alike).toHaveAttribute('href', `/bank/${like}`)
    await expect(page.getByText(/% alike/).first()).toBeVisible()
    await expect(preview.getByText(`At dusk the ${run} balloon sinks`)).toBeVisible()
    await field(page, 'Prompt').fill(`Nobody ${run} ever wondered about this before.`)
    await expect(alike).toHaveCount(0)
  })

  await test.step('one long point is split at the cursor, merged back, and put in order', async () => {
    await field(page, 'Rubric hint').fill('Tells the crew and drops the ballast before anything else.')
    await expect(page.getByText('This hint has no points yet.').first()).toBeVisible()
    await field(page, 'Point 1').focus()
    await page.keyboard.type('Tells the crew drops ballast')
    await expect(page.getByText('This hint has no points yet.')).toHaveCount(0)
    for (let step = 0; step < 'drops ballast'.length; step += 1) await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(field(page, 'Point 1')).toHaveValue('Tells the crew')
    await expect(field(page, 'Point 2')).toHaveValue('drops ballast')
    await expect(field(page, 'Point 2')).toBeFocused()
    await page.keyboard.press('Backspace')
    await expect(field(page, 'Point 1')).toHaveValue('Tells the crew drops ballast')
    await expect(field(page, 'Point 1')).toBeFocused()
    // The cursor is where the two met, one space on from the first.
    await page.keyboard.press('Enter')
    await expect(field(page, 'Point 2')).toHaveValue('drops ballast')
    await page.keyboard.press('Alt+ArrowUp')
    await expect(field(page, 'Point 1')).toHaveValue('drops ballast')
    await expect(field(page, 'Point 1')).toBeFocused()
    await page.getByRole('button', { name: 'Merge point 2 with the one above' }).press('Enter')
    await expect(field(page, 'Point 1')).toHaveValue('drops ballast Tells the crew')
    await page.getByRole('button', { name: 'Split point 1 at the cursor' }).press('Enter')
    await expect(field(page, 'Point 2')).toHaveValue('Tells the crew')
    await expect(preview.getByRole('checkbox', { name: 'Tells the crew' })).toBeVisible()
  })

  await test.step('what the hint does not name and what differs in degree is said beside it and in sum', async () => {
    await field(page, 'Point 3').fill('Writes a novel')
    await expect(field(page, 'Point 3')).toHaveAccessibleDescription(/The hint does not name this/)
    await field(page, 'Anchor 1').fill('Poorly explains the ballast.')
    await field(page, 'Anchor 3').fill('Somewhat explains the ballast.')
    await field(page, 'Anchor 5').fill('Drops the ballast and says why.')
    await expect(field(page, 'Anchor 3')).toHaveAccessibleDescription(
      /Anchors 1 and 3 differ only in “poorly” and “somewhat”/,
    )
    await expect(page.getByText('2 things to look at')).toBeVisible()
    await page.getByRole('button', { name: /^Point 3: The hint does not name/ }).press('Enter')
    await expect(field(page, 'Point 3')).toBeFocused()
    await field(page, 'Point 3').fill('Drops the ballast before asking')
    await expect(page.getByText('One thing to look at')).toBeVisible()
  })

  await test.step('a level between is described when wanted, and it saves with a warning left', async () => {
    await page.getByRole('button', { name: 'Add anchor 4' }).press('Enter')
    await expect(field(page, 'Anchor 4')).toBeFocused()
    await page.keyboard.type('Drops the ballast when told.')
    await page.getByRole('combobox', { name: 'Category' }).selectOption({ index: 1 })
    await page
      .getByRole('group', { name: /^Competencies/ })
      .getByRole('checkbox')
      .first()
      .press('Space')
    await page.getByRole('button', { name: 'Remove point 4' }).press('Enter')
    await page.setViewportSize({ width: 390, height: 800 })
    await expect(preview).toBeHidden()
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(preview.getByText('Drops the ballast when told.')).toBeVisible()
    await page.getByRole('button', { name: 'Back to writing' }).click()
    await page.getByRole('button', { name: 'Save question' }).click()
    await expect(page.getByRole('heading', { name: `Nobody ${run} ever wondered`, level: 1 })).toBeVisible()
    await expect(page.getByText('Drops the ballast when told.')).toBeVisible()
  })
})

test('a manager renames a competency, merges it knowing what that touches, and takes it back', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  const office = await arrangeAs(page)
  const [spotting, sighting] = [`Spotting ${run}`, `Sighting ${run}`]
  const [category] = await office.bank.categories.query()
  const competencyId = await office.bank.createCompetency.mutate({ name: `Spoting ${run}` })
  await office.bank.createCompetency.mutate({ name: sighting })
  const questionId = await office.bank.create.mutate({
    categoryId: category!.id,
    level: 'beginner',
    minutes: 5,
    competencyIds: [competencyId],
    prompt: `What did you spot ${run}?`,
    hint: 'Names it.',
    points: ['Names it'],
    anchors: [1, 3, 5].map((level) => ({ level, text: `Answer ${level}` })),
    followUps: [],
  })
  await page.goto('/bank')
  await page.getByRole('link', { name: 'Categories and competencies' }).click()
  const competencies = page.getByRole('list', { name: 'Competencies', exact: true })
  const row = (name: string) => competencies.getByRole('listitem').filter({ hasText: name })

  await page.getByRole('button', { name: `Rename Spoting ${run}` }).click()
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill(sighting.toUpperCase())
  await name.press('Enter')
  await expect(name).toHaveAccessibleDescription('Choose another name, or merge the two.')
  await name.fill(spotting)
  await name.press('Enter')
  await expect(row(spotting)).toContainText('1 question')

  await page.getByRole('button', { name: `Merge ${spotting}` }).click()
  const merging = page.getByRole('region', { name: `Merge ${spotting}` })
  await merging.getByLabel('Let it count as').selectOption(sighting)
  await expect(merging.getByText(`1 question will show “${sighting}” instead.`)).toBeVisible()
  await merging.getByRole('button', { name: `Merge into ${sighting}` }).click()
  await expect(row(spotting)).toHaveCount(0)
  await expect(row(sighting)).toContainText('1 question')
  expect((await office.bank.find.query({ questionId })).newest.competencies).toMatchObject([
    { name: sighting },
  ])

  const told = page.getByRole('listitem').filter({ hasText: `“${spotting}” is merged into` })
  await told.getByRole('button', { name: 'Undo' }).click()
  await expect(row(spotting)).toContainText('1 question')
  await page.getByRole('button', { name: `Archive ${spotting}` }).click()
  await expect(row(spotting)).toHaveCount(0)
  await page.goto('/bank/new')
  const offered = page.getByRole('group', { name: /^Competencies/ })
  await expect(offered.getByRole('checkbox', { name: sighting })).toBeVisible()
  await expect(offered.getByRole('checkbox', { name: spotting })).toHaveCount(0)
  await page.goto(`/bank/${questionId}/edit`)
  await expect(offered.getByRole('checkbox', { name: spotting })).toBeChecked()
})
