import { describe, expect, test } from 'vitest'
import {
  firstRule,
  type Rule,
  type RuleGround,
  rankingsUnder,
  rankingUnder,
} from '@/server/decision-rules/rules'

const scale = [1, 5] as const
const depth = '018f0000-0000-7000-8000-000000000001'
const questions = ['Q1', 'Q2', 'Q3', 'Q4'].map((id) => ({
  id,
  weight: 1,
  competencyIds: [depth],
  competencies: ['Depth'],
}))
const adjusted: Rule = { ...firstRule, method: 'adjusted' }
const rank = (rule: Rule) => rankingUnder(rule, ground, scale)

/** By candidate and interviewer, one digit a question. */
function groundOf(given: Readonly<Record<string, Readonly<Record<string, string>>>>): RuleGround {
  return {
    questions,
    scores: Object.entries(given).flatMap(([candidate, by]) =>
      Object.entries(by).flatMap(([interviewer, digits]) =>
        Array.from(digits, (digit, at) => ({
          candidate,
          interviewer,
          question: questions[at]!.id,
          score: Number(digit),
        })),
      ),
    ),
  }
}

/*
 * Kim and Lea give what they see; Sev gives two points less for the same answers: on Cem, Dov, Eli and Fay, whom all
 * three met, their means are 4.25/4.25/2.25, 3.25/3.25/1.25, 4.75/4.75/2.75 and 3.5/3.5/1.5.
 * Ada met Kim and Lea: 3.75 and 3.75, raw mean 3.75.
 * Bea met Kim and Sev: 4.5 and 2.5, raw mean 3.5. Without Sev's two points she has 4.5.
 * So the raw ranking puts Ada above Bea, and the adjusted one Bea above Ada.
 */
const ground = groundOf({
  Ada: { Kim: '4344', Lea: '3444' },
  Bea: { Kim: '4554', Sev: '2332' },
  Cem: { Kim: '4454', Lea: '4544', Sev: '2232' },
  Dov: { Kim: '3343', Lea: '3433', Sev: '1121' },
  Eli: { Kim: '5554', Lea: '5455', Sev: '3332' },
  Fay: { Kim: '3443', Lea: '4334', Sev: '1221' },
})
const of = (result: ReturnType<typeof rank>, id: string) => result.candidates.find((one) => one.id === id)!

describe('a severe interviewer whom only one of two met', () => {
  test('raw means put the one below whom the severe one scored', () => {
    const raw = rank(firstRule)
    expect([of(raw, 'Ada').value, of(raw, 'Bea').value]).toEqual([3.75, 3.5])
    expect(of(raw, 'Ada').rank!).toBeLessThan(of(raw, 'Bea').rank!)
  })

  test('adjusted scores turn the two round', () => {
    const fair = rank(adjusted)
    expect(fair).toMatchObject({ used: 'adjusted', fallback: null })
    expect(of(fair, 'Bea').rank!).toBeLessThan(of(fair, 'Ada').rank!)
    // Sev's two points, spread over the two interviewers met against the three of the panel, are two thirds to one.
    expect(of(fair, 'Bea').value! - of(fair, 'Ada').value!).toBeGreaterThan(0.2)
    expect(of(fair, 'Bea').value! - of(fair, 'Ada').value!).toBeLessThan(0.85)
  })

  test('a bar is met by another one then, and what moves is told before anything is saved', () => {
    const bar = { hireBar: 3.6 }
    const { tried } = rankingsUnder(
      { inForce: { ...firstRule, ...bar }, tried: { ...adjusted, ...bar } },
      rank,
    )
    const bea = tried!.changes.find(({ id }) => id === 'Bea')!
    expect(bea.before).toMatchObject({ value: 3.5, verdict: 'below the bar' })
    expect(bea.after.verdict).toBe('meets the bar')
    expect(bea.after.rank!).toBeLessThan(bea.before.rank!)
  })
})

test('where no interviewer links two halves, the rule falls back to raw means and says why', () => {
  // Kim and Lea met Ada, Bea and Cem; Max and Nia met Dov, Eli and Fay: who is severe cannot be told from who is good.
  const halves = groundOf({
    Ada: { Kim: '4344', Lea: '3444' },
    Bea: { Kim: '4554', Lea: '4445' },
    Cem: { Kim: '2232', Lea: '2322' },
    Dov: { Max: '3343', Nia: '3433' },
    Eli: { Max: '5554', Nia: '5455' },
    Fay: { Max: '2443', Nia: '3334' },
  })
  const ruled = rankingUnder(adjusted, halves, scale)
  expect(ruled.used).toBe('raw')
  expect(ruled.fallback).toContain('fall into 2 parts')
  expect(ruled.candidates).toEqual(rankingUnder(firstRule, halves, scale).candidates)
})
