import { expect, test } from 'vitest'
import type * as z from 'zod'
import type { Member } from '@/server/access'
import type { bankFilter } from '@/server/bank/input'
import { listQuestions } from '@/server/bank/list'
import { archiveQuestion, publishQuestion } from '@/server/bank/questions'
import { listPublishedQuestions } from '@/server/bank/shelf'
import { startSession } from '@/server/sessions/start'
import { owner } from '../support/database'
import { as, makeOrganization, makePanel, makeSeats } from '../support/makers'
import { contentOn, create, edit, makeShelf } from './content'

const list = (member: Member, filter: z.output<typeof bankFilter> = {}) =>
  as(member, (db) => listQuestions(db, member, { limit: 50, ...filter }))
const prompts = async (member: Member, filter: z.output<typeof bankFilter> = {}) =>
  (await list(member, filter)).questions.map(({ prompt }) => prompt)

const noCounts = {
  categoryId: {},
  competencyId: {},
  level: {},
  minutes: {},
  status: {},
  lastUsed: {},
  authorId: {},
}

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
  ['feedback k', ['Hard feedback']],
  ['\\', []],
  ["'; drop table points; --", []],
  ['  ', ['Queue backs up', 'Hard feedback']],
])('finds every word of “%s” in prompt, hint or points', async (text, expected) => {
  const { admin } = await arrange()
  expect(await prompts(admin, { text: text.trim() })).toEqual(expected)
})

test('searches and shows the newest wording', async () => {
  const { admin, second, two } = await arrange()
  await edit(
    admin,
    two,
    contentOn(second, {
      prompt: 'Feedback, reworded',
      hint: 'Is plain.',
      points: ['None'],
      level: 'beginner',
    }),
  )
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
  expect(await list(admin)).toMatchObject({
    found: 2,
    counts: {
      categoryId: { [first.categoryId]: 1, [second.categoryId]: 1 },
      level: { advanced: 1, intermediate: 1 },
      minutes: { '6-10': 2 },
      status: { draft: 1, published: 1, archived: 1 },
      competencyId: { [diagnosis]: 2, [judgment]: 1 },
      lastUsed: { never: 2 },
      authorId: { [admin.memberId]: 2 },
    },
    authors: [{ id: admin.memberId }],
  })
  const narrowed = await list(admin, { text: 'queue', level: 'intermediate' })
  expect(narrowed.found).toBe(0)
  expect(narrowed.counts).toEqual({ ...noCounts, level: { advanced: 1 } })
  // Two facets that are both missed leave nothing to either.
  expect((await list(admin, { level: 'beginner', minutes: '16-' })).counts).toEqual(noCounts)
})

test('filters by minutes, author and what a session had, whose scores change nothing', async () => {
  const panel = await makePanel(await makeOrganization(), { questions: 2 })
  const { manager } = panel
  const used = async () => (await list(manager)).counts.lastUsed
  const shelf = await makeShelf(manager)
  await create(manager, contentOn(shelf, { prompt: 'Of the manager', minutes: 16 }))
  expect(await prompts(manager, { authorId: manager.memberId })).toEqual(['Of the manager'])
  expect(await prompts(manager, { authorId: manager.memberId, minutes: '16-' })).toEqual(['Of the manager'])
  expect(await prompts(manager, { minutes: '1-5' })).toEqual(['Prompt 1', 'Prompt 2'])
  expect((await list(manager)).counts.minutes).toEqual({ '1-5': 2, '16-': 1 })

  expect(await used()).toEqual({ never: 3 })
  const [seat] = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
  await as(panel.interviewers[0]!, (db) => startSession(db, seat!))
  expect(await used()).toEqual({ never: 1, recently: 2 })
  expect(await prompts(manager, { lastUsed: 'recently' })).toEqual(['Prompt 1', 'Prompt 2'])
  await owner`update sessions set started_at = now() - interval '4 months' where organization_id = ${manager.organizationId}`
  expect(await used()).toEqual({ never: 1, 'longer ago': 2 })
  const before = await list(manager)
  await owner`insert into scores (organization_id, scorecard_id, set_item_id, set_version_id, value)
    select card.organization_id, card.id, item.id, card.set_version_id, 5 from scorecards card
    join set_items item on item.organization_id = card.organization_id and item.set_version_id = card.set_version_id
    where card.organization_id = ${manager.organizationId}`
  expect(await list(manager)).toEqual(before)
})

test('shows another organization nothing, not even a count', async () => {
  const { first, diagnosis } = await arrange()
  const stranger = await makeOrganization()
  const nothing = { questions: [], next: null, found: 0, authors: [], isLike: false, counts: noCounts }
  for (const filter of [
    {},
    { text: 'queue' },
    { text: 'qeueu' },
    { categoryId: first.categoryId },
    { competencyId: diagnosis },
  ])
    expect(await list(stranger, filter)).toEqual(nothing)
  expect(await as(stranger, (db) => listPublishedQuestions(db, stranger))).toEqual([])
})
