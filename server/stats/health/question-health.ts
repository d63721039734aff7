import { groupBy } from '../group-by'
import { itemStatistics } from '../items/item-statistics'
import { mean } from '../mean'
import { countDistinct, discriminationFrom, type HealthScore } from './scored'

export type QuestionHealth = {
  question: string
  scores: number
  candidates: number
  mean: number
  sd: number | null
  /** 0 where everybody has the highest score, 1 where everybody has the lowest. */
  difficulty: number
  /** The shares of single scores at the ends of the scale. */
  floor: number
  ceiling: number
  /** The item–rest correlation of candidates' means; null where nothing is said of it, and then why. */
  discrimination: { r: number; isFirm: boolean } | null
  whyNot: string | null
}

/** Below this a question tells little of what the rest tells (Ebel & Frisbie 1991, ch. 13). */
export const leastDiscrimination = 0.2

/**
 * What each question does. Difficulty and the ends come from single scores; discrimination from each candidate's mean,
 * since the scores of one interviewer on two questions share an impression, which is no discrimination.
 */
export function questionHealth(
  scores: readonly HealthScore[],
  scale: readonly [number, number],
): QuestionHealth[] {
  const questions = [...new Set(scores.map(({ question }) => question))].sort()
  const tableBy = (unitOf: (score: HealthScore) => string) =>
    [...groupBy(scores, unitOf).values()].map((own) => {
      const given = groupBy(own, ({ question }) => question)
      return questions.map((name) => mean((given.get(name) ?? []).map(({ score }) => score)))
    })
  const ends = { min: scale[0], max: scale[1] }
  const single = itemStatistics(
    tableBy(({ candidate, interviewer }) => JSON.stringify([candidate, interviewer])),
    ends,
  )
  const means = itemStatistics(
    tableBy(({ candidate }) => candidate),
    ends,
  )
  return questions.map((question, at) => {
    const own = scores.filter((one) => one.question === question)
    const candidates = countDistinct(own.map(({ candidate }) => candidate))
    const item = single[at]!
    if (item.reason !== null) throw new Error('a question without scores')
    return {
      question,
      scores: own.length,
      candidates,
      mean: item.mean,
      sd: item.sd,
      difficulty: item.difficulty!,
      floor: item.floor!,
      ceiling: item.ceiling!,
      ...sayDiscrimination(candidates, means[at]!),
    }
  })
}

function sayDiscrimination(candidates: number, item: ReturnType<typeof itemStatistics>[number]) {
  if (candidates < discriminationFrom.soft)
    return {
      discrimination: null,
      whyNot: `too few candidates to say: ${candidates} of the ${discriminationFrom.soft} needed`,
    }
  if (item.reason !== null || item.rDrop === null)
    return { discrimination: null, whyNot: 'it does not vary, or shares too few candidates with the others' }
  return {
    discrimination: { r: item.rDrop, isFirm: candidates >= discriminationFrom.firm },
    whyNot: null,
  }
}
