import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { archiveQuestion } from '@/server/bank/questions'
import { databaseErrorCode } from '@/server/errors'
import { saveSetVersion, startNextVersion } from '@/server/sets/versions'
import { call } from '../support/call'
import { owner } from '../support/database'
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

const notNow = { refusal: { kind: 'not now' } }
const conflict = { refusal: { kind: 'conflict' } }

test('saves a draft as a whole: its slot, its order, its weights', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const [one, two, three] = (await makeQuestions(library, 3)) as [string, string, string]
  const { setId, setVersionId } = await makeDraft(manager, [one, two])
  const items = [
    { questionId: three, weight: 2.5 },
    { questionId: one, weight: 0.01 },
  ]
  expect(
    await as(manager, (db) =>
      saveSetVersion(db, manager, { setVersionId, revision: 2, slotMinutes: 75, items }),
    ),
  ).toEqual({ revision: 3 })
  expect(await find(manager, setId)).toMatchObject({
    revision: 3,
    slotMinutes: 75,
    items: [
      { questionId: three, position: 1, weight: 2.5, competencies: ['Judgment'] },
      { questionId: one, position: 2, weight: 0.01 },
    ],
  })
  expect((await find(manager, setId)).items).toHaveLength(2)
})

test('refuses what a set cannot be, with words at the field', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const [question] = (await makeQuestions(library, 1)) as [string]
  const { setId, setVersionId } = await makeDraft(manager, [question])
  const good = { setVersionId, revision: 2, slotMinutes: 30, items: [{ questionId: question, weight: 1 }] }
  const many = Array.from({ length: 61 }, () => ({ questionId: uuidv7(), weight: 1 }))
  const wrong: [object, string][] = [
    [{ ...good, slotMinutes: 4 }, 'At least 5 minutes.'],
    [{ ...good, slotMinutes: 481 }, 'At most 480 minutes.'],
    [{ ...good, slotMinutes: 30.5 }, 'Enter whole minutes.'],
    [{ ...good, slotMinutes: Number.NaN }, 'Enter whole minutes.'],
    [{ ...good, items: [{ questionId: question, weight: 0 }] }, 'A weight is more than 0.'],
    [{ ...good, items: [{ questionId: question, weight: 0.001 }] }, 'A weight is at least 0.01.'],
    [{ ...good, items: [{ questionId: question, weight: 101 }] }, 'At most 100.'],
    [{ ...good, items: [{ questionId: question, weight: Number.NaN }] }, 'Enter a number.'],
    [{ ...good, items: [...good.items, ...good.items] }, 'Each question once.'],
    [{ ...good, items: many }, 'At most 60 questions.'],
  ]
  for (const [input, words] of wrong) {
    const { outcome, text } = await call(manager.userSessionId, 'sets.save', input)
    expect([outcome, JSON.parse(text).error.json.data.refusal.message]).toEqual(['invalid', words])
  }
  for (const [name, words] of [
    ['   ', 'Name the set.'],
    ['x'.repeat(121), 'At most 120 characters.'],
  ] as const)
    for (const [path, input] of [
      ['sets.create', { name, slotMinutes: 30 }],
      ['sets.rename', { setId, name }],
    ] as const) {
      const { text } = await call(manager.userSessionId, path, input)
      expect(JSON.parse(text).error.json.data.refusal).toMatchObject({
        kind: 'invalid',
        fields: { name: words },
      })
    }
  expect(await find(manager, setId)).toMatchObject({ revision: 2, name: 'Depth', slotMinutes: 30 })
})

test('takes published questions of the own organization only', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const good = await makeQuestion(library)
  const foreign = await makeQuestion(await makeLibrary())
  const archived = await makeQuestion(library)
  await as(manager, (db) => archiveQuestion(db, manager, { questionId: archived }))
  const { setId, setVersionId } = await makeDraft(manager, [good])
  for (const id of [await makeQuestion(library, 'Unfinished', false), archived, foreign, uuidv7()])
    await expect(save(manager, setVersionId, 2, [good, id])).rejects.toMatchObject(notNow)
  expect(await find(manager, setId)).toMatchObject({ revision: 2, items: [{ questionId: good }] })
})

test('refuses who saves on an older draft than there is, and keeps what was saved', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const colleague = await makeMember(manager, 'manager')
  const [one, two, three] = (await makeQuestions(library, 3)) as [string, string, string]
  const { setId, setVersionId } = await makeDraft(manager, [one])
  await save(colleague, setVersionId, 2, [one, two])
  await expect(save(manager, setVersionId, 2, [one, three])).rejects.toMatchObject(conflict)
  await expect(publish(manager, setVersionId, 2)).rejects.toMatchObject(conflict)
  expect(await find(manager, setId)).toMatchObject({ revision: 3, items: [{}, { questionId: two }] })
})

test('lets one of two win who save at the same moment', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const colleague = await makeMember(manager, 'manager')
  const questions = await makeQuestions(library, 2)
  const { setId, setVersionId } = await makeDraft(manager, questions)
  const outcomes = await Promise.allSettled([
    save(manager, setVersionId, 2, questions, 3),
    save(colleague, setVersionId, 2, questions.toReversed(), 4),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: conflict })
  expect((await find(manager, setId)).revision).toBe(3)
})

test('publishes the wordings that are newest then, and writes it to the audit log', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const question = await makeQuestion(library, 'Before')
  const { setId, setVersionId } = await makeDraft(manager, [question])
  await publishNewWording(library, question, 'After')
  expect((await find(manager, setId)).items).toMatchObject([{ prompt: 'Before' }])
  await publish(manager, setVersionId, 2)
  expect(await find(manager, setId)).toMatchObject({
    publishedAt: expect.any(Date),
    publishedBy: manager.name,
    items: [{ prompt: 'After', number: 2 }],
  })
  const entries = await owner`select member_id, action from audit_entries
    where organization_id = ${manager.organizationId} and action = 'published set'`
  expect(entries).toMatchObject([{ member_id: manager.memberId }])
})

test('refuses to publish an empty set, one with archived questions, and one that is published', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const question = await makeQuestion(library)
  const empty = await makeDraft(manager)
  await expect(publish(manager, empty.setVersionId, 2)).rejects.toMatchObject({
    refusal: { kind: 'not now', message: 'Add at least one question first.' },
  })
  const { setVersionId } = await makeDraft(manager, [question])
  await as(manager, (db) => archiveQuestion(db, manager, { questionId: question }))
  await expect(publish(manager, setVersionId, 2)).rejects.toMatchObject(notNow)

  const other = await makeDraft(manager, await makeQuestions(library, 1))
  await publish(manager, other.setVersionId, 2)
  await expect(publish(manager, other.setVersionId, 2)).rejects.toMatchObject(notNow)
})

test('never changes a published version, not even by the owner of the database', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const questions = await makeQuestions(library, 2)
  const { setId, setVersionId } = await makeDraft(manager, questions.slice(0, 1))
  await publish(manager, setVersionId, 2)
  const before = await find(manager, setId)
  await expect(save(manager, setVersionId, 2, questions)).rejects.toMatchObject(notNow)
  const { id } = before.items[0]!
  const [wording] = await owner<
    { id: string }[]
  >`select id from question_versions where question_id = ${questions[1]!}`
  for (const change of [
    owner`update set_versions set slot_minutes = 45 where id = ${setVersionId}`,
    owner`update set_versions set published_at = null, published_by = null where id = ${setVersionId}`,
    owner`delete from set_versions where id = ${setVersionId}`,
    owner`update set_items set weight = 2 where id = ${id}`,
    owner`delete from set_items where id = ${id}`,
    owner`insert into set_items (organization_id, id, set_version_id, question_id, question_version_id, position)
      values (${manager.organizationId}, ${uuidv7()}, ${setVersionId}, ${questions[1]!}, ${wording!.id}, 2)`,
  ])
    expect(
      await change.then(
        () => 'changed',
        (error: unknown) => databaseErrorCode(error),
      ),
    ).toBe('EH001')
  expect(await find(manager, setId)).toEqual(before)
})

test('begins the next version as a copy with the newest wordings, without what was archived', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const [one, two, three] = (await makeQuestions(library, 3)) as [string, string, string]
  const { setId, setVersionId } = await makeDraft(manager)
  const items = [three, one, two].map((questionId, at) => ({ questionId, weight: at + 1 }))
  await as(manager, (db) =>
    saveSetVersion(db, manager, { setVersionId, revision: 2, slotMinutes: 50, items }),
  )
  await publish(manager, setVersionId, 3)
  await publishNewWording(library, three, 'Said better')
  await as(manager, (db) => archiveQuestion(db, manager, { questionId: one }))

  const next = await as(manager, (db) => startNextVersion(db, manager, { setId }))
  const draft = await find(manager, setId)
  expect(draft).toMatchObject({
    setVersionId: next.setVersionId,
    number: 2,
    revision: 1,
    slotMinutes: 50,
    publishedAt: null,
    items: [
      { questionId: three, prompt: 'Said better', position: 1, weight: 1 },
      { questionId: two, position: 2, weight: 3 },
    ],
  })
  expect(draft.items).toHaveLength(2)
  expect((await find(manager, setId, 1)).items).toHaveLength(3)
})

test('has one draft at a time, also for two who begin it at the same moment', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const { setId, setVersionId } = await makeDraft(manager, await makeQuestions(library, 1))
  expect(await as(manager, (db) => startNextVersion(db, manager, { setId }))).toEqual({ setVersionId })
  await publish(manager, setVersionId, 2)
  const begun = await Promise.all(
    [manager, library.admin].map((member) => as(member, (db) => startNextVersion(db, member, { setId }))),
  )
  expect(begun[0]).toEqual(begun[1])
  expect((await find(manager, setId)).versions).toHaveLength(2)
  const stranger = await makeOrganization()
  await expect(as(stranger, (db) => startNextVersion(db, stranger, { setId }))).rejects.toMatchObject({
    refusal: { kind: 'not found' },
  })
})
