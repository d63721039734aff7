import { describe, expect, test } from 'vitest'
import { asNobody } from '@/db/tenant'
import { answerPage, findPage, takeBackAnswers } from '@/server/impact/answers'
import { answerInput } from '@/server/impact/input'
import { makeToken } from '@/server/organizations/tokens'
import { owner } from '@/tests/support/database'
import { refusalIn } from '../sessions/acts'
import { addPeople, addQuestion, makePool, type Pool } from './arrange'

const find = (token: string) => asNobody((db) => findPage(db, token))

async function saidBy(applicationId: string) {
  const rows = await owner<{ question_id: string; group: string }[]>`
    select question_id, "group" from self_reports where application_id = ${applicationId}`
  return Object.fromEntries(rows.map((row) => [row.question_id, row.group]))
}

async function makeAsked(pool: Pool) {
  const [person] = await addPeople(pool, [{ said: null, outcome: null }])
  const say = (group: string | null, questionId = pool.questionId) =>
    answerPage({ token: person!.token, answers: [{ questionId, group }] })
  return { ...person!, say, said: () => saidBy(person!.applicationId) }
}

describe('the page of a candidate’s own', () => {
  test('says who asks and what, and nothing of what was answered', async () => {
    const pool = await makePool()
    const person = await makeAsked(pool)
    const page = await find(person.token)
    expect(page).toEqual({
      organizationName: pool.admin.organizationName,
      jobTitle: 'Pool',
      questions: [{ id: pool.questionId, name: 'Gender', groups: pool.groups }],
    })
    await person.say('Man')
    expect(await find(person.token)).toEqual(page)
  })

  test('is there for its own link alone', async () => {
    await makeAsked(await makePool())
    expect(await find(makeToken())).toBeNull()
    const lost = answerPage({ token: makeToken(), answers: [] })
    expect(await refusalIn(lost)).toMatchObject({ kind: 'not found' })
    expect(await refusalIn(takeBackAnswers(makeToken()))).toMatchObject({ kind: 'not found' })
  })
})

describe('an answer', () => {
  test('takes the place of the one before, and leaves other questions as they are', async () => {
    const pool = await makePool()
    const age = await addQuestion(pool.admin, 'Age', ['Under 40', '40 or over'])
    const person = await makeAsked(pool)
    await person.say('Woman')
    await person.say('Under 40', age)
    await person.say('Man')
    expect(await person.said()).toEqual({ [pool.questionId]: 'Man', [age]: 'Under 40' })
  })

  test('that one would rather not say keeps nothing, and takes back what was said', async () => {
    const person = await makeAsked(await makePool())
    await person.say(null)
    expect(await person.said()).toEqual({})
    await person.say('Woman')
    await person.say(null)
    expect(await person.said()).toEqual({})
  })

  test('is taken back altogether, that to a question asked no more included', async () => {
    const pool = await makePool()
    const person = await makeAsked(pool)
    await person.say('Woman')
    await owner`update self_report_questions set archived_at = now() where id = ${pool.questionId}`
    await takeBackAnswers(person.token)
    expect(await person.said()).toEqual({})
  })

  test('is refused for a group, or a question, that is not asked here', async () => {
    const pool = await makePool()
    const other = await makePool()
    const archived = await addQuestion(pool.admin, 'Asked no more', ['Yes', 'No'])
    await owner`update self_report_questions set archived_at = now() where id = ${archived}`
    const person = await makeAsked(pool)
    for (const [group, questionId] of [
      ['Anything else', pool.questionId],
      ['Woman', other.questionId],
      ['Yes', archived],
    ] as const)
      expect(await refusalIn(person.say(group, questionId))).toMatchObject({ kind: 'conflict' })
    expect(await person.said()).toEqual({})
  })

  test('is refused after many in a short time; what was sent before is kept', async () => {
    const person = await makeAsked(await makePool())
    const tries: string[] = []
    for (let at = 0; at < 12; at += 1)
      tries.push(
        await person.say(at % 2 ? 'Man' : 'Woman').then(
          () => 'kept',
          (error: { refusal?: { kind: string } }) => error.refusal?.kind ?? 'error',
        ),
      )
    expect(tries).toEqual([...Array<string>(10).fill('kept'), 'too many', 'too many'])
    expect(Object.values(await person.said())).toEqual(['Man'])
  })

  test('that the database cannot keep is reported without a word of it', async () => {
    const pool = await makePool()
    const person = await makeAsked(pool)
    await owner`alter table self_reports add constraint broken check ("group" <> 'Woman') not valid`
    const error = await person.say('Woman').catch((cause: unknown) => cause)
    await owner`alter table self_reports drop constraint broken`
    expect(error).toMatchObject({ message: 'A self-report could not be kept: 23514.' })
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('Woman')
  })

  test('to no question is refused in words', () => {
    const parsed = answerInput.safeParse({ token: makeToken(), answers: [] })
    expect(parsed.error?.issues[0]?.message).toMatch(/Choose an answer to at least one question/)
  })
})

test('who is erased takes along what they said and the way to it, and nobody else’s', async () => {
  const pool = await makePool()
  const [gone, stays] = await addPeople(pool, [
    { said: 'Woman', outcome: 'hire' },
    { said: 'Man', outcome: 'hire' },
  ])
  await owner`delete from candidate_keys where candidate_id = ${gone!.candidateId}`
  expect(await saidBy(gone!.applicationId)).toEqual({})
  expect(await find(gone!.token)).toBeNull()
  expect(await saidBy(stays!.applicationId)).toEqual({ [pool.questionId]: 'Man' })
})
