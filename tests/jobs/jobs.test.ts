import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { jobInput } from '@/server/jobs/input'
import {
  addToTeam,
  archiveJob,
  changeJob,
  createJob,
  findJob,
  listJobs,
  restoreJob,
} from '@/server/jobs/jobs'
import { owner } from '../support/database'
import { as, makeApplication, makeMember, makeOrganization, makePanel } from '../support/makers'

const open = (member: Member, title: string) =>
  as(member, (db) => createJob(db, member, { title, description: '' }))
const titles = async (member: Member, which?: 'archived') =>
  (await as(member, (db) => listJobs(db, member, which))).map((job) => job.title)

test('makes who opens a job its manager', async () => {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager')
  const jobId = await open(manager, 'Keeper of clocks')
  const job = await as(manager, (db) => findJob(db, manager, jobId))
  expect(job).toMatchObject({ title: 'Keeper of clocks', place: 'manager', decides: true })
  expect(job.team).toMatchObject([{ memberId: manager.memberId, role: 'manager' }])
})

test('demands a title that is one', () => {
  for (const title of ['', '   ', 'x'.repeat(161)]) expect(jobInput.safeParse({ title }).success).toBe(false)
  expect(jobInput.parse({ title: '  Keeper  ' })).toEqual({ title: 'Keeper', description: '' })
})

test('shows a job to its team, its interviewers and admins, and to nobody else', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1, candidates: 2 })
  const [interviewer] = panel.interviewers
  const reviewer = await makeMember(panel.admin, 'reviewer')
  await as(panel.manager, (db) =>
    addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
  )
  const places: unknown[] = []
  for (const member of [panel.admin, panel.manager, reviewer, interviewer!]) {
    const [job] = await as(member, (db) => listJobs(db, member))
    places.push([job?.place, job?.candidates, job?.panels])
  }
  expect(places).toEqual([
    ['admin', 2, 1],
    ['manager', 2, 1],
    ['reviewer', 2, 1],
    // How many have applied is none of an interviewer's business.
    ['interviewer', null, 1],
  ])
  for (const role of ['manager', 'interviewer', 'reviewer'] as const) {
    const other = await makeMember(panel.admin, role)
    expect(await titles(other)).toEqual([])
    await expect(as(other, (db) => findJob(db, other, panel.jobId))).rejects.toMatchObject({
      refusal: { kind: 'not found' },
    })
  }
})

test('a job of another organization does not exist, like one that was never made', async () => {
  const [admin, stranger] = [await makeOrganization(), await makeOrganization()]
  const jobId = await open(stranger, 'Elsewhere')
  const refusals: unknown[] = []
  for (const id of [jobId, uuidv7()])
    for (const act of [
      () => as(admin, (db) => findJob(db, admin, id)),
      () => as(admin, (db) => changeJob(db, admin, { jobId: id, title: 'Mine', description: '' })),
      () => as(admin, (db) => archiveJob(db, admin, id)),
      () => as(admin, (db) => restoreJob(db, admin, id)),
    ])
      refusals.push(await act().then(String, (error) => error.refusal))
  expect(new Set(refusals.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(refusals[0])]))
  expect(refusals[0]).toMatchObject({ kind: 'not found' })
})

test('refuses a reviewer and an interviewer to change a job that they see', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1 })
  const reviewer = await makeMember(panel.admin, 'reviewer')
  await as(panel.manager, (db) =>
    addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
  )
  for (const member of [reviewer, panel.interviewers[0]!])
    await expect(
      as(member, (db) => changeJob(db, member, { jobId: panel.jobId, title: 'Mine', description: '' })),
    ).rejects.toMatchObject({ refusal: { kind: 'not allowed' } })
})

test('archives a job and restores it as it was; meanwhile it takes nothing', async () => {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager')
  const jobId = await open(manager, 'Filled')
  await makeApplication(manager, jobId)
  await as(manager, (db) => archiveJob(db, manager, jobId))
  expect(await titles(manager)).toEqual([])
  expect(await titles(manager, 'archived')).toEqual(['Filled'])

  const archived = { refusal: { kind: 'not now', message: 'This job is archived. Restore it first.' } }
  await expect(makeApplication(manager, jobId)).rejects.toMatchObject(archived)
  await expect(
    as(manager, (db) => changeJob(db, manager, { jobId, title: 'Other', description: '' })),
  ).rejects.toMatchObject(archived)
  await expect(
    as(manager, (db) => addToTeam(db, manager, { jobId, memberId: admin.memberId, role: 'manager' })),
  ).rejects.toMatchObject(archived)

  await as(manager, (db) => restoreJob(db, manager, jobId))
  expect(await titles(manager, 'archived')).toEqual([])
  const [job] = await as(manager, (db) => listJobs(db, manager))
  expect(job).toMatchObject({ title: 'Filled', candidates: 1 })
})

test('records an archiving once, however often it is asked for', async () => {
  const admin = await makeOrganization()
  const jobId = await open(admin, 'Twice')
  for (const act of [archiveJob, archiveJob, restoreJob, restoreJob])
    await as(admin, (db) => act(db, admin, jobId))
  const entries = await owner<{ action: string }[]>`
    select action from audit_entries where subject_id = ${jobId} order by id`
  expect(entries.map((one) => one.action)).toEqual(['opened job', 'archived job', 'restored job'])
})
