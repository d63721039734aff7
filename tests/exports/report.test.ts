import { beforeEach, expect, test } from 'vitest'
import { computeFile, digestOf } from '@/server/decisions/decision-file'
import { decide } from '@/server/decisions/decisions'
import { exportComparison } from '@/server/exports/exports'
import { gatherMaterial } from '@/server/exports/material'
import { openPaper, written } from '@/server/exports/paper'
import { as, type MadePanel, makeOrganization, makePanel } from '@/tests/support/makers'
import { scheduleAnother } from '../compare/arrange'
import { arrangeCompared } from './arrange'
import { textOf } from './pdf-text'

let panel: MadePanel

beforeEach(async () => {
  panel = await makePanel(await makeOrganization(), { interviewers: 3, candidates: 5 })
  await arrangeCompared(panel)
})

async function report(paper: 'A4' | 'Letter' = 'A4'): Promise<Buffer> {
  const { manager, jobId, panelId } = panel
  const file = await exportComparison(manager, { jobId, panelId, as: 'pdf', paper })
  if (!('base64' in file)) throw new Error('a PDF is bytes')
  return Buffer.from(file.base64, 'base64')
}

test('holds the screen’s figures, the rule, the decision with its reason, and the digest of the decision file', async () => {
  const { manager, jobId, panelId, applications } = panel
  await decide(manager, {
    jobId,
    panelId,
    applicationId: applications[3]!.applicationId,
    outcome: 'hire',
    reason: 'Clear on rollback and on owners.',
    lastSeen: 0,
  })
  const material = await as(manager, (db) => gatherMaterial(db, manager, { jobId, panelId }))
  const computed = await computeFile(material.file)
  const text = textOf(await report())
  for (const row of material.comparison.rows) expect(text).toContain(row.candidate)
  for (const { adjusted, q05, q95, rank } of computed.results!.panel.estimate!.candidates) {
    expect(text).toContain(adjusted.toFixed(1))
    expect(text).toContain(`${q05.toFixed(1)}–${q95.toFixed(1)}`)
    expect(text).toContain(rank.words)
  }
  expect(text).toContain('Sealed, 2 of 3 in')
  expect(text).toContain('Clear on rollback and on owners.')
  expect(text).toContain('Adjusted for who scored and what was asked')
  expect(text.replaceAll(/\s/g, '')).toContain(digestOf(computed))
})

test('is tagged, says its language and title, brings its typeface, and fits the paper that was asked for', async () => {
  const [a4, letter] = [await report(), await report('Letter')]
  const raw = a4.toString('latin1')
  expect(raw).toContain('/MarkInfo')
  expect(raw).toContain('/StructTreeRoot')
  expect(raw).toContain('/Lang (en-GB)')
  expect(raw).toContain('/DisplayDocTitle true')
  expect(raw).toMatch(/pdfuaid:part>1</)
  expect(raw).toContain('/FontFile2')
  expect(raw).not.toContain('/Helvetica')
  for (const tag of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD']) expect(raw).toContain(`/S /${tag}`)
  expect(raw).toContain('/MediaBox [0 0 595.28 841.89]')
  expect(letter.toString('latin1')).toContain('/MediaBox [0 0 612 792]')
})

test('a name that the typeface lacks is said to be missing, and stands by its number', async () => {
  const { candidateId } = await scheduleAnother(panel, '山田 太郎')
  const { manager, jobId, panelId } = panel
  const { comparison } = await as(manager, (db) => gatherMaterial(db, manager, { jobId, panelId }))
  const row = comparison.rows.find((one) => one.candidateId === candidateId)!
  const text = textOf(await report())
  expect(text).toContain('One name is written in characters that this file’s typeface lacks')
  expect(text).toContain(`Candidate ${row.candidateNumber}`)
})

test('names of Europe and Vietnam are written as they are, composed or not; what is missing is said once a run', () => {
  const paper = openPaper('A4', 'Title', 'Author')
  for (const name of ['Łukasz Wójcik', 'Σοφία', 'Анна', 'Nguyễn Thị Hạnh', 'Ángela Şahin'.normalize('NFD')])
    expect(written(paper, name)).toBe(name.normalize('NFC'))
  expect(written(paper, 'Said 日本 語 and 🙂 then.')).toBe(
    'Said [characters this typeface lacks] and [characters this typeface lacks] then.',
  )
})
