import { expect } from '@playwright/test'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

test('a note or a comment that cannot be saved stays where it is typed, says why, and holds nothing else up', async ({
  browser,
}) => {
  const interviewer = nameOf('interviewer')
  const office = await arrangeAs(await openAs(await browser.newContext(), nameOf('manager')))
  const { sessionId } = await arrangeSession(office, {
    set: 'Technical depth',
    interviewers: [interviewer],
    startsAt: new Date(Date.now() - (10 + Math.random() * 3000) * 86_400_000),
  })
  const page = await openAs(await browser.newContext(), interviewer)
  const room = await arrangeAs(page)
  const record = async () => (await room.sessions.find.query({ sessionId })).record
  const status = (words: RegExp) => page.getByRole('status').filter({ hasText: words })
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  const comment = page.getByRole('textbox', { name: 'Comment' })
  await page.goto(`/sessions/${sessionId}`)

  for (const [text, words] of [
    [
      `begins ${'x'.repeat(19_994)}`,
      'At most 20,000 characters in one note. Shorten it by 1; until then it is not saved.',
    ],
    ['heard\u0000this', /invisible character after “heard”/],
  ] as const) {
    await note.fill(text)
    await expect(note).toHaveAttribute('aria-invalid', 'true')
    await expect(note).toHaveAccessibleDescription(words)
    await expect(status(/^One text is not saved$/)).toBeVisible()
  }
  // What is right goes on its way meanwhile, and what is wrong outlasts the tab.
  await page.getByRole('radio', { name: 'Score 4' }).check()
  await expect.poll(async () => (await record()).scores.map((score) => score.value)).toEqual([4])
  expect((await record()).notes).toEqual([])
  await page.reload()
  await page.getByRole('button', { name: /^Question 1, / }).click()
  await expect(note).toHaveValue('heard\u0000this')
  await expect(note).toHaveAttribute('aria-invalid', 'true')

  await page.getByRole('button', { name: /^Review/ }).click()
  await comment.fill('y'.repeat(10_001))
  await expect(comment).toHaveAccessibleDescription(
    /At most 10,000 characters in the comment\. Shorten it by 1/,
  )
  await expect(status(/^2 texts are not saved$/)).toBeVisible()
  const submit = async () => {
    await page.getByRole('button', { name: 'Submit scorecard' }).click()
    await page.getByRole('button', { name: 'Submit without them' }).click()
  }
  await submit()
  await expect(page.getByText('A note or the comment cannot be saved as it is.')).toBeVisible()
  await comment.fill('Enough.')
  await expect(status(/^One text is not saved$/)).toBeVisible()
  await page.getByRole('button', { name: /^Question 1, / }).click()
  await note.fill('heard this')
  await expect(status(/^Saved$/)).toBeVisible()
  expect((await record()).notes.map(({ text }) => text)).toEqual(['heard this'])
})
