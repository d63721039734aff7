import { describe, expect, test } from 'vitest'
import { rawRuling, statsRuleOf } from '@/server/compare/rule-of'
import { firstRule } from '@/server/panels/rules'
import { applyDecisionRule } from '@/server/stats/decision-rule/apply'

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
    const ruled = applyDecisionRule({
      ...statsRuleOf({ ...firstRule, competencyWeights: { [depth]: 3 } }, [
        question('Q1', 1, 'Depth'),
        question('Q2', 1, 'Clarity', 'Depth'),
      ]),
      scores: [
        { candidate: 'C1', interviewer: 'R1', question: 'Q1', score: 5 },
        { candidate: 'C1', interviewer: 'R1', question: 'Q2', score: 2 },
      ],
      scale: [1, 5],
    })
    // Q1 weighs 3, Q2 (3 + 1)/2 = 2: (3·5 + 2·2)/5. Depth by itself: (3·5 + 1.5·2)/4.5.
    expect(ruled.candidates[0]!.value).toBeCloseTo(3.8, 12)
    expect(ruled.candidates[0]!.competencies).toMatchObject([
      { name: 'Clarity', value: 2, scores: 1 },
      { name: 'Depth', value: 4, scores: 2 },
    ])
  })
})

describe('rawRuling', () => {
  const columns = [{ questionId: 'Q1' }, { questionId: 'Q2' }].map(({ questionId }, at) => ({
    ...question(questionId, 1, at === 0 ? 'Depth' : 'Clarity'),
    questionId,
    panelId: 'P',
    number: at + 1,
    prompt: '',
    versionNumbers: [1],
  }))
  const open = (value: number) => ({
    state: 'open' as const,
    disagrees: false,
    cell: {
      mean: value,
      low: value,
      high: value,
      scored: 1,
      notAssessed: 0,
      missing: 0,
      scores: [{ scorecardId: 'S', memberId: 'R1', name: 'Ada', value, notAssessed: null }],
    },
  })
  const rows = [
    { applicationId: 'C1', places: [open(5), open(2)] },
    { applicationId: 'C2', places: [open(3), open(3)] },
    { applicationId: 'C3', places: [{ state: 'none' as const }, { state: 'sealed' as const, seal: '' }] },
  ]
  const verdicts = (more: Partial<typeof firstRule>) =>
    Object.fromEntries(
      [...rawRuling({ ...firstRule, ...more }, rows, columns)].map(([id, { verdict }]) => [id, verdict]),
    )

  test.each([
    [{ hireBar: 3.5 }, { C1: 'meets the bar', C2: 'below the bar' }],
    // With clarity three times as heavy the first has (5 + 3·2)/4 = 2.75.
    [
      { hireBar: 3, competencyWeights: { [clarity]: 3 } },
      { C1: 'below the bar', C2: 'meets the bar' },
    ],
    [
      { hireBar: 3, competencyMinimums: { [clarity]: 2.5 } },
      { C1: 'below the bar', C2: 'meets the bar' },
    ],
    [
      { hireBar: 1, leastScores: 3 },
      { C1: 'too few scores', C2: 'too few scores' },
    ],
    [{}, { C1: null, C2: null }],
    // What takes a fit is not said here, rather than said otherwise than beside the rule.
    [{ method: 'adjusted' as const, hireBar: 3 }, {}],
  ])('%o: %o', (rule, expected) => expect(verdicts(rule)).toEqual(expected))
})
