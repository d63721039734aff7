import { describe, expect, test } from 'vitest'
import { type Rating, ratingsFrom } from '@/server/stats/mixed-model/ratings'
import { comparePanel } from '@/server/stats/panel/panel'
import { judge, sayProbability } from '@/server/stats/panel/verdicts'
import { makePanel } from './made'

const compare = (rows: Rating[], scale: readonly [number, number] = [1, 5]) =>
  comparePanel(ratingsFrom(rows), { scale, points: 512 })
const codes = ({ refusals }: { refusals: { code: string }[] }) => refusals.map(({ code }) => code)
const everyone = () => [0, 1, 2]

test('a candidate who met the severe interviewers is put above one of the same raw mean who did not', () => {
  // R1 gives a point less than R3. C1 met R1 and R2, C2 met R2 and R3; the other eight met all three.
  const rows = makePanel({
    abilities: [0.6, -0.4, 0.2, -0.6, 0.9, 0, -0.9, 0.5, -0.2, 0.3],
    severities: [1, 0, -1],
    questions: 6,
    meets: (candidate) => (candidate === 0 ? [0, 1] : candidate === 1 ? [1, 2] : [0, 1, 2]),
  })
  const { estimate, refusals } = compare(rows)
  expect(refusals).toEqual([])
  const [first, second] = estimate!.candidates.filter(({ id }) => id === 'C1' || id === 'C2')
  expect(Math.abs(first!.raw - second!.raw)).toBeLessThan(0.3)
  expect(first!.adjusted - first!.raw).toBeGreaterThan(0.3)
  expect(second!.adjusted - second!.raw).toBeLessThan(-0.3)
  const severity = estimate!.interviewers.map(({ leniency }) => leniency)
  expect(severity[0]).toBeLessThan(-0.5)
  expect(severity[2]).toBeGreaterThan(0.5)
  expect(estimate!.interviewers[0]!.q95).toBeLessThan(0)
})

test('clear, leaning and no difference stand where they should', () => {
  const rows = makePanel({
    abilities: [1.5, 0.1, 0, -1.5],
    severities: [0.2, 0, -0.2],
    questions: 6,
    meets: everyone,
  })
  const { verdicts } = compare(rows)
  const of = (a: string, b: string) => verdicts.find((verdict) => verdict.a === a && verdict.b === b)!
  expect(of('C1', 'C4')).toMatchObject({
    verdict: 'clear',
    why: expect.stringContaining('C1 above C4: > 95 %'),
  })
  expect(of('C2', 'C3').verdict).toBe('none')
})

test('the same panel on a scale of 0 to 100 gives the same verdicts, in its own units', () => {
  const rows = makePanel({
    abilities: [1, 0.3, 0, -1],
    severities: [0.4, 0, -0.4],
    questions: 5,
    meets: everyone,
  })
  const one = compare(rows)
  const other = compare(
    rows.map((row) => ({ ...row, score: (row.score - 1) * 25 })),
    [0, 100],
  )
  expect(other.verdicts).toEqual(one.verdicts)
  for (const [at, candidate] of one.estimate!.candidates.entries()) {
    const scaled = other.estimate!.candidates[at]!
    expect(scaled.adjusted).toBeCloseTo((candidate.adjusted - 1) * 25, 4)
    expect(scaled.sd).toBeCloseTo(candidate.sd * 25, 4)
    expect(scaled.rank).toEqual(candidate.rank)
  }
})

test('the same input gives the same answer to the bit, and another seed another one', () => {
  const rows = makePanel({
    abilities: [1, 0.3, 0, -1],
    severities: [0.4, 0, -0.4],
    questions: 4,
    meets: everyone,
  })
  const answer = (seed: number) =>
    JSON.stringify(comparePanel(ratingsFrom(rows), { scale: [1, 5], points: 256, seed }))
  expect(answer(1)).toBe(answer(1))
  expect(answer(2)).not.toBe(answer(1))
})

describe('refuses, and says what would help', () => {
  const abilities = [1, 0.5, 0, -0.5, -1, 0.2]

  test('to compare across parts that no interviewer links', () => {
    const rows = makePanel({
      abilities,
      severities: [0.5, 0, 0, -0.5],
      questions: 6,
      meets: (candidate) => (candidate < 3 ? [0, 1] : [2, 3]),
    })
    const result = compare(rows)
    const refusal = result.refusals.find(({ code }) => code === 'unlinked')!
    expect(refusal.fix).toMatch(/^One more score would join them: let R\d also score C\d on Q\d\. /)
    expect(result.components.map(({ candidates }) => candidates)).toEqual([
      ['C1', 'C2', 'C3'],
      ['C4', 'C5', 'C6'],
    ])
    const partOf = (id: string) => result.components.findIndex(({ candidates }) => candidates.includes(id))
    for (const { a, b } of [...result.verdicts, ...result.estimate!.pairs]) expect(partOf(a)).toBe(partOf(b))
    // What it names is enough.
    const [, interviewer, candidate, question] = refusal.fix.match(/(R\d) also score (C\d) on (Q\d)/)!
    const joined = compare([
      ...rows,
      { candidate: candidate!, interviewer: interviewer!, question: question!, score: 3 },
    ])
    expect(codes(joined)).not.toContain('unlinked')
  })

  test('fewer than three candidates', () => {
    const result = compare(
      makePanel({ abilities: [1, -1], severities: [0, 0, 0], questions: 4, meets: everyone }),
    )
    expect(codes(result)).toEqual(['too-few-candidates'])
    expect(result.estimate).toBeNull()
    expect(result.raw.map(({ id, n }) => [id, n])).toEqual([
      ['C1', 12],
      ['C2', 12],
    ])
  })

  test('one interviewer for each candidate', () => {
    const rows = makePanel({
      abilities,
      severities: [0, 0, 0],
      questions: 4,
      meets: (candidate) => [candidate % 3],
    })
    const refusal = compare(rows).refusals.find(({ code }) => code === 'too-few-interviewers')!
    expect(refusal.fix).toContain('a second one is missing for C1, C2, C3, C4, C5, C6.')
    expect(compare(rows).estimate).toBeNull()
  })

  test('scores that are all the same', () => {
    const rows = makePanel({ abilities, severities: [0, 0, 0], questions: 4, meets: everyone })
    expect(codes(compare(rows.map((row) => ({ ...row, score: 4 }))))).toEqual(['no-variation'])
  })

  test('to rank candidates who are alike', () => {
    const rows = makePanel({
      abilities: [0, 0, 0, 0, 0],
      severities: [0.3, 0, 0],
      questions: 4,
      meets: everyone,
      noise: 1,
    })
    const refusal = compare(rows).refusals.find(({ code }) => code === 'not-separated')!
    expect(refusal.message).toContain('do not separate the candidates')
  })
})

describe('answers sensibly on odd designs', () => {
  const abilities = [1.2, 0.5, 0, -0.5, -1.2]

  test('one question', () => {
    const { terms, estimate } = compare(
      makePanel({ abilities, severities: [0.5, 0, -0.5], questions: 1, meets: everyone }),
    )
    expect(terms).toEqual(['candidate', 'interviewer'])
    expect(estimate!.questions).toEqual([])
  })

  test('scores at the ends of the scale only', () => {
    const rows = makePanel({ abilities, severities: [0, 0, 0], questions: 5, meets: everyone })
    const { estimate } = compare(rows.map((row) => ({ ...row, score: row.score > 3 ? 5 : 1 })))
    for (const { adjusted, sd } of estimate!.candidates) {
      expect(Number.isFinite(adjusted)).toBe(true)
      expect(sd).toBeGreaterThan(0)
    }
  })

  test('scores that agree exactly, which a likelihood would take for exactly known', () => {
    const rows = makePanel({
      abilities: [2, 1, 0, -1, -2],
      severities: [0, 0, 0],
      questions: 3,
      meets: everyone,
      noise: 0,
    })
    const { estimate, verdicts } = compare(rows)
    expect(estimate!.candidates.map(({ raw }) => raw)).toEqual([5, 4, 3, 2, 1])
    for (const { sd } of estimate!.candidates) expect(sd).toBeGreaterThan(0.05)
    expect(verdicts.every(({ verdict }) => verdict === 'clear')).toBe(true)
  })

  test('every score given twice', () => {
    const rows = makePanel({ abilities, severities: [0.5, 0, -0.5], questions: 3, meets: everyone })
    const { warnings, n } = compare([...rows, ...rows])
    expect(n).toBe(90)
    expect(warnings).toContainEqual({
      code: 'duplicates',
      message: expect.stringMatching(/^45 scores repeat/),
    })
  })

  test('a candidate whom only one interviewer scored', () => {
    const rows = makePanel({
      abilities,
      severities: [0.5, 0, -0.5],
      questions: 5,
      meets: (candidate) => (candidate === 4 ? [0] : [0, 1, 2]),
    })
    const { warnings, estimate } = compare(rows)
    expect(warnings.map(({ code }) => code)).toContain('one-interviewer')
    const sds = estimate!.candidates.map(({ sd }) => sd)
    expect(sds[4]).toBeGreaterThan(Math.max(...sds.slice(0, 4)))
  })

  test('warns where the strongest candidates met the severe interviewers', () => {
    const sorted = [1.4, 1.2, 1, 0.8, 0.6, -0.6, -0.8, -1, -1.2, -1.4]
    const rows = makePanel({
      abilities: sorted,
      severities: [1.2, 1.2, -1.2, -1.2],
      questions: 6,
      noise: 0.4,
      meets: (candidate) =>
        candidate < 5 ? (candidate === 4 ? [0, 2] : [0, 1]) : candidate === 5 ? [1, 3] : [2, 3],
    })
    expect(compare(rows).warnings.map(({ code }) => code)).toContain('assignment')
  })
})

test('a probability is said to 5 % and never as more than > 95 %', () => {
  expect([0.5, 0.62, 0.849, 0.95, 0.951, 0.9999, 0.01].map(sayProbability)).toEqual([
    'about 50 %',
    'about 60 %',
    'about 85 %',
    'about 95 %',
    '> 95 %',
    '> 95 %',
    '< 5 %',
  ])
})

test('what the estimate is sure of is only leaning where the check is not', () => {
  const pair = { a: 0, b: 1, difference: 0.5, sd: 0.2 }
  const names = (candidate: number) => ['Ada', 'Bea'][candidate]!
  const word = (p: number, checked: number) => judge({ ...pair, p }, { ...pair, p: checked }, names)
  expect(word(0.97, 0.95).verdict).toBe('clear')
  expect(word(0.97, 0.85)).toMatchObject({
    verdict: 'leaning',
    why: expect.stringContaining('only about 85 %'),
  })
  expect(word(0.85, 0.99).verdict).toBe('leaning')
  expect(word(0.79, 0.99).verdict).toBe('none')
  expect(word(0.02, 0.03)).toMatchObject({ verdict: 'clear', why: expect.stringContaining('Bea above Ada') })
})
