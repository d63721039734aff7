import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { canonicalText } from '@/server/compare/rules'
import { decide as conclude } from '@/server/decisions/decisions'
import { listDecisions } from '@/server/decisions/history'
import { decisionInput, reopeningInput } from '@/server/decisions/input'
import { reopenDecision } from '@/server/decisions/reopenings'
import { addToTeam } from '@/server/jobs/jobs'
import { scheduleSessions } from '@/server/panels/scheduling'
import { owner } from '@/tests/support/database'
import {
  as,
  type MadePanel,
  makeMember,
  makeOrganization,
  makePanel,
  makeSeats,
} from '@/tests/support/makers'
import { compare, scoreSession } from '../compare/arrange'
import { note, recommend, refusalIn, start, submit } from '../sessions/acts'

/** So many reviewers on the job's team. */
async function makeTeam(panel: MadePanel, many: number): Promise<Member[]> {
  const { manager, jobId } = panel
  const team: Member[] = []
  for (let at = 0; at < many; at += 1) {
    const reviewer = await makeMember(panel.admin, 'reviewer')
    await as(manager, (db) =>
      addToTeam(db, manager, { jobId, memberId: reviewer.memberId, role: 'reviewer' }),
    )
    team.push(reviewer)
  }
  return team
}

const reason = 'Clear on failure modes and on rollback.'

/** Two candidates; the first is open, the second waits for one scorecard. */
async function makeHalfOpen() {
  const panel = await makePanel(await makeOrganization(), { candidates: 2 })
  const [first, second] = panel.sessions.map((one) => one.id) as [string, string]
  const seats = await makeSeats(panel.interviewers, first)
  await note(seats[0]!, panel.setItemIds[0]!, 'a canary of a note')
  await recommend(seats[1]!, 'yes', 'a canary of a comment')
  await scoreSession(panel, first, [
    [5, 4, null],
    [2, 4, 3],
  ])
  await scoreSession(panel, second, [[5, 5, 5], null])
  return panel
}

function decide(member: Member, panel: MadePanel, at = 0, more: Partial<DecisionInput> = {}) {
  return conclude(member, {
    jobId: panel.jobId,
    applicationId: panel.applications[at]!.applicationId,
    outcome: 'advance',
    reason,
    lastSeen: 0,
    ...more,
  })
}
type DecisionInput = Parameters<typeof conclude>[1]

const target = (panel: MadePanel, at = 0) => ({
  jobId: panel.jobId,
  applicationId: panel.applications[at]!.applicationId,
})

function reopen(member: Member, panel: MadePanel, number = 1) {
  const input = { ...target(panel), number, reason: 'A reference came in.' }
  return as(member, (db) => reopenDecision(db, member, input))
}

function history(member: Member, panel: MadePanel, at = 0) {
  const { jobId } = panel
  const { applicationId } = panel.applications[at]!
  return as(member, (db) => listDecisions(db, member, { jobId, applicationId }))
}

test('a decision is kept with its reason, who and when, and shows in the comparison', async () => {
  const panel = await makeHalfOpen()
  expect(await decide(panel.manager, panel)).toEqual({ number: 1 })
  const [only] = await history(panel.manager, panel)
  expect(only).toMatchObject({ number: 1, outcome: 'advance', reason, decidedBy: panel.manager.name })
  expect(Math.abs(Number(only?.decidedAt) - Date.now())).toBeLessThan(60_000)
  const [row] = (await compare(panel.manager, panel.jobId)).rows
  expect(row?.decision).toEqual({ number: 1, outcome: 'advance', state: 'stands' })
})

test('a change of mind needs a reopening; what was decided before stays', async () => {
  const panel = await makeHalfOpen()
  const { manager } = panel
  await decide(manager, panel)
  expect(await refusalIn(decide(manager, panel, 0, { lastSeen: 1 }))).toMatchObject({
    kind: 'not now',
    message: expect.stringContaining('Reopen it with a reason'),
  })
  await reopen(manager, panel)
  await decide(manager, panel, 0, { outcome: 'reject', reason: 'The references do not hold.', lastSeen: 1 })
  const all = await history(manager, panel)
  expect(all.map(({ number, outcome, state }) => [number, outcome, state])).toEqual([
    [2, 'reject', 'stands'],
    [1, 'advance', 'reopened'],
  ])
  expect(all[1]).toMatchObject({ reason, reopening: { name: manager.name, reason: 'A reference came in.' } })
  const { applicationId } = panel.applications[0]!
  const change = as(manager, (db) =>
    db.execute(`update decisions set outcome = 'hire' where application_id = '${applicationId}'`),
  )
  await expect(change).rejects.toThrow()
})

test('is reopened once, by a manager of the team, and only the newest', async () => {
  const panel = await makeHalfOpen()
  const { manager } = panel
  await decide(manager, panel)
  const [reviewer] = await makeTeam(panel, 1)
  for (const member of [reviewer!, panel.admin, panel.interviewers[0]!])
    expect(await refusalIn(reopen(member, panel))).toMatchObject({ kind: 'not allowed' })
  const both = await Promise.allSettled([reopen(manager, panel), reopen(manager, panel)])
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await decide(manager, panel, 0, { lastSeen: 1 })
  expect(await refusalIn(reopen(manager, panel))).toMatchObject({ kind: 'not now' })
  await expect(reopen(manager, panel, 2)).resolves.toBeUndefined()
  expect(reopeningInput.safeParse({ ...target(panel), number: 1, reason: 'short' }).success).toBe(false)
})

test('who did not see the last decision is stopped, also when two decide at once', async () => {
  const panel = await makeHalfOpen()
  const second = await makeMember(panel.admin, 'manager')
  await as(panel.manager, (db) =>
    addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: second.memberId, role: 'manager' }),
  )
  const outcomes = await Promise.allSettled([decide(panel.manager, panel), decide(second, panel)])
  expect(outcomes.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await refusalIn(decide(second, panel))).toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('Somebody else decided'),
  })
  expect(await history(second, panel)).toHaveLength(1)
})

describe('is refused', () => {
  test('while anything of the candidate is sealed', async () => {
    const panel = await makeHalfOpen()
    expect(await refusalIn(decide(panel.manager, panel, 1))).toMatchObject({
      kind: 'not now',
      message: expect.stringContaining(`waits for ${panel.interviewers[1]!.name}`),
    })
  })

  test('while a later panel of the candidate is under way, and not while it is still planned', async () => {
    const panel = await makeHalfOpen()
    const { jobId, manager } = panel
    const later = await makePanel(panel.admin, { candidates: 0 })
    await owner`update panels set job_id = ${jobId} where id = ${later.panelId}`
    const startsAt = new Date(Date.now() + 3 * 86_400_000)
    const [sessionId] = await as(manager, (db) =>
      scheduleSessions(db, manager, {
        panelId: later.panelId,
        applicationIds: [panel.applications[0]!.applicationId],
        startsAt,
        slotMinutes: 60,
        timeZone: 'UTC',
        place: '',
        memberIds: later.interviewers.map((one) => one.memberId),
      }),
    )
    const [planned] = (await compare(manager, jobId, panel.panelId)).rows
    expect(planned).toMatchObject({ whyNotDecide: null, ahead: [{ startsAt, isOverdue: false }] })
    await decide(manager, panel)
    await reopen(manager, panel)

    const [seat] = await makeSeats(later.interviewers, sessionId!)
    await start(seat!)
    await note(seat!, later.setItemIds[0]!, 'The first answer.')
    expect(await refusalIn(decide(manager, panel, 0, { lastSeen: 1 }))).toMatchObject({
      kind: 'not now',
      message: expect.stringContaining(`under way and waits for ${later.interviewers[0]!.name}`),
    })
  })

  test('to everybody but the managers of the job’s team', async () => {
    const panel = await makeHalfOpen()
    const reviewer = await makeMember(panel.admin, 'reviewer')
    await as(panel.manager, (db) =>
      addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
    )
    for (const member of [panel.admin, reviewer, panel.interviewers[0]!])
      expect(await refusalIn(decide(member, panel))).toMatchObject({ kind: 'not allowed' })
    const stranger = await makeMember(panel.admin, 'manager')
    for (const member of [stranger, await makeOrganization()])
      expect(await refusalIn(decide(member, panel))).toMatchObject({ kind: 'not found' })
    expect(await history(reviewer, panel)).toEqual([])
    expect(await refusalIn(history(panel.interviewers[0]!, panel))).toMatchObject({ kind: 'not allowed' })
  })

  test('with too short a reason, in words beside the field', () => {
    const id = '0198c0de-0000-7000-8000-000000000001'
    const parsed = decisionInput.safeParse({
      jobId: id,
      applicationId: id,
      outcome: 'hire',
      reason: '  too short  ',
      lastSeen: 0,
    })
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['reason'],
      message: 'Give a reason of at least 10 characters.',
    })
  })

  test('for an application of another job', async () => {
    const panel = await makeHalfOpen()
    const other = await makePanel(panel.admin)
    const { applicationId } = other.applications[0]!
    expect(await refusalIn(decide(panel.manager, panel, 0, { applicationId }))).toMatchObject({
      kind: 'not found',
    })
  })
})

describe('the frozen comparison', () => {
  async function frozenOf(panel: MadePanel) {
    const [row] = await owner<
      { frozen_comparison: unknown; comparison_sha256: string; sealed_reason: Buffer }[]
    >`
      select frozen_comparison, comparison_sha256, sealed_reason from decisions
      where application_id = ${panel.applications[0]!.applicationId}`
    return row!
  }

  test('holds every figure, and no name, note, comment or reason', async () => {
    const panel = await makeHalfOpen()
    const before = await compare(panel.manager, panel.jobId)
    await decide(panel.manager, panel)
    const { frozen_comparison: frozen, sealed_reason: sealed } = await frozenOf(panel)
    expect(frozen).toMatchObject({
      evenhand: 'decision',
      about: 'C1',
      // The sealed candidate is in it under no name.
      candidates: [{ id: 'C1', application: panel.applications[0]!.applicationId }],
      questions: [{ versions: [1] }, { versions: [1] }, { versions: [1] }],
      results: {
        // (3.5 + 4 + 3) / 3 by question; (5 + 4 + 2 + 4 + 3) / 5 by score.
        ranking: { candidates: [{ id: 'C1', value: 3.5, scores: 5 }] },
        panel: { raw: [{ id: 'C1', mean: 3.6 }], refusals: [{ code: 'too-few-candidates' }] },
      },
    })
    const text = JSON.stringify(frozen)
    const words = [
      ...before.rows.map((row) => row.candidate),
      ...panel.interviewers.map((one) => one.name),
      'canary',
      reason,
    ]
    for (const word of words) expect(text).not.toContain(word)
    expect(sealed.toString('utf8')).not.toContain(reason)
  })

  test('can be proved by its digest', async () => {
    const panel = await makeHalfOpen()
    await decide(panel.manager, panel)
    const { frozen_comparison: frozen, comparison_sha256: digest } = await frozenOf(panel)
    expect(createHash('sha256').update(canonicalText(frozen)).digest('hex')).toBe(digest)
    const [shown] = await history(panel.manager, panel)
    expect(shown?.comparisonSha256).toBe(digest)
  })

  test('stays as it was when a later scorecard moves the figures', async () => {
    const panel = await makeHalfOpen()
    await decide(panel.manager, panel)
    const before = await frozenOf(panel)
    const [, seat] = await makeSeats(panel.interviewers, panel.sessions[1]!.id)
    await submit(seat!)
    expect((await compare(panel.manager, panel.jobId)).rows[1]?.overall.mean).toBe(5)
    expect(await frozenOf(panel)).toEqual(before)
  })
})

test('after an erasure the outcome stays and the reason cannot be read', async () => {
  const panel = await makeHalfOpen()
  await decide(panel.manager, panel)
  await owner`delete from candidate_keys where candidate_id = ${panel.applications[0]!.candidateId}`
  expect(await history(panel.manager, panel)).toMatchObject([{ outcome: 'advance', reason: null }])
})
