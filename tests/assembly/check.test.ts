import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { checkSet } from '@/server/assembly/check'
import { sharedPoints } from '@/server/assembly/shared-points'
import { cancelSession } from '@/server/panels/sessions'
import { makeLibrary, makeQuestion } from '../sets/arrange'
import { owner } from '../support/database'
import { as, makeMember, makeOrganization, makePanel } from '../support/makers'

test('two points that name the same are shared, in whatever words stand around it', () => {
  const questions = [
    { id: 'a', points: ['Names toxicity and bias', 'Measures the false refusals'] },
    { id: 'b', points: ['Rolls back', 'Names bias and the toxicity'] },
    { id: 'c', points: ['Measures refusals that are false', 'Rolls back'] },
    { id: 'd', points: [] },
  ]
  expect(sharedPoints(questions)).toEqual([
    { questionIds: ['a', 'b'], points: ['Names toxicity and bias', 'Names bias and the toxicity'] },
    { questionIds: ['a', 'c'], points: ['Measures the false refusals', 'Measures refusals that are false'] },
    { questionIds: ['b', 'c'], points: ['Rolls back', 'Rolls back'] },
  ])
})

test('of two questions that share more than one point, the most alike is told', () => {
  const [shared] = sharedPoints([
    { id: 'a', points: ['Names toxicity, bias and drift of the model', 'Rolls back'] },
    { id: 'b', points: ['Names toxicity, bias and drift', 'Rolls back'] },
  ])
  expect(shared?.points).toEqual(['Rolls back', 'Rolls back'])
})

test('in the starter bank few questions share a point, and none all of them', () => {
  const questions = bank.map(({ points }, at) => ({ id: `${at}`, points }))
  expect(sharedPoints(questions).length).toBeLessThan(10)
})

test('tells what is alike and shared in a set, by its newest published wording', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const one = await makeQuestion(library, 'How would you evaluate a model before its release?')
  const twin = await makeQuestion(library, 'How do you evaluate models before release?')
  const other = await makeQuestion(library, 'Describe an incident')
  const check = (questionIds: string[]) => as(manager, (db) => checkSet(db, manager, { questionIds }))
  const found = await check([one, other, twin])
  expect(found.alike).toEqual([[one, twin]])
  // Each has the point of the maker.
  expect(found.shared.map(({ questionIds }) => questionIds)).toEqual([
    [one, other],
    [one, twin],
    [other, twin],
  ])
  expect(found.met).toEqual([])
  expect(await check([])).toEqual({ alike: [], shared: [], met: [] })
  expect((await check([uuidv7()])).shared).toEqual([])
})

test('tells how many candidates of a job have met a question, to its managers only', async () => {
  const made = await makePanel(await makeOrganization(), { candidates: 2 })
  const [item] = await owner<{ question_id: string }[]>`
    select question_id from set_items where set_version_id = ${made.setVersionId} order by position limit 1`
  const questionId = item!.question_id
  const check = (member = made.manager) =>
    as(member, (db) => checkSet(db, member, { questionIds: [questionId], jobId: made.jobId }))
  expect((await check()).met).toEqual([{ questionId, candidates: 2 }])
  await as(made.manager, (db) => cancelSession(db, made.manager, made.sessions[0]!.id))
  expect((await check()).met).toEqual([{ questionId, candidates: 1 }])
  const stranger = await makeMember(made.admin, 'manager')
  await expect(check(stranger)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
})
