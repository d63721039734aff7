import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { exportComparison } from '@/server/exports/exports'
import { reviseScore } from '@/server/sessions/revise'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { scoreSession } from '../compare/arrange'
import { refusalIn } from '../sessions/acts'

/** Two candidates: the first is open, the second waits for one scorecard. */
async function makeHalfOpen() {
  const panel = await makePanel(await makeOrganization(), { candidates: 2 })
  const [first, second] = panel.sessions.map((one) => one.id) as [string, string]
  await scoreSession(panel, first, [
    [5, 4, 'no time'],
    [2, 4, 3],
  ])
  await scoreSession(panel, second, [[5, 5, 5], null])
  return panel
}

async function exportAs(member: Member, panel: MadePanel, kind: 'csv' | 'decision') {
  const { jobId, panelId } = panel
  const file = await exportComparison(member, { jobId, panelId, as: kind, paper: 'A4' })
  if (!('text' in file)) throw new Error('this file has no text')
  return file
}

describe('as CSV', () => {
  test('holds every single score of what is open, and nothing of what is sealed', async () => {
    const panel = await makeHalfOpen()
    const { name, text } = await exportAs(panel.manager, panel, 'csv')
    expect(name).toMatch(/^[\p{L}\p{N}-]+\.csv$/u)
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
    expect(new Set(rows.map((row) => row.candidate)).size).toBe(1)
    expect(rows.map((row) => `${row.score} ${row['not assessed']}`).sort()).toEqual([
      ' no time',
      '2 ',
      '3 ',
      '4 ',
      '4 ',
      '5 ',
    ])
  })

  test('keeps what was sealed beside what was made of it', async () => {
    const panel = await makeHalfOpen()
    const [seat] = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
    await as(seat!.member, (db) =>
      reviseScore(db, seat!, {
        sessionId: seat!.sessionId,
        setItemId: panel.setItemIds[0]!,
        value: 3,
        notAssessed: null,
        reason: 'Heard the recording again.',
      }),
    )
    const { text } = await exportAs(panel.manager, panel, 'csv')
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
    expect(rows).toContainEqual(expect.objectContaining({ score: '3', 'score when sealed': '5' }))
  })

  test('runs nothing in a spreadsheet, whatever a question is called', async () => {
    const panel = await makeHalfOpen()
    await owner`update members set name = '=HYPERLINK("http://x")' where id = ${panel.interviewers[0]!.memberId}`
    const { text } = await exportAs(panel.manager, panel, 'csv')
    expect(text).toContain("'=HYPERLINK")
    expect(text).not.toMatch(/(^|,|")=/m)
  })
})

test('the decision file names nobody, and holds the rule, the weights and the sealed scores', async () => {
  const panel = await makeHalfOpen()
  const { name, text } = await exportAs(panel.manager, panel, 'decision')
  expect(name).toMatch(/\.decision\.json$/)
  const file = JSON.parse(text)
  expect(file).toMatchObject({ evenhand: 'decision', version: 2, scale: [1, 5], rule: { method: 'raw' } })
  expect(file.scores).toHaveLength(6)
  expect(file.scores.map(({ score }: { score: number | null }) => score).sort()).toEqual([
    2,
    3,
    4,
    4,
    5,
    null,
  ])
  for (const { candidate, interviewer, question } of file.scores) {
    expect(candidate).toMatch(/^C\d+$/)
    expect(interviewer).toMatch(/^R\d$/)
    expect(file.questions.map(({ id }: { id: string }) => id)).toContain(question)
  }
  const people = await owner<
    { name: string }[]
  >`select name from members where organization_id = ${panel.manager.organizationId}`
  for (const person of people) expect(text).not.toContain(person.name)
})

test('is recorded, and refused while nothing is open', async () => {
  const panel = await makeHalfOpen()
  await exportAs(panel.manager, panel, 'csv')
  const entries = await owner<{ detail: unknown }[]>`
    select detail from audit_entries where organization_id = ${panel.manager.organizationId} and action = 'exported'`
  expect(entries).toEqual([{ detail: { as: 'csv', scores: 6 } }])
  const sealed = await makePanel(await makeOrganization())
  await expect(refusalIn(exportAs(sealed.manager, sealed, 'csv'))).resolves.toMatchObject({ kind: 'not now' })
})
