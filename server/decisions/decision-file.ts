import { createHash } from 'node:crypto'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { type Comparison, compareJob } from '../compare/comparison'
import { answerKey, listOpenedScores, type OpenedScore } from '../compare/opened-scores'
import { canonicalText, scoreScale } from '../compare/rules'
import { firstRule, type Rule, statsRuleOf } from '../decision-rules/rules'
import { findCurrentRule } from '../panels/decision-rules'
import { type DecisionInputs, type DecisionResults, engineVersion } from '../stats/decision-rule/results'
import type { DecisionRule } from '../stats/decision-rule/rule'
import { inThread } from '../thread'

/**
 * A comparison as it is kept and exported: pseudonyms, no name and no word that anybody wrote about anybody. It is all
 * that `npm run analyse` needs to compute ranking and comparison again (docs/analyse.md). What is sealed is not in it.
 */
export type DecisionFile = {
  evenhand: 'decision'
  version: 2
  job: string
  /** The panel that was looked at; null for all of the job's. */
  panel: string | null
  panelId: string | null
  rule: DecisionRule
  ruleNumber: number | null
  scale: readonly [number, number]
  seed: number
  points: number
  candidates: { id: string; number: number; application: string }[]
  interviewers: { id: string; member: string }[]
  /** A question of several competencies stands here once for each. */
  questions: {
    id: string
    /** As the screen numbers it. */
    number: number
    text: string
    competency: string
    weight: number
    question: string
    versions: number[]
  }[]
  scores: {
    candidate: string
    interviewer: string
    question: string
    score: number | null
    sealed: number | null
    notAssessed?: string
  }[]
}

/** A file with what was computed from it; the results are null where nothing was scored. */
export type ComputedFile = DecisionFile & {
  engine: { version: number; node: number }
  results: DecisionResults | null
}

/** One single score of an opened evaluation, and where it stands in the comparison. */
export type ComparedScore = OpenedScore & {
  row: Comparison['rows'][number]
  column: Comparison['columns'][number]
  /** The row's place. */
  at: number
}

/** Every single score of the comparison, in the order of its rows and columns, then of the interviewers. */
export async function listComparedScores(
  db: Db,
  member: Member,
  { rows, columns }: Comparison,
): Promise<ComparedScore[]> {
  const rowOf = new Map(
    rows.flatMap((row, at) => row.evaluations.map((one) => [one.id, { row, at, panelId: one.panelId }])),
  )
  const columnOf = new Map(columns.map((column) => [answerKey(column.panelId, column.questionId), column]))
  const found = await listOpenedScores(db, member, [...rowOf.keys()])
  return found
    .flatMap((score) => {
      const place = rowOf.get(score.evaluationId)
      const column = place && columnOf.get(answerKey(place.panelId, score.questionId))
      return place && column ? [{ ...score, row: place.row, column, at: place.at }] : []
    })
    .sort((a, b) => a.at - b.at || a.column.number - b.column.number || (a.memberId < b.memberId ? -1 : 1))
}

/** Reads the comparison and what a file of it holds. */
export async function gatherFile(
  db: Db,
  member: Member,
  input: { jobId: string; panelId?: string | undefined },
): Promise<{ file: DecisionFile; comparison: Comparison; scores: ComparedScore[] }> {
  const comparison = await compareJob(db, member, input)
  const scores = await listComparedScores(db, member, comparison)
  const rule = input.panelId ? await findCurrentRule(db, member, input.panelId) : firstRule
  return { file: fileOf(comparison, scores, rule), comparison, scores }
}

/** Pure: the same comparison gives the same file. */
function fileOf(comparison: Comparison, scores: readonly ComparedScore[], kept: Rule): DecisionFile {
  const { job, panels, panelId, columns } = comparison
  const candidateOf = pseudonyms('C', scores, ({ row }) => row.applicationId)
  const interviewerOf = pseudonyms('R', scores, ({ memberId }) => memberId)
  const questionOf = pseudonyms('Q', scores, ({ questionId }) => questionId)
  // A question that two panels asked is one question of the fit, as it is on the screen.
  const columnOf = new Map(
    [...questionOf].map(([questionId, id]) => [id, columns.find((one) => one.questionId === questionId)!]),
  )
  const { rule, questions } = statsRuleOf(
    kept,
    [...columnOf].map(([id, column]) => ({ ...column, id })),
  )
  const rowOf = new Map(scores.map(({ row }) => [row.applicationId, row]))
  return {
    evenhand: 'decision',
    version: 2,
    job: job.title,
    panel: panels.find(({ id }) => id === panelId)?.name ?? null,
    panelId,
    rule,
    ruleNumber: comparison.rule?.number ?? null,
    scale: scoreScale,
    seed: 1,
    points: 1024,
    candidates: [...candidateOf].map(([application, id]) => ({
      id,
      number: rowOf.get(application)!.candidateNumber,
      application,
    })),
    interviewers: [...interviewerOf].map(([memberId, id]) => ({ id, member: memberId })),
    questions: questions.map(({ id, competency, weight }) => {
      const { number, prompt, questionId, versionNumbers } = columnOf.get(id)!
      return { id, number, text: prompt, competency, weight, question: questionId, versions: versionNumbers }
    }),
    scores: scores.map(({ row, questionId, memberId, value, sealed, notAssessed }) => ({
      candidate: candidateOf.get(row.applicationId)!,
      interviewer: interviewerOf.get(memberId)!,
      question: questionOf.get(questionId)!,
      score: value,
      sealed,
      ...(notAssessed === null ? {} : { notAssessed }),
    })),
  }
}

/**
 * C01, C02 and so on, in the order of the ids: the engine orders by name, so that a file of pseudonyms and the screen,
 * which fits by ids, draw the same numbers and say the same ranks.
 */
function pseudonyms(
  letter: string,
  scores: readonly ComparedScore[],
  idOf: (score: ComparedScore) => string,
): Map<string, string> {
  const ids = [...new Set(scores.map(idOf))].sort()
  const width = String(ids.length).length
  return new Map(ids.map((id, at) => [id, `${letter}${String(at + 1).padStart(width, '0')}`]))
}

export async function computeFile(file: DecisionFile): Promise<ComputedFile> {
  const isScored = file.scores.some(({ score }) => score !== null)
  return {
    ...file,
    engine: { version: engineVersion, node: Number(process.versions.node.split('.')[0]) },
    results: isScored ? await computeResults(file) : null,
  }
}

/** A decision's statistics: they take seconds on hundreds of candidates. */
export async function computeResults(inputs: DecisionInputs): Promise<DecisionResults> {
  return (await inThread('results', inputs)) as DecisionResults
}

export const digestOf = (content: unknown) =>
  createHash('sha256').update(canonicalText(content)).digest('hex')
