import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { publishQuestion } from '@/server/bank/questions'
import { cancelSession } from '@/server/panels/sessions'
import { findPlaces } from '@/server/usage/places'
import { contentOn, create, edit, makeShelf } from '@/tests/bank/content'
import { questionAt, scoreSession } from '@/tests/compare/arrange'
import { schedule } from '@/tests/panels/arrange'
import { start } from '@/tests/sessions/acts'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'

const placesFor = (member: Member, questionId: string) =>
  as(member, (db) => findPlaces(db, member, { questionId }))

async function arrange() {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  const questionId = await create(admin, contentOn(shelf))
  const publish = () => as(admin, (db) => publishQuestion(db, admin, { questionId }))
  return { admin, shelf, questionId, publish }
}

/** A set version with the question in its newest published wording. */
async function addToSet(of: Member, questionId: string, setId: string, number: number): Promise<void> {
  const [organizationId, setVersionId] = [of.organizationId, uuidv7()]
  await owner`insert into set_versions (organization_id, id, question_set_id, number, slot_minutes, created_by)
    values (${organizationId}, ${setVersionId}, ${setId}, ${number}, 60, ${of.memberId})`
  await owner`insert into set_items (organization_id, id, set_version_id, question_id, question_version_id, position)
    select organization_id, ${uuidv7()}, ${setVersionId}, question_id, id, 1 from question_versions
    where question_id = ${questionId} and published_at is not null order by number desc limit 1`
}

async function makeSetOf(of: Member, questionId: string, name: string): Promise<string> {
  const id = uuidv7()
  await owner`insert into question_sets (organization_id, id, name, created_by)
    values (${of.organizationId}, ${id}, ${name}, ${of.memberId})`
  await addToSet(of, questionId, id, 1)
  return id
}

test('tells the sets that use a question now, and with which version', async () => {
  const { admin, shelf, questionId, publish } = await arrange()
  await publish()
  const kept = await makeSetOf(admin, questionId, 'Kept')
  const followed = await makeSetOf(admin, questionId, 'Followed')
  const emptied = await makeSetOf(admin, questionId, 'Emptied')
  const archived = await makeSetOf(admin, questionId, 'Archived')
  await owner`update question_sets set archived_at = now() where id = ${archived}`
  await owner`insert into set_versions (organization_id, id, question_set_id, number, slot_minutes, created_by)
    values (${admin.organizationId}, ${uuidv7()}, ${emptied}, 2, 60, ${admin.memberId})`
  await edit(admin, questionId, contentOn(shelf, { prompt: 'A later wording' }))
  await publish()
  await addToSet(admin, questionId, followed, 2)
  expect((await placesFor(admin, questionId)).sets).toEqual([
    { id: followed, name: 'Followed', versionNumber: 2, published: false },
    { id: kept, name: 'Kept', versionNumber: 1, published: false },
  ])
})

test('tells of sessions to come or under way to those of the job, and to others not even that they are', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 2, candidates: 4, questions: 1 })
  const questionId = await questionAt(panel, 0)
  const [over, off, live, ahead] = panel.sessions.map(({ id }) => id) as [string, string, string, string]
  await scoreSession(panel, over, [[3], [3]])
  await owner`update sessions set state = 'closed', closed_at = now() where id = ${over}`
  await as(panel.manager, (db) => cancelSession(db, panel.manager, off))
  const [seat] = await makeSeats(panel.interviewers, live)
  await start(seat!)
  const reviewer = await makeMember(panel.admin, 'reviewer')
  const otherManager = await makeMember(panel.admin, 'manager')
  const seen = async (member: Member) =>
    (await placesFor(member, questionId)).sessions.map(({ sessionId, versionNumber, sits }) => [
      sessionId,
      versionNumber,
      sits,
    ])
  for (const member of [panel.admin, panel.manager])
    expect(await seen(member)).toEqual([
      [live, 1, false],
      [ahead, 1, false],
    ])
  expect(await seen(panel.interviewers[0]!)).toEqual([
    [live, 1, true],
    [ahead, 1, true],
  ])
  for (const member of [reviewer, otherManager, await makeOrganization()])
    expect(await seen(member)).toEqual([])
})

test('counts the candidates of each job that have met a question, for those on its team', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1, candidates: 3, questions: 1 })
  const questionId = await questionAt(panel, 0)
  const met = async (member: Member) => (await placesFor(member, questionId)).jobs
  const found = [{ jobId: panel.jobId, title: expect.any(String), candidates: 3 }]
  for (const member of [panel.admin, panel.manager]) expect(await met(member)).toEqual(found)
  const otherManager = await makeMember(panel.admin, 'manager')
  for (const member of [otherManager, panel.interviewers[0]!, await makeOrganization()])
    expect(await met(member)).toEqual([])

  // A meeting that was called off met nobody; two with one candidate met one.
  await as(panel.manager, (db) => cancelSession(db, panel.manager, panel.sessions[0]!.id))
  await schedule(panel, { applicationIds: [panel.applications[1]!.applicationId] })
  expect(await met(panel.manager)).toEqual([{ ...found[0], candidates: 2 }])
  await owner`update jobs set archived_at = now() where id = ${panel.jobId}`
  expect(await met(panel.manager)).toEqual([])
})

test('names the candidate to an interviewer only where the panel does', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1, questions: 1 })
  const questionId = await questionAt(panel, 0)
  const candidateFor = async (member: Member) =>
    (await placesFor(member, questionId)).sessions.map(({ candidate }) => candidate)
  const [name] = await candidateFor(panel.manager)
  expect(await candidateFor(panel.interviewers[0]!)).toEqual([name])
  await owner`update panels set names_hidden = true where id = ${panel.panelId}`
  expect(await candidateFor(panel.manager)).toEqual([name])
  expect(await candidateFor(panel.interviewers[0]!)).not.toEqual([name])
})
