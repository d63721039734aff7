import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { findImpact, releaseImpact } from '@/server/impact/figures'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization } from '@/tests/support/makers'
import { refusalIn } from '../sessions/acts'
import { addPeople, decideRaw, makePool, type Pool, people, release, tell } from './arrange'

const impact = (pool: Pool, member: Member = pool.admin) =>
  as(member, (db) => findImpact(db, member, pool.jobId))
const make = (pool: Pool, member: Member = pool.admin) =>
  as(member, (db) => releaseImpact(db, member, pool.jobId))

test('the figures stand together, with what is held back and what is too few to conclude from', async () => {
  const pool = await makePool(['Woman', 'Man', 'Non-binary'])
  await addPeople(pool, [...people('Woman', 31, 8), ...people('Man', 20, 10), ...people(null, 4, 1)])
  expect((await impact(pool)).questions).toMatchObject([
    { name: 'Gender', asOf: null, groups: [], hidden: [] },
  ])
  expect(await make(pool)).toEqual({ number: 1 })
  const { questions, releases } = await impact(pool, pool.manager)
  expect(releases).toMatchObject([{ number: 1, people: 55, selected: 19 }])
  expect(questions[0]).toMatchObject({
    asOf: 1,
    hidden: ['Non-binary'],
    groups: [
      // 8/31 against 10/20: 0.516 of it.
      { group: 'Woman', applied: 31, selected: 8, four_fifths_flag: true, tooFewToConclude: false },
      { group: 'Man', applied: 20, selected: 10, is_reference: true, tooFewToConclude: true },
    ],
  })
  expect(questions[0]!.groups[0]!.impact_ratio).toBeCloseTo(16 / 31, 12)
})

describe('a decision, an answer, a change of mind', () => {
  test('move nothing before the next release, and somebody counted is not counted anew', async () => {
    const pool = await makePool()
    const counted = await addPeople(pool, [...people('Woman', 8, 3), ...people('Man', 8, 4)])
    await make(pool)
    const before = await impact(pool)
    await decideRaw(pool.admin, counted[0]!.applicationId, 'reject')
    await owner`update self_reports set "group" = 'Man' where application_id = ${counted[1]!.applicationId}`
    await owner`delete from self_reports where application_id = ${counted[2]!.applicationId}`
    await addPeople(pool, people('Woman', 9, 2))
    const after = await impact(pool)
    expect(after.questions).toEqual(before.questions)
    expect(after.further).toBe(9)
    expect(after.whyNotRelease).toBe('1 more person who was asked must have a decision first.')
  })

  test('count only as a decision that stands: not on hold, reopened, objected to or waiting for approval', async () => {
    const pool = await makePool()
    const asked = await addPeople(
      pool,
      Array.from({ length: 6 }, () => ({ said: 'Woman', outcome: null })),
    )
    const [held, reopened, objected, waiting, approved, undecided] = asked.map((one) => one.applicationId)
    const of = (applicationId: string | undefined, approvals = 0) =>
      decideRaw(pool.admin, applicationId!, 'hire', approvals)
    await decideRaw(pool.admin, held!, 'hire')
    await decideRaw(pool.admin, held!, 'hold')
    const { organizationId, memberId } = pool.admin
    await owner`insert into decision_reopenings (organization_id, decision_id, reopened_by, sealed_reason)
      values (${organizationId}, ${await of(reopened)}, ${memberId}, ${Buffer.from('sealed')})`
    const answer = async (decisionId: string, word: string) =>
      owner`insert into decision_approvals (organization_id, decision_id, member_id, answer)
        values (${organizationId}, ${decisionId}, ${memberId}, ${word})`
    await answer(await of(objected), 'objected')
    await of(waiting, 1)
    await answer(await of(approved, 1), 'approved')
    expect(undecided).toBeDefined()
    expect((await impact(pool)).further).toBe(1)
  })
})

describe('how many answered', () => {
  test.each([
    [4, 9, 0],
    [5, 9, 5],
    [9, 9, 5],
    [10, 10, 5],
    [12, 14, 10],
  ])('%i of %i is told as at least %i', async (answered, asked, told) => {
    const pool = await makePool()
    await addPeople(pool, [
      ...people('Woman', answered, 0),
      ...Array.from({ length: asked - answered }, () => ({ said: null, outcome: null })),
    ])
    expect(await impact(pool)).toMatchObject({ asked, answeredAtLeast: told })
  })
})

describe('another', () => {
  test('organization is told nothing, and releases nothing here', async () => {
    const pool = await makePool()
    await addPeople(pool, [...people('Woman', 8, 3), ...people('Man', 8, 4)])
    const foreigner = await makeOrganization()
    await expect(release(foreigner, pool.jobId)).rejects.toMatchObject({ cause: { code: 'EH020' } })
    await make(pool)
    expect(await tell(foreigner, pool.jobId)).toEqual([])
    expect(await refusalIn(impact(pool, foreigner))).toMatchObject({ kind: 'not found' })
  })

  test('role is told nothing, by the database itself', async () => {
    const pool = await makePool()
    await addPeople(pool, [...people('Woman', 8, 3), ...people('Man', 8, 4)])
    await make(pool)
    const reviewer = await makeMember(pool.admin, 'reviewer')
    expect(await tell(reviewer, pool.jobId)).toEqual([])
    await expect(release(reviewer, pool.jobId)).rejects.toMatchObject({ cause: { code: 'EH020' } })
  })

  test('job has figures of its own', async () => {
    const pool = await makePool()
    const other = { ...pool, jobId: await makeJob(pool) }
    await addPeople(pool, [...people('Woman', 8, 3), ...people('Man', 8, 4)])
    await make(pool)
    await addPeople(other, [...people('Woman', 6, 2), ...people('Man', 7, 3)])
    await make(other)
    expect(await tell(pool.admin, other.jobId)).toMatchObject([
      { group: 'Another' },
      { group: 'Man', applied: 7, selected: 3 },
      { group: 'Non-binary' },
      { group: 'Woman', applied: 6, selected: 2 },
    ])
  })
})

test('a question added later is counted from then on, and one asked no more keeps its figures', async () => {
  const pool = await makePool()
  await addPeople(pool, [...people('Woman', 8, 3), ...people('Man', 8, 4)])
  await make(pool)
  const before = (await impact(pool)).questions
  await owner`update self_report_questions set archived_at = now() where id = ${pool.questionId}`
  const ageId = uuidv7()
  await owner`insert into self_report_questions (organization_id, id, position, name, groups, created_by)
    values (${pool.admin.organizationId}, ${ageId}, 2, 'Age', '["Under 40", "40 or over"]', ${pool.admin.memberId})`
  await addPeople({ ...pool, questionId: ageId }, [
    ...people('Under 40', 7, 3),
    ...people('40 or over', 6, 2),
  ])
  await make(pool)
  const after = (await impact(pool)).questions
  expect(after[0]).toEqual({ ...before[0]!, isArchived: true })
  expect(after[1]).toMatchObject({
    name: 'Age',
    asOf: 2,
    groups: [
      { group: 'Under 40', applied: 7, selected: 3 },
      { group: '40 or over', applied: 6, selected: 2 },
    ],
  })
})

async function makeJob(pool: Pool): Promise<string> {
  const id = uuidv7()
  await owner`insert into jobs (organization_id, id, title, created_by)
    values (${pool.admin.organizationId}, ${id}, 'Other', ${pool.admin.memberId})`
  return id
}
