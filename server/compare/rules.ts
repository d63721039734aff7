import { mean, weightedMean } from '../stats/mean'
import { ratingsFrom } from '../stats/mixed-model/ratings'
import { comparePanel } from '../stats/panel/panel'
import type { PanelResult } from '../stats/panel/panel-result'
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
  // Plain loops, here and below: a job of a thousand candidates has tens of thousands of answers, and a page sums them up
  // before anything is drawn.
  const values: number[] = []
  const done = new Set<string>()
  let notAssessed = 0
  for (const one of scores) {
    if (one.value !== null) values.push(one.value)
    if (one.notAssessed !== null) notAssessed += 1
    if (one.value !== null || one.notAssessed !== null) done.add(one.scorecardId)
  }
  return {
    mean: mean(values),
    low: values.length > 0 ? Math.min(...values) : null,
    high: values.length > 0 ? Math.max(...values) : null,
    scored: values.length,
    notAssessed,
    missing: planned.length === 0 ? 0 : planned.filter((scorecardId) => !done.has(scorecardId)).length,
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
  const values: number[] = []
  const scored: { value: number; weight: number }[] = []
  let disagreements = 0
  for (const { cell, weight } of cells) {
    for (const { value } of cell.scores) if (value !== null) values.push(value)
    if (cell.mean !== null) scored.push({ value: cell.mean, weight })
    if (disagrees(cell)) disagreements += 1
  }
  return {
    mean: weightedMean(scored),
    spread: standardDeviation(values),
    scores: values.length,
    questions: scored.length,
    disagreements,
  }
}

export type Summed = Overall & Pick<Cell, 'low' | 'high' | 'notAssessed' | 'missing'>

/** Several answers of one candidate as one figure: those of a competency, or of a panel. */
export function summedOf(answers: readonly { cell: Cell; weight: number }[]): Summed {
  const values = answers.flatMap(({ cell: { low, high } }) =>
    low === null || high === null ? [] : [low, high],
  )
  return {
    ...overallOf(answers),
    low: values.length > 0 ? Math.min(...values) : null,
    high: values.length > 0 ? Math.max(...values) : null,
    notAssessed: answers.reduce((sum, { cell }) => sum + cell.notAssessed, 0),
    missing: answers.reduce((sum, { cell }) => sum + cell.missing, 0),
  }
}

/**
 * One answer's figures, as `summedOf` would make them of it alone. Written out: a page of a thousand candidates asks for
 * twelve thousand, and copying them would be most of the work.
 */
export function answerFigures(cell: Cell) {
  const { mean, low, high, scored, notAssessed, missing } = cell
  const isApart = disagrees(cell)
  return {
    mean,
    spread: standardDeviation(cell.scores.flatMap(({ value }) => value ?? [])),
    scores: scored,
    questions: mean === null ? 0 : 1,
    disagreements: isApart ? 1 : 0,
    low,
    high,
    notAssessed,
    missing,
    disagrees: isApart,
    // None of its questions is sealed: it is one, and open.
    waiting: 0,
  }
}

/** A question of two competencies counts half for each, here as in a panel's decision rule. */
export function weightInCompetency(question: { weight: number; competencies: readonly string[] }): number {
  return question.weight / Math.max(1, question.competencies.length)
}

export const verdicts = ['meets the bar', 'below the bar', 'too few scores'] as const
/** What a panel's rule says of a candidate there (`server/compare/rule-of.ts`); it sorts nobody out. */
export type Verdict = (typeof verdicts)[number]

/**
 * All final scores of opened evaluations, as short as they can be sent: each names its candidate, interviewer and
 * question by their place in these lists.
 */
export type StandingScores = {
  /** Application ids, member ids, and column numbers. */
  candidates: string[]
  interviewers: string[]
  questions: string[]
  /** Candidate, interviewer, question, value, and so on: four numbers a score. */
  scores: number[]
}

export const scoreScale = [1, 5] as const

/**
 * Where candidates stand once severity and difficulty are taken out, how sure that is, and what is not said
 * (`server/stats/panel`). Takes seconds on a large job, so that it belongs in a worker.
 */
export function standingOf({
  candidates,
  interviewers,
  questions,
  scores,
}: StandingScores): PanelResult | null {
  if (scores.length === 0) return null
  const rows = Array.from({ length: scores.length / 4 }, (_, at) => ({
    candidate: candidates[scores[4 * at]!]!,
    interviewer: interviewers[scores[4 * at + 1]!]!,
    question: questions[scores[4 * at + 2]!]!,
    score: scores[4 * at + 3]!,
  }))
  return comparePanel(ratingsFrom(rows), { scale: scoreScale })
}

/** What becomes of all pairs of candidates, in words: those told apart, those that lean, and those without a clear difference. */
export function toldApart(pairs: number, clear: number, open: number): string {
  const leaning = pairs - clear - open
  const leans = leaning > 0 ? `, in ${leaning} one only leans above the other` : ''
  return `${clear} of ${pairs} pairs are clearly told apart${leans}; in ${open} there is no clear difference.`
}

/**
 * Groups of candidates within which nobody is clearly above anybody, in a given order: the longest runs of neighbours,
 * each with its first and last place. Runs may overlap, as “no clear difference” does.
 * @param isClear whether the first of two ids is clearly apart from the second
 */
export function tiedRuns(
  order: readonly string[],
  isClear: (a: string, b: string) => boolean,
): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (let first = 0; first < order.length; first++) {
    let last = first
    while (
      last + 1 < order.length &&
      order.slice(first, last + 1).every((one) => !isClear(one, order[last + 1]!))
    )
      last += 1
    const before = runs.at(-1)
    if (last > first && (!before || last > before[1])) runs.push([first, last])
  }
  return runs
}

/**
 * Why the member cannot decide on this candidate now, in words; null when they can. What somebody has submitted under
 * a seal has to be open first, and a session that is under way has to end; a panel that is still ahead is no
 * hindrance, as somebody may be rejected after the first one. The form says what is ahead.
 */
export function whyNotDecide(
  place: { decides: boolean },
  evaluations: readonly {
    panel: string
    isOpen: boolean
    submitted: number
    waitingFor: readonly string[]
    isUnderWay: boolean
  }[],
): string | null {
  if (!place.decides) return 'Only a manager of this job’s team decides.'
  const sealed = evaluations.find((one) => !one.isOpen && one.submitted > 0)
  if (sealed)
    return `“${sealed.panel}” is still sealed and waits for ${listNames(sealed.waitingFor)}. Once it opens, or the missing scorecard is excused, you can decide.`
  const live = evaluations.find((one) => one.isUnderWay)
  if (live)
    return `“${live.panel}” is under way and waits for ${listNames(live.waitingFor)}. Once their scorecards are in, or excused on the panel, you can decide.`
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
