import { weightedMean } from '../mean'
import { ratingsFrom } from '../mixed-model/ratings'
import { comparePanel } from '../panel/panel'
import type { RuleInput, WeighedQuestion } from './rule'

type Value = { value: number; sd: number | null }
/** A candidate's value over some questions, by the candidate's name. */
export type Values = ReadonlyMap<string, Value>

export function only(questions: readonly WeighedQuestion[], competency: string): WeighedQuestion[] {
  return questions.filter((question) => question.competency === competency)
}

/** What each question weighs in all: one of several competencies stands in the list once for each, with a share. */
function weightsOf(questions: readonly WeighedQuestion[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { id, weight } of questions) weights.set(id, (weights.get(id) ?? 0) + weight)
  return weights
}

export function rawValues(questions: readonly WeighedQuestion[], scores: RuleInput['scores']): Values {
  const weights = weightsOf(questions)
  const sums = new Map<string, Map<string, { sum: number; n: number }>>()
  for (const { candidate, question, score } of scores) {
    if (!weights.has(question)) continue
    const own = sums.get(candidate) ?? new Map<string, { sum: number; n: number }>()
    const { sum, n } = own.get(question) ?? { sum: 0, n: 0 }
    sums.set(candidate, own.set(question, { sum: sum + score, n: n + 1 }))
  }
  return new Map(
    [...sums].flatMap(([candidate, own]): [string, Value][] => {
      const value = weightedMean(
        [...own].map(([id, { sum, n }]) => ({ value: sum / n, weight: weights.get(id)! })),
      )
      return value === null ? [] : [[candidate, { value, sd: null }]]
    }),
  )
}

/**
 * The adjusted values, or in words why there are none. Where questions weigh alike, the whole is one fit of all scores,
 * whatever else the rule asks of competencies by themselves.
 */
export function adjust(
  input: RuleInput,
  names: readonly string[],
): { whole: Values; parts: Map<string, Values> } | string {
  const { rule, questions } = input
  const weights = [...weightsOf(questions).values()]
  // A third and two thirds make one, but not to the last bit.
  const isEven = weights.every((weight) => Math.abs(weight - weights[0]!) <= 1e-9 * weights[0]!)
  const asksForParts = Object.keys(rule.minimums).length > 0 || rule.tieBreaks.length > 0
  const parts = new Map<string, Values>()
  if (names.length > 1 && (!isEven || asksForParts)) {
    for (const name of names) {
      const values = fitValues(input, only(questions, name))
      if (typeof values === 'string') return `${name}: ${values}`
      parts.set(name, values)
    }
  }
  if (!isEven && names.length > 1) {
    const weightOf = (name: string) => only(questions, name).reduce((sum, { weight }) => sum + weight, 0)
    return { whole: combine(parts, new Map(names.map((name) => [name, weightOf(name)]))), parts }
  }
  const whole = fitValues(input, questions)
  if (typeof whole === 'string') return whole
  return { whole, parts: names.length < 2 ? new Map(names.map((name) => [name, whole])) : parts }
}

function fitValues(
  { scores, scale, seed, points }: RuleInput,
  questions: readonly WeighedQuestion[],
): Values | string {
  const asked = new Set(questions.map(({ id }) => id))
  const rows = scores.filter(({ question }) => asked.has(question))
  if (rows.length === 0) return 'Nothing was scored.'
  const { estimate, refusals } = comparePanel(ratingsFrom(rows), { scale, seed, points })
  const stops = refusals.find(({ code }) => code !== 'not-separated')
  if (stops || !estimate) return stops?.message ?? 'Adjusting was refused.'
  return new Map(estimate.candidates.map(({ id, adjusted, sd }) => [id, { value: adjusted, sd }]))
}

/**
 * Σwx/Σw over the competencies that a candidate has, with Σw·sd/Σw: the same interviewers and their impression run
 * through all of them, so that errors are taken to go together, which is the most they can be.
 */
function combine(parts: ReadonlyMap<string, Values>, weights: ReadonlyMap<string, number>): Values {
  const ids = new Set([...parts.values()].flatMap((values) => [...values.keys()]))
  return new Map(
    [...ids].flatMap((id): [string, Value][] => {
      const own = [...parts].flatMap(([name, values]) => {
        const found = values.get(id)
        return found ? [{ ...found, weight: weights.get(name)! }] : []
      })
      const total = own.reduce((sum, { weight }) => sum + weight, 0)
      if (total <= 0) return []
      const value = own.reduce((sum, one) => sum + one.weight * one.value, 0) / total
      const sd = own.reduce((sum, one) => sum + one.weight * one.sd!, 0) / total
      return [[id, { value, sd }]]
    }),
  )
}
