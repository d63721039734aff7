import type { Rating } from '../mixed-model/ratings'

/** How a team said, before it saw a score, that it would weigh them. */
export type DecisionRule = {
  /** Of raw means, or of scores adjusted for who gave them. */
  method: 'raw' | 'adjusted'
  /** The least value of a competency, by its name. */
  minimums: Readonly<Record<string, number>>
  /** With fewer single scores than this, nothing is said of a candidate. */
  leastScores: number
  /** The value from which a candidate meets the bar; null for none. */
  bar: number | null
  /** Competencies whose values settle a tie, in this order. */
  tieBreaks: readonly string[]
}

/**
 * What a question stands for: a competency, and how much it weighs in the whole. A question of two competencies has an
 * entry for each, with its share of the weight.
 */
export type WeighedQuestion = { id: string; competency: string; weight: number }

export type RuleInput = {
  rule: DecisionRule
  questions: readonly WeighedQuestion[]
  /** Scores of these questions only, one row each. */
  scores: readonly (Rating & { question: string })[]
  scale: readonly [number, number]
  seed?: number | undefined
  points?: number | undefined
}

export type RuledCompetency = { name: string; value: number | null; sd: number | null; scores: number }
export type RuledCandidate = {
  id: string
  /** Null where no question with a weight was scored. */
  value: number | null
  /** Of an adjusted value; a raw one has none. */
  sd: number | null
  scores: number
  competencies: RuledCompetency[]
  /** Competencies whose minimum is missed. */
  below: string[]
  verdict: 'meets the bar' | 'below the bar' | 'too few scores' | null
  /** 1 is highest; equal values that no tie-break settles share a rank. */
  rank: number | null
}

export type RuleResult = {
  method: string
  n: number
  used: DecisionRule['method']
  /** Why raw values were used though the rule wants adjusted ones; null where they were not. */
  fallback: string | null
  candidates: RuledCandidate[]
}
