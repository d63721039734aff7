import { expect, test } from 'vitest'
import {
  isOver,
  missingOf,
  whyCareful,
  whyNotEnd,
  whyNotFinish,
  whyNotRead,
  whyNotScore,
  whyNotTell,
} from '@/server/second-looks/rules'

const at = new Date()
const running = { endedAt: null }
const ended = { endedAt: at }
const reading = { name: 'Mei', finishedAt: null }
const through = { name: 'Tomás', finishedAt: at }

test('the hiring team reads everybody, an interviewer only those they met', () => {
  const mei = { name: 'Mei', seesAll: false, met: ['a', 'b'] }
  expect(whyNotRead(mei, ['a', 'b'])).toBeNull()
  expect(whyNotRead(mei, ['a', 'b', 'c'])).toContain('met only 2 of these 3 candidates')
  expect(whyNotRead(mei, ['c', 'd'])).toContain('met none of these 2 candidates')
  expect(whyNotRead({ ...mei, seesAll: true }, ['c', 'd'])).toBeNull()
})

test('whoever met a candidate is read with care, unless they cannot read at all', () => {
  const mei = { name: 'Mei', seesAll: true, met: ['a', 'b'] }
  expect(whyCareful(mei, ['a', 'b'])).toContain('Interviewed all of these candidates')
  expect(whyCareful(mei, ['a', 'c', 'd'])).toContain('Interviewed 1 of 3 of these candidates')
  expect(whyCareful(mei, ['c', 'd'])).toBeNull()
  expect(whyCareful({ ...mei, seesAll: false }, ['a', 'c'])).toBeNull()
})

test('it is over when all are through or when it was ended', () => {
  expect(isOver(running, [through, reading])).toBe(false)
  expect(isOver(running, [through, through])).toBe(true)
  expect(isOver(ended, [reading])).toBe(true)
})

test('scores are final once the reader is through, and closed once it was ended', () => {
  expect(whyNotScore(running, reading)).toBeNull()
  expect(whyNotScore(running, through)).toContain('final')
  expect(whyNotScore(ended, reading)).toContain('ended')
})

test('it is ended once, and not when nobody reads any more', () => {
  expect(whyNotEnd(running, [through, reading])).toBeNull()
  expect(whyNotEnd(ended, [reading])).toContain('ended already')
  expect(whyNotEnd(running, [through])).toContain('through')
})

test('nothing is told while somebody reads, and who that is', () => {
  expect(whyNotTell(running, [through, reading])).toContain('Mei still reads')
  expect(whyNotTell(running, [reading, { ...reading, name: 'Hanna' }])).toContain('Mei and Hanna still read.')
  expect(whyNotTell(ended, [reading])).toBeNull()
  expect(whyNotTell(running, [through])).toBeNull()
})

test('what is missing is said by question', () => {
  const questions = [
    { number: 1, toScore: 3, scored: 3 },
    { number: 2, toScore: 3, scored: 1 },
    { number: 3, toScore: 1, scored: 0 },
  ]
  expect(missingOf(questions)).toEqual([
    { number: 2, missing: 2 },
    { number: 3, missing: 1 },
  ])
  expect(whyNotFinish(questions)).toBe('3 answers have no score yet, in questions 2 and 3.')
  expect(whyNotFinish(questions.slice(2))).toBe('1 answer has no score yet, in question 3.')
  expect(whyNotFinish(questions.slice(0, 1))).toBeNull()
})
