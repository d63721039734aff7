import { describe, expect, test } from 'vitest'
import {
  answerFigures,
  canonicalText,
  cellOf,
  disagrees,
  type FinalScore,
  overallOf,
  roundToKeep,
  standingOf,
  summedOf,
  tiedRuns,
  whyNotDecide,
} from '@/server/compare/rules'

const scored = (
  scorecardId: string,
  value: number | null,
  notAssessed: string | null = null,
): FinalScore => ({
  scorecardId,
  memberId: `member of ${scorecardId}`,
  name: `Name of ${scorecardId}`,
  value,
  notAssessed,
})

describe('cellOf', () => {
  test('takes the mean and the range of what was scored', () => {
    const cell = cellOf([scored('a', 2), scored('b', 5), scored('c', 4)], ['a', 'b', 'c'])
    expect(cell).toMatchObject({ low: 2, high: 5, scored: 3, notAssessed: 0, missing: 0 })
    expect(cell.mean).toBeCloseTo(11 / 3, 12)
  })

  test('without a score has no mean, never 0', () => {
    const none = cellOf([], ['a', 'b'])
    expect(none).toMatchObject({ mean: null, low: null, high: null, scored: 0, missing: 2 })
    const passed = cellOf([scored('a', null, 'no time')], ['a'])
    expect(passed).toMatchObject({ mean: null, scored: 0, notAssessed: 1, missing: 0 })
  })

  test('misses who was planned and is silent, also where somebody else scored unasked', () => {
    const cell = cellOf([scored('unasked', 4), scored('took back', null)], ['silent', 'took back'])
    expect(cell).toMatchObject({ mean: 4, scored: 1, missing: 2 })
  })
})

test('two steps apart is a disagreement, one is not', () => {
  expect(disagrees(cellOf([scored('a', 2), scored('b', 4)], []))).toBe(true)
  expect(disagrees(cellOf([scored('a', 3), scored('b', 4)], []))).toBe(false)
  expect(disagrees(cellOf([], ['a', 'b']))).toBe(false)
})

test('the figures of one answer are those of a sum over it alone', () => {
  const answers = [
    cellOf([scored('a', 5), scored('b', 2), scored('c', null, 'no time')], ['a', 'b', 'c', 'silent']),
    cellOf([scored('a', 3), scored('b', 4), scored('c', 4)], ['a', 'b', 'c']),
    cellOf([scored('a', 1)], []),
    cellOf([], ['a']),
  ]
  for (const cell of answers)
    expect(answerFigures(cell)).toEqual({
      ...summedOf([{ cell, weight: 1 }]),
      disagrees: disagrees(cell),
      waiting: 0,
    })
})

describe('overallOf', () => {
  const first = cellOf([scored('a', 5), scored('b', 3)], ['a', 'b'])
  const second = cellOf([scored('a', 1), scored('b', 2)], ['a', 'b'])
  const empty = cellOf([], ['a', 'b'])

  test('weighs the means of the questions, and spreads over the single scores', () => {
    const overall = overallOf([
      { cell: first, weight: 3 },
      { cell: second, weight: 1 },
    ])
    // (3·4 + 1·1.5) / 4 = 3.375; of 5, 3, 1, 2: mean 2.75, squares 8.75, √(8.75/3)
    expect(overall.mean).toBeCloseTo(3.375, 12)
    expect(overall.spread).toBeCloseTo(1.7078251277, 10)
    expect(overall).toMatchObject({ scores: 4, questions: 2, disagreements: 1 })
  })

  test('leaves out a question without a score', () => {
    const overall = overallOf([
      { cell: second, weight: 1 },
      { cell: empty, weight: 50 },
    ])
    expect(overall).toMatchObject({ mean: 1.5, scores: 2, questions: 1 })
  })

  test('of nothing is nothing', () => {
    expect(overallOf([{ cell: empty, weight: 1 }])).toEqual({
      mean: null,
      spread: null,
      scores: 0,
      questions: 0,
      disagreements: 0,
    })
  })
})

describe('whyNotDecide', () => {
  const open = { panel: 'Depth', isOpen: true, submitted: 2, waitingFor: [], isUnderWay: false }
  const waiting = ['Mei', 'Tomás']
  const sealed = { panel: 'Scenarios', isOpen: false, submitted: 1, waitingFor: waiting, isUnderWay: false }
  const ahead = { panel: 'Later', isOpen: false, submitted: 0, waitingFor: ['Priya'], isUnderWay: false }

  test('lets a manager decide on what is open, and a panel ahead is no hindrance', () => {
    expect(whyNotDecide({ decides: true }, [open, ahead])).toBeNull()
  })

  test('names the seal and whom it waits for', () => {
    const why = whyNotDecide({ decides: true }, [open, sealed])
    expect(why).toContain('“Scenarios” is still sealed')
    expect(why).toContain('Mei and Tomás')
  })

  test('waits for a session under way, of an opened panel too, and says how that ends', () => {
    const live = { ...ahead, panel: 'Live', waitingFor: waiting, isUnderWay: true }
    for (const one of [live, { ...live, isOpen: true, submitted: 2 }]) {
      const why = whyNotDecide({ decides: true }, [open, one])
      expect(why).toContain('“Live” is under way and waits for Mei and Tomás')
      expect(why).toContain('excused')
    }
  })

  test('needs a manager of the team, and something that was scored', () => {
    expect(whyNotDecide({ decides: false }, [open])).toContain('Only a manager')
    expect(whyNotDecide({ decides: true }, [ahead])).toContain('Nothing was scored')
    expect(whyNotDecide({ decides: true }, [])).toContain('Nothing was scored')
  })
})

test('canonical text does not depend on the order of fields, and keeps that of lists', () => {
  expect(canonicalText({ b: [2, 1], a: null, c: undefined })).toBe('{"a":null,"b":[2,1]}')
  expect(canonicalText({ a: null, b: [2, 1] })).toBe(canonicalText({ b: [2, 1], a: null }))
})

test('what is kept has at most 12 significant digits', () => {
  expect(roundToKeep(11 / 3)).toBe(3.66666666667)
  expect(roundToKeep(0.1 + 0.2)).toBe(0.3)
  expect(roundToKeep(null)).toBeNull()
})

describe('where candidates stand', () => {
  // Four candidates, three interviewers, two questions; each score is ability plus severity plus a half for question 2.
  const ability = [5, 4, 3, 1]
  const severity = [0, -1, 0]
  const scores = ability.flatMap((points, candidate) =>
    severity.flatMap((less, interviewer) =>
      [0, 1].flatMap((question) => [candidate, interviewer, question, Math.max(1, points + less)]),
    ),
  )
  const packed = {
    candidates: ['Ada', 'Bea', 'Cem', 'Dan'],
    interviewers: ['p', 'q', 'r'],
    questions: ['x', 'y'],
    scores,
  }

  test('is nothing before a score is open', () => {
    expect(standingOf({ ...packed, scores: [] })).toBeNull()
  })

  test('is computed from the packed scores by name', () => {
    const { estimate, n } = standingOf(packed)!
    expect(n).toBe(24)
    // Ada: (5·4 + 4·2)/6.
    expect(estimate!.candidates[0]).toMatchObject({ id: 'Ada', n: 6, raw: expect.closeTo(28 / 6, 12) })
    expect(estimate!.interviewers.find(({ id }) => id === 'q')!.leniency).toBeLessThan(-0.2)
  })

  test('brackets the longest runs of neighbours between whom nothing is clear', () => {
    const clear = new Set(['ac', 'ad', 'bd', 'ae', 'be', 'ce'])
    const isClear = (a: string, b: string) => clear.has(a + b) || clear.has(b + a)
    expect(tiedRuns(['a', 'b', 'c', 'd', 'e'], isClear)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ])
    expect(tiedRuns(['a', 'b', 'c'], () => false)).toEqual([[0, 2]])
    expect(tiedRuns(['a', 'b', 'c'], () => true)).toEqual([])
  })
})
