import { expect, test } from 'vitest'
import { checkImport } from '@/server/bank-files/checks'
import { discardImport } from '@/server/bank-files/imports'
import { contentOn, create } from '../bank/content'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization } from '../support/makers'
import { arrange, bring, bringJson, check, find, importNow, listAll, rows, send, told } from './bring'

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
