import { expect, test } from 'vitest'
import {
  defaultPlan,
  minutesAsked,
  planForPresent,
  scoresEverything,
  sealInWords,
  warningsOf,
  whyNotArchive,
  whyNotMoveOn,
  whyNotReschedule,
  whyTight,
} from '@/server/panels/rules'

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

test('says of a slot by how much the questions are too long for it', () => {
  expect(whyTight(37, 30)).toBe('37 min of questions in 30 min.')
  expect(whyTight(30, 30)).toBeNull()
  // While the slot is still being typed there is nothing to say.
  expect(whyTight(37, 3)).toBeNull()
  expect(whyTight(37, Number.NaN)).toBeNull()
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

test('tells where a seal stands, also when nobody is expected any more', () => {
  const sealed = { openedAt: null, openedBecause: null }
  expect(sealInWords({ ...sealed, submitted: 1, expected: 3 })).toBe('Sealed, 1 of 3 in')
  expect(sealInWords({ ...sealed, submitted: 0, expected: 0 })).toBe('Sealed, nobody is expected')
  expect(sealInWords({ openedAt: new Date(), openedBecause: 'seal broken', submitted: 1, expected: 3 })).toBe(
    'Open: seal broken',
  )
})

test('a session is moved only before it has begun', () => {
  expect(whyNotReschedule({ state: 'scheduled', seats: [{ submittedAt: null }] })).toBeNull()
  expect(whyNotReschedule({ state: 'scheduled', seats: [{ submittedAt: new Date() }] })).toContain(
    'has begun',
  )
  for (const state of ['live', 'wrapping up', 'closed'] as const)
    expect(whyNotReschedule({ state, seats: [] }), state).toContain('has begun')
  expect(whyNotReschedule({ state: 'cancelled', seats: [] })).toContain('was cancelled')
})

test('moves on within the same set, or anywhere before the first session', () => {
  const at = (setId: string, number: number) => ({ setId, name: setId, number, publishedAt: new Date() })
  const begun = { evaluations: 1 }
  expect(whyNotMoveOn(at('a', 1), at('a', 2), begun)).toBeNull()
  expect(whyNotMoveOn(at('a', 2), at('a', 1), begun)).toContain('only moves on')
  expect(whyNotMoveOn(at('a', 1), at('b', 5), begun)).toContain('stays with it')
  expect(whyNotMoveOn(at('a', 2), at('b', 1), { evaluations: 0 })).toBeNull()
  expect(whyNotMoveOn(at('a', 1), { ...at('a', 2), publishedAt: null }, { evaluations: 0 })).toContain(
    'published',
  )
  expect(whyNotArchive({ openSessions: 0 })).toBeNull()
  expect(whyNotArchive({ openSessions: 1 })).toMatch(/^One session is ahead/)
})
