import { expect, type Page } from '@playwright/test'
import { inspect } from './support/accessibility'
import { type Arranger, arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

// A question on its way: reviewed, sent back, published, reworded, restored; and edited while it is being asked.

const manager = nameOf('manager')
const interviewer = nameOf('interviewer')
const word = `dirigible${Date.now().toString(36)}`

async function contentOf(office: Arranger, prompt: string) {
  const [category] = await office.bank.categories.query()
  const [competency] = await office.bank.competencies.query()
  return {
    categoryId: category?.id ?? '',
    competencyIds: [competency?.id ?? ''],
    level: 'intermediate' as const,
    minutes: 8,
    prompt,
    hint: 'Asks who is below before asking why.',
    points: ['Asks who is below', 'Names the ballast'],
    anchors: [1, 3, 5].map((level) => ({ level, text: `An answer at level ${level}.` })),
    followUps: [],
  }
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const region = (page: Page, name: string) => page.getByRole('region', { name })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** In the editor, once it is alive: a text typed just then would stand in front of what React sets back. */
async function reword(page: Page, prompt: string): Promise<void> {
  const preview = page.getByRole('complementary', { name: 'As the interviewer sees it' })
  await expect(async () => {
    await field(page, 'Prompt').fill(prompt)
    await expect(preview.getByText(prompt, { exact: true })).toBeVisible({ timeout: 1000 })
  }).toPass()
}

test('a question is reviewed, sent back, published, reworded, and takes an old wording back', async ({
  browser,
}) => {
  const room = await openAs(await browser.newContext(), interviewer)
  const office = await openAs(await browser.newContext(), manager)
  const prompt = `The ${word} loses height. What do you ask first?`
  const questionId = await (await arrangeAs(room)).bank.create.mutate(
    await contentOf(await arrangeAs(office), prompt),
  )

  await test.step('its author asks for review, with a word', async () => {
    await room.goto(`/bank/${questionId}`)
    await press(room, 'Ask for review')
    await expect(field(room, 'What to look at')).toBeFocused()
    await room.keyboard.type('Is the second point one that can be heard?')
    await press(room, 'Ask for review')
    await expect(room.getByText(`In review: ${interviewer} asked on`)).toBeVisible()
    await expect(room.getByRole('button', { name: 'Send back' })).toHaveAccessibleDescription(
      'Managers and admins answer a review.',
    )
  })

  await test.step('a manager finds it under Today and sends it back, but not without a word', async () => {
    await office.goto('/today')
    await region(office, 'Questions to review')
      .getByRole('link', { name: `Review “${prompt}”` })
      .click()
    await expect(office.getByText('“Is the second point one that can be heard?”').first()).toBeVisible()
    await expect(office.getByRole('button', { name: 'Withdraw from review' })).toHaveAccessibleDescription(
      'Only who asked for the review withdraws it.',
    )
    await press(office, 'Send back')
    await press(office, 'Send back')
    await expect(field(office, 'What to change')).toHaveAccessibleDescription('Say what to change.')
    await field(office, 'What to change').fill('Say how one hears it.')
    await press(office, 'Send back')
    await expect(office.getByText(`${manager} sent it back on`)).toBeVisible()
  })

  await test.step('the author reads why, changes it and asks again; the manager publishes', async () => {
    await room.goto('/today')
    const back = region(room, 'Questions sent back to you')
    await expect(back).toContainText('Say how one hears it.')
    await back.getByRole('link', { name: `Read “${prompt}”` }).click()
    await room.getByRole('link', { name: 'Edit' }).click()
    await field(room, 'Point 2').fill('Names the ballast aloud')
    await press(room, 'Save question')
    await press(room, 'Ask for review')
    await press(room, 'Ask for review')
    await expect(room.getByText(`In review: ${interviewer}`)).toBeVisible()

    await office.goto(`/bank?status=review&text=${word}`)
    await office.getByRole('row').filter({ hasText: prompt }).getByRole('link').click()
    await press(office, 'Publish')
    await expect(office.getByText('Version 1 is published')).toBeVisible()
    const steps = region(office, 'History').getByRole('listitem')
    await expect(steps).toContainText([
      `${manager} published version 1`,
      `${interviewer} asked for review of version 1`,
      `${manager} sent version 1 back“Say how one hears it.”`,
      `${interviewer} asked for review of version 1“Is the second point`,
      `${interviewer} drafted version 1`,
    ])
    await office.goto('/today')
    await expect(office.getByRole('link', { name: `Review “${prompt}”` })).toHaveCount(0)
  })

  await test.step('what an edit changes is read word by word, and an older wording comes back', async () => {
    await office.goto(`/bank/${questionId}/edit`)
    await reword(office, prompt.replace('height', 'speed'))
    await field(office, 'Minutes').fill('9')
    await press(office, 'Save question')
    await expect(heading(office, prompt.replace('height', 'speed'))).toBeVisible()
    const changed = region(office, 'What changed')
    await expect(changed.getByRole('deletion')).toHaveText([/height/, /8/])
    await expect(changed.getByRole('insertion')).toHaveText([/speed/, /9/])
    await expect(region(office, 'Versions')).toContainText('wordingminutes')
    expect(await inspect(office, 'question with two versions')).toEqual([])
    await changed.getByLabel('From').selectOption('Version 2 (draft)')
    await expect(changed.getByText('Both versions say the same.')).toBeVisible()

    await region(office, 'Versions').getByRole('link', { name: 'Version 1' }).click()
    await press(office, 'Use this wording again')
    await expect(office.getByText('Version 2 is a draft with the words of version 1')).toBeVisible()
    await expect(heading(office, prompt)).toBeVisible()
    await press(office, 'Undo')
    await expect(heading(office, prompt.replace('height', 'speed'))).toBeVisible()
  })
})

test('a question that is edited while it is asked stays as it is in that session', async ({ browser }) => {
  const room = await openAs(await browser.newContext(), interviewer)
  const office = await openAs(await browser.newContext(), manager)
  const arranger = await arrangeAs(office)
  const prompt = `The ${word} is asked about. What do you see?`
  const reworded = prompt.replace('see', 'hear')
  const name = `Asked of ${word}`
  const questionId = await arranger.bank.create.mutate(await contentOf(arranger, prompt))
  await arranger.bank.publish.mutate({ questionId })
  const { setVersionId } = await arranger.sets.create.mutate({ name, slotMinutes: 30 })
  const { revision } = await arranger.sets.save.mutate({
    setVersionId,
    revision: 1,
    slotMinutes: 30,
    items: [{ questionId, weight: 1 }],
  })
  await arranger.sets.publish.mutate({ setVersionId, revision })
  const { sessionId, candidate } = await arrangeSession(arranger, {
    set: name,
    interviewers: [interviewer],
    startsAt: new Date(Date.now() - (4000 + Math.random() * 3000) * 86_400_000),
  })
  const asked = room.getByRole('heading', { name: prompt })

  await room.goto(`/sessions/${sessionId}`)
  await expect(asked).toBeVisible()
  const scored = room.getByRole('button', { name: 'Question 1, scored 4', exact: true })
  // A key that comes before the room listens is lost.
  await expect(async () => {
    await room.keyboard.press('4')
    await expect(scored).toBeVisible({ timeout: 2000 })
  }).toPass()

  await office.goto(`/bank/${questionId}/edit`)
  await reword(office, reworded)
  await field(office, 'Point 1').fill('Another point altogether')
  await press(office, 'Save question')
  await press(office, 'Publish')
  await expect(office.getByText('Version 2 is published')).toBeVisible()
  const used = region(office, 'Where it is used')
  await expect(used).toContainText(`${name}Published, with version 1`)
  await expect(used.getByRole('link', { name: candidate })).toBeVisible()
  await used.getByRole('button', { name: `Move to version 2 for “${name}”` }).click()
  await expect(used).toContainText(`${name}Draft, with version 2`)
  await expect(used.getByRole('link', { name: candidate })).toBeVisible()

  await room.reload()
  // With everything scored, the room stands at its review; a click that comes before it listens is lost.
  await expect(async () => {
    await scored.click()
    await expect(asked).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(room.getByText('Asks who is below', { exact: true })).toBeVisible()
  await expect(room.getByText(reworded)).toHaveCount(0)
  await expect(room.getByText('Another point altogether')).toHaveCount(0)
  const { questions, record } = await (await arrangeAs(room)).sessions.find.query({ sessionId })
  expect(questions.map((one) => one.prompt)).toEqual([prompt])
  expect(record.scores.map((one) => one.value)).toEqual([4])
})
