import readWorkbook from 'read-excel-file/node'
import { beforeEach, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { computeFile, gatherFile } from '@/server/decisions/decision-file'
import { decide } from '@/server/decisions/decisions'
import { exportComparison } from '@/server/exports/exports'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeOrganization, makePanel } from '@/tests/support/makers'
import { arrangeCompared } from './arrange'

let panel: MadePanel

beforeEach(async () => {
  panel = await makePanel(await makeOrganization(), { interviewers: 3, candidates: 5 })
  await arrangeCompared(panel)
})

async function workbookOf(member: Member = panel.manager): Promise<Buffer> {
  const { jobId, panelId } = panel
  const file = await exportComparison(member, { jobId, panelId, as: 'xlsx', paper: 'A4' })
  if (!('base64' in file)) throw new Error('a workbook is bytes')
  return Buffer.from(file.base64, 'base64')
}

type Table = Record<string, unknown>[]

/** The rows of one sheet by their headings. */
async function sheet(workbook: Buffer, name: string): Promise<Table> {
  const found = (await readWorkbook(workbook)).find((one) => one.sheet === name)
  const [head = [], ...rows] = found!.data
  return rows.map((row) => Object.fromEntries(head.map((title, at) => [String(title), row[at]])))
}

test('read again, every figure is the comparison’s, as a number', async () => {
  const { manager, jobId, panelId } = panel
  const { file, comparison } = await as(manager, (db) => gatherFile(db, manager, { jobId, panelId }))
  const { results } = await computeFile(file)
  const workbook = await workbookOf()
  expect((await readWorkbook(workbook)).map((one) => one.sheet)).toEqual([
    'Candidates',
    'Pairs',
    'Scores',
    'Decisions',
    'Rule',
    'Read me',
  ])
  const rows = await sheet(workbook, 'Candidates')
  expect(rows).toHaveLength(5)
  const idOf = new Map(file.candidates.map(({ id, application }) => [application, id]))
  for (const { applicationId, candidate, overall } of comparison.rows.slice(0, 4)) {
    const row = rows.find((one) => one.Candidate === candidate)!
    const fitted = results!.panel.estimate!.candidates.find(({ id }) => id === idOf.get(applicationId))!
    expect(row).toMatchObject({
      Adjusted: fitted.adjusted,
      '90 % from': fitted.q05,
      '90 % to': fitted.q95,
      'Raw mean': fitted.raw,
      Scores: 9,
    })
    expect(row['Mean of answers']).toBeCloseTo(overall.mean!, 9)
  }
  const scores = await sheet(workbook, 'Scores')
  expect(scores).toHaveLength(36)
  expect(
    scores.every(({ Score, Question }) => typeof Score === 'number' && typeof Question === 'number'),
  ).toBe(true)
  expect(await sheet(workbook, 'Pairs')).toHaveLength(6)
})

test('the fifth, who is sealed, has a name, the words of the seal, and no figure', async () => {
  const rows = await sheet(await workbookOf(), 'Candidates')
  const sealed = rows.at(-1)!
  expect(sealed).toMatchObject({ Adjusted: null, 'Raw mean': null, Scores: 0 })
  expect(sealed['Not open']).toMatch(/^Sealed, 2 of 3 in/)
})

test('a decision stands in it with its reason and its date, as the clock of the organization shows it', async () => {
  const { manager, jobId, panelId, applications } = panel
  await owner`update organizations set time_zone = 'Pacific/Auckland' where id = ${manager.organizationId}`
  await decide(manager, {
    jobId,
    panelId,
    applicationId: applications[3]!.applicationId,
    outcome: 'hire',
    reason: 'Clear on rollback.\nAnd on owners.',
    lastSeen: 0,
  })
  const [row] = await sheet(await workbookOf(), 'Decisions')
  expect(row).toMatchObject({
    Decision: 'hire',
    Standing: 'Stands',
    By: manager.name,
    Reason: 'Clear on rollback.\nAnd on owners.',
  })
  const shown = row!['At (Pacific/Auckland)'] as Date
  const aheadMs = shown.getTime() - Date.now()
  // Auckland is 12 or 13 hours ahead.
  expect(aheadMs / 3_600_000).toBeGreaterThan(11.9)
  expect(aheadMs / 3_600_000).toBeLessThan(13.1)
})

test('text that a spreadsheet would run or turn into a number stays text', async () => {
  await owner`update members set name = '=HYPERLINK("http://x")' where id = ${panel.interviewers[0]!.memberId}`
  await owner`update members set name = '0042' where id = ${panel.interviewers[1]!.memberId}`
  const scores = await sheet(await workbookOf(), 'Scores')
  const names = new Set(scores.map((row) => row.Interviewer))
  expect(names).toContain('=HYPERLINK("http://x")')
  expect(names).toContain('0042')
})
