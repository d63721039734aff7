import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { createCategory, listCategories } from '@/server/bank/categories'
import { listCompetencies } from '@/server/bank/competencies'
import { listQuestions } from '@/server/bank/list'
import { archiveQuestion, publishQuestion } from '@/server/bank/questions'
import { orderCategories } from '@/server/shelves/categories'
import { archiveShelf, renameShelf, restoreShelf } from '@/server/shelves/shelves'
import { as, makeOrganization } from '@/tests/support/makers'
import { contentOn, create, edit, find, makeShelf } from '../bank/content'
import { refusalIn } from '../sessions/acts'
import { foresee, lineOf, list, merge, separate } from './arrange'

const rename = (member: Member, kind: 'category' | 'competency', id: string, name: string) =>
  as(member, (db) => renameShelf(db, member, { kind, id, name }))
const archive = (member: Member, kind: 'category' | 'competency', id: string) =>
  as(member, (db) => archiveShelf(db, member, { kind, id }))
const restore = (member: Member, kind: 'category' | 'competency', id: string) =>
  as(member, (db) => restoreShelf(db, member, { kind, id }))
const offered = async (member: Member) => ({
  categories: (await as(member, (db) => listCategories(db, member))).map(({ name }) => name),
  competencies: (await as(member, (db) => listCompetencies(db, member))).map(({ name }) => name),
})

async function arrange() {
  const admin = await makeOrganization()
  const [first, second] = [await makeShelf(admin, 'First'), await makeShelf(admin, 'Second')]
  const [diagnosis = '', judgment = ''] = first.competencyIds
  const [diagnosing = ''] = second.competencyIds
  const published = await create(admin, contentOn(first, { competencyIds: [diagnosis] }))
  await as(admin, (db) => publishQuestion(db, admin, { questionId: published }))
  const draft = await create(admin, contentOn(second, { competencyIds: [diagnosing, judgment] }))
  return { admin, first, second, diagnosis, judgment, diagnosing, published, draft }
}

const shownBy = async (member: Member, questionId: string) =>
  (await find(member, questionId)).newest.competencies.map(({ name }) => name)

test('counts what uses each, by the newest wording, archived questions left out', async () => {
  const { admin, first, second, diagnosis, judgment, published, draft } = await arrange()
  expect(await lineOf(admin, first.categoryId)).toMatchObject({ questions: 1, sets: 0, rules: 0 })
  expect(await lineOf(admin, judgment)).toMatchObject({ questions: 1 })
  await edit(admin, published, contentOn(second, { competencyIds: [judgment] }))
  expect(await lineOf(admin, first.categoryId)).toMatchObject({ questions: 0 })
  expect(await lineOf(admin, second.categoryId)).toMatchObject({ questions: 2 })
  expect(await lineOf(admin, diagnosis)).toMatchObject({ questions: 0 })
  expect(await lineOf(admin, judgment)).toMatchObject({ questions: 2 })
  await as(admin, (db) => archiveQuestion(db, admin, { questionId: draft }))
  expect(await lineOf(admin, judgment)).toMatchObject({ questions: 1 })
})

test('renames everywhere at once, what is published included, and takes no name that is taken', async () => {
  const { admin, diagnosis, first, published } = await arrange()
  await rename(admin, 'competency', diagnosis, 'Finding faults')
  expect(await shownBy(admin, published)).toEqual(['Finding faults'])
  await rename(admin, 'competency', diagnosis, 'finding Faults')
  await rename(admin, 'category', first.categoryId, 'finding faults')
  const refusal = await refusalIn(rename(admin, 'competency', diagnosis, 'SECOND: DIAGNOSIS'))
  expect(refusal).toMatchObject({
    kind: 'conflict',
    fields: { name: 'Choose another name, or merge the two.' },
  })
  expect(await shownBy(admin, published)).toEqual(['finding Faults'])
})

test('archived, they are offered no more and stay where they are used', async () => {
  const { admin, first, diagnosis, published } = await arrange()
  await archive(admin, 'competency', diagnosis)
  await archive(admin, 'category', first.categoryId)
  expect(await offered(admin)).toEqual({
    categories: ['Second'],
    competencies: ['First: judgment', 'Second: diagnosis', 'Second: judgment'],
  })
  expect(await find(admin, published)).toMatchObject({ category: 'First' })
  expect(await shownBy(admin, published)).toEqual(['First: diagnosis'])
  expect(await edit(admin, published, contentOn(first, { minutes: 9, competencyIds: [diagnosis] }))).toEqual({
    number: 2,
    revision: 1,
  })
  expect((await refusalIn(archive(admin, 'competency', diagnosis))).message).toContain('archived already')
  await restore(admin, 'competency', diagnosis)
  await restore(admin, 'category', first.categoryId)
  expect(await offered(admin)).toMatchObject({ categories: ['First', 'Second'] })
  expect((await offered(admin)).competencies).toContain('First: diagnosis')
  expect((await refusalIn(restore(admin, 'competency', diagnosis))).kind).toBe('not now')
})

test('a competency merged into another counts as it in every wording, and none is rewritten', async () => {
  const { admin, diagnosis, diagnosing, judgment, published, draft } = await arrange()
  expect(await foresee(admin, 'competency', diagnosing, diagnosis)).toEqual({
    questions: 1,
    sets: 0,
    begun: 0,
    open: 0,
    whyNot: null,
  })
  const before = await find(admin, published)
  await merge(admin, 'competency', diagnosis, diagnosing)
  expect(await shownBy(admin, published)).toEqual(['Second: diagnosis'])
  const after = await find(admin, published)
  expect(after.versions.map(({ id, revision }) => [id, revision])).toEqual(
    before.versions.map(({ id, revision }) => [id, revision]),
  )
  const byNew = await as(admin, (db) => listQuestions(db, admin, { competencyId: diagnosing, limit: 50 }))
  expect(byNew.questions.map(({ id }) => id)).toEqual([published, draft])
  expect(byNew.counts.competencyId).toEqual({ [diagnosing]: 2, [judgment]: 1 })
  expect(await lineOf(admin, diagnosing)).toMatchObject({ questions: 2 })
  expect((await offered(admin)).competencies).not.toContain('First: diagnosis')
  // A question that had both shows the one that is left, once.
  const both = await create(
    admin,
    contentOn({ categoryId: before.categoryId, competencyIds: [diagnosis, diagnosing] }),
  )
  expect(await shownBy(admin, both)).toEqual(['Second: diagnosis'])
  await separate(admin, 'competency', diagnosis)
  expect(await shownBy(admin, published)).toEqual(['First: diagnosis'])
  expect(await shownBy(admin, both)).toEqual(['First: diagnosis', 'Second: diagnosis'])
})

test('chains of merges end at the last, and each is taken back by itself', async () => {
  const { admin, diagnosis, diagnosing, judgment, published } = await arrange()
  await merge(admin, 'competency', diagnosis, diagnosing)
  await merge(admin, 'competency', diagnosing, judgment)
  expect(await shownBy(admin, published)).toEqual(['First: judgment'])
  expect((await refusalIn(merge(admin, 'competency', judgment, diagnosis))).message).toContain(
    'is merged into “Second: diagnosis”. Choose that one.',
  )
  expect((await refusalIn(merge(admin, 'competency', diagnosis, judgment))).kind).toBe('not now')
  expect((await refusalIn(merge(admin, 'competency', judgment, judgment))).kind).toBe('not now')
  await separate(admin, 'competency', diagnosing)
  expect(await shownBy(admin, published)).toEqual(['Second: diagnosis'])
  await separate(admin, 'competency', diagnosis)
  expect(await shownBy(admin, published)).toEqual(['First: diagnosis'])
  expect((await refusalIn(separate(admin, 'competency', diagnosis))).kind).toBe('not now')
})

test('two who merge each into the other at once make no circle', async () => {
  const { admin, diagnosis, judgment, published } = await arrange()
  const done = await Promise.allSettled([
    merge(admin, 'competency', diagnosis, judgment),
    merge(admin, 'competency', judgment, diagnosis),
  ])
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await shownBy(admin, published)).toHaveLength(1)
})

test('a category merged into another hands over its questions, and gets back those that stayed there', async () => {
  const { admin, first, second, published, draft } = await arrange()
  const moved = await create(admin, contentOn(first))
  expect(await foresee(admin, 'category', first.categoryId, second.categoryId)).toMatchObject({
    questions: 2,
  })
  await merge(admin, 'category', first.categoryId, second.categoryId)
  expect(await find(admin, published)).toMatchObject({ category: 'Second' })
  expect((await offered(admin)).categories).toEqual(['Second'])
  // Filed by a form that was open before the merge.
  const late = await create(admin, contentOn(first))
  expect(await find(admin, late)).toMatchObject({ category: 'Second' })
  const third = await as(admin, (db) => createCategory(db, admin, { name: 'Third' }))
  await edit(admin, moved, contentOn({ ...first, categoryId: third }))
  await separate(admin, 'category', first.categoryId)
  expect(await find(admin, published)).toMatchObject({ category: 'First' })
  for (const [questionId, category] of [
    [moved, 'Third'],
    [late, 'Second'],
    [draft, 'Second'],
  ] as const)
    expect(await find(admin, questionId)).toMatchObject({ category })
})

test('a category is not taken out of one that is itself merged', async () => {
  const { admin, first, second } = await arrange()
  const third = await as(admin, (db) => createCategory(db, admin, { name: 'Third' }))
  await merge(admin, 'category', first.categoryId, second.categoryId)
  await merge(admin, 'category', second.categoryId, third)
  expect((await refusalIn(separate(admin, 'category', first.categoryId))).message).toContain(
    '“Second” is merged into “Third”.',
  )
  expect(await lineOf(admin, third)).toMatchObject({ questions: 2 })
  await separate(admin, 'category', second.categoryId)
  await separate(admin, 'category', first.categoryId)
  expect(await lineOf(admin, first.categoryId)).toMatchObject({ questions: 1 })
})

test('categories stand in the order they are put in', async () => {
  const { admin, first, second } = await arrange()
  const order = (categoryIds: string[]) => as(admin, (db) => orderCategories(db, admin, { categoryIds }))
  await order([second.categoryId, first.categoryId])
  expect((await offered(admin)).categories).toEqual(['Second', 'First'])
  expect((await list(admin)).categories.map(({ name }) => name)).toEqual(['Second', 'First'])
  // One that was added meanwhile comes last.
  await as(admin, (db) => createCategory(db, admin, { name: 'Added' }))
  await order([first.categoryId, second.categoryId])
  expect((await offered(admin)).categories).toEqual(['First', 'Second', 'Added'])
})

test('another organization sees none of it and reaches none of it', async () => {
  const { admin, first, diagnosis, judgment } = await arrange()
  const stranger = await makeOrganization()
  const theirs = await makeShelf(stranger, 'Theirs')
  expect((await list(stranger)).categories.map(({ name }) => name)).toEqual(['Theirs'])
  const attempts = [
    () => rename(stranger, 'competency', diagnosis, 'Mine'),
    () => archive(stranger, 'category', first.categoryId),
    () => merge(stranger, 'competency', diagnosis, judgment),
    () => merge(stranger, 'competency', theirs.competencyIds[0]!, judgment),
    () => merge(stranger, 'category', first.categoryId, theirs.categoryId),
    () => foresee(stranger, 'competency', diagnosis, judgment),
    () => as(stranger, (db) => orderCategories(db, stranger, { categoryIds: [first.categoryId] })),
  ]
  for (const attempt of attempts) expect((await refusalIn(attempt())).kind).toBe('not found')
  expect(await lineOf(admin, diagnosis)).toMatchObject({ name: 'First: diagnosis', mergedInto: null })
})
