import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { archiveQuestion, publishQuestion, restoreQuestion, saveQuestion } from '@/server/bank/questions'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization } from '../support/makers'
import { contentOn, create, edit, find, makeShelf } from './content'

const refused = (kind: string, fields?: object) => ({ refusal: { kind, ...(fields ? { fields } : {}) } })

async function arrange() {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager', 'Ruben')
  const interviewer = await makeMember(admin, 'interviewer', 'Mei')
  const shelf = await makeShelf(admin)
  const questionId = await create(interviewer, contentOn(shelf))
  const publish = () => as(manager, (db) => publishQuestion(db, manager, { questionId }))
  return { admin, manager, interviewer, shelf, questionId, publish }
}

test('keeps everything that a new question says, as a draft', async () => {
  const { interviewer, shelf, questionId } = await arrange()
  const content = contentOn(shelf)
  const found = await find(interviewer, questionId)
  expect(found).toMatchObject({
    status: 'draft',
    categoryId: shelf.categoryId,
    hasDraftVersion: true,
  })
  expect(found.versions).toHaveLength(1)
  expect(found.newest).toMatchObject({
    number: 1,
    revision: 1,
    author: 'Mei',
    publishedAt: null,
    publishedBy: null,
    prompt: content.prompt,
    hint: content.hint,
    level: content.level,
    minutes: content.minutes,
    points: content.points,
    anchors: content.anchors,
    followUps: content.followUps,
  })
  expect(found.newest.competencies.map(({ id }) => id).toSorted()).toEqual(shelf.competencyIds.toSorted())
})

test('changes a draft in place', async () => {
  const { interviewer, shelf, questionId } = await arrange()
  const changed = contentOn(shelf, {
    minutes: 12,
    points: ['Only this'],
    followUps: [],
    competencyIds: shelf.competencyIds.slice(0, 1),
  })
  expect(await edit(interviewer, questionId, changed)).toEqual({ number: 1, revision: 2 })
  const found = await find(interviewer, questionId)
  expect(found.versions).toHaveLength(1)
  expect(found.newest).toMatchObject({ minutes: 12, points: ['Only this'], followUps: [] })
  expect(found.newest.competencies.map(({ id }) => id)).toEqual(changed.competencyIds)
})

test('makes the next version of what is published, which stays as it was', async () => {
  const { manager, interviewer, shelf, questionId, publish } = await arrange()
  await publish()
  expect(await edit(interviewer, questionId, contentOn(shelf, { prompt: 'Another prompt' }))).toEqual({
    number: 2,
    revision: 1,
  })
  const found = await find(interviewer, questionId)
  expect(found).toMatchObject({ status: 'published', hasDraftVersion: true })
  expect(found.versions.map(({ number, prompt }) => [number, prompt])).toEqual([
    [2, 'Another prompt'],
    [1, contentOn(shelf).prompt],
  ])
  expect(found.versions[1]).toMatchObject({ publishedBy: manager.name, points: contentOn(shelf).points })
  // The draft of the next version is changed in place again.
  expect(await edit(interviewer, questionId, contentOn(shelf, { prompt: 'A third' }))).toEqual({
    number: 2,
    revision: 2,
  })
  expect((await find(interviewer, questionId)).versions).toHaveLength(2)
})

test('makes no version of words that are published already, and still moves the question', async () => {
  const { interviewer, admin, shelf, questionId, publish } = await arrange()
  await publish()
  const elsewhere = await makeShelf(admin, 'Elsewhere')
  const same = contentOn(shelf, { categoryId: elsewhere.categoryId })
  const reordered = {
    ...same,
    competencyIds: shelf.competencyIds.toReversed(),
    anchors: same.anchors.toReversed(),
  }
  expect(await edit(interviewer, questionId, reordered)).toEqual({ number: 1, revision: 1 })
  const found = await find(interviewer, questionId)
  expect(found.versions).toHaveLength(1)
  expect(found).toMatchObject({ categoryId: elsewhere.categoryId, hasDraftVersion: false })
})

test('refuses to save over what somebody else saved, and names them', async () => {
  const { manager, interviewer, shelf, questionId } = await arrange()
  const began = (await find(interviewer, questionId)).newest
  await edit(manager, questionId, contentOn(shelf, { prompt: 'Of the manager' }))
  const late = {
    questionId,
    number: began.number,
    revision: began.revision,
    ...contentOn(shelf, { prompt: 'Late' }),
  }
  await expect(as(interviewer, (db) => saveQuestion(db, interviewer, late))).rejects.toMatchObject({
    refusal: { kind: 'conflict', message: 'Ruben saved this question meanwhile.' },
  })
  expect((await find(interviewer, questionId)).newest.prompt).toBe('Of the manager')
})

test('lets one of two edits through that are saved at the same moment', async () => {
  const { manager, interviewer, shelf, questionId } = await arrange()
  const outcomes = await Promise.allSettled(
    [manager, interviewer].map((member) =>
      as(member, (db) =>
        saveQuestion(db, member, {
          questionId,
          number: 1,
          revision: 1,
          ...contentOn(shelf, { prompt: member.name }),
        }),
      ),
    ),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const winner = outcomes[0]?.status === 'fulfilled' ? manager.name : interviewer.name
  expect((await find(manager, questionId)).newest).toMatchObject({ prompt: winner, revision: 2 })
})

test('publishes what was read, and nothing that was saved since', async () => {
  const { manager, interviewer, shelf, questionId } = await arrange()
  await edit(interviewer, questionId, contentOn(shelf, { prompt: 'Slipped in' }))
  const publish = (revision: number) =>
    as(manager, (db) => publishQuestion(db, manager, { questionId, seen: { number: 1, revision } }))
  await expect(publish(1)).rejects.toMatchObject({
    refusal: { kind: 'conflict', message: 'Mei saved this question meanwhile.' },
  })
  expect(await find(manager, questionId)).toMatchObject({ status: 'draft', hasDraftVersion: true })
  await publish(2)
  expect(await find(manager, questionId)).toMatchObject({
    status: 'published',
    newest: { prompt: 'Slipped in', publishedBy: 'Ruben' },
  })
})

test('publishes a version once', async () => {
  const { publish } = await arrange()
  await publish()
  await expect(publish()).rejects.toMatchObject(refused('not now'))
})

test('archives, and brings back what it was', async () => {
  const { manager, shelf, questionId, publish } = await arrange()
  const archive = () => as(manager, (db) => archiveQuestion(db, manager, { questionId }))
  const restore = () => as(manager, (db) => restoreQuestion(db, manager, { questionId }))
  const status = async () => (await find(manager, questionId)).status

  await expect(restore()).rejects.toMatchObject(refused('not now'))
  await archive()
  expect(await status()).toBe('archived')
  await expect(archive()).rejects.toMatchObject(refused('not now'))
  await expect(publish()).rejects.toMatchObject(refused('not now'))
  await expect(edit(manager, questionId, contentOn(shelf))).rejects.toMatchObject(refused('not now'))
  await restore()
  expect(await status()).toBe('draft')

  await publish()
  await edit(manager, questionId, contentOn(shelf, { prompt: 'A later draft' }))
  await archive()
  await restore()
  expect(await find(manager, questionId)).toMatchObject({ status: 'published', hasDraftVersion: true })
})

test('records who published, archived and restored', async () => {
  const { manager, questionId, publish } = await arrange()
  await publish()
  await as(manager, (db) => archiveQuestion(db, manager, { questionId }))
  await as(manager, (db) => restoreQuestion(db, manager, { questionId }))
  const entries =
    await owner`select action, member_id from audit_entries where subject_id = ${questionId} order by occurred_at`
  expect(entries.map(({ action, member_id }) => [action, member_id])).toEqual(
    ['published question', 'archived question', 'restored question'].map((action) => [
      action,
      manager.memberId,
    ]),
  )
})

test('refuses shelves and competencies that are not the organization’s own', async () => {
  const { manager, shelf, questionId } = await arrange()
  const foreign = await makeShelf(await makeOrganization())
  for (const [part, field] of [
    [{ categoryId: foreign.categoryId }, 'categoryId'],
    [{ categoryId: uuidv7() }, 'categoryId'],
    [{ competencyIds: foreign.competencyIds }, 'competencyIds'],
    [{ competencyIds: [...shelf.competencyIds, ...shelf.competencyIds] }, 'competencyIds'],
  ] as const) {
    const content = contentOn(shelf, { ...part } as never)
    for (const act of [() => create(manager, content), () => edit(manager, questionId, content)])
      await expect(act()).rejects.toMatchObject(refused('invalid', { [field]: expect.any(String) }))
  }
})

test('does not exist for another organization', async () => {
  const { shelf, questionId, publish } = await arrange()
  await publish()
  const stranger = await makeOrganization()
  const own = contentOn(await makeShelf(stranger))
  for (const id of [questionId, uuidv7()])
    for (const act of [
      () => find(stranger, id),
      () =>
        as(stranger, (db) => saveQuestion(db, stranger, { questionId: id, number: 1, revision: 1, ...own })),
      () => as(stranger, (db) => publishQuestion(db, stranger, { questionId: id })),
      () => as(stranger, (db) => archiveQuestion(db, stranger, { questionId: id })),
      () => as(stranger, (db) => restoreQuestion(db, stranger, { questionId: id })),
    ])
      await expect(act()).rejects.toMatchObject(refused('not found'))
  const [row] =
    await owner`select q.status, v.prompt from questions q join question_versions v on v.question_id = q.id where q.id = ${questionId}`
  expect(row).toEqual({ status: 'published', prompt: contentOn(shelf).prompt })
})
