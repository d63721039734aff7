import { expect, test } from 'vitest'
import {
  sealInWords,
  whyNotArchive,
  whyNotMoveOn,
  whyNotReschedule,
  whyTight,
  whyUnqualified,
} from '@/server/panels/rules'

test('says of a slot by how much the questions are too long for it', () => {
  expect(whyTight(37, 30)).toBe('37 min of questions in 30 min.')
  expect(whyTight(30, 30)).toBeNull()
  // While the slot is still being typed there is nothing to say.
  expect(whyTight(37, 3)).toBeNull()
  expect(whyTight(37, Number.NaN)).toBeNull()
})

test('says of those who come which questions nobody of them is qualified for', () => {
  const questions = [
    { position: 1, competencies: ['Judgment'], competencyIds: ['j'] },
    { position: 2, competencies: ['Judgment', 'Law'], competencyIds: ['j', 'l'] },
    { position: 3, competencies: [], competencyIds: [] },
  ]
  const ada = { memberId: 'ada', qualifiedFor: ['j'] }
  const mei = { memberId: 'mei', qualifiedFor: ['l'] }
  const eva = { memberId: 'eva', qualifiedFor: [] }
  expect(whyUnqualified(questions, [ada])).toBe(
    'Nobody who comes is qualified for question 2 (“Judgment” and “Law”).',
  )
  expect(whyUnqualified(questions, [mei])).toBe(
    'Nobody who comes is qualified for questions 1 (“Judgment”) and 2 (“Judgment” and “Law”).',
  )
  // Each of them knows one half of it.
  expect(whyUnqualified(questions, [ada, mei])).toContain('question 2')
  expect(whyUnqualified(questions, [ada, eva])).toBeNull()
  expect(whyUnqualified(questions, [])).toBeNull()
  const many = [1, 2, 3].map((position) => ({ ...questions[0]!, position }))
  expect(whyUnqualified([...many, questions[2]!], [mei])).toBe(
    'Nobody who comes is qualified for questions 1, 2 and 3.',
  )
  expect(whyUnqualified(many, [mei])).toBe('Nobody who comes is qualified for any of the questions.')
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
