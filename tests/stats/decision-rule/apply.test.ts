import { describe, expect, test } from 'vitest'
import { applyDecisionRule } from '@/server/stats/decision-rule/apply'
import { compareRankings } from '@/server/stats/decision-rule/ranking'
import type { DecisionRule, RuleInput } from '@/server/stats/decision-rule/rule'
import { makePanel } from '../panel/made'

const plain: DecisionRule = { method: 'raw', minimums: {}, leastScores: 1, bar: null, tieBreaks: [] }
const questions = [
  { id: 'Q1', competency: 'Depth', weight: 2 },
  { id: 'Q2', competency: 'Depth', weight: 1 },
  { id: 'Q3', competency: 'Clarity', weight: 1 },
]
const score = (cells: string) => {
  const [candidate, interviewer, question, value] = cells.split(' ')
  return { candidate: candidate!, interviewer: interviewer!, question: question!, score: Number(value) }
}
const scores = [
  'Ada p Q1 5',
  'Ada q Q1 4',
  'Ada p Q2 3',
  'Ada p Q3 2',
  'Bea p Q1 3',
  'Bea q Q1 3',
  'Bea p Q2 4',
  'Bea p Q3 5',
  'Cem p Q1 2',
  'Cem q Q1 2',
  'Cem p Q2 2',
  'Cem p Q3 2',
].map(score)
const apply = (rule: Partial<DecisionRule>, more: Partial<RuleInput> = {}) =>
  applyDecisionRule({ rule: { ...plain, ...rule }, questions, scores, scale: [1, 5], points: 128, ...more })
const of = (result: ReturnType<typeof apply>, id: string) => result.candidates.find((one) => one.id === id)!

describe('on raw scores', () => {
  test('a candidate’s value is the weighted mean of the questions’ means', () => {
    // Ada: (2·4.5 + 1·3 + 1·2)/4 = 3.5; Bea: (2·3 + 4 + 5)/4 = 3.75; Cem: 2.
    expect(apply({}).candidates.map(({ id, value, rank }) => [id, value, rank])).toEqual([
      ['Bea', 3.75, 1],
      ['Ada', 3.5, 2],
      ['Cem', 2, 3],
    ])
  })

  test('a competency’s is that of its questions', () => {
    // Ada's depth: (2·4.5 + 3)/3 = 4.
    expect(of(apply({}), 'Ada').competencies).toEqual([
      { name: 'Clarity', value: 2, sd: null, scores: 1 },
      { name: 'Depth', value: 4, sd: null, scores: 3 },
    ])
  })

  test('the bar is met by a value that equals it, and not below a minimum', () => {
    expect(of(apply({ bar: 3.5 }), 'Ada').verdict).toBe('meets the bar')
    expect(of(apply({ bar: 3.5000001 }), 'Ada').verdict).toBe('below the bar')
    expect(of(apply({ bar: 3.5, minimums: { Clarity: 2.5 } }), 'Ada')).toMatchObject({
      verdict: 'below the bar',
      below: ['Clarity'],
    })
    expect(of(apply({ minimums: { Clarity: 2.5 } }), 'Bea').verdict).toBeNull()
    expect(of(apply({}), 'Ada').verdict).toBeNull()
  })

  test('nothing is said with too few scores', () => {
    expect(of(apply({ bar: 3, leastScores: 5 }), 'Ada').verdict).toBe('too few scores')
  })

  test('a tie is settled by the competencies named, or stays', () => {
    const tied = ['Ada p Q1 3', 'Ada p Q2 3', 'Ada p Q3 5', 'Bea p Q1 4', 'Bea p Q2 3', 'Bea p Q3 3'].map(
      score,
    )
    const ranks = (tieBreaks: string[]) =>
      apply({ tieBreaks }, { scores: tied }).candidates.map(({ id, rank }) => [id, rank])
    expect(ranks([])).toEqual([
      ['Ada', 1],
      ['Bea', 1],
    ])
    expect(ranks(['Depth'])).toEqual([
      ['Bea', 1],
      ['Ada', 2],
    ])
    expect(ranks(['Clarity'])).toEqual([
      ['Ada', 1],
      ['Bea', 2],
    ])
  })

  test('a question that nobody scored takes no part', () => {
    expect(of(apply({}, { scores: scores.filter(({ question }) => question !== 'Q3') }), 'Ada').value).toBe(4)
  })
})

const panel = makePanel({
  abilities: [0.9, 0.4, 0.1, -0.2, -0.6, -0.9],
  severities: [0.6, 0, -0.6],
  questions: 3,
  meets: (candidate) => (candidate % 2 ? [0, 1, 2] : [candidate % 4 ? 0 : 1, 2]),
}).map((row) => ({ ...row, question: row.question! }))

describe('on adjusted scores', () => {
  test('with even weights the values are the panel’s adjusted scores', () => {
    const even = questions.map((question) => ({ ...question, weight: 1 }))
    const result = apply({ method: 'adjusted' }, { scores: panel, questions: even })
    expect(result).toMatchObject({ used: 'adjusted', fallback: null })
    for (const { sd } of result.candidates) expect(sd).toBeGreaterThan(0)
  })

  test('with weights, competencies are fitted apart and combined with their uncertainty', () => {
    const result = apply({ method: 'adjusted' }, { scores: panel })
    for (const { value, sd, competencies } of result.candidates) {
      const [clarity, depth] = competencies
      expect(value).toBeCloseTo((clarity!.value! + 3 * depth!.value!) / 4, 10)
      // Errors taken to go together.
      expect(sd).toBeCloseTo((clarity!.sd! + 3 * depth!.sd!) / 4, 10)
    }
  })

  test('what is asked of a competency by itself changes nobody’s value where questions weigh alike', () => {
    const even = questions.map((question) => ({ ...question, weight: 1 }))
    const of = (rule: Partial<DecisionRule>) =>
      apply({ method: 'adjusted', ...rule }, { scores: panel, questions: even }).candidates.map(
        ({ id, value, sd, rank }) => ({ id, value, sd, rank }),
      )
    expect(of({ tieBreaks: ['Depth'], minimums: { Clarity: 2 } })).toEqual(of({}))
  })

  test('falls back to raw values where adjusting is refused, and says why', () => {
    const result = apply(
      { method: 'adjusted' },
      { scores: panel.filter(({ interviewer }) => interviewer === 'R3') },
    )
    expect(result.used).toBe('raw')
    expect(result.fallback).toMatch(/^Clarity: .*met 1 interviewer on average/)
    expect(of(result, 'C1').sd).toBeNull()
  })
})

test('shows what a change of the rule would do', () => {
  // With six times the weight on Q1, Ada: (6·4.5 + 3 + 2)/8 = 4; Bea: (6·3 + 4 + 5)/8 = 3.375.
  const heavier = questions.map((one) => (one.id === 'Q1' ? { ...one, weight: 6 } : one))
  const changes = compareRankings(apply({ bar: 3.6 }), apply({ bar: 3.6 }, { questions: heavier }))
  expect(changes).toEqual([
    {
      id: 'Ada',
      before: { rank: 2, value: 3.5, verdict: 'below the bar' },
      after: { rank: 1, value: 4, verdict: 'meets the bar' },
    },
    {
      id: 'Bea',
      before: { rank: 1, value: 3.75, verdict: 'meets the bar' },
      after: { rank: 2, value: 3.375, verdict: 'below the bar' },
    },
    {
      id: 'Cem',
      before: { rank: 3, value: 2, verdict: 'below the bar' },
      after: { rank: 3, value: 2, verdict: 'below the bar' },
    },
  ])
})
