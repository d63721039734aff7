import { expect, test } from 'vitest'
import { sealInWords, whyNotArchive, whyNotMoveOn, whyNotReschedule, whyTight } from '@/server/panels/rules'

test('says of a slot by how much the questions are too long for it', () => {
  expect(whyTight(37, 30)).toBe('37 min of questions in 30 min.')
  expect(whyTight(30, 30)).toBeNull()
  // While the slot is still being typed there is nothing to say.
  expect(whyTight(37, 3)).toBeNull()
  expect(whyTight(37, Number.NaN)).toBeNull()
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
