import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { findPerson, type Member } from '@/server/access'
import { listApplications } from '@/server/candidates/applications'
import { addToTeam, createJob, findJob, removeFromTeam } from '@/server/jobs/jobs'
import { changeRole } from '@/server/organizations/members'
import { isWaiting } from '../sessions/acts'
import { owner } from '../support/database'
import { as, makeApplication, makeMember, makeOrganization } from '../support/makers'

async function makeJob() {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager')
  const jobId = await as(manager, (db) => createJob(db, manager, { title: 'Job', description: '' }))
  return { admin, manager, jobId }
}

const add = (by: Member, jobId: string, of: Member, role: 'manager' | 'reviewer') =>
  as(by, (db) => addToTeam(db, by, { jobId, memberId: of.memberId, role }))
const remove = (by: Member, jobId: string, of: Member) =>
  as(by, (db) => removeFromTeam(db, by, jobId, of.memberId))
const placeOf = (member: Member, jobId: string) => as(member, (db) => findJob(db, member, jobId))
const hidden = { refusal: { kind: 'not found' } }

test('gives nobody more than their role in the organization allows', async () => {
  const { admin, manager, jobId } = await makeJob()
  for (const role of ['interviewer', 'reviewer'] as const) {
    const member = await makeMember(admin, role)
    await expect(add(manager, jobId, member, 'manager')).rejects.toMatchObject({
      refusal: { kind: 'invalid', fields: { role: expect.stringContaining('cannot manage') } },
    })
    await expect(placeOf(member, jobId)).rejects.toMatchObject(hidden)
    await add(manager, jobId, member, 'reviewer')
    expect(await placeOf(member, jobId)).toMatchObject({ place: 'reviewer', decides: false })
  }
})

test('a role that is lowered later lowers the place that was given before', async () => {
  const { admin, manager, jobId } = await makeJob()
  const second = await makeMember(admin, 'manager')
  await add(manager, jobId, second, 'manager')
  await as(admin, (db) => changeRole(db, admin, second.memberId, 'interviewer'))
  const lowered = (await findPerson(second.userSessionId))!.member!
  expect(await placeOf(lowered, jobId)).toMatchObject({ place: 'reviewer', decides: false })
  await expect(add(lowered, jobId, lowered, 'manager')).rejects.toMatchObject({
    refusal: { kind: 'not allowed' },
  })
  const { team } = await placeOf(manager, jobId)
  expect(team.find((one) => one.memberId === second.memberId)?.role).toBe('reviewer')
})

test('lets an admin see every job, and decide only after joining the team', async () => {
  const { admin, jobId } = await makeJob()
  expect(await placeOf(admin, jobId)).toMatchObject({ place: 'admin', decides: false })
  await add(admin, jobId, admin, 'manager')
  expect(await placeOf(admin, jobId)).toMatchObject({ place: 'admin', decides: true })
  await remove(admin, jobId, admin)
  expect(await placeOf(admin, jobId)).toMatchObject({ decides: false })
})

test('ends a place with its removal, and gives it back by adding again', async () => {
  const { admin, manager, jobId } = await makeJob()
  await makeApplication(manager, jobId)
  const reviewer = await makeMember(admin, 'reviewer')
  await add(manager, jobId, reviewer, 'reviewer')
  const seen = () => as(reviewer, (db) => listApplications(db, reviewer, jobId))
  expect(await seen()).toHaveLength(1)
  await remove(manager, jobId, reviewer)
  await expect(seen()).rejects.toMatchObject(hidden)
  await add(manager, jobId, reviewer, 'reviewer')
  expect(await seen()).toHaveLength(1)
})

test('keeps the last manager, who can neither leave nor become a reviewer', async () => {
  const { admin, manager, jobId } = await makeJob()
  const kept = { refusal: { kind: 'not now', message: expect.stringContaining('at least one manager') } }
  await expect(remove(manager, jobId, manager)).rejects.toMatchObject(kept)
  await expect(add(admin, jobId, manager, 'reviewer')).rejects.toMatchObject(kept)
  await add(admin, jobId, admin, 'manager')
  await remove(manager, jobId, manager)
  await expect(placeOf(manager, jobId)).rejects.toMatchObject(hidden)
})

test('keeps one manager when the last two remove each other at the same moment', async () => {
  const { admin, manager, jobId } = await makeJob()
  const second = await makeMember(admin, 'manager')
  await add(manager, jobId, second, 'manager')
  let commit = () => {}
  let reached = () => {}
  const committed = new Promise<void>((resolve) => {
    commit = resolve
  })
  const underWay = new Promise<void>((resolve) => {
    reached = resolve
  })
  const first = as(manager, async (db) => {
    await removeFromTeam(db, manager, jobId, second.memberId)
    reached()
    await committed
  })
  await underWay
  // While the first has not committed, the second still reads two managers, unless it waits for the first.
  const other = remove(second, jobId, manager)
  expect(await isWaiting(other)).toBe(true)
  commit()
  await first
  await expect(other).rejects.toMatchObject({ refusal: { kind: 'not now' } })
  const rows = await owner`select member_id from job_teams where job_id = ${jobId}`
  expect(rows.map((row) => row.member_id)).toEqual([manager.memberId])
})

test('takes members of the own organization only, and nobody of another job', async () => {
  const { admin, manager, jobId } = await makeJob()
  const stranger = await makeOrganization()
  for (const memberId of [stranger.memberId, uuidv7()])
    await expect(
      as(manager, (db) => addToTeam(db, manager, { jobId, memberId, role: 'reviewer' })),
    ).rejects.toMatchObject({ refusal: { kind: 'invalid', fields: { memberId: 'Choose a member.' } } })
  const other = await makeMember(admin, 'manager')
  for (const member of [other, stranger]) {
    await expect(add(member, jobId, member, 'manager')).rejects.toMatchObject(hidden)
    await expect(remove(member, jobId, manager)).rejects.toMatchObject(hidden)
  }
})
