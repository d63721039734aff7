import { describe, expect, test } from 'vitest'
import { firstQuestion, placeIn, viewColumns } from '@/app/(workspace)/compare/[jobId]/matrix/view-columns'
import { nextDisagreement, placeOf } from '@/app/(workspace)/compare/[jobId]/place'
import { applyDecisionRule } from '@/server/stats/decision-rule/apply'
import {
  applicationId,
  arrangeGrid,
  arrangeRows,
  competencyId,
  panelId,
  question,
  questionId,
} from './grid-arrange'

// Two competencies; the third question is of both, and weighs three.
const columns = [
  question(1, [1]),
  question(2, [1], { panel: 2 }),
  question(3, [1, 2], { weight: 3, panel: 2 }),
]

describe('by competency', () => {
  const grid = arrangeGrid(columns, ['500401,3002v2,100202-'])
  const [row] = arrangeRows(columns, ['500401,300v02,100202-'])
  const [first, second] = viewColumns('competency', grid)

  test('a cell is the weighted mean of its questions’ means, a question of two counting half for each', () => {
    // (1 · 4.5 + 1 · 3 + 1.5 · 1.5) / 3.5; of 5, 4, 3, 1, 2: mean 3, squares 10, √(10/4).
    const cell = placeIn(row!, first!, grid.members)
    expect(cell).toMatchObject({
      scores: 5,
      questions: 3,
      notAssessed: 1,
      missing: 1,
      low: 1,
      high: 5,
      waiting: 0,
    })
    expect((cell as { mean: number }).mean).toBeCloseTo(9.75 / 3.5, 12)
    expect((cell as { spread: number }).spread).toBeCloseTo(Math.sqrt(2.5), 12)
    expect(placeIn(row!, second!, grid.members)).toMatchObject({ mean: 1.5, scores: 2, questions: 1 })
  })

  test('is what the decision rule has for a competency', () => {
    const score = (question: string, interviewer: string, value: number) => ({
      candidate: 'C1',
      interviewer,
      question,
      score: value,
    })
    const { candidates } = applyDecisionRule({
      rule: { method: 'raw', weights: { one: 1 }, minimums: {}, leastScores: 1, bar: null, tieBreaks: [] },
      questions: [
        { id: '1', competency: 'one', weight: 1 },
        { id: '2', competency: 'one', weight: 1 },
        { id: '3', competency: 'one', weight: 1.5 },
      ],
      scores: [
        score('1', 'A', 5),
        score('1', 'G', 4),
        score('2', 'A', 3),
        score('3', 'A', 1),
        score('3', 'L', 2),
      ],
      scale: [1, 5],
    } as unknown as Parameters<typeof applyDecisionRule>[0])
    expect((placeIn(row!, first!, grid.members) as { mean: number }).mean).toBeCloseTo(
      candidates[0]!.value!,
      12,
    )
  })

  test('is open where one question is, and says how many are still sealed', () => {
    const [half, sealed, nowhere] = arrangeRows(columns, ['500,~0,~0', '~0,~0,~0', ',,'])
    expect(placeIn(half!, first!, grid.members)).toMatchObject({ mean: 5, waiting: 2 })
    expect(placeIn(half!, second!, grid.members)).toBe('Sealed, 1 of 3 in')
    expect(placeIn(sealed!, first!, grid.members)).toBe('Sealed, 1 of 3 in')
    expect(placeIn(nowhere!, first!, grid.members)).toBeNull()
  })

  test('a question without a competency has a column to itself', () => {
    const named = viewColumns('competency', arrangeGrid([question(1, [1]), question(2, [])], []))
    expect(named.map(({ name }) => name)).toEqual(['Competency 1', 'No competency'])
  })

  test('opens the first question that is open', () => {
    const [late] = arrangeRows(columns, ['~0,300,300'])
    expect(firstQuestion(late!, first!)).toBe(1)
    const [none] = arrangeRows(columns, ['~0,~0,~0'])
    expect(firstQuestion(none!, first!)).toBe(0)
  })
})

test('by panel, a cell is the weighted mean of the panel’s questions', () => {
  const grid = arrangeGrid(columns, [])
  const [row] = arrangeRows(columns, ['500,300,100'])
  const [first, second] = viewColumns('panel', grid)
  expect([first!.panelId, second!.panelId]).toEqual([panelId(1), panelId(2)])
  expect(placeIn(row!, first!, grid.members)).toMatchObject({ mean: 5 })
  // (1 · 3 + 3 · 1) / 4
  expect(placeIn(row!, second!, grid.members)).toMatchObject({ mean: 1.5, scores: 2 })
})

describe('going through', () => {
  const rows = arrangeRows(columns, ['500101,500,500101', '500,500101,300'])
  const all = [0, 1, 2]

  test('an address names a question, its candidates and the competency one is within', () => {
    const address = new Map([
      ['question', `${panelId(2)}.${questionId(3)}`],
      ['candidates', [2, 9, 1].map(applicationId).join('.')],
      ['within', `c${competencyId(1).slice(-8)}`],
    ])
    expect(placeOf({ get: (name) => address.get(name) ?? null }, columns, rows)).toEqual({
      column: 2,
      applicationIds: [applicationId(2), applicationId(1)],
      within: `c${competencyId(1).slice(-8)}`,
    })
  })

  test('the next disagreement comes in reading order, and from the start again', () => {
    const at = (column: number, of: number) => ({ column, applicationIds: [applicationId(of)] })
    expect(nextDisagreement(rows, null, all)).toMatchObject(at(0, 1))
    expect(nextDisagreement(rows, at(0, 1), all)).toMatchObject(at(2, 1))
    expect(nextDisagreement(rows, at(2, 1), all)).toMatchObject(at(1, 2))
    expect(nextDisagreement(rows, at(1, 2), all)).toMatchObject(at(0, 1))
    expect(nextDisagreement(rows.toReversed(), null, all)).toMatchObject(at(1, 2))
  })

  test('within a competency only its questions are gone through; side by side one stays with those', () => {
    expect(nextDisagreement(rows, { column: 0, applicationIds: [applicationId(1)] }, [0, 1])).toMatchObject({
      column: 1,
      applicationIds: [applicationId(2)],
    })
    const both = [applicationId(1), applicationId(2)]
    expect(nextDisagreement(rows, { column: 0, applicationIds: both }, all)).toMatchObject({
      column: 1,
      applicationIds: both,
    })
    expect(nextDisagreement(rows.slice(1), { column: 1, applicationIds: [applicationId(2)] }, all)).toBeNull()
  })
})
