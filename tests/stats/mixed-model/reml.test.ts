import { describe, expect, test } from 'vitest'
import { solveEffects } from '@/server/stats/mixed-model/effects'
import { factorize, prepareEquations } from '@/server/stats/mixed-model/equations'
import { layOut } from '@/server/stats/mixed-model/layout'
import { solveFit } from '@/server/stats/mixed-model/random-effects'
import { type Ratings, ratingsFrom } from '@/server/stats/mixed-model/ratings'
import { fitReml } from '@/server/stats/mixed-model/reml'
import type { Term } from '@/server/stats/mixed-model/terms'
import { readExpected, readPanel, readRatings } from '../reference/read'

// Reference values by lme4 1.1-31 (see reference/README.md). Its own optimizer stops earlier than ours, hence the
// tolerances: criterion 1e-5 and never higher, standard deviations 1e-3 relative, effects and errors 1e-3.
const panel = readExpected('panel1.json')
const termsOf = {
  M1: ['candidate', 'interviewer', 'question'],
  M2: ['candidate', 'interviewer', 'question', 'candidate:interviewer'],
  M3: ['candidate', 'interviewer', 'question', 'candidate:interviewer', 'candidate:question'],
} as const

/** One fit of lme4 as the reference files hold it. */
type LmerFit = {
  criterion_minus2ll: number
  intercept: number
  intercept_se: number
  vc: { sd: Record<string, number> }
  effects: Record<string, { level: string; blup: number }[]>
}

function compare(
  ratings: Ratings,
  terms: readonly Term[],
  expected: LmerFit,
  nameOf: (term: Term) => string = (term) => term,
) {
  const fit = fitReml(ratings, terms)
  const solution = solveFit(ratings, fit)
  expect(fit.converged).toBe(true)
  expect(Math.abs(fit.criterion - expected.criterion_minus2ll)).toBeLessThan(1e-5)
  expect(solution.intercept.estimate).toBeCloseTo(expected.intercept, 3)
  expect(solution.intercept.se).toBeCloseTo(expected.intercept_se, 3)
  for (const [at, term] of terms.entries()) {
    expect(fit.sd[at]! / expected.vc.sd[nameOf(term)]!).toBeCloseTo(1, 3)
    const found = new Map(solution.effects[term]!.map(({ level, effect }) => [level, effect]))
    expect(found.size).toBe(expected.effects[nameOf(term)]!.length)
    for (const { level, blup } of expected.effects[nameOf(term)]!) {
      expect(Math.abs(found.get(level)! - blup), `${term} ${level}`).toBeLessThan(1e-5)
    }
  }
  expect(fit.residualSd / expected.vc.sd.Residual!).toBeCloseTo(1, 3)
  return solution
}

describe('against lme4', () => {
  test.each(['M1', 'M2', 'M3'] as const)('the panel, model %s', (model) => {
    const expected = panel.lmer[model]
    const { effects } = compare(readPanel(), termsOf[model], expected)
    const candidates = new Map(effects.candidate!.map((effect) => [effect.level, effect]))
    for (const { level, se_pev } of expected.pev) expect(candidates.get(level)!.se).toBeCloseTo(se_pev, 5)
  })

  test('the interviewers’ prediction errors of the panel', () => {
    const ratings = readPanel()
    const { effects } = solveFit(ratings, fitReml(ratings, termsOf.M2))
    for (const { level, se_pev } of panel.lmer_M2_interviewer_pev) {
      expect(effects.interviewer!.find((effect) => effect.level === level)!.se).toBeCloseTo(se_pev, 5)
    }
  })

  test('penicillin', () => {
    const ratings = readRatings('penicillin.csv', {
      candidate: 'plate',
      interviewer: 'sample',
      score: 'diameter',
    })
    const names: Record<string, string> = { candidate: 'plate', interviewer: 'sample' }
    compare(
      ratings,
      ['candidate', 'interviewer'],
      readExpected('penicillin.json').reml,
      (term) => names[term]!,
    )
  })

  test('Shrout and Fleiss', () => {
    const { rows, expected } = readShroutFleiss()
    const names: Record<string, string> = { candidate: 'target', interviewer: 'judge' }
    compare(ratingsFrom(rows), ['candidate', 'interviewer'], expected, (term) => names[term]!)
  })

  test('73,421 ratings of 1,128 lecturers by 2,972 students', () => {
    const expected = readExpected('insteval.json')
    const ratings = readRatings('insteval.csv.gz', { candidate: 's', interviewer: 'd', score: 'y' })
    const fit = fitReml(ratings, ['candidate', 'interviewer'])
    const { intercept, effects } = solveFit(ratings, fit)
    expect(fit.criterion).toBeLessThan(expected.criterion + 1e-5)
    expect(fit.criterion).toBeGreaterThan(expected.criterion - 1e-5)
    expect(fit.sd[0]! / expected.sd.s).toBeCloseTo(1, 5)
    expect(fit.sd[1]! / expected.sd.d).toBeCloseTo(1, 5)
    expect(fit.residualSd / expected.sd.residual).toBeCloseTo(1, 6)
    expect(intercept.estimate).toBeCloseTo(expected.intercept.estimate, 6)
    expect(intercept.se).toBeCloseTo(expected.intercept.se, 6)
    for (const [term, named] of [
      ['candidate', 's'],
      ['interviewer', 'd'],
    ] as const) {
      for (const [level, effect] of Object.entries<number>(expected.effects[named])) {
        expect(effects[term]!.find((found) => found.level === level)!.effect).toBeCloseTo(effect, 5)
      }
    }
  }, 60_000)
})

test.each(['M1', 'M2', 'M3'] as const)(
  'the effects at the variances that lme4 found are its effects to 1e-8, model %s',
  (model) => {
    const expected = panel.lmer[model]
    const equations = prepareEquations(layOut(readPanel(), termsOf[model]))
    factorize(
      equations,
      termsOf[model].map((term) => expected.theta[`${term}.(Intercept)`]),
    )
    const { mean, terms } = solveEffects(equations)
    expect(Math.abs(mean - expected.intercept)).toBeLessThan(1e-8)
    for (const [at, term] of (['candidate', 'interviewer', 'question'] as const).entries()) {
      for (const [level, { blup }] of expected.effects[term].entries()) {
        expect(Math.abs(terms[at]![level]! - blup)).toBeLessThan(1e-8)
      }
    }
  },
)

test.each(['candidate', 'interviewer'] as const)(
  'whichever factor is eliminated first, the answer is the same: %s',
  (pivot) => {
    const ratings = readPanel()
    const theta = [0.7, 0.5, 0.6, 0.4]
    const [one, other] = ['candidate' as const, pivot].map((by) => {
      const equations = prepareEquations(layOut(ratings, termsOf.M2, by))
      factorize(equations, theta)
      return equations
    })
    expect(other!.logDet).toBeCloseTo(one!.logDet, 9)
    expect(other!.penalisedSquares).toBeCloseTo(one!.penalisedSquares, 9)
  },
)

function readShroutFleiss() {
  const expected = readExpected('shrout_fleiss_1979.json').lmer_reml
  const scores = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]
  const rows = scores.flatMap((row, target) =>
    row.map((score, judge) => ({ candidate: `T${target + 1}`, interviewer: `J${judge + 1}`, score })),
  )
  return { rows, expected }
}

test('a component that another has swallowed comes back: 43 scores on which one search ends with severity at 0', () => {
  // lme4 1.1-31 finds 88.6982 with severity 0.3353 and halo 0.3346; a plain climb stops at 88.8759 with 0 and 0.4255.
  const ratings = readRatings('two-ends.csv', {
    candidate: 'candidate',
    interviewer: 'interviewer',
    question: 'question',
    score: 'score',
  })
  const { criterion, sd, converged } = fitReml(ratings, termsOf.M2)
  expect(criterion).toBeCloseTo(88.6982, 3)
  expect(sd[1]).toBeCloseTo(0.3353, 3)
  expect(sd[3]).toBeCloseTo(0.3346, 3)
  expect(converged).toBe(true)
})
