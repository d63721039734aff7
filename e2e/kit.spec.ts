import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { inspect } from './support/accessibility'
import { arrangeAs, arrangeSession } from './support/arrange'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const [ada, mei] = [nameOf('interviewer', 0), nameOf('interviewer', 1)] as const

// A4 and Letter at 96 dots to the inch, less the margins of 16 mm.
const papers = { A4: 794 - 121, Letter: 816 - 121 } as const

test('a kit is printed for each interviewer, and the session goes into their calendar', async ({
  browser,
}, info) => {
  test.setTimeout(240_000)
  const office = await openAs(await browser.newContext(), nameOf('manager'))
  const startsAt = new Date(Date.UTC(2051, 5, 1 + Math.floor(Math.random() * 5000), 9))
  const { panelId, sessionId, candidate } = await arrangeSession(await arrangeAs(office), {
    set: 'Technical depth',
    interviewers: [ada, mei],
    startsAt,
    place: 'Room 4',
  })

  await test.step('a manager prints everybody’s, on either paper, and nothing is cut off', async () => {
    await office.goto(`/panels/${panelId}`)
    await office.getByRole('link', { name: `Interview kit for ${candidate}` }).click()
    await expect(office.getByRole('heading', { name: `Interview kit for ${candidate}` })).toBeVisible()
    expect(await inspect(office, 'a kit')).toEqual([])
    const sheet = office.getByRole('article', { name: `Kit of ${ada}` })
    await expect(sheet.getByText('you ask', { exact: true }).first()).toBeVisible()
    await expect(sheet.getByText(`${mei} asks`).first()).toBeVisible()
    await expect(sheet.getByText('you score', { exact: true })).toHaveCount(
      await sheet.getByText('Not assessed, because').count(),
    )

    await office.emulateMedia({ media: 'print' })
    await expect(office.getByRole('button', { name: 'Print' })).toBeHidden()
    await expect(office.getByRole('navigation', { name: 'Whose kit' })).toBeHidden()
    for (const [format, width] of Object.entries(papers)) {
      await office.setViewportSize({ width, height: 1000 })
      const cut = await office
        .getByRole('article')
        .evaluateAll((sheets) => sheets.filter((one) => one.scrollWidth > one.clientWidth).length)
      expect(cut, format).toBe(0)
      const paper = await office.pdf({ format, path: info.outputPath(`kit-${format}.pdf`) })
      // Each person's questions take several sheets of their own.
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, format).toBeGreaterThan(3)
      await info.attach(`kit on ${format}`, { body: await sheet.screenshot(), contentType: 'image/png' })
    }
    await office.emulateMedia({ media: 'screen' })
    await office.setViewportSize({ width: 1280, height: 720 })
  })

  const interviewer = await openAs(await browser.newContext(), ada)
  await test.step('an interviewer has their own kit alone', async () => {
    await interviewer.goto(`/panels/${panelId}`)
    await interviewer.getByRole('link', { name: `Interview kit for ${candidate}` }).click()
    await expect(interviewer.getByRole('article', { name: `Kit of ${ada}` })).toBeVisible()
    await expect(interviewer.getByRole('article')).toHaveCount(1)
  })

  await test.step('and takes the session into a calendar, from Today and from the panel', async () => {
    const texts: string[] = []
    for (const [address, name] of [
      ['/today', `Calendar file for ${candidate}`],
      [`/panels/${panelId}`, `Calendar file for ${candidate}`],
    ] as const) {
      await interviewer.goto(address)
      const waiting = interviewer.waitForEvent('download')
      await interviewer.getByRole('link', { name, exact: true }).first().click()
      const file = await waiting
      expect(file.suggestedFilename()).toBe(`interview-${startsAt.toISOString().slice(0, 10)}.ics`)
      texts.push((await readFile(await file.path(), 'utf8')).replaceAll(/\r\n[ \t]/g, ''))
    }
    for (const text of texts) {
      expect(text).toContain(`UID:${sessionId}@evenhand`)
      expect(text).toContain(`DTSTART:${startsAt.toISOString().replaceAll(/[-:]|\.000/g, '')}`)
      expect(text).toContain('LOCATION:Room 4')
      expect(text).toContain(`/sessions/${sessionId}`)
      expect(text).toContain(candidate)
    }
  })
})

test('several candidates are scheduled with interviewers in turn, looked at and changed before anything is written', async ({
  browser,
}, info) => {
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  const office = await arrangeAs(page)
  const people = [ada, mei, nameOf('interviewer', 2)]
  const members = await office.organizations.members.query()
  const set = (await office.sets.published.query()).find((one) => one.name === 'Technical depth')
  const jobId = await office.jobs.create.mutate({ title: 'In turn', description: '' })
  const names = ['Noor', 'Emil', 'Ines'].map((name) => `${name} ${crypto.randomUUID().slice(0, 4)}`)
  for (const name of names) await office.candidates.create.mutate({ name, email: '', links: [], jobId })
  const panelId = await office.panels.create.mutate({
    jobId,
    name: 'Rotation',
    setVersionId: set?.setVersionId ?? '',
    memberIds: people.map((name) => members.find((one) => one.name === name)?.id ?? ''),
  })
  await page.goto(`/panels/${panelId}`)
  for (const name of names)
    await page.getByRole('group', { name: 'Candidates' }).getByRole('checkbox', { name }).check()
  const day = new Date(Date.UTC(2052, 0, 1 + Math.floor(Math.random() * 5000))).toISOString().slice(0, 10)
  await page.getByLabel('Starts at').fill(`${day}T09:00`)
  await page.getByLabel('Slot in minutes').fill('60')
  await page.getByRole('combobox', { name: 'Who comes to each session' }).selectOption('2, in turn')
  await page.getByRole('textbox', { name: 'Pause in minutes' }).fill('15')
  await page.getByRole('button', { name: 'Propose sessions' }).click()

  const proposed = page.getByRole('table', { name: 'Proposed sessions' })
  const start = (name: string) => proposed.getByLabel(`Start for ${name}`)
  await expect(start(names[2]!)).toHaveValue(`${day}T11:30`)
  await expect(proposed.getByRole('checkbox', { checked: true })).toHaveCount(6)
  for (const name of people)
    await expect(
      proposed.getByRole('checkbox', { name: new RegExp(`^${name} comes to`), checked: true }),
    ).toHaveCount(2)
  expect(await inspect(page, 'a rotation')).toEqual([])
  await info.attach('rotation', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })

  // Two of them at once share somebody: that is said before it is refused.
  await start(names[2]!).fill(`${day}T10:15`)
  await expect(
    proposed.getByText('Somebody of it is in another of these sessions at the same time.').first(),
  ).toBeVisible()
  await start(names[2]!).fill(`${day}T12:00`)
  await expect(proposed.getByText(/at the same time/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Schedule sessions' }).click()
  const evaluations = page.getByRole('table', { name: 'Evaluations' })
  for (const [at, hours] of ['09:00–10:00', '10:15–11:15', '12:00–13:00'].entries()) {
    const row = evaluations.getByRole('row').filter({ hasText: names[at]! })
    await expect(row).toContainText(hours)
    await expect(row).toContainText('Sealed, 0 of 2 in')
  }
})
