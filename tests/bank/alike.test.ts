import { expect, test } from 'vitest'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import type { Member } from '@/server/access'
import { listAlike } from '@/server/bank/alike'
import { archiveQuestion, publishQuestion, restoreQuestion } from '@/server/bank/questions'
import { keywordsOf } from '@/server/rubrics/rules'
import { owner } from '@/tests/support/database'
import { as, makeOrganization } from '@/tests/support/makers'
import { contentOn, create, edit, makeShelf } from './content'

const alike = (member: Member, prompt: string, questionId?: string) =>
  as(member, (db) => listAlike(db, member, { prompt, questionId }))

const release = 'How would you evaluate a language model for safety before a release?'

test('finds what asks nearly the same, the most alike first, and says how alike', async () => {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  const on = (prompt: string) => create(admin, contentOn(shelf, { prompt }))
  const [same, near] = [await on(release), await on('Evaluate the safety of a language model')]
  await on('Tell me about an incident in which you disagreed with your team.')
  const found = await alike(admin, 'How do you evaluate the safety of language models before release?')
  expect(found.map(({ id, likeness, status }) => [id, likeness, status])).toEqual([
    [same, 1, 'draft'],
    [near, 4 / 6, 'draft'],
  ])
  expect((await alike(admin, release, same)).map(({ id }) => id)).toEqual([near])
  expect(await alike(admin, '')).toEqual([])
  expect(await alike(admin, 'the of and')).toEqual([])
})

test('goes by the newest wording, and leaves archived questions out', async () => {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  const questionId = await create(admin, contentOn(shelf, { prompt: release }))
  await as(admin, (db) => publishQuestion(db, admin, { questionId }))
  expect(await alike(admin, release)).toMatchObject([{ id: questionId, status: 'published' }])
  await edit(admin, questionId, contentOn(shelf, { prompt: 'A queue backs up at noon. What now?' }))
  expect(await alike(admin, release)).toEqual([])
  expect(await alike(admin, 'The queue backs up at noon!')).toMatchObject([{ id: questionId }])
  await as(admin, (db) => archiveQuestion(db, admin, { questionId }))
  expect(await alike(admin, 'The queue backs up at noon!')).toEqual([])
  await as(admin, (db) => restoreQuestion(db, admin, { questionId }))
  expect(await alike(await makeOrganization(), 'The queue backs up at noon!')).toEqual([])
})

test('no question of the starter bank is alike another', async () => {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  for (const { prompt } of bank) {
    expect(await alike(admin, prompt)).toEqual([])
    await create(admin, contentOn(shelf, { prompt }))
  }
})

test('the database takes prompts apart as the rule does', async () => {
  const prompts = [
    ...bank.map(({ prompt }) => prompt),
    'Evaluating evaluations, évaluée: Résumé, Re\u0301sume\u0301; 42 passes, classes & logs (a_b, “quoted”, x’s)',
    `${'a'.repeat(30)} ??? … —`,
    '',
  ]
  for (const prompt of prompts) {
    const rows = await owner<{ word: string }[]>`select word from words_of(${prompt}) as word`
    expect(rows.map(({ word }) => word).toSorted()).toEqual([...keywordsOf(prompt)].toSorted())
  }
})

test('looks prompts up in the index under row-level security', async () => {
  const admin = await makeOrganization()
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`insert into prompt_words (organization_id, word, question_id, words)
      select ${admin.organizationId}, 'word' || at % 500, gen_random_uuid(), 9 from generate_series(1, 20000) as at`
  })
  await owner`analyze prompt_words`
  const plan = await as(admin, (db) =>
    db.execute<{ 'QUERY PLAN': string }>(
      "explain select question_id from prompt_words where organization_id = current_organization() and word in ('word1', 'word2')",
    ),
  )
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond:.*word = ANY/)
})
