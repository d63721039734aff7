import { expect, test } from 'vitest'
import { applyToJob, listApplications, withdrawApplication } from '@/server/candidates/applications'
import { findCandidate, listCandidates } from '@/server/candidates/candidates'
import { decide } from '@/server/decisions/decisions'
import { reopenDecision } from '@/server/decisions/reopenings'
import { addToTeam, createJob } from '@/server/jobs/jobs'
import { score, submit } from '../sessions/acts'
import { owner } from '../support/database'
import { as, makeApplication, makeMember, makeOrganization, makePanel, makeSeats } from '../support/makers'

const hidden = { refusal: { kind: 'not found' } }

async function makeTwoJobs() {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager')
  const open = (title: string) => as(manager, (db) => createJob(db, manager, { title, description: '' }))
  const [first, second] = [await open('First'), await open('Second')]
  const { candidateId } = await makeApplication(manager, first, 'Noor Haddad')
  return { admin, manager, first, second, candidateId }
}

test('adds a known candidate to another job once', async () => {
  const { manager, second, candidateId } = await makeTwoJobs()
  const apply = () => as(manager, (db) => applyToJob(db, manager, candidateId, second))
  await apply()
  expect(await as(manager, (db) => listApplications(db, manager, second))).toMatchObject([
    { candidateId, label: 'Noor Haddad', decision: null, evaluations: [] },
  ])
  await expect(apply()).rejects.toMatchObject({ refusal: { kind: 'conflict' } })
  const [candidate] = await as(manager, (db) => listCandidates(db, manager))
  expect(candidate?.jobs.map((job) => job.title)).toEqual(['First', 'Second'])
})

test('takes an application back, keeps the candidate, and brings it back by adding again', async () => {
  const { manager, second, candidateId } = await makeTwoJobs()
  const apply = () => as(manager, (db) => applyToJob(db, manager, candidateId, second))
  const applicationId = await apply()
  await as(manager, (db) => withdrawApplication(db, manager, applicationId))
  expect(await as(manager, (db) => listApplications(db, manager, second))).toEqual([])
  expect(await apply()).toBe(applicationId)
  expect(await as(manager, (db) => listApplications(db, manager, second))).toHaveLength(1)
})

test('a candidate who has withdrawn everywhere stays in the list, without a job', async () => {
  const { manager, first, candidateId } = await makeTwoJobs()
  const [application] = await as(manager, (db) => listApplications(db, manager, first))
  await as(manager, (db) => withdrawApplication(db, manager, application!.id))
  expect(await as(manager, (db) => listCandidates(db, manager))).toMatchObject([
    { id: candidateId, jobs: [] },
  ])
  expect((await as(manager, (db) => findCandidate(db, manager, candidateId))).applications).toEqual([])
})

test('an application that sessions were planned for stays', async () => {
  const { manager, applications } = await makePanel(await makeOrganization())
  await expect(
    as(manager, (db) => withdrawApplication(db, manager, applications[0]!.applicationId)),
  ).rejects.toMatchObject({ refusal: { kind: 'not now' } })
})

test('neither adds a stranger’s candidate nor takes back from a stranger’s job', async () => {
  const { admin, manager, first, candidateId } = await makeTwoJobs()
  const [application] = await as(manager, (db) => listApplications(db, manager, first))
  for (const member of [await makeMember(admin, 'manager'), await makeOrganization()]) {
    const own = await as(member, (db) => createJob(db, member, { title: 'Own', description: '' }))
    await expect(as(member, (db) => applyToJob(db, member, candidateId, own))).rejects.toMatchObject(hidden)
    await expect(as(member, (db) => withdrawApplication(db, member, application!.id))).rejects.toMatchObject(
      hidden,
    )
    await expect(as(member, (db) => listApplications(db, member, first))).rejects.toMatchObject(hidden)
  }
})

test('who only interviews a candidate cannot take them to a job of their own, and so learn the name', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1 })
  const { candidateId } = panel.applications[0]!
  await owner`update panels set names_hidden = true where id = ${panel.panelId}`
  await owner`update members set role = 'manager' where id = ${panel.interviewers[0]!.memberId}`
  const interviewer = { ...panel.interviewers[0]!, role: 'manager' as const }
  const own = await as(interviewer, (db) => createJob(db, interviewer, { title: 'Own', description: '' }))
  await expect(as(interviewer, (db) => applyToJob(db, interviewer, candidateId, own))).rejects.toMatchObject({
    refusal: { kind: 'not allowed' },
  })
})

test('says how far each evaluation is and what was decided, and changes by no score under the seal', async () => {
  const panel = await makePanel(await makeOrganization(), { candidates: 1, questions: 1 })
  const { manager, jobId } = panel
  const list = () => as(manager, (db) => listApplications(db, manager, jobId))
  const [seat, other] = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
  await score(seat!, panel.setItemIds[0]!, 5)
  const before = await list()
  expect(before).toMatchObject([
    { decision: null, evaluations: [{ panelId: panel.panelId, openedAt: null, submitted: 0, expected: 2 }] },
  ])
  await score(seat!, panel.setItemIds[0]!, 1, { version: 1 })
  expect(await list()).toEqual(before)

  await score(other!, panel.setItemIds[0]!, 2)
  await submit(seat!)
  expect((await list())[0]?.evaluations[0]).toMatchObject({ openedAt: null, submitted: 1, expected: 2 })
  await submit(other!)
  expect((await list())[0]?.evaluations[0]).toMatchObject({ openedBecause: 'all submitted', submitted: 2 })

  const { applicationId } = panel.applications[0]!
  const conclude = (outcome: 'hold' | 'hire', lastSeen: number) =>
    decide(manager, { jobId, applicationId, outcome, reason: 'Clear on rollback.', lastSeen })
  await conclude('hold', 0)
  await as(manager, (db) =>
    reopenDecision(db, manager, { jobId, applicationId, number: 1, reason: 'A second panel is in.' }),
  )
  await conclude('hire', 1)
  expect((await list())[0]?.decision).toEqual({ number: 2, outcome: 'hire', state: 'stands' })
})

test('shows an interviewer their own evaluations of the candidate, without what was decided', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1, questions: 1 })
  const interviewer = panel.interviewers[0]!
  const { candidateId } = panel.applications[0]!
  const [seat] = await makeSeats([interviewer], panel.sessions[0]!.id)
  await score(seat!, panel.setItemIds[0]!, 3)
  await submit(seat!)
  await decide(panel.manager, {
    jobId: panel.jobId,
    applicationId: panel.applications[0]!.applicationId,
    outcome: 'reject',
    reason: 'Stayed abstract.',
    lastSeen: 0,
  })
  const seen = await as(interviewer, (db) => findCandidate(db, interviewer, candidateId))
  expect(seen.applications).toMatchObject([
    { isOpen: false, decision: null, evaluations: [{ isOwn: true, sessions: [{ isOwn: true }] }] },
  ])
  const reviewer = await makeMember(panel.admin, 'reviewer')
  await as(panel.manager, (db) =>
    addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
  )
  const full = await as(reviewer, (db) => findCandidate(db, reviewer, candidateId))
  expect(full.applications).toMatchObject([
    {
      isOpen: true,
      decision: { outcome: 'reject' },
      evaluations: [{ isOwn: false, sessions: [{ isOwn: false }] }],
    },
  ])
})
