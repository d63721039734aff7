import { expect, test } from 'vitest'
import {
  type Assignment,
  defaultPlan,
  linkedGroups,
  minutesAsked,
  planForPresent,
  scoresEverything,
  warningsOf,
} from '@/server/plans/rules'

const item = (position: number, minutes: number, competencies: string[] = ['Telling']) => ({
  setItemId: `q${position}`,
  position,
  minutes,
  competencies,
})
const items = [item(1, 5), item(2, 20), item(3, 10), item(4, 8)]
const people = [
  { memberId: 'ada', name: 'Ada' },
  { memberId: 'mei', name: 'Mei' },
]
const ids = people.map((one) => one.memberId)
const askersOf = (plan: ReturnType<typeof defaultPlan>) =>
  Object.fromEntries(plan.filter((one) => one.asks).map((one) => [one.setItemId, one.memberId]))

test('proposes even minutes and everybody’s score on everything', () => {
  const plan = defaultPlan(items, ids)
  expect(askersOf(plan)).toEqual({ q2: 'ada', q3: 'mei', q4: 'mei', q1: 'mei' })
  expect(minutesAsked(items, plan, people).map((one) => one.minutes)).toEqual([20, 23])
  expect(plan.filter((one) => one.scores)).toHaveLength(8)
  expect(warningsOf(items, plan, people)).toEqual([])
})

test('says of a plan what it would lose', () => {
  const plan = defaultPlan(items, ids).map((one) => ({
    ...one,
    asks: one.memberId === 'ada' && one.setItemId !== 'q4',
    scores: one.memberId === 'ada' || one.setItemId !== 'q1',
  }))
  expect(warningsOf(items, plan, people).map((one) => one.message)).toEqual([
    'Question 1 is scored by one person: two make a score comparable.',
    'Nobody asks question 4.',
    'Ada asks for 35 minutes, Mei for 0.',
  ])
  const lonely = [item(1, 5, ['Judgment'])]
  const one = [{ setItemId: 'q1', memberId: 'ada', asks: true, scores: true }]
  expect(warningsOf(lonely, one, people).at(-1)?.message).toBe(
    '“Judgment” rests on one score. Let a second person score it.',
  )
  // Who interviews alone is not told to find a second.
  expect(warningsOf(lonely, one, people.slice(0, 1))).toEqual([])
})

test('gives the questions of whoever is missing to whoever asks least, and leaves none unscored', () => {
  const plan = [
    { setItemId: 'q1', memberId: 'mei', asks: true, scores: true },
    { setItemId: 'q2', memberId: 'ada', asks: true, scores: false },
    { setItemId: 'q3', memberId: 'mei', asks: true, scores: true },
    { setItemId: 'q3', memberId: 'ada', asks: false, scores: true },
    { setItemId: 'q4', memberId: 'mei', asks: true, scores: true },
  ]
  const alone = planForPresent(items, plan, ['ada'])
  expect(alone.every((one) => one.memberId === 'ada' && one.asks && one.scores)).toBe(true)
  expect(alone).toHaveLength(4)

  const withNewcomer = planForPresent(items, [...plan, ...scoresEverything(items, ['eva'])], ['ada', 'eva'])
  expect(askersOf(withNewcomer)).toEqual({ q1: 'eva', q2: 'ada', q3: 'eva', q4: 'eva' })
  expect(withNewcomer.filter((one) => one.memberId === 'eva' && one.scores)).toHaveLength(4)
})

test('interviewers are linked by questions that two score', () => {
  const scoredBy = (...scorers: string[]) => ({ scorers })
  expect(linkedGroups([scoredBy('ada', 'mei'), scoredBy('eva', 'tom')])).toHaveLength(2)
  expect(linkedGroups([scoredBy('ada', 'mei'), scoredBy('eva', 'tom'), scoredBy('mei', 'tom')])).toHaveLength(
    1,
  )
  expect(linkedGroups([scoredBy(), scoredBy('ada')])).toEqual([['ada']])
})

test('says when severity could not be told from hard questions', () => {
  const four = [...people, { memberId: 'eva', name: 'Eva' }, { memberId: 'tom', name: 'Tom' }]
  const line = (setItemId: string, memberId: string, asks: boolean): Assignment => ({
    setItemId,
    memberId,
    asks,
    scores: true,
  })
  const apart = [
    line('q1', 'ada', true),
    line('q1', 'mei', false),
    line('q2', 'eva', true),
    line('q2', 'tom', false),
  ]
  const two = [item(1, 5), item(2, 5)]
  expect(warningsOf(two, apart, four).map((one) => one.message)).toEqual([
    'No question is scored both by one of Eva and Tom and by one of Ada and Mei: who is severe cannot be told from whose questions are hard.',
  ])
  expect(warningsOf(two, [...apart, line('q2', 'mei', false)], four)).toEqual([])
})
