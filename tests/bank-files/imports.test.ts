import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listQuestions } from '@/server/bank/list'
import { publishQuestion } from '@/server/bank/questions'
import { checkImport } from '@/server/bank-files/checks'
import { discardImport } from '@/server/bank-files/imports'
import { takeBackImport } from '@/server/bank-files/taking-back'
import { downloadFaulty, downloadQuestions } from '@/server/downloads'
import { createSet } from '@/server/sets/sets'
import { saveSetVersion } from '@/server/sets/versions'
import { contentOn, create, edit, find as findQuestion, makeShelf } from '../bank/content'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization } from '../support/makers'
import { bring, check, exported, find, importNow, rows, send } from './bring'

const starterBank = readFileSync(
  path.resolve(import.meta.dirname, '../../seed/bank/ai-safety-systems-engineer.json'),
  'utf8',
)

/** The bank keeps a question's competencies in no order of their own. */
const sorted = (json: string) =>
  (JSON.parse(json) as { competencies: string[] }[]).map((one) => ({
    ...one,
    competencies: one.competencies.toSorted(),
  }))

type Told = Partial<Record<string, unknown>>
/** A question as the starter bank has it. */
const told = (key: string, more: Told = {}) => ({
  key,
  category: 'Shelf',
  level: 'beginner',
  minutes: 5,
  competencies: ['Shelf: diagnosis'],
  prompt: `What about ${key}?`,
  hint: 'Says what.',
  points: ['Says what', 'Says why'],
  anchors: { 1: 'Nothing.', 3: 'Something.', 5: 'All.' },
  followUps: ['And then?'],
  ...more,
})

const listAll = (member: Parameters<typeof find>[0]) =>
  as(member, async (db) => (await listQuestions(db, member, { limit: 1000 })).questions)

async function arrange() {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager', 'Ruben')
  const shelf = await makeShelf(admin)
  return { admin, manager, shelf }
}

const bringJson = (member: Parameters<typeof find>[0], questions: unknown) =>
  bring(member, 'questions.json', JSON.stringify(questions, null, 1))

const fileName = { csv: 'bank.csv', xlsx: 'bank.xlsx', json: 'bank.json', markdown: 'bank.md' } as const

test('the whole starter bank goes out in each format and comes back to the letter', async () => {
  const from = await makeOrganization()
  const id = await bring(from, 'starter.json', starterBank)
  expect(await check(from, id)).toMatchObject({ rows: 50, new: 50, changed: 0, faulty: 0 })
  expect(await importNow(from, id, { publish: true })).toMatchObject({ made: 50, updated: 0, leftOut: 0 })
  expect(sorted((await exported(from, 'json')).toString())).toEqual(sorted(starterBank))

  for (const format of ['csv', 'xlsx', 'json', 'markdown'] as const) {
    const back = await bring(from, fileName[format], await exported(from, format, { which: 'published' }))
    expect(await check(from, back), format).toMatchObject({
      rows: 50,
      new: 0,
      changed: 0,
      unchanged: 50,
      faulty: 0,
    })
  }
})

test('a file holds what the filter shows: the newest wording, or only what is published', async () => {
  const { manager, shelf } = await arrange()
  const published = await create(manager, contentOn(shelf))
  await as(manager, (db) => publishQuestion(db, manager, { questionId: published }))
  await edit(manager, published, contentOn(shelf, { prompt: 'Reworded?' }))
  await create(manager, contentOn(shelf, { prompt: 'Only a draft?', level: 'beginner' }))
  const promptsOf = async (more: Parameters<typeof exported>[2]) =>
    (JSON.parse((await exported(manager, 'json', more)).toString()) as { prompt: string }[]).map(
      ({ prompt }) => prompt,
    )
  expect(await promptsOf({})).toEqual(['Reworded?', 'Only a draft?'])
  expect(await promptsOf({ which: 'published' })).toEqual(['A deploy went wrong. What do you do first?'])
  expect(await promptsOf({ level: 'beginner' })).toEqual(['Only a draft?'])
  expect(await promptsOf({ text: 'nowhere' })).toEqual([])
})

test('who reads the bank takes it along, who publishes reads what is faulty, nobody else either', async () => {
  const { admin, manager } = await arrange()
  const [reviewer, interviewer, stranger] = [
    await makeMember(admin, 'reviewer'),
    await makeMember(admin, 'interviewer'),
    await makeOrganization(),
  ]
  const id = await bringJson(manager, [told('one', { level: '=guru' })])
  await check(manager, id)
  const request = (more = {}) =>
    new Request('http://localhost/api/bank/export?as=csv&which=newest', {
      headers: { host: 'localhost', ...more },
    })
  expect((await downloadQuestions(request(), reviewer.userSessionId)).status).toBe(200)
  expect((await downloadQuestions(request(), null)).status).toBe(401)
  expect(
    (await downloadQuestions(request({ 'sec-fetch-site': 'cross-site' }), reviewer.userSessionId)).status,
  ).toBe(403)
  const bad = new Request('http://localhost/api/bank/export?as=exe&which=newest')
  expect((await downloadQuestions(bad, reviewer.userSessionId)).status).toBe(400)

  expect((await downloadFaulty(null, id)).status).toBe(401)
  expect((await downloadFaulty(interviewer.userSessionId, id)).status).toBe(403)
  expect((await downloadFaulty(stranger.userSessionId, id)).status).toBe(404)
  const faulty = await downloadFaulty(manager.userSessionId, id)
  expect(faulty.headers.get('content-disposition')).toContain('questions%20faulty%20rows.csv')
  expect((await faulty.text()).split('\n')[1]).toMatch(/^2,Level,.*“=guru” is no level/)
})

test('nothing is in the bank before it is confirmed, and what is faulty says where, in which field and why', async () => {
  const { manager } = await arrange()
  const id = await bringJson(manager, [
    told('one'),
    told('two', { level: 'guru', minutes: 'long' }),
    told('three', { anchors: { 1: 'Nothing.', 5: 'All.' }, points: [] }),
    told('one', { prompt: 'Another question altogether?' }),
    told('five', { prompt: 'a\u0000b' }),
  ])
  expect(await check(manager, id)).toMatchObject({ rows: 5, new: 1, faulty: 4 })
  expect(await listAll(manager)).toEqual([])
  const lines = JSON.stringify([told('one')], null, 1).split('\n').length - 2
  expect((await rows(manager, id, 'faulty')).map(({ line, problems }) => ({ line, problems }))).toEqual([
    {
      line: 2 + lines,
      problems: [
        { field: 'Level', reason: '“guru” is no level: beginner, intermediate or advanced.' },
        { field: 'Minutes', reason: '“long” is no whole number of minutes.' },
      ],
    },
    {
      line: expect.any(Number),
      problems: [
        { field: 'Points', reason: 'Add at least one point.' },
        { field: 'Anchors', reason: 'Describe answers at levels 1, 3 and 5.' },
      ],
    },
    {
      line: expect.any(Number),
      problems: [{ field: 'Key', reason: 'Line 2 has this key already. Give each question its own.' }],
    },
    {
      line: expect.any(Number),
      problems: [{ field: 'Prompt', reason: expect.stringContaining('cannot be saved') }],
    },
  ])
  await expect(importNow(manager, id)).rejects.toMatchObject({
    refusal: { kind: 'invalid', fields: { withoutFaulty: 'Mend the file, or leave them out.' } },
  })
  expect(await importNow(manager, id, { withoutFaulty: true })).toMatchObject({ made: 1, leftOut: 4 })
  expect((await listAll(manager)).map(({ prompt, status }) => ({ prompt, status }))).toEqual([
    { prompt: 'What about one?', status: 'draft' },
  ])
  await expect(importNow(manager, id)).rejects.toMatchObject({ refusal: { kind: 'not now' } })
})

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

  expect(await takeBackImport(manager, { importId: second })).toMatchObject({ kept: 0 })
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

test('shows what asks the same or nearly the same, in the bank and in the file', async () => {
  const { manager, shelf } = await arrange()
  await create(manager, contentOn(shelf))
  const { key: _, ...keyless } = told('x')
  const id = await bringJson(manager, [
    { ...keyless, prompt: 'A DEPLOY went wrong! What do you do first?' },
    told('near', { prompt: 'A deploy went wrong on Friday. What do you do?' }),
    told('fresh', { prompt: 'How do clouds form above the sea?' }),
    told('echo', { prompt: 'How do clouds form over the open sea?' }),
  ])
  expect(await check(manager, id)).toMatchObject({ new: 4, alike: 3, same: 1 })
  expect(
    (await rows(manager, id, 'alike')).map(({ prompt, isSame, alike }) => [
      prompt.slice(0, 8),
      isSame,
      alike?.prompt,
    ]),
  ).toEqual([
    ['A DEPLOY', true, 'A deploy went wrong. What do you do first?'],
    ['A deploy', false, 'A deploy went wrong. What do you do first?'],
    ['How do c', false, 'How do clouds form above the sea?'],
  ])
  expect(await importNow(manager, id)).toMatchObject({ made: 3, leftOut: 1 })
})

test('a name that the bank lacks becomes what the person says', async () => {
  const { manager, shelf } = await arrange()
  const id = await bringJson(manager, [
    told('one', { category: 'Shelve', competencies: ['Judgement', 'Brand new'] }),
  ])
  const found = await check(manager, id)
  expect(found.competencies.map(({ name }) => name)).toEqual(['Judgement', 'Brand new'])
  await expect(importNow(manager, id, { categories: [] })).rejects.toMatchObject({
    refusal: { kind: 'invalid', message: 'Say what “Shelve” is in the bank.' },
  })
  // What is refused leaves nothing behind and can be tried again.
  expect(await find(manager, id)).toMatchObject({
    state: 'checked',
    fault: 'Say what “Shelve” is in the bank.',
  })
  expect(await listAll(manager)).toEqual([])
  await importNow(manager, id, {
    categories: [{ name: 'Shelve', id: shelf.categoryId }],
    competencies: [
      { name: 'Judgement', id: shelf.competencyIds[1]! },
      { name: 'Brand new', id: null },
    ],
  })
  const [made] = await listAll(manager)
  expect(made?.category).toBe('Shelf')
  expect(made?.competencies.map(({ name }) => name)).toEqual(['Brand new', 'Shelf: judgment'])
})

test('a bank that changed since the check is not overwritten', async () => {
  const { manager, shelf } = await arrange()
  const id = await bringJson(manager, [told('one'), told('two')])
  await check(manager, id)
  const other = await bringJson(manager, [told('two')])
  await check(manager, other)
  await importNow(manager, other)
  await expect(importNow(manager, id)).rejects.toMatchObject({ refusal: { kind: 'conflict' } })
  expect(await listAll(manager)).toHaveLength(1)
  expect(await check(manager, id)).toMatchObject({ new: 1, unchanged: 1 })
  expect(shelf.categoryId).toBeTruthy()
  expect(await importNow(manager, id)).toMatchObject({ made: 1, leftOut: 1 })
})

test('columns can be chosen by hand, and each that is needed has to be', async () => {
  const { manager } = await arrange()
  const header = 'Frage,Category,Level,Minutes,Competency,Hint,Point 1,Point 2,Anchor 1,Anchor 3,Anchor 5'
  const id = await bring(
    manager,
    'fragen.csv',
    `${header}\nWarum?,Shelf,senior,10 min,A; B,Weil.,p,q,1,3,5\n`,
  )
  const { columns } = await find(manager, id)
  expect(columns[0]).toEqual({ column: 'Frage', field: null, samples: ['Warum?'] })
  await expect(check(manager, id)).rejects.toMatchObject({
    refusal: { kind: 'invalid', message: 'Choose a column for prompt.' },
  })
  const fields = columns.map(({ field }, at) => (at === 0 ? 'prompt' : field)) as never
  await checkImport(manager, { importId: id, fields })
  const [row] = await rows(manager, id, 'first')
  expect(row?.question).toMatchObject({
    prompt: 'Warum?',
    level: 'advanced',
    minutes: 10,
    competencies: ['A', 'B'],
    points: ['p', 'q'],
  })
})

test('refuses in words what cannot be taken, and keeps nothing of it', async () => {
  const { admin, manager } = await arrange()
  const interviewer = await makeMember(admin, 'interviewer')
  const answer = async (...given: Parameters<typeof send>) => {
    const response = await send(...given)
    return [response.status, ((await response.json()) as { message: string }).message] as const
  }
  expect((await answer(null, 'a.csv', 'a'))[0]).toBe(401)
  expect((await answer(interviewer, 'a.csv', 'a'))[0]).toBe(403)
  expect((await answer(manager, 'a.csv', 'a', { origin: 'https://elsewhere.example' }))[0]).toBe(403)
  expect(await answer(manager, 'a.pdf', 'a')).toEqual([
    400,
    'Only CSV, Excel (.xlsx), JSON and Markdown can be imported. Save the questions as one of these.',
  ])
  expect((await answer(manager, 'a.csv', ''))[1]).toBe('This file is empty. Choose another one.')
  expect((await answer(manager, 'a.csv', 'only,a,heading\n'))[1]).toContain(
    'There is no question in this file.',
  )
  expect((await answer(manager, 'a.xlsx', 'no workbook'))[1]).toContain('damaged or protected')
  expect((await answer(manager, 'a.json', '{"a": 1}'))[1]).toContain('no list of questions')
  expect((await answer(manager, 'a.csv', Buffer.from([0x61, 0xff, 0x62])))[1]).toContain('not in UTF-8')
  expect(await owner`select id from bank_imports where organization_id = ${manager.organizationId}`).toEqual(
    [],
  )
})

test('a file that nobody confirmed is gone after a day, and can be thrown away before', async () => {
  const { manager } = await arrange()
  const old = await bringJson(manager, [told('old')])
  await owner`update bank_imports set created_at = now() - interval '25 hours' where id = ${old}`
  const fresh = await bringJson(manager, [told('fresh')])
  await expect(find(manager, old)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
  await as(manager, (db) => discardImport(db, manager, { importId: fresh }))
  expect(
    await owner`select 1 from bank_import_parts where organization_id = ${manager.organizationId}`,
  ).toEqual([])
})

test('what ended with its process can be done again', async () => {
  const { manager } = await arrange()
  const id = await bringJson(manager, [told('one')])
  await check(manager, id)
  await owner`update bank_imports set state = 'importing', moved_at = now() - interval '5 minutes' where id = ${id}`
  expect(await find(manager, id)).toMatchObject({ state: 'checked', isMoving: false })
  expect(await importNow(manager, id)).toMatchObject({ made: 1 })
})

test('an interviewer and another organization see no import, by the code and by the database', async () => {
  const { admin, manager } = await arrange()
  const id = await bringJson(manager, [told('one')])
  const stranger = await makeOrganization()
  await expect(find(stranger, id)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
  const interviewer = await makeMember(admin, 'interviewer')
  for (const table of ['bank_imports', 'bank_import_parts', 'bank_import_rows'])
    for (const member of [interviewer, stranger])
      expect(await as(member, (db) => db.execute(`select 1 from ${table}`))).toHaveLength(0)
})
