import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decisionStudy,
  type Generalizability,
  generalizabilityStudy,
  smallestDesign,
  type VarianceComponents,
} from '@/server/stats/generalizability'
import { expectNear } from './close'
import reference from './reference/shrout_fleiss_1979.json'
import { runs } from './runs'

const none = {
  candidate: 0,
  interviewer: 0,
  question: 0,
  'candidate:interviewer': 0,
  'candidate:question': 0,
  residual: 0,
}
const typical = {
  candidate: 0.25,
  interviewer: 0.12,
  question: 0.05,
  'candidate:interviewer': 0.1,
  'candidate:question': 0.04,
  residual: 0.4,
}

function study(components: VarianceComponents, interviewers: number, questions: number): Generalizability {
  const found = decisionStudy(components, { interviewers, questions })
  if (found.reason !== null) throw new Error(found.reason)
  return found
}

const variance = fc.double({ min: 0, max: 4, noNaN: true })
const components = fc.record({
  candidate: fc.double({ min: 0.01, max: 4, noNaN: true }),
  interviewer: variance,
  question: variance,
  'candidate:interviewer': variance,
  'candidate:question': variance,
  residual: variance,
})
const count = fc.integer({ min: 1, max: 20 })

describe('decisionStudy', () => {
  test('is Shrout & Fleiss’ judges’ D study by lme4’s components, to 1e-9', () => {
    const { v_target, v_judge, v_residual, d_study } = reference.g_study
    for (const { k, E_rho2, Phi } of d_study) {
      const found = study({ ...none, candidate: v_target, interviewer: v_judge, residual: v_residual }, k, 1)
      expectNear(1e-9, found.relative, E_rho2)
      expectNear(1e-9, found.absolute, Phi)
    }
  })

  test('by hand, with every component: three interviewers, five questions', () => {
    const found = study(typical, 3, 5)
    const relative = 0.1 / 3 + 0.04 / 5 + 0.4 / 15
    const absolute = relative + 0.12 / 3 + 0.05 / 5
    expectNear(1e-12, found.relative, 0.25 / (0.25 + relative))
    expectNear(1e-12, found.absolute, 0.25 / (0.25 + absolute))
    expectNear(1e-12, found.relativeError, Math.sqrt(relative))
    expectNear(1e-12, found.absoluteError, Math.sqrt(absolute))
  })

  test('grows with interviewers and questions, stays from 0 to 1, and Φ is never above Eρ²', () => {
    fc.assert(
      fc.property(components, count, count, (some, interviewers, questions) => {
        const one = study(some, interviewers, questions)
        expect(one.absolute).toBeLessThanOrEqual(one.relative)
        expect(one.absolute).toBeGreaterThan(0)
        expect(one.relative).toBeLessThanOrEqual(1)
        for (const more of [
          study(some, interviewers + 1, questions),
          study(some, interviewers, questions + 1),
        ]) {
          expect(more.relative).toBeGreaterThanOrEqual(one.relative)
          expect(more.absolute).toBeGreaterThanOrEqual(one.absolute)
        }
      }),
      runs,
    )
  })

  test('does not mind the unit of the scale, and errors grow with it', () => {
    fc.assert(
      fc.property(
        components,
        count,
        count,
        fc.integer({ min: 2, max: 50 }),
        (some, interviewers, questions, by) => {
          const wide = Object.fromEntries(
            Object.entries(some).map(([facet, one]) => [facet, one * by * by]),
          ) as VarianceComponents
          const plain = study(some, interviewers, questions)
          const other = study(wide, interviewers, questions)
          expectNear(1e-9, other.relative, plain.relative)
          expectNear(1e-9, other.absolute, plain.absolute)
          expectNear(1e-9 * by, other.absoluteError, by * plain.absoluteError)
        },
      ),
      runs,
    )
  })

  test('is 0 where candidates do not differ, and undefined where nothing does', () => {
    expect(decisionStudy({ ...typical, candidate: 0 }, { interviewers: 2, questions: 2 })).toMatchObject({
      relative: 0,
      absolute: 0,
    })
    expect(decisionStudy(none, { interviewers: 2, questions: 2 }).reason).toMatch(/nothing to be reliable/)
    expect(decisionStudy({ ...none, interviewer: 1 }, { interviewers: 2, questions: 2 }).reason).toMatch(
      /\.$/,
    )
  })

  test('refuses what is no variance and no number of people', () => {
    for (const wrong of [-0.1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => decisionStudy({ ...typical, residual: wrong }, { interviewers: 1, questions: 1 })).toThrow(
        RangeError,
      )
    for (const wrong of [0, -1, 1.5, Number.NaN]) {
      expect(() => decisionStudy(typical, { interviewers: wrong, questions: 1 })).toThrow(RangeError)
      expect(() => decisionStudy(typical, { interviewers: 1, questions: wrong })).toThrow(RangeError)
    }
  })
})

test('generalizabilityStudy shares out the whole variance', () => {
  fc.assert(
    fc.property(components, (some) => {
      const found = generalizabilityStudy(some)
      if (found.reason !== null) throw new Error(found.reason)
      expectNear(
        1e-12,
        Object.values(found.shares).reduce((sum, share) => sum + share, 0),
        1,
      )
      expectNear(1e-12 * found.total, found.shares.residual * found.total, some.residual)
    }),
    runs,
  )
  expect(generalizabilityStudy(none).reason).toMatch(/no variance/)
})

describe('smallestDesign', () => {
  test('by hand: Eρ² of .8 with σc² = σe² and nothing else takes four scores, so one interviewer and four questions', () => {
    const found = smallestDesign(
      { ...none, candidate: 1, residual: 1 },
      { wanted: 0.8, coefficient: 'relative', interviewersMax: 3, questionsMax: 6 },
    )
    expect(found).toMatchObject({
      reason: null,
      smallest: { interviewers: 1, questions: 4 },
      fewestQuestions: [
        { interviewers: 1, questions: 4 },
        { interviewers: 2, questions: 2 },
        { interviewers: 3, questions: 2 },
      ],
    })
  })

  test('by hand: with a strong halo, four interviewers of one question beat two of three', () => {
    // Eρ² of .7 leaves an error of .4286: 2 × 3 scores .25 + .1667, 3 × 2 scores .1667 + .1667, 4 × 1 scores .125 + .25.
    const halo = { ...none, candidate: 1, 'candidate:interviewer': 0.5, residual: 1 }
    const wish = { wanted: 0.7, coefficient: 'relative', interviewersMax: 5, questionsMax: 50 } as const
    expect(smallestDesign(halo, wish)).toMatchObject({
      smallest: { interviewers: 4, questions: 1 },
      fewestQuestions: [
        { questions: null },
        { questions: 3 },
        { questions: 2 },
        { questions: 1 },
        { questions: 1 },
      ],
    })
  })

  test('finds a design that reaches what is wanted, and none that has fewer scores does', () => {
    fc.assert(
      fc.property(
        components,
        fc.double({ min: 0.3, max: 0.95, noNaN: true }),
        fc.constantFrom('relative' as const, 'absolute' as const),
        (some, wanted, coefficient) => {
          const found = smallestDesign(some, { wanted, coefficient, interviewersMax: 5, questionsMax: 7 })
          if (found.reason !== null) throw new Error(found.reason)
          expect(found.table.map((row) => row.length)).toEqual([7, 7, 7, 7, 7])
          const { smallest } = found
          const fewer = found.table
            .flat()
            .filter(
              (one) =>
                one.interviewers * one.questions <
                (smallest ? smallest.interviewers * smallest.questions : 99),
            )
          for (const one of fewer) expect(one[coefficient]).toBeLessThan(wanted)
          if (smallest) expect(smallest[coefficient]).toBeGreaterThanOrEqual(wanted)
          for (const { interviewers, questions } of found.fewestQuestions) {
            if (questions === null) expect(study(some, interviewers, 7)[coefficient]).toBeLessThan(wanted)
            else if (questions > 1)
              expect(study(some, interviewers, questions - 1)[coefficient]).toBeLessThan(wanted)
          }
        },
      ),
      runs,
    )
  })

  test('has no smallest design where the most is too little, and refuses what cannot be wanted', () => {
    const wish = { wanted: 0.99, coefficient: 'absolute', interviewersMax: 2, questionsMax: 2 } as const
    expect(smallestDesign(typical, wish)).toMatchObject({
      smallest: null,
      fewestQuestions: [{ questions: null }, { questions: null }],
    })
    expect(smallestDesign(none, wish).reason).toMatch(/\.$/)
    for (const wanted of [0, 1, Number.NaN])
      expect(() => smallestDesign(typical, { ...wish, wanted })).toThrow(RangeError)
    expect(() => smallestDesign(typical, { ...wish, questionsMax: 0 })).toThrow(RangeError)
  })
})
