import { type IntraclassCorrelation, intraclassCorrelations } from '../agreement/intraclass-correlation'
import { type KrippendorffAlpha, krippendorffAlpha } from '../agreement/krippendorff-alpha'
import {
  decisionStudy,
  type Generalizability,
  generalizabilityStudy,
  smallestDesign,
  type VarianceComponents,
} from '../generalizability'
import { groupBy } from '../group-by'
import { mean } from '../mean'
import { ratingsFrom } from '../mixed-model/ratings'
import { estimateLens } from '../panel/lens'
import { fitUnderLens } from '../panel/lens-fit'
import type { Result } from '../result'
import { countDistinct, type HealthScore, reliabilityFrom } from './scored'

export type Reliability = {
  candidates: number
  interviewers: number
  questions: number
  /** Of a candidate's mean by one interviewer, and by all of them together. */
  single: Result<IntraclassCorrelation>
  together: Result<IntraclassCorrelation>
  /** Of the scores of one answer, whoever gave them. */
  alpha: Result<KrippendorffAlpha>
  design: DesignStudy | null
}

export type DesignStudy = {
  /** A share per source of what makes scores differ; they add up to 1. */
  shares: VarianceComponents
  /** With as many interviewers and questions as a candidate has met on average, to the nearest whole number. */
  now: Generalizability
  /** The smallest design that reaches what is wanted; null where none within the table does. */
  wanted: number
  enough: Generalizability | null
  /** A row per number of interviewers, a column per number of questions. */
  table: Generalizability[][]
}

export const wantedReliability = 0.8
export const designMost = { interviewers: 6, questions: 12 } as const

/** How far the interviewers of a panel agree; null for fewer than 10 candidates, of whom nothing of it is said. */
export function reliability(
  scores: readonly HealthScore[],
  options: { scale: readonly [number, number]; seed: number },
): Reliability | null {
  const candidates = countDistinct(scores.map(({ candidate }) => candidate))
  if (candidates < reliabilityFrom) return null
  const interviewers = [...new Set(scores.map(({ interviewer }) => interviewer))].sort()
  const forms = intraclassCorrelations(meansByInterviewer(scores, interviewers))
  return {
    candidates,
    interviewers: interviewers.length,
    questions: countDistinct(scores.map(({ question }) => question)),
    single: forms['ICC(2,1)'],
    together: forms['ICC(2,k)'],
    alpha: alphaOf(scores, interviewers, options.seed),
    design: studyDesign(scores, options),
  }
}

/** A row per candidate, a column per interviewer: the mean of what one gave the other. */
function meansByInterviewer(scores: readonly HealthScore[], interviewers: readonly string[]) {
  return [...groupBy(scores, ({ candidate }) => candidate).values()].map((own) => {
    const given = groupBy(own, ({ interviewer }) => interviewer)
    return interviewers.map((name) => mean((given.get(name) ?? []).map(({ score }) => score)))
  })
}

/** Units are answers; the interval draws whole candidates, since the answers of one share what the interviewer thinks of them. */
function alphaOf(scores: readonly HealthScore[], interviewers: readonly string[], seed: number) {
  const answers = [
    ...groupBy(scores, ({ candidate, question }) => JSON.stringify([candidate, question])).values(),
  ]
  const units = answers.map((own) => {
    const given = groupBy(own, ({ interviewer }) => interviewer)
    return interviewers.map((name) => mean((given.get(name) ?? []).map(({ score }) => score)))
  })
  return krippendorffAlpha(units, 'ordinal', {
    seed,
    resamples: 1000,
    clusters: answers.map((own) => own[0]!.candidate),
  })
}

/** Variance components in panel mode with g, since what one answer suits a candidate is no error of an interviewer. */
function studyDesign(
  scores: readonly HealthScore[],
  { scale, seed }: { scale: readonly [number, number]; seed: number },
): DesignStudy | null {
  const interviewers = countDistinct(scores.map(({ interviewer }) => interviewer))
  const questions = countDistinct(scores.map(({ question }) => question))
  if (interviewers < 2 || questions < 2) return null
  const components = fitComponents(scores, scale, seed)
  const study = generalizabilityStudy(components)
  const perCandidate = [...groupBy(scores, ({ candidate }) => candidate).values()]
  const usual = (of: (score: HealthScore) => string) =>
    Math.max(1, Math.round(mean(perCandidate.map((own) => countDistinct(own.map(of))))!))
  const now = decisionStudy(components, {
    interviewers: usual(({ interviewer }) => interviewer),
    questions: usual(({ question }) => question),
  })
  const smallest = smallestDesign(components, {
    wanted: wantedReliability,
    coefficient: 'relative',
    interviewersMax: designMost.interviewers,
    questionsMax: designMost.questions,
  })
  if (study.reason !== null || now.reason !== null || smallest.reason !== null) return null
  return {
    shares: study.shares,
    now,
    wanted: wantedReliability,
    enough: smallest.smallest,
    table: smallest.table,
  }
}

function fitComponents(
  scores: readonly HealthScore[],
  scale: readonly [number, number],
  seed: number,
): VarianceComponents {
  const terms = [
    'candidate',
    'interviewer',
    'question',
    'candidate:interviewer',
    'candidate:question',
  ] as const
  const ratings = ratingsFrom(scores)
  const { sd } = fitUnderLens(ratings, {
    lens: estimateLens,
    terms,
    unit: (scale[1] - scale[0]) / 4,
    points: 1024,
    seed,
    draws: 0,
    componentOf: ratings.candidate.levels.map(() => 0),
  })
  const variance = (name: string) => sd[name]!.q50 ** 2
  return {
    candidate: variance('candidate'),
    interviewer: variance('interviewer'),
    question: variance('question'),
    'candidate:interviewer': variance('candidate:interviewer'),
    'candidate:question': variance('candidate:question'),
    residual: variance('residual'),
  }
}
