import { describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { questionInput } from '@/server/impact/input'
import {
  archiveQuestion,
  changeQuestion,
  createQuestion,
  listQuestions,
  orderQuestions,
  restoreQuestion,
} from '@/server/impact/questions'
import { as, makeMember, makeOrganization } from '@/tests/support/makers'
import { refusalIn } from '../sessions/acts'
import { addPeople, makePool } from './arrange'

const groups = ['Woman', 'Man']
const create = (admin: Member, name: string) => as(admin, (db) => createQuestion(db, admin, { name, groups }))
const list = (member: Member) => as(member, (db) => listQuestions(db, member))
const names = async (member: Member) => (await list(member)).map((one) => one.name)

test('nothing is asked until an admin chooses it', async () => {
  const admin = await makeOrganization()
  expect(await list(admin)).toEqual([])
  const id = await create(admin, 'Gender')
  expect(await list(await makeMember(admin, 'manager'))).toEqual([
    { id, name: 'Gender', groups, whyNotGroups: null },
  ])
  expect(await list(await makeOrganization())).toEqual([])
})

test('questions are put in order, archived, and asked again', async () => {
  const admin = await makeOrganization()
  const [gender, age] = [await create(admin, 'Gender'), await create(admin, 'Age')]
  await as(admin, (db) => orderQuestions(db, admin, [age, gender]))
  expect(await names(admin)).toEqual(['Age', 'Gender'])
  await as(admin, (db) => archiveQuestion(db, admin, age))
  expect(await names(admin)).toEqual(['Gender'])
  expect(await refusalIn(as(admin, (db) => archiveQuestion(db, admin, age)))).toMatchObject({
    kind: 'not found',
  })
  await as(admin, (db) => restoreQuestion(db, admin, age))
  expect(await names(admin)).toEqual(['Age', 'Gender'])
})

describe('is refused', () => {
  test('a name that is asked already, also when an archived one comes back', async () => {
    const admin = await makeOrganization()
    const id = await create(admin, 'Gender')
    const why = { kind: 'conflict', fields: { name: 'This is asked already.' } }
    expect(await refusalIn(create(admin, 'gender'))).toMatchObject(why)
    await as(admin, (db) => archiveQuestion(db, admin, id))
    await create(admin, 'Gender')
    expect(await refusalIn(as(admin, (db) => restoreQuestion(db, admin, id)))).toMatchObject(why)
  })

  test('a change of the groups once somebody may have answered; the name can still be mended', async () => {
    const pool = await makePool(groups)
    const change = (name: string, changed: string[]) =>
      as(pool.admin, (db) =>
        changeQuestion(db, pool.admin, { questionId: pool.questionId, name, groups: changed }),
      )
    await change('Gender', ['Woman', 'Man', 'Non-binary'])
    await addPeople(pool, [{ said: null, outcome: null }])
    expect(await refusalIn(change('Gender', groups))).toMatchObject({
      kind: 'not now',
      message: expect.stringContaining('Archive the question and add another'),
    })
    await change('Your gender', ['Woman', 'Man', 'Non-binary'])
    expect(await names(pool.admin)).toEqual(['Your gender'])
  })

  test('a question of another organization', async () => {
    const pool = await makePool(groups)
    const foreigner = await makeOrganization()
    const acts = [
      () => as(foreigner, (db) => archiveQuestion(db, foreigner, pool.questionId)),
      () => as(foreigner, (db) => restoreQuestion(db, foreigner, pool.questionId)),
      () => as(foreigner, (db) => orderQuestions(db, foreigner, [pool.questionId])),
      () =>
        as(foreigner, (db) =>
          changeQuestion(db, foreigner, { questionId: pool.questionId, name: 'Taken', groups }),
        ),
    ]
    for (const act of acts) expect(await refusalIn(act())).toMatchObject({ kind: 'not found' })
    expect(await names(pool.admin)).toEqual(['Gender'])
  })

  test.each([
    [{ name: '  ', groups }, ['name'], 'Name the question, e.g. Gender.'],
    [
      { name: 'Gender', groups: ['Woman'] },
      ['groups'],
      'A question needs at least two groups to choose from.',
    ],
    [{ name: 'Gender', groups: ['Woman', ' woman '] }, ['groups', 1], 'This group is there already.'],
    [{ name: 'Gender', groups: ['Woman', ''] }, ['groups', 1], 'Name the group.'],
  ])('%j, in words beside the field', (input, path, message) => {
    expect(questionInput.safeParse(input).error?.issues[0]).toMatchObject({ path, message })
  })
})
