import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solveEffects } from '@/server/stats/mixed-model/effects'
import { factorize, prepareEquations } from '@/server/stats/mixed-model/equations'
import { layOut } from '@/server/stats/mixed-model/layout'
import { predictionError } from '@/server/stats/mixed-model/prediction-error'
import { projectionProducts } from '@/server/stats/mixed-model/projection'
import { solveFit } from '@/server/stats/mixed-model/random-effects'
import { type Rating, ratingsFrom } from '@/server/stats/mixed-model/ratings'
import { fitReml, whyNoFit } from '@/server/stats/mixed-model/reml'
import { allTerms, factorsOf, type Term } from '@/server/stats/mixed-model/terms'
import { runs } from '../runs'
import { solveDense } from './dense'

/** Any design with a handful of levels, unbalanced and repeated as it comes. */
const rows = fc.array(
  fc.record({
    candidate: fc.constantFrom('a', 'b', 'c', 'd'),
    interviewer: fc.constantFrom('p', 'q', 'r'),
    question: fc.constantFrom('x', 'y', 'z'),
    score: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 3, maxLength: 24 },
)
const terms = fc.subarray([...allTerms], { minLength: 1 })
const thetas = fc.array(fc.constantFrom(0, 0.1, 0.5, 1, 3), { minLength: 5, maxLength: 5 })

/** What the dense textbook formulas make of the same design and θ, without any of the elimination. */
test('agrees with the dense equations on any design', () => {
  fc.assert(
    fc.property(rows, terms, thetas, (design, model, theta) => {
      const equations = prepareEquations(layOut(ratingsFrom(design), model))
      factorize(equations, theta.slice(0, model.length))
      const dense = solveDense(
        design.map(({ score }) => score),
        model.map((term) =>
          design.map((row) =>
            factorsOf(term)
              .map((name) => row[name])
              .join(':'),
          ),
        ),
        theta,
      )
      expect(equations.logDet).toBeCloseTo(dense.logDet, 8)
      expect(equations.penalisedSquares).toBeCloseTo(dense.penalisedSquares, 8)
      const effects = solveEffects(equations)
      expect(effects.mean).toBeCloseTo(dense.mean, 8)
      const error = predictionError(equations)
      for (const at of model.keys()) {
        const sum = (values: ArrayLike<number>) =>
          Array.from(values).reduce((total, value) => total + value, 0)
        const squares = (values: ArrayLike<number>) => sum(Array.from(values, (value) => value * value))
        expect(squares(effects.terms[at]!)).toBeCloseTo(dense.effectSquares[at]!, 8)
        expect(sum(error.terms[at]!)).toBeCloseTo(dense.traces[at]!, 8)
      }
      // y'Py is what is left of the scores themselves.
      const [left] = projectionProducts(equations, [equations.layout.y])
      expect(left).toBeCloseTo(dense.penalisedSquares, 8)
    }),
    runs,
  )
})

const panels = fc.record({
  candidates: fc.integer({ min: 3, max: 7 }),
  interviewers: fc.integer({ min: 2, max: 4 }),
  scores: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 84, maxLength: 84 }),
  keeps: fc.array(fc.boolean(), { minLength: 84, maxLength: 84 }),
})
const panelTerms: Term[] = ['candidate', 'interviewer', 'question']

function rowsOf(panel: {
  candidates: number
  interviewers: number
  scores: number[]
  keeps: boolean[]
}): Rating[] {
  const all: Rating[] = []
  for (let c = 0; c < panel.candidates; c++) {
    for (let r = 0; r < panel.interviewers; r++) {
      for (let q = 0; q < 3; q++) {
        const at = (c * 4 + r) * 3 + q
        if (panel.keeps[at])
          all.push({ candidate: `C${c}`, interviewer: `R${r}`, question: `Q${q}`, score: panel.scores[at]! })
      }
    }
  }
  return all
}

function fitOf(design: Rating[]) {
  const ratings = ratingsFrom(design)
  const fit = fitReml(ratings, panelTerms)
  return { fit, solution: solveFit(ratings, fit) }
}

const factors = ['candidate', 'interviewer', 'question'] as const

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, at) => sum + one * b[at]!, 0)

/** What is left of the scores when each candidate, interviewer and question may have any effect: its sum of squares. */
function leftOver(design: Rating[]): number {
  const levels = factors.flatMap((factor) =>
    [...new Set(design.map((row) => row[factor]))].map((level) =>
      design.map((row) => Number(row[factor] === level)),
    ),
  )
  const basis: number[][] = []
  const without = (vector: readonly number[]) =>
    basis.reduce<readonly number[]>((rest, one) => {
      const share = dot(rest, one)
      return rest.map((value, at) => value - share * one[at]!)
    }, vector)
  for (const level of levels) {
    const rest = without(level)
    const length = Math.sqrt(dot(rest, rest))
    if (length > 1e-9) basis.push(rest.map((value) => value / length))
  }
  const left = without(design.map(({ score }) => score))
  return dot(left, left)
}

/** Designs with something left over for the residual; with none its likelihood has no top. */
const designs = panels.map(rowsOf).filter((design) => {
  const levels = factors.map((name) => new Set(design.map((row) => row[name])).size)
  const spare = design.length - levels.reduce((sum, count) => sum + count - 1, 1)
  return spare >= 4 && whyNoFit(ratingsFrom(design), panelTerms) === null && leftOver(design) > 1e-6
})

test('another unit and another zero of the scores change the components by that unit and nothing else', () => {
  fc.assert(
    fc.property(
      designs,
      fc.constantFrom(0.25, 2, 10),
      fc.integer({ min: -5, max: 50 }),
      (design, unit, zero) => {
        const one = fitOf(design)
        const other = fitOf(design.map((row) => ({ ...row, score: zero + unit * row.score })))
        const shift = 2 * (design.length - 1) * Math.log(unit)
        expect(other.fit.criterion).toBeCloseTo(one.fit.criterion + shift, 4)
        expect(other.fit.converged).toBe(one.fit.converged)
      },
    ),
    runs,
  )
})

test('neither the order of the rows nor the names of the levels matter', () => {
  fc.assert(
    fc.property(designs, fc.integer(), (design, turn) => {
      const one = fitOf(design)
      const renamed = (name: string) => `${9 - Number(name.slice(1))}`
      const shuffled = design
        .map((row, at) => ({ row, key: Math.imul(at + 1, turn | 1) }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => ({
          ...row,
          candidate: renamed(row.candidate),
          interviewer: renamed(row.interviewer),
        }))
      expect(fitOf(shuffled).fit.criterion).toBeCloseTo(one.fit.criterion, 5)
    }),
    runs,
  )
})

test('the fit is never worse than a grid of components', () => {
  fc.assert(
    fc.property(
      designs,
      fc.array(fc.constantFrom(0, 0.2, 0.6, 1, 2), { minLength: 3, maxLength: 3 }),
      (design, theta) => {
        const { fit } = fitOf(design)
        factorize(fit.equations, theta)
        const { logDet, penalisedSquares } = fit.equations
        const degrees = design.length - 1
        const there = degrees * (1 + Math.log((2 * Math.PI * penalisedSquares) / degrees)) + logDet
        expect(fit.criterion).toBeLessThan(there + 1e-5)
      },
    ),
    runs,
  )
})

const halo: Term[] = [...panelTerms, 'candidate:interviewer']

/** The candidates' effects at given θ, by name. */
function effectsAt(design: readonly Rating[], theta: readonly number[]): Map<string, number> {
  const ratings = ratingsFrom(design)
  const equations = prepareEquations(layOut(ratings, halo, 'candidate'))
  factorize(equations, theta)
  const { terms: effects } = solveEffects(equations)
  return new Map(ratings.candidate.levels.map((level, at) => [level, effects[0]![at]!]))
}

test('where interviewers are as good as fixed, one who turns severe changes nobody’s place', () => {
  fc.assert(
    fc.property(designs, fc.constantFrom('R0', 'R1'), fc.integer({ min: -3, max: 3 }), (design, who, by) => {
      const fixed = [0.8, 3000, 0.5, 0.4]
      const one = effectsAt(design, fixed)
      const harder = design.map((row) => (row.interviewer === who ? { ...row, score: row.score + by } : row))
      for (const [name, effect] of effectsAt(harder, fixed)) expect(effect).toBeCloseTo(one.get(name)!, 3)
    }),
    runs,
  )
})

test('a second candidate with the very same scores stands where the first does', () => {
  fc.assert(
    fc.property(designs, thetas, (design, theta) => {
      const copied = [...design, ...design.map((row) => ({ ...row, candidate: `${row.candidate}’s twin` }))]
      const effects = effectsAt(copied, theta.slice(0, 4))
      for (const [name, effect] of effects)
        expect(effects.get(name.replace('’s twin', ''))).toBeCloseTo(effect, 9)
    }),
    runs,
  )
})
