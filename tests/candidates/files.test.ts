import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { findPerson, type Member } from '@/server/access'
import { findCandidate } from '@/server/candidates/candidates'
import { addFile, readFile, removeFile } from '@/server/candidates/files'
import { addToTeam } from '@/server/jobs/jobs'
import { changeRole } from '@/server/organizations/members'
import { owner } from '../support/database'
import { as, makeApplication, makeMember, makeOrganization, makePanel } from '../support/makers'

const content = Buffer.from('%PDF-1.7 Noor Haddad kept the clocks of Aleppo.')
const cv = { name: 'Noor Haddad.pdf', mediaType: 'application/pdf', content }
const hidden = { refusal: { kind: 'not found' } }

async function makeCv() {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1 })
  const { candidateId } = panel.applications[0]!
  const fileId = await add(panel.manager, candidateId)
  return { ...panel, candidateId, fileId }
}

const add = (member: Member, candidateId: string, file = cv) =>
  as(member, (db) => addFile(db, member, candidateId, file))
const read = (member: Member, fileId: string) => as(member, (db) => readFile(db, member, fileId))
const remove = (member: Member, fileId: string) => as(member, (db) => removeFile(db, member, fileId))

test('gives back the same bytes, name and type', async () => {
  const { manager, candidateId } = await makeCv()
  const bytes = Buffer.concat([Buffer.from('%PDF-'), randomBytes(100_000)])
  const fileId = await add(manager, candidateId, { ...cv, content: bytes })
  const file = await read(manager, fileId)
  expect(file.content.equals(bytes)).toBe(true)
  expect(file).toMatchObject({ name: cv.name, mediaType: cv.mediaType })
})

test('keeps name and content encrypted, and notices a changed bit', async () => {
  const { manager, fileId } = await makeCv()
  const [row] = await owner<{ sealed_name: Buffer; sealed_content: Buffer }[]>`
    select sealed_name, sealed_content from candidate_files where id = ${fileId}`
  const stored = Buffer.concat([row!.sealed_name, row!.sealed_content]).toString('latin1')
  for (const text of ['Noor', '.pdf', 'Aleppo', '%PDF']) expect(stored).not.toContain(text)
  await owner`update candidate_files set sealed_content = set_byte(sealed_content, 30, (get_byte(sealed_content, 30) + 1) % 256) where id = ${fileId}`
  await expect(read(manager, fileId)).rejects.toThrow()
})

test('without the candidate’s key there is no file any more', async () => {
  const { manager, candidateId, fileId } = await makeCv()
  await owner`delete from candidate_keys where candidate_id = ${candidateId}`
  await expect(read(manager, fileId)).rejects.toMatchObject(hidden)
  expect((await as(manager, (db) => findCandidate(db, manager, candidateId))).files).toEqual([])
})

test('refuses other types, contents that are something else, empty and large files', async () => {
  const { manager, candidateId } = await makeCv()
  const refusal = (file: Partial<typeof cv>) =>
    add(manager, candidateId, { ...cv, ...file }).then(
      () => 'taken',
      (error) => error.refusal.message,
    )
  expect(await refusal({ mediaType: 'text/html' })).toContain('Only PDF, Word and plain text')
  expect(await refusal({ mediaType: 'image/svg+xml' })).toContain('Only PDF, Word and plain text')
  expect(await refusal({ content: Buffer.from('<script>') })).toContain('says it is PDF')
  expect(await refusal({ mediaType: 'text/plain', content: Buffer.from([1, 0]) })).toContain(
    'says it is Text',
  )
  expect(await refusal({ content: Buffer.alloc(0) })).toContain('empty')
  const large = Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF')
  expect(await refusal({ content: large })).toContain('10 MB')
  expect(await refusal({ content: large.subarray(1).subarray(0, -3) })).toBe('taken')
})

test('lets managers add and remove, reviewers and interviewers with names read, others nothing', async () => {
  const { admin, manager, interviewers, jobId, candidateId, fileId } = await makeCv()
  const reviewer = await makeMember(admin, 'reviewer')
  await as(manager, (db) => addToTeam(db, manager, { jobId, memberId: reviewer.memberId, role: 'reviewer' }))
  for (const member of [reviewer, interviewers[0]!]) {
    expect((await read(member, fileId)).name).toBe(cv.name)
    await expect(add(member, candidateId)).rejects.toMatchObject({ refusal: { kind: 'not allowed' } })
    await expect(remove(member, fileId)).rejects.toMatchObject(hidden)
  }
  for (const member of [await makeMember(admin, 'manager'), await makeOrganization()]) {
    await expect(read(member, fileId)).rejects.toMatchObject(hidden)
    await expect(add(member, candidateId)).rejects.toMatchObject(hidden)
    await expect(remove(member, fileId)).rejects.toMatchObject(hidden)
  }
  await expect(read(admin, uuidv7())).rejects.toMatchObject(hidden)
  await remove(manager, fileId)
  await expect(read(admin, fileId)).rejects.toMatchObject(hidden)
})

test('keeps a CV from an interviewer of a panel that hides names', async () => {
  const { interviewers, panelId, fileId } = await makeCv()
  await owner`update panels set names_hidden = true where id = ${panelId}`
  await expect(read(interviewers[0]!, fileId)).rejects.toMatchObject(hidden)
})

test('a manager whose role was lowered adds no more files', async () => {
  const { admin, manager, candidateId } = await makeCv()
  await as(admin, (db) => changeRole(db, admin, manager.memberId, 'reviewer'))
  const lowered = (await findPerson(manager.userSessionId))!.member!
  await expect(add(lowered, candidateId)).rejects.toMatchObject({ refusal: { kind: 'not allowed' } })
})

test('records adding and removing, without the name', async () => {
  const { admin, manager, jobId } = await makeCv()
  const { candidateId } = await makeApplication(manager, jobId)
  await remove(admin, await add(manager, candidateId))
  const entries = await owner<{ action: string; member_id: string; detail: object }[]>`
    select action, member_id, detail from audit_entries where subject_id = ${candidateId} order by id`
  expect(entries.map((one) => [one.action, one.member_id])).toEqual([
    ['added file', manager.memberId],
    ['removed file', admin.memberId],
  ])
  expect(JSON.stringify(entries)).not.toContain('Noor')
})
