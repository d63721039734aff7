import { describe, expect, test } from 'vitest'
import { firstRule, rankingUnder, statsRuleOf } from '@/server/decision-rules/rules'

const depth = '018f0000-0000-7000-8000-000000000001'
const clarity = '018f0000-0000-7000-8000-000000000002'
const gone = '018f0000-0000-7000-8000-000000000003'
const question = (id: string, weight: number, ...named: ('Clarity' | 'Depth')[]) => ({
  id,
  weight,
  competencyIds: named.map((name) => (name === 'Depth' ? depth : clarity)),
  competencies: named,
})

describe('statsRuleOf', () => {
  test('names competencies, and lets fall what no question has', () => {
    const { rule, questions } = statsRuleOf(
      {
        ...firstRule,
        method: 'adjusted',
        leastScores: 6,
        hireBar: 3.5,
        competencyWeights: { [depth]: 3, [gone]: 5 },
        competencyMinimums: { [clarity]: 2.5, [gone]: 4 },
        tieBreaks: [gone, depth],
      },
      [question('Q1', 2, 'Depth'), question('Q2', 1, 'Clarity', 'Depth'), question('Q3', 4)],
    )
    expect(rule).toEqual({
      method: 'adjusted',
      minimums: { Clarity: 2.5 },
      leastScores: 6,
      bar: 3.5,
      tieBreaks: ['Depth'],
    })
    // A question of two competencies counts half for each, times what each weighs.
    expect(questions).toEqual([
      { id: 'Q1', competency: 'Depth', weight: 6 },
      { id: 'Q2', competency: 'Clarity', weight: 0.5 },
      { id: 'Q2', competency: 'Depth', weight: 1.5 },
      { id: 'Q3', competency: 'none named', weight: 4 },
    ])
  })

  test('what is computed from it is what the weights say', () => {
    const questions = [question('Q1', 1, 'Depth'), question('Q2', 1, 'Clarity', 'Depth')]
    const scores = [
      { candidate: 'C1', interviewer: 'R1', question: 'Q1', score: 5 },
      { candidate: 'C1', interviewer: 'R1', question: 'Q2', score: 2 },
    ]
    const rule = { ...firstRule, competencyWeights: { [depth]: 3 } }
    const ruled = rankingUnder(rule, { questions, scores }, [1, 5])
    // Q1 weighs 3, Q2 (3 + 1)/2 = 2: (3·5 + 2·2)/5. Depth by itself: (3·5 + 1.5·2)/4.5.
    expect(ruled.candidates[0]!.value).toBeCloseTo(3.8, 12)
    expect(ruled.candidates[0]!.competencies).toMatchObject([
      { name: 'Clarity', value: 2, scores: 1 },
      { name: 'Depth', value: 4, scores: 2 },
    ])
  })
})
