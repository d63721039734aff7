import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { answerDecision, listToApprove } from '@/server/decisions/approvals'
import { decide } from '@/server/decisions/decisions'
import { listDecisions } from '@/server/decisions/history'
import { answerInput } from '@/server/decisions/input'
import { reopenDecision } from '@/server/decisions/reopenings'
import { addToTeam, changeJob } from '@/server/jobs/jobs'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeMember, makeOrganization, makePanel } from '@/tests/support/makers'
import { scoreSession } from '../compare/arrange'
import { refusalIn } from '../sessions/acts'

let panel: MadePanel
let reviewers: Member[]
let second: Member

const target = () => ({ jobId: panel.jobId, applicationId: panel.applications[0]!.applicationId, number: 1 })

function answer(member: Member, said: 'approved' | 'objected' = 'approved', comment = '') {
  return as(member, (db) => answerDecision(db, member, { ...target(), answer: said, comment }))
}

async function newest(member = panel.manager) {
  const { number: _, ...input } = target()
  return (await as(member, (db) => listDecisions(db, member, input)))[0]!
}

const waitingFor = (member: Member) => as(member, (db) => listToApprove(db, member))

/** A decision that needs two approvals, in a team of two managers and three reviewers. */
beforeEach(async () => {
  panel = await makePanel(await makeOrganization())
  const { manager, jobId } = panel
  const join = async (role: 'manager' | 'reviewer') => {
    const member = await makeMember(panel.admin, role)
    await as(manager, (db) => addToTeam(db, manager, { jobId, memberId: member.memberId, role }))
    return member
  }
  second = await join('manager')
  reviewers = [await join('reviewer'), await join('reviewer'), await join('reviewer')]
  await as(manager, (db) =>
    changeJob(db, manager, { jobId, title: 'Job', description: '', approvalsNeeded: 2 }),
  )
  await scoreSession(panel, panel.sessions[0]!.id, [
    [5, 4, 4],
    [4, 4, 3],
  ])
  const { number: _, ...input } = target()
  await decide(manager, { ...input, outcome: 'hire', reason: 'Clear on rollback.', lastSeen: 0 })
})

test('a decision waits for as many others as the job wants, and then stands', async () => {
  expect(await newest()).toMatchObject({ state: 'proposed', stateInWords: 'Waits for 2 approvals' })
  await answer(reviewers[0]!)
  expect(await newest()).toMatchObject({ state: 'proposed', stateInWords: 'Waits for 1 approval' })
  await answer(second, 'approved', 'I heard the same.')
  expect(await newest()).toMatchObject({
    state: 'stands',
    answers: [
      { name: reviewers[0]!.name, answer: 'approved', comment: '' },
      { name: second.name, answer: 'approved', comment: 'I heard the same.' },
    ],
  })
  const actions = await owner<{ action: string }[]>`
    select action from audit_entries where organization_id = ${panel.manager.organizationId} and action like '%decision' order by id`
  expect(actions.map(({ action }) => action)).toEqual(['approved decision', 'approved decision'])
})

test('what the job wants later changes no decision that was made', async () => {
  const { manager, jobId } = panel
  await as(manager, (db) =>
    changeJob(db, manager, { jobId, title: 'Job', description: '', approvalsNeeded: 0 }),
  )
  expect(await newest()).toMatchObject({ state: 'proposed' })
  // Left out, it stays as it is.
  await as(manager, (db) => changeJob(db, manager, { jobId, title: 'Renamed', description: '' }))
  const [job] = await owner<
    { approvals_needed: number }[]
  >`select approvals_needed from jobs where id = ${jobId}`
  expect(job?.approvals_needed).toBe(0)
})

describe('an answer is refused', () => {
  test('to whoever decided, and to whoever is not of the team', async () => {
    expect(await refusalIn(answer(panel.manager))).toMatchObject({
      kind: 'not now',
      message: 'Your own decision is for others to approve.',
    })
    expect(await refusalIn(answer(panel.admin))).toMatchObject({ kind: 'not allowed' })
    expect(await refusalIn(answer(panel.interviewers[0]!))).toMatchObject({ kind: 'not allowed' })
    const stranger = await makeMember(panel.admin, 'reviewer')
    expect(await refusalIn(answer(stranger))).toMatchObject({ kind: 'not found' })
    expect(await newest()).toMatchObject({ answers: [] })
  })

  test('a second time, also the other way round', async () => {
    await answer(reviewers[0]!)
    expect(await refusalIn(answer(reviewers[0]!))).toMatchObject({ kind: 'not now' })
    const changed = answer(reviewers[0]!, 'objected', 'I have thought again.')
    expect(await refusalIn(changed)).toMatchObject({ kind: 'not now' })
  })

  test('once the decision stands, was objected to, or was reopened', async () => {
    await answer(reviewers[0]!)
    await answer(second)
    expect(await refusalIn(answer(reviewers[1]!))).toMatchObject({
      message: expect.stringContaining('stands'),
    })
    const input = { ...target(), reason: 'Another panel is in.' }
    await as(panel.manager, (db) => reopenDecision(db, panel.manager, input))
    expect(await refusalIn(answer(reviewers[1]!))).toMatchObject({
      message: expect.stringContaining('reopened'),
    })
  })

  test('as an objection that says nothing, beside its field', () => {
    const parsed = answerInput.safeParse({ ...target(), answer: 'objected', comment: ' no ' })
    expect(parsed.error?.issues[0]?.path).toEqual(['comment'])
    expect(answerInput.safeParse({ ...target(), answer: 'approved' }).success).toBe(true)
  })
})

test('one objection stops it, whatever was approved before, and is shown with its words', async () => {
  await answer(reviewers[0]!)
  await answer(reviewers[1]!, 'objected', 'Question 3 was never asked.')
  expect(await newest()).toMatchObject({
    state: 'objected',
    answers: [{}, { name: reviewers[1]!.name, comment: 'Question 3 was never asked.' }],
  })
  expect(await refusalIn(answer(second))).toMatchObject({ kind: 'not now' })
  const { number: _, ...input } = target()
  const again = decide(panel.manager, { ...input, outcome: 'hire', reason: 'It was asked.', lastSeen: 1 })
  expect(await refusalIn(again)).toMatchObject({ message: expect.stringContaining('objected') })
})

test('of those who approve or object at once, only as many count as the decision can take', async () => {
  const outcomes = await Promise.allSettled([
    ...reviewers.map((one) => answer(one)),
    answer(second),
    answer(reviewers[0]!),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  expect(await newest()).toMatchObject({ state: 'stands', stateInWords: 'Stands, approved by 2' })
})

test('an approval and an objection at once leave no decision that stands and was objected to', async () => {
  await answer(reviewers[0]!)
  await Promise.allSettled([answer(second), answer(reviewers[1]!, 'objected', 'Not from this evidence.')])
  const { state, answers } = await newest()
  expect(answers).toHaveLength(2)
  expect(state).toBe(answers.some((one) => one.answer === 'objected') ? 'objected' : 'stands')
})

describe('what waits for one’s approval', () => {
  test('is told to the team but to the decider, until they have answered or it is settled', async () => {
    const [waiting] = await waitingFor(reviewers[0]!)
    expect(waiting).toMatchObject({ ...target(), outcome: 'hire', decidedBy: panel.manager.name })
    expect(await waitingFor(panel.manager)).toEqual([])
    expect(await waitingFor(panel.interviewers[0]!)).toEqual([])
    expect(await waitingFor(panel.admin)).toEqual([])
    await answer(reviewers[0]!)
    expect(await waitingFor(reviewers[0]!)).toEqual([])
    expect(await waitingFor(second)).toHaveLength(1)
    await answer(second)
    expect(await waitingFor(reviewers[1]!)).toEqual([])
  })

  test('is gone with an objection, a reopening, and the place in the team', async () => {
    await answer(reviewers[0]!, 'objected', 'Not from this evidence.')
    expect(await waitingFor(second)).toEqual([])
    const input = { ...target(), reason: 'Objected to.' }
    await as(second, (db) => reopenDecision(db, second, input))
    expect(await waitingFor(second)).toEqual([])
  })
})

test('after an erasure who answered what stays, and the words cannot be read', async () => {
  await answer(reviewers[0]!, 'approved', 'A canary of a comment.')
  await owner`delete from candidate_keys where candidate_id = ${panel.applications[0]!.candidateId}`
  expect(await newest()).toMatchObject({ answers: [{ name: reviewers[0]!.name, comment: null }] })
})
