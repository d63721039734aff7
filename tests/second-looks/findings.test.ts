import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOf, type TwiceScored } from '@/server/second-looks/findings'

const answer = (candidate: string, question: string, first: number[], second: number[]): TwiceScored => ({
  candidate,
  question,
  first,
  second,
})

test('compares the means of both looks over the answers that both scored', () => {
  const found = findingsOf([
    answer('Noor', '1', [4, 4], [3, 2]), // 4 → 2.5: −1.5
    answer('Noor', '2', [5], [2]), // 5 → 2: −3
    answer('Emil', '1', [2, 3], [3]), // 2.5 → 3: +0.5
    answer('Emil', '2', [3], []), // nobody scored it again
    answer('Ana', '1', [], [4]), // nobody scored it first
  ])
  expect(found).toMatchObject({ answers: 3, candidates: 2, within: 1 })
  // (−1.5 − 3 + 0.5) / 3
  expect(found.shift).toBeCloseTo(-4 / 3, 12)
  expect(found.apart).toMatchObject([
    { candidate: 'Noor', question: '2', before: 5, after: 2, difference: -3 },
  ])
  expect(found.byCandidate).toMatchObject([
    { candidate: 'Noor', answers: 2, before: 4.5, after: 2.25, shift: -2.25 },
    { candidate: 'Emil', answers: 1, before: 2.5, after: 3, shift: 0.5 },
  ])
  expect(found.byQuestion.map(({ question, shift }) => [question, shift])).toEqual([
    ['1', -0.5],
    ['2', -3],
  ])
})

test('a difference of exactly two is apart, and the largest comes first', () => {
  const found = findingsOf([
    answer('a', '1', [3], [1]),
    answer('a', '2', [1], [5]),
    answer('a', '3', [3], [4.9]),
  ])
  expect(found.apart.map((one) => one.difference)).toEqual([4, -2])
})

describe('the interval of the shift', () => {
  test('takes candidates, not answers, as the units', () => {
    // Shifts by candidate 0, 1 and 2: mean 1, standard deviation 1, t(2; 0.975) = 4.302653: 1 ± 4.302653 / √3.
    const found = findingsOf(
      [0, 1, 2].flatMap((by) => ['1', '2', '3'].map((q) => answer(`c${by}`, q, [2], [2 + by]))),
    )
    expect(found.interval?.low).toBeCloseTo(1 - 2.484138, 5)
    expect(found.interval?.high).toBeCloseTo(1 + 2.484138, 5)
  })

  test('is not given for two candidates', () => {
    expect(findingsOf([answer('a', '1', [1], [2]), answer('b', '1', [1], [3])]).interval).toBeNull()
  })
})

describe('agreement', () => {
  const many = (candidates: number, second: (at: number) => number) =>
    findingsOf(
      Array.from({ length: candidates }, (_, at) => answer(`c${at}`, '1', [1 + (at % 5)], [second(at)])),
    )

  test('has no coefficient for fewer than ten candidates', () => {
    expect(many(9, (at) => 1 + (at % 5)).agreement).toBeNull()
    expect(many(10, (at) => 1 + (at % 5)).agreement).not.toBeNull()
  })

  test('is that of absolute agreement: one point lower throughout is not full agreement', () => {
    expect(many(10, (at) => 1 + (at % 5)).agreement?.value).toBeCloseTo(1, 12)
    // MSR = 2 · 20/9 = 40/9, MSC = 5, MSE = 0: MSR / (MSR + 2 · MSC / 10) = (40/9) / (49/9).
    expect(many(10, (at) => at % 5).agreement?.value).toBeCloseTo(40 / 49, 12)
  })

  test('says why there is none where all scores are the same', () => {
    const found = findingsOf(Array.from({ length: 10 }, (_, at) => answer(`c${at}`, '1', [3], [3])))
    expect(found.agreement).toMatchObject({
      value: null,
      reason: expect.stringContaining('all scores are the same'.slice(4)),
    })
  })
})

test('tells how close interviewers and readers are among themselves', () => {
  const found = findingsOf([answer('a', '1', [1, 4], [3, 3]), answer('b', '1', [2, 2], [4, 3])])
  expect(found.among).toEqual({ first: 0.5, second: 1 })
  expect(findingsOf([answer('a', '1', [1], [3])]).among).toEqual({ first: null, second: null })
})

test('of nothing there is nothing to say', () => {
  expect(findingsOf([])).toMatchObject({
    answers: 0,
    shift: null,
    interval: null,
    agreement: null,
    apart: [],
  })
})

test('whoever scores everything by the same amount higher shifts by that, whatever the scores', () => {
  const scored = fc.record({
    candidate: fc.constantFrom('a', 'b', 'c', 'd'),
    question: fc.constantFrom('1', '2'),
    first: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  })
  fc.assert(
    fc.property(
      fc.array(scored, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: -2, max: 2 }),
      (all, by) => {
        const found = findingsOf(all.map((one) => ({ ...one, second: one.first.map((value) => value + by) })))
        expect(found.shift).toBeCloseTo(by, 9)
        for (const own of [...found.byCandidate, ...found.byQuestion]) expect(own.shift).toBeCloseTo(by, 9)
        expect(found.within).toBe(Math.abs(by) < 2 ? all.length : 0)
      },
    ),
  )
})
