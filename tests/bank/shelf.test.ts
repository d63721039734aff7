import { expect, test } from 'vitest'
import type * as z from 'zod'
import type { Member } from '@/server/access'
import type { bankFilter } from '@/server/bank/input'
import { archiveQuestion, publishQuestion } from '@/server/bank/questions'
import { holdsEveryWord } from '@/server/bank/rules'
import { listPublishedQuestions, listQuestions } from '@/server/bank/shelf'
import { as, makeOrganization } from '../support/makers'
import { contentOn, create, edit, makeShelf } from './content'

const list = (member: Member, filter: z.output<typeof bankFilter> = {}) =>
  as(member, (db) => listQuestions(db, member, filter))
const prompts = async (member: Member, filter: z.output<typeof bankFilter> = {}) =>
  (await list(member, filter)).questions.map(({ prompt }) => prompt)

async function arrange() {
  const admin = await makeOrganization()
  const first = await makeShelf(admin, 'First')
  const second = await makeShelf(admin, 'Second')
  const [diagnosis = '', judgment = ''] = first.competencyIds
  const one = await create(
    admin,
    contentOn(first, {
      prompt: 'Queue backs up',
      hint: 'Looks at the arrival rate.',
      points: ['Names Little’s law', '100% busy means no slack'],
      level: 'advanced',
      competencyIds: [diagnosis],
    }),
  )
  const two = await create(
    admin,
    contentOn(second, {
      prompt: 'Hard feedback',
      hint: 'Is kind and plain.',
      competencyIds: [judgment, diagnosis],
    }),
  )
  const three = await create(
    admin,
    contentOn(first, { prompt: 'Old question', hint: 'Gone.', points: ['None'], competencyIds: [judgment] }),
  )
  await as(admin, (db) => publishQuestion(db, admin, { questionId: two }))
  await as(admin, (db) => archiveQuestion(db, admin, { questionId: three }))
  return { admin, first, second, one, two, three, diagnosis, judgment }
}

test('lists by shelf, and archived questions only when asked for', async () => {
  const { admin } = await arrange()
  expect(await prompts(admin)).toEqual(['Queue backs up', 'Hard feedback'])
  expect(await prompts(admin, { status: 'archived' })).toEqual(['Old question'])
  expect(await prompts(admin, { status: 'published' })).toEqual(['Hard feedback'])
})

test('filters by category, level and competency, one with another', async () => {
  const { admin, first, second, diagnosis, judgment } = await arrange()
  expect(await prompts(admin, { categoryId: first.categoryId })).toEqual(['Queue backs up'])
  expect(await prompts(admin, { level: 'intermediate' })).toEqual(['Hard feedback'])
  expect(await prompts(admin, { competencyId: diagnosis })).toEqual(['Queue backs up', 'Hard feedback'])
  expect(await prompts(admin, { competencyId: judgment })).toEqual(['Hard feedback'])
  expect(await prompts(admin, { competencyId: diagnosis, categoryId: second.categoryId })).toEqual([
    'Hard feedback',
  ])
  expect(await prompts(admin, { competencyId: judgment, level: 'advanced' })).toEqual([])
})

test.each([
  ['QUEUE', ['Queue backs up']],
  ['arrival', ['Queue backs up']],
  ['little’s', ['Queue backs up']],
  ['queue law', ['Queue backs up']],
  ['queue feedback', []],
  ['rolls', ['Hard feedback']],
  ['100%', ['Queue backs up']],
  ['1%0', []],
  ['a_k', []],
  ['\\', []],
  ["'; drop table points; --", []],
  ['  ', ['Queue backs up', 'Hard feedback']],
])('finds every word of “%s” in prompt, hint or points', async (text, expected) => {
  const { admin } = await arrange()
  expect(await prompts(admin, { text: text.trim() })).toEqual(expected)
})

test('finds the same as the rule that pages filter with', async () => {
  const { admin } = await arrange()
  const content = {
    prompt: 'Queue backs up',
    hint: 'Looks at the arrival rate.',
    points: ['Names Little’s law'],
  }
  for (const text of ['queue LAW', 'arrival', 'feedback', 'rate queue nothing'])
    expect((await prompts(admin, { text })).includes('Queue backs up')).toBe(holdsEveryWord(content, text))
})

test('searches and shows the newest wording', async () => {
  const { admin, second, two } = await arrange()
  await edit(admin, two, contentOn(second, { prompt: 'Feedback, reworded', level: 'beginner' }))
  expect(await prompts(admin, { text: 'hard' })).toEqual([])
  const found = await list(admin, { text: 'reworded', level: 'beginner' })
  expect(found.questions).toMatchObject([{ id: two, status: 'published', hasDraftVersion: true }])
})

test('lists for sets what is published, in its newest published wording', async () => {
  const { admin, second, two } = await arrange()
  await edit(admin, two, contentOn(second, { prompt: 'Not yet published' }))
  const published = () => as(admin, (db) => listPublishedQuestions(db, admin))
  expect((await published()).map(({ prompt, number }) => [prompt, number])).toEqual([['Hard feedback', 1]])
  await as(admin, (db) => publishQuestion(db, admin, { questionId: two }))
  expect((await published()).map(({ prompt, number }) => [prompt, number])).toEqual([
    ['Not yet published', 2],
  ])
  await as(admin, (db) => archiveQuestion(db, admin, { questionId: two }))
  expect(await published()).toEqual([])
})

test('counts what each choice would find, the other facets as they are', async () => {
  const { admin, first, second, diagnosis, judgment } = await arrange()
  expect((await list(admin)).counts).toEqual({
    categories: { [first.categoryId]: 1, [second.categoryId]: 1 },
    levels: { advanced: 1, intermediate: 1 },
    statuses: { draft: 1, published: 1, archived: 1 },
    competencies: { [diagnosis]: 2, [judgment]: 1 },
  })
  expect((await list(admin, { text: 'queue', level: 'intermediate' })).counts).toEqual({
    categories: {},
    levels: { advanced: 1 },
    statuses: {},
    competencies: {},
  })
})

test('shows another organization nothing, not even a count', async () => {
  const { first, diagnosis } = await arrange()
  const stranger = await makeOrganization()
  const nothing = { questions: [], counts: { categories: {}, levels: {}, statuses: {}, competencies: {} } }
  for (const filter of [{}, { text: 'queue' }, { categoryId: first.categoryId }, { competencyId: diagnosis }])
    expect(await list(stranger, filter)).toEqual(nothing)
  expect(await as(stranger, (db) => listPublishedQuestions(db, stranger))).toEqual([])
})
