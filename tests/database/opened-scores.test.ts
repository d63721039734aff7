import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { addToTeam } from '@/server/jobs/jobs'
import { reviseScore } from '@/server/sessions/revise'
import { scoreSession } from '@/tests/compare/arrange'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'

/** Two candidates at one panel: the first is open, the second waits for one scorecard. */
async function makeHalfOpen(sealPolicy?: 'until own submit') {
  const panel = await makePanel(await makeOrganization(), {
    candidates: 2,
    ...(sealPolicy && { sealPolicy }),
  })
  const [first, second] = panel.sessions.map((one) => one.id) as [string, string]
  await scoreSession(panel, first, [
    [5, 3, null],
    [2, 4, 'no time'],
  ])
  await scoreSession(panel, second, [[5, 5, 5], null])
  const rows = await owner<{ id: string }[]>`select id from evaluations where panel_id = ${panel.panelId}`
  return { panel, first, evaluationIds: rows.map(({ id }) => id) }
}

async function read(member: Member, evaluationIds: readonly string[], setItemIds: readonly string[]) {
  const list = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
  const rows = await as(member, (db) =>
    db.execute<{ given: string | null; revised: string | null; planned: string | null }>(
      sql`select given, revised, planned from read_opened_scores(${list(evaluationIds)}, ${list(setItemIds)})`,
    ),
  )
  const sorted = (list: string | null) => list?.split(',').sort().join() ?? null
  return rows
    .map(({ given, revised, planned }) => [sorted(given), revised, sorted(planned)] as const)
    .toSorted(([one], [other]) => (one ?? '').localeCompare(other ?? ''))
}

describe('the scores of opened evaluations', () => {
  test('are read by item, with what the plan wanted of a scorecard that is not complete', async () => {
    const { panel, evaluationIds } = await makeHalfOpen()
    expect(await read(panel.manager, evaluationIds, panel.setItemIds)).toEqual([
      ['1:2,2:4,3:no time', null, null],
      ['1:5,2:3', null, '1,2,3'],
    ])
  })

  test('come with the last revision', async () => {
    const { panel, first, evaluationIds } = await makeHalfOpen()
    const [seat] = await makeSeats(panel.interviewers, first)
    for (const value of [4, 3])
      await as(seat!.member, (db) =>
        reviseScore(db, seat!, {
          sessionId: first,
          setItemId: panel.setItemIds[0]!,
          value,
          notAssessed: null,
          reason: 'Heard the recording again.',
        }),
      )
    expect((await read(panel.manager, evaluationIds, panel.setItemIds))[1]).toEqual([
      '1:5,2:3',
      '1:3',
      '1,2,3',
    ])
  })

  test('are nobody’s while the seal holds, not even of an interviewer who reads them elsewhere', async () => {
    const { panel, evaluationIds } = await makeHalfOpen('until own submit')
    for (const viewer of [panel.manager, panel.admin, ...panel.interviewers])
      expect(await read(viewer, evaluationIds, panel.setItemIds)).toHaveLength(2)
  })

  test('are told to the job’s team, admins and who was on the panel, and to nobody else', async () => {
    const { panel, evaluationIds } = await makeHalfOpen()
    const reviewer = await makeMember(panel.admin, 'reviewer')
    const seen = () => read(reviewer, evaluationIds, panel.setItemIds)
    expect(await seen()).toEqual([])
    await as(panel.manager, (db) =>
      addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
    )
    expect(await seen()).toHaveLength(2)
    for (const stranger of [
      await makeMember(panel.admin, 'manager'),
      await makeMember(panel.admin, 'interviewer'),
    ])
      expect(await read(stranger, evaluationIds, panel.setItemIds)).toEqual([])
    expect(await read(await makeOrganization(), evaluationIds, panel.setItemIds)).toEqual([])
  })
})
