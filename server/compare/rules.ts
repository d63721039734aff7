import { mean, weightedMean } from '../stats/mean'
import { standardDeviation } from '../stats/standard-deviation'

/** One scorecard's final word on one question: a value, or why there is none. */
export type FinalScore = {
  scorecardId: string
  memberId: string
  name: string
  value: number | null
  notAssessed: string | null
}

export type Cell = {
  /** Mean of the final values, 1 to 5; null when nobody scored. */
  mean: number | null
  low: number | null
  high: number | null
  /** How many scored, how many said "not assessed", and how many were planned to score and did neither. */
  scored: number
  notAssessed: number
  missing: number
  scores: FinalScore[]
}

/** Sums up what the interviewers gave one answer. `planned` are the scorecards that the plan wanted to score it. */
export function cellOf(scores: readonly FinalScore[], planned: readonly string[]): Cell {
  const values = scores.flatMap(({ value }) => (value === null ? [] : [value]))
  const done = new Set(
    scores.filter((one) => one.value !== null || one.notAssessed !== null).map((one) => one.scorecardId),
  )
  return {
    mean: mean(values),
    low: values.length > 0 ? Math.min(...values) : null,
    high: values.length > 0 ? Math.max(...values) : null,
    scored: values.length,
    notAssessed: scores.filter((one) => one.notAssessed !== null).length,
    missing: planned.filter((scorecardId) => !done.has(scorecardId)).length,
    scores: [...scores],
  }
}

/** Interviewers who stand two steps apart on one answer should talk about it. */
export const disagreementFrom = 2

export function disagrees(cell: Cell): boolean {
  return cell.low !== null && cell.high !== null && cell.high - cell.low >= disagreementFrom
}

export type Overall = {
  /** Weighted mean over the questions of each question's mean; null when nothing was scored. */
  mean: number | null
  /** Sample standard deviation of all single scores; null for fewer than two. */
  spread: number | null
  scores: number
  questions: number
  disagreements: number
}

/** A candidate's raw result over some questions. Questions without a score have no part in it. */
export function overallOf(cells: readonly { cell: Cell; weight: number }[]): Overall {
  const values = cells.flatMap(({ cell }) =>
    cell.scores.flatMap(({ value }) => (value === null ? [] : [value])),
  )
  const scored = cells.flatMap(({ cell, weight }) =>
    cell.mean === null ? [] : [{ value: cell.mean, weight }],
  )
  return {
    mean: weightedMean(scored),
    spread: standardDeviation(values),
    scores: values.length,
    questions: scored.length,
    disagreements: cells.filter(({ cell }) => disagrees(cell)).length,
  }
}

export const verdicts = ['meets the bar', 'below the bar', 'too few scores'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * What a panel's rule says of a candidate's raw result there; null where nothing is open, or where enough scores meet
 * no bar. It sorts nobody out: the decision is a person's.
 */
export function verdictOf(
  overall: Pick<Overall, 'mean' | 'scores'>,
  rule: { leastScores: number; hireBar: number | null },
): Verdict | null {
  if (overall.mean === null) return null
  if (overall.scores < rule.leastScores) return 'too few scores'
  if (rule.hireBar === null) return null
  return overall.mean >= rule.hireBar ? 'meets the bar' : 'below the bar'
}

/**
 * Why the member cannot decide on this candidate now, in words; null when they can. What somebody has submitted under
 * a seal has to be open first; a panel that nobody has scored yet is no hindrance.
 */
export function whyNotDecide(
  place: { decides: boolean },
  evaluations: readonly {
    panel: string
    isOpen: boolean
    submitted: number
    waitingFor: readonly string[]
  }[],
): string | null {
  if (!place.decides) return 'Only a manager of this job’s team decides.'
  const sealed = evaluations.find((one) => !one.isOpen && one.submitted > 0)
  if (sealed)
    return `“${sealed.panel}” is still sealed and waits for ${listNames(sealed.waitingFor)}. Once it opens, or the missing scorecard is excused, you can decide.`
  return evaluations.some((one) => one.isOpen)
    ? null
    : 'Nothing was scored yet, so there is nothing to decide on.'
}

function listNames(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
}

/** At most 12 significant digits: what is kept must not depend on the last bits of a machine's arithmetic. */
export function roundToKeep(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12))
}

/** JSON with sorted keys and no spaces: the same content is the same text, and so has the same digest. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
