import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { listApplications } from '@/server/candidates/applications'
import {
  changeCandidate,
  createCandidate,
  findByAddress,
  findCandidate,
  listCandidates,
} from '@/server/candidates/candidates'
import { addToTeam, createJob } from '@/server/jobs/jobs'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization, makePanel } from '../support/makers'

const profile = {
  name: 'Noor Haddad',
  email: 'noor.haddad@example.com',
  links: ['https://example.com/noor-haddad'],
}
const hidden = { refusal: { kind: 'not found' } }

async function makeNoor() {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager')
  const jobId = await as(manager, (db) => createJob(db, manager, { title: 'Job', description: '' }))
  const candidateId = await as(manager, (db) => createCandidate(db, manager, { ...profile, jobId }))
  return { admin, manager, jobId, candidateId }
}

const find = (member: Member, candidateId: string) =>
  as(member, (db) => findCandidate(db, member, candidateId))

/** Every row of every table of the organization, as text with bytes decoded, for looking for what should not be there. */
async function everythingStored(organizationId: string): Promise<string> {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organization_id'`
  const texts: string[] = []
  for (const { name } of tables)
    for (const row of await owner`select * from ${owner(name)} where organization_id = ${organizationId}`)
      for (const value of Object.values(row))
        texts.push(Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value))
  return texts.join('\n')
}

test('keeps name, address and links encrypted: none of them stands in any table', async () => {
  const { manager, candidateId } = await makeNoor()
  expect(await find(manager, candidateId)).toMatchObject({
    label: profile.name,
    email: profile.email,
    links: profile.links,
  })
  const stored = await everythingStored(manager.organizationId)
  // What is looked through does hold the rows.
  expect(stored).toContain(candidateId)
  for (const secret of ['Noor', 'Haddad', 'noor.haddad', 'noor-haddad']) expect(stored).not.toContain(secret)
})

test('without its key a profile is unreadable for good, and the number stays', async () => {
  const { admin, manager, jobId, candidateId } = await makeNoor()
  await owner`delete from candidate_keys where candidate_id = ${candidateId}`
  expect(await find(manager, candidateId)).toMatchObject({ label: 'Candidate 1', email: '', links: [] })
  const [application] = await as(manager, (db) => listApplications(db, manager, jobId))
  expect(application?.label).toBe('Candidate 1')
  expect((await as(admin, (db) => listCandidates(db, admin)))[0]).toMatchObject({
    label: 'Candidate 1',
    email: '',
  })
  await expect(
    as(manager, (db) => changeCandidate(db, manager, { candidateId, ...profile })),
  ).rejects.toMatchObject(hidden)
})

test('gives each candidate a key of their own', async () => {
  const { manager, jobId, candidateId } = await makeNoor()
  const second = await as(manager, (db) => createCandidate(db, manager, { ...profile, email: '', jobId }))
  await owner`update candidates set sealed_profile = (select sealed_profile from candidates where id = ${candidateId}) where id = ${second}`
  await expect(find(manager, second)).rejects.toThrow()
})

test('numbers candidates one after the other, also when several are added at once', async () => {
  const { manager, jobId } = await makeNoor()
  await Promise.all(
    [1, 2, 3, 4].map(() =>
      as(manager, (db) => createCandidate(db, manager, { ...profile, email: '', jobId })),
    ),
  )
  const rows = await as(manager, (db) => listApplications(db, manager, jobId))
  expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5])
})

test('adds nobody twice by one address, also when two do so at once, and says who has it', async () => {
  const { manager, jobId, candidateId } = await makeNoor()
  const email = 'once@example.com'
  const add = () => as(manager, (db) => createCandidate(db, manager, { ...profile, email, jobId }))
  const both = await Promise.allSettled([add(), add()])
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const why = 'There is already a candidate with this address: Noor Haddad.'
  const twice = { refusal: { kind: 'conflict', message: why, fields: { email: why } } }
  await expect(add()).rejects.toMatchObject(twice)
  await expect(
    as(manager, (db) => changeCandidate(db, manager, { ...profile, email, candidateId })),
  ).rejects.toMatchObject(twice)
  // One's own address is nobody else's, and no address is not one that two could share.
  await as(manager, (db) => changeCandidate(db, manager, { ...profile, candidateId }))
  for (const name of ['First', 'Second'])
    await as(manager, (db) => createCandidate(db, manager, { name, email: '', links: [], jobId }))
  expect(await as(manager, (db) => findByAddress(db, manager, profile.email))).toEqual({
    id: candidateId,
    label: 'Noor Haddad',
    jobIds: [jobId],
  })
})

test('tells nobody of an address that is known at jobs of others only', async () => {
  const { admin } = await makeNoor()
  const other = await makeMember(admin, 'manager')
  expect(await as(other, (db) => findByAddress(db, other, profile.email))).toBeNull()
  const jobId = await as(other, (db) => createJob(db, other, { title: 'Another', description: '' }))
  const candidateId = await as(other, (db) => createCandidate(db, other, { ...profile, jobId }))
  expect((await find(other, candidateId)).email).toBe(profile.email)
  // An admin sees both, and may still mend the name of the second.
  await as(admin, (db) => changeCandidate(db, admin, { ...profile, name: 'Noor van Haddad', candidateId }))
  expect((await find(other, candidateId)).label).toBe('Noor van Haddad')
})

test('changes what is personal, and lets a reviewer read it only', async () => {
  const { admin, manager, jobId, candidateId } = await makeNoor()
  const reviewer = await makeMember(admin, 'reviewer')
  await as(manager, (db) => addToTeam(db, manager, { jobId, memberId: reviewer.memberId, role: 'reviewer' }))
  const changed = { candidateId, name: 'Noor H.', email: '', links: [] }
  await as(manager, (db) => changeCandidate(db, manager, changed))
  expect(await find(reviewer, candidateId)).toMatchObject({ label: 'Noor H.', email: '', mayChange: false })
  await expect(as(reviewer, (db) => changeCandidate(db, reviewer, changed))).rejects.toMatchObject({
    refusal: { kind: 'not allowed' },
  })
})

test('hides candidates from other organizations and from those with no place at their jobs', async () => {
  const { admin, candidateId } = await makeNoor()
  const members = [await makeOrganization()]
  for (const role of ['manager', 'interviewer', 'reviewer'] as const)
    members.push(await makeMember(admin, role))
  for (const member of members) {
    await expect(find(member, candidateId)).rejects.toMatchObject(hidden)
    await expect(
      as(member, (db) => changeCandidate(db, member, { candidateId, ...profile })),
    ).rejects.toMatchObject(hidden)
    expect(await as(member, (db) => listCandidates(db, member))).toEqual([])
  }
  await expect(find(admin, uuidv7())).rejects.toMatchObject(hidden)
})

test('adds nobody to a job that one does not manage', async () => {
  const { admin, jobId } = await makeNoor()
  const other = await makeMember(admin, 'manager')
  await expect(as(other, (db) => createCandidate(db, other, { ...profile, jobId }))).rejects.toMatchObject(
    hidden,
  )
})

test('tells an interviewer the name unless every panel they share hides it', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1, candidates: 2 })
  const interviewer = panel.interviewers[0]!
  const { candidateId } = panel.applications[0]!
  await as(panel.manager, (db) => changeCandidate(db, panel.manager, { candidateId, ...profile }))
  expect(await find(interviewer, candidateId)).toMatchObject({
    label: 'Noor Haddad',
    place: 'interviewer',
    mayChange: false,
    history: [],
  })
  await owner`update panels set names_hidden = true where id = ${panel.panelId}`
  const seen = await find(interviewer, candidateId)
  expect(seen).toMatchObject({ label: 'Candidate 1', email: '', links: [], files: [], namesHidden: true })
  expect(JSON.stringify(seen)).not.toMatch(/noor|haddad/i)
  // The hiring team goes on seeing it.
  expect((await find(panel.manager, candidateId)).label).toBe('Noor Haddad')
})

test('hides a candidate from an interviewer of the panel who does not meet them', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 2 })
  const absent = panel.interviewers[1]!
  await owner`delete from session_assignments where member_id = ${absent.memberId}`
  await owner`delete from scorecards where member_id = ${absent.memberId}`
  await expect(find(absent, panel.applications[0]!.candidateId)).rejects.toMatchObject(hidden)
})
