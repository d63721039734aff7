import { describe, expect, test } from 'vitest'
import { hasBegun } from '@/server/session-life/rules'
import { asksToStart, missingOf, refusalOf, sealIsOpenTo, whenOf } from '@/server/sessions/rules'

const draft = { submittedAt: null, excusedAt: null }
const submitted = { submittedAt: new Date(), excusedAt: null }
const excused = { submittedAt: null, excusedAt: new Date() }

describe('refusalOf', () => {
  test('says why in words', () => {
    expect(refusalOf('record', { state: 'live' }, draft)).toBeNull()
    expect(refusalOf('record', { state: 'cancelled' }, draft)).toContain('cancelled')
    expect(refusalOf('record', { state: 'live' }, submitted)).toContain('submitted')
    expect(refusalOf('submit', { state: 'live' }, excused)).toContain('excused')
    expect(refusalOf('record', { state: 'closed' }, draft)).toContain('closed')
  })

  test('revises only what was submitted', () => {
    expect(refusalOf('revise', { state: 'closed' }, submitted)).toBeNull()
    expect(refusalOf('revise', { state: 'live' }, draft)).toContain('Only a submitted scorecard')
    expect(refusalOf('revise', { state: 'cancelled' }, submitted)).toContain('cancelled')
  })
})

describe('missingOf', () => {
  const question = { scores: true, value: null, notAssessed: null, hasEvidence: false }

  test('lists assigned questions without score or reason, and no others', () => {
    const questions = [
      { ...question, setItemId: 'unscored' },
      { ...question, setItemId: 'optional', scores: false },
      { ...question, setItemId: 'scored', value: 3 },
      { ...question, setItemId: 'not assessed', notAssessed: 'no time' },
    ]
    expect(missingOf(questions, false)).toEqual({ unscored: ['unscored'], withoutEvidence: [] })
  })

  test('lists scores without evidence where the panel demands it, optional ones too', () => {
    const questions = [
      { ...question, setItemId: 'bare', value: 1 },
      { ...question, setItemId: 'noted', value: 2, hasEvidence: true },
      { ...question, setItemId: 'optional', value: 5, scores: false },
      { ...question, setItemId: 'not assessed', notAssessed: 'absent' },
    ]
    expect(missingOf(questions, true)).toEqual({ unscored: [], withoutEvidence: ['bare', 'optional'] })
    expect(missingOf(questions, false).withoutEvidence).toEqual([])
  })
})

describe('whenOf', () => {
  const session = { state: 'scheduled' as const, startsAt: new Date('2026-03-01T10:00:00Z'), slotMinutes: 60 }
  const at = (time: string) => whenOf(session, draft, new Date(`2026-03-01T${time}:00Z`))

  test('is soon for a quarter of an hour, and now from the start to half an hour after', () => {
    expect(at('09:44')).toBe('upcoming')
    expect(at('09:45')).toBe('soon')
    expect(at('09:59')).toBe('soon')
    expect(at('10:00')).toBe('now')
    expect(at('11:30')).toBe('now')
    expect(at('11:31')).toBe('to submit')
  })

  test('is now ahead of its time only where somebody has started it', () => {
    const early = new Date('2026-03-01T05:00:00Z')
    expect(whenOf({ ...session, state: 'live' }, draft, early)).toBe('now')
    expect(whenOf(session, draft, early)).toBe('upcoming')
  })

  test('is done once the scorecard is in, excused or the session cancelled', () => {
    const now = new Date('2026-03-01T10:10:00Z')
    expect(whenOf(session, submitted, now)).toBe('done')
    expect(whenOf(session, excused, now)).toBe('done')
    expect(whenOf({ ...session, state: 'cancelled' }, draft, now)).toBe('done')
  })
})

describe('asksToStart', () => {
  const session = { state: 'scheduled' as const, startsAt: new Date('2026-03-01T10:00:00Z') }

  test('asks while the session is scheduled and more than a quarter of an hour away', () => {
    expect(asksToStart(session, new Date('2026-03-01T09:44:59Z'))).toBe(true)
    expect(asksToStart(session, new Date('2026-03-01T09:45:00Z'))).toBe(false)
    expect(asksToStart({ ...session, state: 'live' }, new Date('2026-03-01T05:00:00Z'))).toBe(false)
  })
})

describe('hasBegun', () => {
  const session = { state: 'scheduled' as const, startsAt: new Date('2026-03-01T10:00:00Z') }

  test('has begun at its time, or when somebody started it', () => {
    expect(hasBegun(session, new Date('2026-03-01T09:59:59Z'))).toBe(false)
    expect(hasBegun(session, new Date('2026-03-01T10:00:00Z'))).toBe(true)
    expect(hasBegun({ ...session, state: 'live' }, new Date('2026-03-01T05:00:00Z'))).toBe(true)
  })
})

describe('sealIsOpenTo', () => {
  test('opens with the evaluation, or under `until own submit` with the last own scorecard', () => {
    const all = { openedAt: null, sealPolicy: 'until all submit' as const }
    const own = { openedAt: null, sealPolicy: 'until own submit' as const }
    expect(sealIsOpenTo(all, [submitted])).toBe(false)
    expect(sealIsOpenTo({ ...all, openedAt: new Date() }, [draft])).toBe(true)
    expect(sealIsOpenTo(own, [submitted])).toBe(true)
    expect(sealIsOpenTo(own, [submitted, draft])).toBe(false)
    expect(sealIsOpenTo(own, [excused])).toBe(false)
  })
})
