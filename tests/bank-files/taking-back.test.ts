import { expect, test } from 'vitest'
import { listAlike } from '@/server/bank/alike'
import { listQuestions } from '@/server/bank/list'
import { publishQuestion } from '@/server/bank/questions'
import { takeBackImport } from '@/server/bank-files/taking-back'
import { createSet } from '@/server/sets/sets'
import { saveSetVersion } from '@/server/sets/versions'
import { contentOn, create, edit, find as findQuestion } from '../bank/content'
import { owner } from '../support/database'
import { as } from '../support/makers'
import { arrange, bringJson, check, importNow, listAll, rows, told } from './bring'

test('what a key names becomes the next version, a draft is written anew, and taking back restores both', async () => {
  const { manager } = await arrange()
  const first = await bringJson(manager, [told('kept'), told('draft'), told('same')])
  await check(manager, first)
  await importNow(manager, first)
  const [kept, draft] = await listAll(manager)
  await as(manager, (db) => publishQuestion(db, manager, { questionId: kept!.id }))
  const before = {
    kept: await findQuestion(manager, kept!.id),
    draft: await findQuestion(manager, draft!.id),
  }

  const second = await bringJson(manager, [
    told('kept', { prompt: 'Reworded?', category: 'New shelf' }),
    told('draft', { hint: 'Another hint.' }),
    told('same'),
  ])
  expect(await check(manager, second)).toMatchObject({
    new: 0,
    changed: 2,
    unchanged: 1,
    categories: [{ name: 'New shelf', count: 1 }],
  })
  const [change] = await rows(manager, second, 'changed')
  expect(change?.changes).toEqual(['Moves from Shelf to New shelf.', 'Prompt reworded.'])
  expect(await importNow(manager, second)).toMatchObject({ made: 0, updated: 2, leftOut: 1 })
  const after = { kept: await findQuestion(manager, kept!.id), draft: await findQuestion(manager, draft!.id) }
  expect(after.kept).toMatchObject({ category: 'New shelf', status: 'published', hasDraftVersion: true })
  expect(after.kept.newest).toMatchObject({ number: 2, prompt: 'Reworded?' })
  expect(after.kept.versions[1]).toEqual(before.kept.newest)
  expect(after.draft.newest).toMatchObject({ number: 1, revision: 2, hint: 'Another hint.' })

  const alike = async (prompt: string) =>
    (await as(manager, (db) => listAlike(db, manager, { prompt }))).map((one) => one.id)
  expect(await alike('Reworded?')).toEqual([kept!.id])
  expect(await takeBackImport(manager, { importId: second })).toMatchObject({ kept: 0 })
  // It is found again by what it says again, and by nothing else.
  expect(await alike('Reworded?')).toEqual([])
  expect(await alike('What about kept?')).toContain(kept!.id)
  expect(await findQuestion(manager, kept!.id)).toEqual(before.kept)
  expect(await findQuestion(manager, draft!.id)).toEqual(before.draft)
})

test('taking back removes what nobody uses, published or not, and says what stays and why', async () => {
  const { manager } = await arrange()
  const id = await bringJson(
    manager,
    ['used', 'edited', 'free', 'archived'].map((key) => told(key)),
  )
  await check(manager, id)
  await importNow(manager, id, { publish: true })
  const byKey = new Map(
    (await owner`select key, id from questions where organization_id = ${manager.organizationId}`).map(
      (row) => [row.key as string, row.id as string],
    ),
  )
  await as(manager, async (db) => {
    const { setVersionId } = await createSet(db, manager, { name: 'Set', slotMinutes: 60 })
    await saveSetVersion(db, manager, {
      setVersionId,
      revision: 1,
      slotMinutes: 60,
      items: [{ questionId: byKey.get('used')!, weight: 1 }],
    })
  })
  const shelf = (await findQuestion(manager, byKey.get('edited')!)).categoryId
  const [competency] = (await findQuestion(manager, byKey.get('edited')!)).newest.competencies
  await edit(manager, byKey.get('edited')!, contentOn({ categoryId: shelf, competencyIds: [competency!.id] }))
  await owner`update questions set status = 'archived' where id = ${byKey.get('archived')!}`

  const found = async (text: string) =>
    (await as(manager, (db) => listQuestions(db, manager, { text, limit: 50 }))).questions.map(
      ({ id: one }) => one,
    )
  expect(await found('free')).toEqual([byKey.get('free')])
  expect(await takeBackImport(manager, { importId: id })).toMatchObject({ made: 4, kept: 3 })
  // Nor is it found by its words any more; what stays is.
  expect(await found('free')).toEqual([])
  expect(await found('used')).toEqual([byKey.get('used')])
  expect(
    await owner`select key from questions where organization_id = ${manager.organizationId} order by key`,
  ).toEqual(['archived', 'edited', 'used'].map((key) => ({ key })))
  expect(
    (await rows(manager, id, 'kept')).map(({ prompt, problems }) => [prompt, problems?.[0]?.reason]),
  ).toEqual([
    ['What about used?', 'A set uses it.'],
    ['A deploy went wrong. What do you do first?', 'Somebody has edited it since.'],
    ['What about archived?', 'It was archived since. Restore it to take it back.'],
  ])
  await expect(takeBackImport(manager, { importId: id })).rejects.toMatchObject({
    refusal: { kind: 'not now' },
  })
})

test('what is taken back takes no word along that others say, and leaves none behind that nobody says', async () => {
  const { manager, shelf } = await arrange()
  const id = await bringJson(manager, [
    told('gone', { prompt: 'How would you bisect a heisenbug?', points: ['Says heisenbug'] }),
  ])
  await check(manager, id)
  await importNow(manager, id)
  const kept = await create(manager, contentOn(shelf, { prompt: 'What is a heisenbug, and why?' }))
  const found = async (text: string) =>
    (await as(manager, (db) => listQuestions(db, manager, { text, limit: 50 }))).questions.map(
      (one) => one.id,
    )
  const listed = (table: string, word: string) => owner`
    select distinct word from ${owner(table)} where organization_id = ${manager.organizationId}
      and word like ${`${word}%`}`
  expect(await found('hiesenbug')).toHaveLength(2)
  expect(await listed('prompt_words', 'bisect')).toHaveLength(1)
  expect(await takeBackImport(manager, { importId: id })).toMatchObject({ kept: 0 })
  expect(await found('hiesenbug')).toEqual([kept])
  for (const table of ['bank_words', 'prompt_words']) {
    expect(await listed(table, 'bisect'), table).toEqual([])
    expect(await listed(table, 'heisenbug'), table).toHaveLength(1)
  }
})

test('outside of an import that is taken back, the database lets nobody remove a question', async () => {
  const { manager, shelf } = await arrange()
  await create(manager, contentOn(shelf))
  const [version] = await owner`select id, question_id from question_versions
    where organization_id = ${manager.organizationId}`
  for (const table of ['question_versions', 'questions']) {
    const statement = `delete from ${table} where organization_id = '${manager.organizationId}'`
    await expect(as(manager, (db) => db.execute(statement))).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    await expect(owner.unsafe(statement)).rejects.toMatchObject({ code: 'EH001' })
  }
  // What removes for an import that is taken back passes this one by, or is refused.
  await as(manager, (db) => db.execute(`select remove_taken_back_versions(array['${version?.id}'::uuid])`))
  await expect(
    as(manager, (db) =>
      db.execute(`select remove_taken_back_questions(array['${version?.question_id}'::uuid])`),
    ),
  ).rejects.toMatchObject({ cause: { code: 'EH001' } })
  expect(
    await owner`select 1 from question_versions where organization_id = ${manager.organizationId}`,
  ).toHaveLength(1)
})
