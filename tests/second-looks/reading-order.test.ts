import { expect, test } from 'vitest'
import {
  nextReason,
  nextUnscored,
  progressOf,
} from '@/app/(workspace)/compare/[jobId]/second-looks/[secondLookId]/reading-order'
import { findingsInWords } from '@/app/(workspace)/compare/[jobId]/second-looks/[secondLookId]/result-words'
import { findingsOf } from '@/server/second-looks/findings'

const answers = [1, 2, 4].map((number) => ({ number }))
const done = (...scored: number[]) => {
  return (answer: number) => scored.includes(answer)
}

test('goes on to the next answer without a score, around the end', () => {
  expect(nextUnscored(answers, 1, done(1))).toBe(2)
  expect(nextUnscored(answers, 2, done(2))).toBe(4)
  expect(nextUnscored(answers, 4, done(2, 4))).toBe(1)
  expect(nextUnscored(answers, 4, done(1, 2, 4))).toBeNull()
})

test('zero goes through the reasons', () => {
  expect(nextReason(null)).toBe('too little written')
  expect(nextReason('too little written')).toBe('not asked')
  expect(nextReason('other')).toBe('too little written')
})

test('counts what was scored here since the page came', () => {
  const question = { questionId: 'q', number: 1, prompt: '', versionId: 'v', toScore: 2, scored: 2 }
  const answer = { points: [], notes: ['x'], value: null, notAssessed: null, version: 0 }
  const page = {
    id: 'look',
    questions: [question],
    question: { ...question, hint: '', points: [], anchors: [] },
    answers: [
      { ...answer, number: 1, isEmpty: false },
      { ...answer, number: 2, isEmpty: false },
      { ...answer, number: 3, isEmpty: true },
    ],
  }
  expect(progressOf(question, undefined, new Map()).scored).toBe(2)
  const scores = new Map([
    ['q 1', { value: 4, notAssessed: null }],
    ['q 2', { value: null, notAssessed: null }],
  ])
  expect(progressOf(question, page, scores).scored).toBe(1)
})

const look = (shifts: readonly number[]) =>
  findingsOf(shifts.map((by, at) => ({ candidate: `c${at}`, question: '1', first: [3], second: [3 + by] })))

test('says a shift only where its interval leaves out nothing at all', () => {
  expect(findingsInWords(look([-1, -1, -1, -0.9]))[1]).toMatch(
    /^On average the second look is 1\.0 point lower\. That is more than chance/,
  )
  expect(findingsInWords(look([-1, 1, -1, 0]))[1]).toContain('There is no clear shift')
  expect(findingsInWords(look([1, 1]))[1]).toContain('With 2 candidates nothing can be said beyond these')
  expect(findingsInWords(look([0.01, -0.01, 0]))[1]).toContain('both looks come to the same')
})

test('says how many are close and how many apart', () => {
  expect(findingsInWords(look([0, 1]))[0]).toBe(
    '2 of 2 answers are at most one point from the first score, and none is two or more apart.',
  )
  expect(findingsInWords(look([0, 2, -2]))[0]).toBe(
    '1 of 3 answers is at most one point from the first score; 2 are two or more apart.',
  )
  expect(findingsInWords(findingsOf([]))).toHaveLength(1)
})
