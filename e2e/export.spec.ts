import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Download, expect, type Page } from '@playwright/test'
import readWorkbook from 'read-excel-file/node'
import { textOf } from '@/tests/exports/pdf-text'
import { run } from '@/tests/launcher/analyse/run'
import { arrangeAs } from './support/arrange'
import { arrangeScored } from './support/arrange-scored'
import { test } from './support/journey'
import { nameOf, openAs } from './support/sign-in'

const interviewers = [nameOf('interviewer', 0), nameOf('interviewer', 1)]

/** Takes an entry of the export menu, and answers where the file is. */
async function download(page: Page, entry: string): Promise<{ name: string; path: string }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: entry }).click()
  return keep(await waiting)
}

/** Under its own name: the command tells a decision file by how it ends. */
async function keep(file: Download): Promise<{ name: string; path: string }> {
  const name = file.suggestedFilename()
  const path = test.info().outputPath(name)
  await file.saveAs(path)
  return { name, path }
}

test('every export holds the screen’s figures; the decision file is computed again to the byte; what is sealed is in none', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const page = await openAs(await browser.newContext(), nameOf('manager'))
  const office = await arrangeAs(page)
  const tag = crypto.randomUUID().slice(0, 6)
  const candidates = ['Ángela', 'Łukasz', 'Σοφία'].map((name) => `${name} ${tag}`)
  const { jobId, panelId, rooms } = await arrangeScored(browser, {
    manager: office,
    interviewers,
    candidates,
    questions: 3,
  })
  // A fourth is half in: one of two has submitted, with notes that nobody may read yet.
  const sealed = `Sealed ${tag}`
  await office.candidates.create.mutate({ name: sealed, links: [], jobId })
  const application = (await office.candidates.ofJob.query({ jobId })).find((one) => one.label === sealed)
  const members = await office.organizations.members.query()
  const [sessionId] = await office.panels.schedule.mutate({
    panelId,
    applicationIds: [application!.id],
    startsAt: new Date(Date.now() - (20 + Math.random() * 3000) * 86_400_000),
    slotMinutes: 90,
    timeZone: 'UTC',
    place: '',
    memberIds: interviewers.map((name) => members.find((one) => one.name === name)!.id),
  })
  const room = rooms[0]!
  const { questions } = await room.sessions.find.query({ sessionId: sessionId! })
  const setItemId = questions[0]!.setItemId
  const of = { sessionId: sessionId!, setItemId, version: 0 }
  await room.sessions.recordScore.mutate({ ...of, entryId: crypto.randomUUID(), value: 1, notAssessed: null })
  await room.sessions.submit.mutate({ sessionId: sessionId!, confirmMissing: true })

  await page.goto(`/compare/${jobId}?panel=${panelId}`)
  const shown = page
    .getByRole('region', { name: 'Where they stand' })
    .getByRole('row')
    .filter({ hasText: candidates[2]! })
  await expect(shown).toContainText(/\d\.\d–\d\.\d/)
  const [interval] = /\d\.\d–\d\.\d/.exec((await shown.textContent()) ?? '') ?? []

  await test.step('CSV and workbook', async () => {
    const csv = await download(page, 'Scores as CSV')
    expect(csv.name).toMatch(/\.csv$/)
    const text = await readFile(csv.path, 'utf8')
    expect(text.trim().split('\n')).toHaveLength(1 + 3 * 2 * 3)
    for (const name of candidates) expect(text).toContain(name)
    expect(text).not.toContain(sealed)

    const workbook = await download(page, 'Workbook (XLSX)')
    expect(workbook.name).toMatch(/\.xlsx$/)
    const sheets = await readWorkbook(await readFile(workbook.path))
    const [head, ...rows] = sheets.find((one) => one.sheet === 'Candidates')!.data
    const figure = (name: string, title: string) =>
      rows.find((row) => row[0] === name)?.[head!.indexOf(title)] as number | null
    const from = figure(candidates[2]!, '90 % from')!.toFixed(1)
    expect(`${from}–${figure(candidates[2]!, '90 % to')!.toFixed(1)}`).toBe(interval)
    expect(figure(sealed, 'Adjusted')).toBeNull()
    const scores = sheets.find((one) => one.sheet === 'Scores')!.data
    expect(scores.flat()).not.toContain(sealed)
  })

  await test.step('PDF on both papers', async () => {
    for (const paper of ['A4', 'Letter']) {
      const pdf = await download(page, `Report as PDF, ${paper}`)
      expect(pdf.name).toMatch(/\.pdf$/)
      const text = textOf(await readFile(pdf.path))
      for (const name of candidates) expect(text).toContain(name)
      expect(text).toContain(interval)
      expect(text).toContain('One candidate has nothing open yet and is in no figure.')
    }
  })

  await test.step('the decision file, and the one that was frozen with a decision', async () => {
    const file = await download(page, 'Decision file')
    const text = await readFile(file.path, 'utf8')
    for (const name of [...candidates, ...interviewers, sealed]) expect(text).not.toContain(name)
    const { code, out, err } = await run([file.path, '--json'])
    expect(code).toBe(0)
    expect(out).toBe(JSON.stringify(JSON.parse(text).results, null, 2))
    expect(err).toContain('to the last digit')

    await page.getByRole('button', { name: `Decide on ${candidates[2]}` }).click()
    const form = page.getByRole('group', { name: `Decision on ${candidates[2]}` })
    await form.getByRole('radio', { name: 'Hire' }).check()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Clear on rollback and on owners.')
    await page.getByRole('button', { name: 'Record decision' }).click()
    const decision = page.getByRole('region', { name: `Decision on ${candidates[2]}` })
    await expect(decision.getByText(/Decided on: /)).toContainText(/\d\.\d adjusted/)
    const waiting = page.waitForEvent('download')
    await decision.getByRole('button', { name: 'Download its decision file' }).click()
    const frozen = await readFile((await keep(await waiting)).path, 'utf8')
    const digest = createHash('sha256').update(frozen).digest('hex')
    await expect(decision.getByText(`${digest.slice(0, 16)}…`)).toBeVisible()
    expect(JSON.parse(frozen).results).toEqual(JSON.parse(text).results)
  })
})
