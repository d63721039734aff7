import { type InterviewerInfluence, influence } from '../interviewers/influence'
import { ratingsFrom } from '../mixed-model/ratings'
import { comparePanel } from '../panel/panel'
import type { PanelResult } from '../panel/panel-result'
import { applyDecisionRule } from './apply'
import type { DecisionRule, RuleResult, WeighedQuestion } from './rule'

/** All that a decision is computed from; names are pseudonyms. */
export type DecisionInputs = {
  job: string
  scale: readonly [number, number]
  rule: DecisionRule
  questions: readonly WeighedQuestion[]
  scores: readonly {
    candidate: string
    interviewer: string
    question: string
    /** The final word; null where it was not assessed. */
    score: number | null
    /** What was submitted under the seal; null or absent where that is not known. */
    sealed?: number | null | undefined
  }[]
  seed: number
  points: number
}

export type DecisionResults = {
  kind: 'decision'
  job: string
  n: number
  missing: number
  scale: readonly [number, number]
  seed: number
  rule: DecisionRule
  ranking: RuleResult
  panel: PanelResult
  /** What the debrief changed; null without sealed scores beside the final ones. */
  influence: InterviewerInfluence[] | null
}

/** Raised whenever the same inputs may give other results; a decision names the one that it was computed with. */
export const engineVersion = 1

const permutations = 10_000

/**
 * The ranking under the rule, the comparison of the panel, and what the debrief changed: whatever a decision keeps and
 * `npm run analyse` computes again. To 12 significant digits and with its fields in alphabetical order, so that the same
 * inputs give the same text. Takes seconds on hundreds of candidates.
 */
export function decisionResults(inputs: DecisionInputs): DecisionResults {
  const { job, rule, questions, scale, seed, points } = inputs
  const scores = inputs.scores.flatMap((one) => (one.score === null ? [] : [{ ...one, score: one.score }]))
  return toKeep({
    kind: 'decision',
    job,
    n: scores.length,
    missing: inputs.scores.length - scores.length,
    scale,
    seed,
    rule,
    ranking: applyDecisionRule({ rule, questions, scores, scale, seed, points }),
    panel: comparePanel(ratingsFrom(scores), { scale, seed, points }),
    influence: measureInfluence(inputs),
  })
}

function measureInfluence({ scores, seed }: DecisionInputs): InterviewerInfluence[] | null {
  if (scores.every(({ sealed }) => sealed == null)) return null
  const revisions = scores.flatMap(({ candidate, interviewer, question, score, sealed }) =>
    score === null ? [] : [{ candidate, interviewer, question, final: score, sealed: sealed ?? score }],
  )
  return influence(revisions, { seed, permutations })
}

const digits = 12

/** The last bits of a machine's arithmetic are no part of a decision (DOMAIN, “Deterministic”). */
function toKeep<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (typeof part === 'number') return Number(part.toPrecision(digits))
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
