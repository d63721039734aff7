import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { archiveQuestion } from '@/server/bank/questions'
import { createJob } from '@/server/jobs/jobs'
import { createPanel } from '@/server/panels/panels'
import {
  createSet,
  discardSet,
  listPublishedSetVersions,
  listSets,
  renameSet,
  restoreSet,
} from '@/server/sets/sets'
import { startNextVersion } from '@/server/sets/versions'
import { call } from '../support/call'
import { as, makeMember, makeOrganization } from '../support/makers'
import {
  find,
  makeDraft,
  makeLibrary,
  makeQuestion,
  makeQuestions,
  publish,
  publishNewWording,
  save,
} from './arrange'
import '../support/database'

const setOf = (member: Parameters<typeof find>[0]) => makeDraft(member)

test('makes a set with an empty draft of version 1', async () => {
  const admin = await makeOrganization()
  const { setId, setVersionId } = await as(admin, (db) =>
    createSet(db, admin, { name: 'First call', slotMinutes: 45 }),
  )
  expect(await find(admin, setId)).toMatchObject({
    setVersionId,
    name: 'First call',
    number: 1,
    newestNumber: 1,
    revision: 1,
    slotMinutes: 45,
    publishedAt: null,
    mayChange: true,
    items: [],
    versions: [{ number: 1, publishedAt: null, panels: [] }],
  })
})

test('lists each set once, in its newest version, newest set first', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const questions = await makeQuestions(library, 3)
  const first = await makeDraft(manager, questions)
  await publish(manager, first.setVersionId, 2)
  const second = await makeDraft(manager, questions.slice(0, 1))
  const sets = await as(manager, (db) => listSets(db, manager))
  expect(sets).toMatchObject([
    { id: second.setId, number: 1, publishedAt: null, questions: 1, minutes: 5, slotMinutes: 30, panels: 0 },
    { id: first.setId, number: 1, publishedAt: expect.any(Date), questions: 3, minutes: 15 },
  ])
  expect(await as(manager, (db) => listPublishedSetVersions(db, manager))).toMatchObject([
    { setVersionId: first.setVersionId, number: 1, questions: 3, minutes: 15 },
  ])
})

test('tells which panels ask which version', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const interviewer = await makeMember(manager, 'interviewer')
  const { setId, setVersionId } = await makeDraft(manager, await makeQuestions(library, 1))
  await publish(manager, setVersionId, 2)
  const jobId = await as(manager, (db) => createJob(db, manager, { title: 'Lead', description: '' }))
  const panelId = await as(manager, (db) =>
    createPanel(db, manager, {
      jobId,
      name: 'Final',
      setVersionId,
      memberIds: [interviewer.memberId],
      sealPolicy: 'until all submit',
      namesHidden: false,
      evidenceDemanded: false,
      interviewersMayCompare: false,
    }),
  )
  expect((await find(manager, setId)).versions).toMatchObject([
    { number: 1, panels: [{ id: panelId, name: 'Final' }] },
  ])
  expect(await as(manager, (db) => listSets(db, manager))).toMatchObject([{ id: setId, panels: 1 }])
})

test('renames', async () => {
  const admin = await makeOrganization()
  const { setId } = await setOf(admin)
  await as(admin, (db) => renameSet(db, admin, { setId, name: 'Wide' }))
  expect((await find(admin, setId)).name).toBe('Wide')
})

test('finds an earlier version as it was, and none that there never was', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const question = await makeQuestion(library, 'Before')
  const { setId, setVersionId } = await makeDraft(manager, [question])
  await publish(manager, setVersionId, 2)
  await publishNewWording(library, question, 'After')
  expect(await call(manager.userSessionId, 'sets.startNextVersion', { setId })).toMatchObject({
    outcome: 'yes',
  })

  expect(await find(manager, setId)).toMatchObject({
    number: 2,
    publishedAt: null,
    items: [{ prompt: 'After', number: 2, newerNumber: null }],
    versions: [{ number: 2 }, { number: 1, publishedBy: manager.name }],
  })
  expect(await find(manager, setId, 1)).toMatchObject({
    number: 1,
    newestNumber: 2,
    setVersionId,
    items: [{ prompt: 'Before', number: 1, newerNumber: 2 }],
  })
  await expect(find(manager, setId, 3)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
})

test('marks a wording as newer only once it is published', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const question = await makeQuestion(library)
  const { setId, setVersionId } = await makeDraft(manager, [question])
  await publish(manager, setVersionId, 2)
  expect((await find(manager, setId)).items).toMatchObject([{ status: 'published', newerNumber: null }])
  await publishNewWording(library, question, 'Again')
  expect((await find(manager, setId)).items).toMatchObject([{ status: 'published', newerNumber: 2 }])
  await as(manager, (db) => archiveQuestion(db, manager, { questionId: question }))
  expect((await find(manager, setId)).items).toMatchObject([{ status: 'archived' }])
})

test('lets everybody read and only managers and admins change', async () => {
  const library = await makeLibrary()
  const { setId, setVersionId } = await makeDraft(library.manager, await makeQuestions(library, 1))
  const changes = [
    ['sets.create', { name: 'Mine', slotMinutes: 30 }],
    ['sets.rename', { setId, name: 'Mine' }],
    ['sets.save', { setVersionId, revision: 2, slotMinutes: 30, items: [] }],
    ['sets.publish', { setVersionId, revision: 2 }],
    ['sets.startNextVersion', { setId }],
  ] as const
  for (const role of ['interviewer', 'reviewer'] as const) {
    const member = await makeMember(library.manager, role)
    expect(await find(member, setId)).toMatchObject({ mayChange: false, items: [{ position: 1 }] })
    expect(await as(member, (db) => listSets(db, member))).toHaveLength(1)
    for (const [path, input] of changes)
      expect([role, path, (await call(member.userSessionId, path, input)).outcome]).toEqual([
        role,
        path,
        'not allowed',
      ])
  }
  expect(await find(library.manager, setId)).toMatchObject({ revision: 2, name: 'Depth', items: [{}] })
})

test('hides sets from other organizations', async () => {
  const library = await makeLibrary()
  const { setId, setVersionId } = await makeDraft(library.manager, await makeQuestions(library, 1))
  const stranger = await makeOrganization()
  const hidden = { refusal: { kind: 'not found' } }
  for (const id of [setId, uuidv7()]) {
    await expect(find(stranger, id)).rejects.toMatchObject(hidden)
    await expect(
      as(stranger, (db) => renameSet(db, stranger, { setId: id, name: 'Mine' })),
    ).rejects.toMatchObject(hidden)
  }
  for (const id of [setVersionId, uuidv7()]) {
    await expect(save(stranger, id, 2, [])).rejects.toMatchObject(hidden)
    await expect(publish(stranger, id, 2)).rejects.toMatchObject(hidden)
  }
  expect(await as(stranger, (db) => listSets(db, stranger))).toEqual([])
  expect(await find(library.manager, setId)).toMatchObject({ revision: 2, name: 'Depth', items: [{}] })
})

test('a draft that was never published can be discarded and brought back; nobody saves or publishes it meanwhile', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const set = await makeDraft(manager, [await makeQuestion(library)])
  await as(manager, (db) => discardSet(db, manager, set.setId))
  expect(await as(manager, (db) => listSets(db, manager))).toEqual([])
  await expect(find(manager, set.setId)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
  const gone = { refusal: { kind: 'not now', message: 'Somebody discarded this set meanwhile.' } }
  await expect(publish(manager, set.setVersionId, 2)).rejects.toMatchObject(gone)
  await as(manager, (db) => restoreSet(db, manager, set.setId))
  expect((await find(manager, set.setId)).items).toHaveLength(1)
})

test('a set that was published stays, also with a draft of its next version', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const set = await makeDraft(manager, [await makeQuestion(library)])
  await publish(manager, set.setVersionId, 2)
  await as(manager, (db) => startNextVersion(db, manager, { setId: set.setId }))
  await expect(as(manager, (db) => discardSet(db, manager, set.setId))).rejects.toMatchObject({
    refusal: { kind: 'not now' },
  })
  expect(await as(manager, (db) => listSets(db, manager))).toHaveLength(1)
})
