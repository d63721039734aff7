import { describe, expect, test } from 'vitest'
import { evidenceInWords, type Mark, nextReason } from '@/app/(room)/sessions/[sessionId]/_question/marks'
import { askInWords, doubtsOf } from '@/app/(room)/sessions/[sessionId]/_review/doubts'
import { hashOf, placeIn } from '@/app/(room)/sessions/[sessionId]/_shown/use-place'
import { durationInWords, slotInWords } from '@/app/(room)/sessions/[sessionId]/time-left'
import { notAssessedReasons } from '@/db/schema/scores'

describe('what is asked before submitting', () => {
  test('nothing only where every question has a score and a recommendation is given', () => {
    expect(doubtsOf(0, 'no')).toEqual([])
    expect(doubtsOf(0, null)).toEqual(['recommendation'])
    expect(doubtsOf(3, 'yes')).toEqual(['unscored'])
    expect(doubtsOf(3, null)).toEqual(['unscored', 'recommendation'])
  })

  test('says what is missing and what another press does', () => {
    expect(askInWords(['recommendation'], 0)).toEqual({
      question: 'Give a recommendation, or press again to submit without one.',
      button: 'Submit without one',
    })
    expect(askInWords(['unscored'], 1)).toEqual({
      question: 'One question has no score.',
      button: 'Submit without it',
    })
    expect(askInWords(['unscored', 'recommendation'], 7)).toEqual({
      question: '7 questions have no score. Give a recommendation, or press again to submit without them.',
      button: 'Submit without them',
    })
  })
})

describe('a time ahead', () => {
  const minuteMs = 60_000
  test.each([
    [1, '1 min'],
    [59, '59 min'],
    [60, '1 h'],
    [80, '1 h 20 min'],
    [120, '2 h'],
    [282, '5 h'],
    [300, '5 h'],
    [47 * 60, '47 h'],
    [72 * 60, '3 days'],
  ])('%i minutes are %s', (minutes, words) => {
    expect(durationInWords(minutes * minuteMs)).toBe(words)
  })

  test('of the slot is said in hours before it, and in minutes inside it', () => {
    const startsMs = Date.parse('2026-03-01T13:00:00Z')
    expect(slotInWords(startsMs - 300 * minuteMs, startsMs, 60)).toMatchObject({
      before: 'Starts',
      words: 'in 5 h',
    })
    expect(slotInWords(startsMs + 15 * minuteMs, startsMs, 60)).toMatchObject({ words: '45 min left' })
  })
})

describe('the place in the address', () => {
  test('leads back to each question and to the review, and to nothing that is not there', () => {
    for (const at of [0, 1, 7, 8]) expect(placeIn(hashOf(at, 8), 8)).toBe(at)
    for (const hash of ['', '#', '#content', '#question-0', '#question-9', '#question-1x', '#question--1'])
      expect(placeIn(hash, 8)).toBeNull()
  })
})

describe('evidence beside the score', () => {
  const mark = (number: number, more: Partial<Mark>): Mark => ({
    question: { number, setItemId: `item ${number}` } as Mark['question'],
    value: null,
    notAssessed: null,
    hasEvidence: false,
    ...more,
  })

  test('asks quietly before, plainly after a score without any, and goes on asking for the ones gone by', () => {
    const marks = [mark(1, { value: 4 }), mark(2, {}), mark(3, { value: 2, hasEvidence: true })]
    expect(evidenceInWords(marks, 0, ['item 1'])?.words).toBe('This score needs a note or a point heard.')
    expect(evidenceInWords(marks, 1, ['item 1'])).toEqual({
      words: 'The score of question 1 needs a note or a point heard.',
      isLacking: true,
    })
    expect(evidenceInWords(marks, 1, [])).toEqual({
      words: 'A score here needs a note or a point heard.',
      isLacking: false,
    })
    expect(evidenceInWords(marks, 2, [])).toBeNull()
  })
})

test('the key for “not assessed” goes through every reason and round again', () => {
  const seen = [nextReason(null)]
  while (seen.length < notAssessedReasons.length) seen.push(nextReason(seen.at(-1)!))
  expect(seen).toEqual([...notAssessedReasons])
  expect(nextReason(seen.at(-1)!)).toBe(seen[0])
})
