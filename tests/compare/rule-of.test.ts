import { describe, expect, test } from 'vitest'
import { rawRuling } from '@/server/compare/rule-of'
import { firstRule } from '@/server/decision-rules/rules'

const depth = '018f0000-0000-7000-8000-000000000001'
const clarity = '018f0000-0000-7000-8000-000000000002'
const question = (id: string, weight: number, ...named: ('Clarity' | 'Depth')[]) => ({
  id,
  weight,
  competencyIds: named.map((name) => (name === 'Depth' ? depth : clarity)),
  competencies: named,
})

describe('rawRuling', () => {
  const columns = [{ questionId: 'Q1' }, { questionId: 'Q2' }].map(({ questionId }, at) => ({
    ...question(questionId, 1, at === 0 ? 'Depth' : 'Clarity'),
    questionId,
    panelId: 'P',
    number: at + 1,
    prompt: '',
    setItemIds: [],
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
