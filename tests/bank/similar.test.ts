import { expect, test } from 'vitest'
import bank from '@/seed/bank/ai-safety-systems-engineer.json' with { type: 'json' }
import { archiveQuestion } from '@/server/bank/questions'
import { type Comparable, listSimilarQuestions, nearness, rankSimilar } from '@/server/bank/similar'
import { makeLibrary, makeQuestion } from '../sets/arrange'
import { as } from '../support/makers'

const question = (prompt: string, more: Partial<Comparable> = {}): Comparable => ({
  prompt,
  level: 'intermediate',
  minutes: 6,
  competencies: ['Judgment'],
  ...more,
})

test('counts what both show first, then the level, the words and the minutes', () => {
  const wanted = question('Describe an incident response', { competencies: ['Judgment', 'Tooling'] })
  expect(nearness(wanted, wanted)).toBeCloseTo(1)
  const same = { competencies: wanted.competencies }
  // One of three competencies, a level apart, half the minutes, none of the words.
  expect(
    nearness(
      wanted,
      question('Explain drift', { competencies: ['Tooling', 'Agents'], level: 'advanced', minutes: 3 }),
    ),
  ).toBeCloseTo(0.5 / 3 + 0.2 * 0.5 + 0.1 * 0.5)
  const ranked = rankSimilar(
    wanted,
    [
      question('Describe an incident response', { competencies: ['Agents'] }),
      question('Explain drift', { ...same, level: 'beginner' }),
      question('Explain audits', { ...same, minutes: 12 }),
      question('Explain an incident', same),
      question('Explain metrics', same),
    ],
    [],
  )
  expect(ranked.map(({ prompt }) => prompt)).toEqual([
    'Explain an incident',
    'Explain metrics',
    'Explain audits',
    'Explain drift',
    'Describe an incident response',
  ])
})

test('offers nothing that asks nearly the same as what stays in the set, and at most six', () => {
  const others = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((word) =>
    question(`Explain ${word} ${word}ly`),
  )
  expect(rankSimilar(question('Explain zero'), others, [])).toHaveLength(6)
  const ranked = rankSimilar(question('Explain zero'), others.slice(0, 3), [
    { prompt: 'How would you explain two?' },
  ])
  expect(ranked.map(({ prompt }) => prompt)).toEqual(['Explain one onely', 'Explain three threely'])
})

test('in the starter bank, a question is nearest to itself and never offered twice', () => {
  const all = bank.map((one) => one as Comparable)
  for (const one of all) {
    const ranked = rankSimilar(one, all, [])
    expect(ranked[0]).toBe(one)
    expect(new Set(ranked).size).toBe(6)
  }
})

test('finds published questions that are not in the set, for an archived one too, and none of another organization', async () => {
  const library = await makeLibrary()
  const { manager } = library
  const wanted = await makeQuestion(library, 'Describe an incident')
  const near = await makeQuestion(library, 'Describe an outage')
  const beside = await makeQuestion(library, 'Describe a release')
  await makeQuestion(library, 'Describe a draft', false)
  const similar = (questionId: string, member = manager) =>
    as(member, (db) => listSimilarQuestions(db, member, { questionId, besideIds: [beside] }))
  expect(await similar(wanted)).toEqual([near])
  await as(manager, (db) => archiveQuestion(db, manager, { questionId: wanted }))
  expect(await similar(wanted)).toEqual([near])
  const other = await makeLibrary()
  await expect(similar(wanted, other.manager)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
})
