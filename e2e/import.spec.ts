import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

// A word of this run's own, so that its questions are told from everybody's.
const word = `quagga${Date.now().toString(36)}`

const subjects =
  'rollback alarm cable backup deploy queue cache index quorum shard tunnel ledger canary budget vendor pager'.split(
    ' ',
  )
const header =
  'Ref;Category;Difficulty;Time;Skills;Question text;Rubric hint;Point 1;Point 2;Anchor 1;Anchor 3;Anchor 5;Owner'

function line(at: number, part: { level?: string; minutes?: string; hint?: string; prompt?: string } = {}) {
  const subject = subjects[at % subjects.length]
  const prompt = part.prompt ?? `What would the ${word} do about its ${subject} number ${at}?`
  return [
    `${word}-${at}`,
    at === 1 ? `Shelf of ${word}` : 'Scenario-Based',
    part.level ?? 'senior',
    part.minutes ?? '6 min',
    'Incident response',
    `"${prompt}"`,
    part.hint ?? 'Says what comes first.',
    'Looks first',
    '"Tells, then acts"',
    'Guesses.',
    'Looks.',
    'Looks, tells and acts.',
    'nobody',
  ].join(';')
}

/** Twenty questions; those on lines 5, 9 and 14 are faulty. */
const file = [
  header,
  ...Array.from({ length: 20 }, (_, at) => {
    if (at === 3) return line(at, { level: 'guru' })
    if (at === 7) return line(at, { minutes: 'a while' })
    if (at === 12) return line(at, { hint: '' })
    return line(at)
  }),
].join('\n')

const choose = (page: Page, name: string, content: string) =>
  page
    .getByLabel('File with questions')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
const value = (page: Page, term: string) =>
  page
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${term}$`) })
    .locator('+ *')

test('a file with 3 bad rows of 20 is looked at, imported without them, and taken back', async ({
  browser,
}) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  await page.goto('/bank')
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Import questions', level: 1 })).toBeVisible()

  await test.step('what cannot be imported is refused beside the field', async () => {
    await choose(page, 'questions.docx', 'x')
    await expect(page.getByLabel('File with questions')).toHaveAccessibleDescription(
      /Only CSV, Excel \(\.xlsx\), JSON and Markdown can be imported/,
    )
  })

  await test.step('its columns are guessed, and can be chosen', async () => {
    await choose(page, `${word}.csv`, file)
    await expect(page.getByRole('heading', { name: `${word}.csv`, level: 1 })).toBeVisible()
    for (const [column, field] of [
      ['Ref', 'key'],
      ['Question text', 'prompt'],
      ['Skills', 'competencies'],
      ['Point 2', 'points'],
      ['Owner', ''],
    ])
      await expect(page.getByRole('combobox', { name: `Read ${column} as` })).toHaveValue(field!)
    const check = page.getByRole('button', { name: 'Check the questions' })
    await page.getByRole('combobox', { name: 'Read Rubric hint as' }).selectOption('Leave out')
    await expect(check).toHaveAccessibleDescription('Choose a column for hint.')
    await page.getByRole('combobox', { name: 'Read Rubric hint as' }).selectOption('Hint')
    await check.click()
  })

  await test.step('the preview says what would happen, and where each fault is', async () => {
    await expect(value(page, 'New')).toHaveText('17 questions')
    await expect(value(page, 'Faulty')).toHaveText('3 questions')
    const faulty = page.getByRole('table', { name: 'Faulty questions' }).getByRole('row')
    await expect(faulty).toHaveCount(4)
    await expect(faulty.nth(1)).toContainText(
      '5Level: “guru” is no level: beginner, intermediate or advanced.',
    )
    await expect(faulty.nth(2)).toContainText('9Minutes: “a while” is no whole number of minutes.')
    await expect(faulty.nth(3)).toContainText('14Hint: Say what a great answer covers.')
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download as CSV' }).click()
    const saved = await readFile(await (await coming).path(), 'utf8')
    expect(saved.trim().split('\n')).toHaveLength(4)
    expect(saved).toContain('14,Hint,Say what a great answer covers.')
    expect(await inspect(page, 'the preview of an import')).toEqual([])
  })

  await test.step('nothing is in the bank yet, and nothing is left out unasked', async () => {
    const other = await page.context().newPage()
    await other.goto(`/bank?text=${word}`)
    await expect(other.getByText('No question fits')).toBeVisible()
    await other.close()
    await page.getByRole('button', { name: 'Import 17 questions' }).click()
    await expect(
      page.getByRole('checkbox', { name: 'Leave out 3 faulty questions' }),
    ).toHaveAccessibleDescription(/Mend the file, or leave them out\./)
    await expect(page.getByRole('checkbox', { name: 'Leave out 3 faulty questions' })).toBeFocused()
  })

  await test.step('imported, they are in the bank', async () => {
    await expect(page.getByRole('combobox', { name: `Shelf of ${word}` })).toHaveValue('')
    await page.getByRole('combobox', { name: `Shelf of ${word}` }).selectOption('Behavioral')
    await page.getByRole('radio', { name: 'Published questions' }).check()
    await page.getByRole('checkbox', { name: 'Leave out 3 faulty questions' }).check()
    await page.getByRole('button', { name: 'Import 17 questions' }).click()
    await expect(value(page, 'New in the bank')).toHaveText('17 questions, published')
    await expect(value(page, 'Left out')).toHaveText('3 questions')
    expect(await inspect(page, 'what an import did')).toEqual([])
    const other = await page.context().newPage()
    await other.goto(`/bank?text=${word}`)
    await expect(other.getByText('17 questions found')).toBeVisible()
    const coming = other.waitForEvent('download')
    await other.getByRole('button', { name: 'Export' }).click()
    await other.getByRole('menuitem', { name: 'JSON, published wording' }).click()
    const saved = JSON.parse(await readFile(await (await coming).path(), 'utf8')) as { key: string }[]
    expect(saved.map(({ key }) => key)).toContain(`${word}-19`)
    expect(saved).toHaveLength(17)
    await other.close()
  })

  await test.step('taken back, they are gone, and the file can be imported again', async () => {
    await page.getByRole('button', { name: 'Take this import back' }).click()
    await expect(page.getByText('17 questions of this import are as before.')).toBeVisible()
    await page.goto(`/bank?text=${word}`)
    await expect(page.getByText('No question fits')).toBeVisible()
  })
})

test('who only reads the bank is told who imports', async ({ browser }) => {
  const page = await openAs(await browser.newContext(), nameOf('interviewer'))
  await page.goto('/bank')
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Import', exact: true })).toHaveCount(0)
  await page.goto('/bank/import')
  await expect(page.getByText('Managers and admins import questions')).toBeVisible()
})
