import { type Recommendation, recommendations } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { findCurrentRule } from '../panels/decision-rules'
import { groupBy } from '../stats/group-by'
import { listApplicants } from './applicants'
import { type Column, listColumns } from './columns'
import { type ComparedEvaluation, listComparedEvaluations } from './evaluations'
import { answerKey, listOpenedScores, listPlanned, listRecommendations } from './opened-scores'
import { rawRuling } from './rule-of'
import { type Cell, cellOf, disagrees, overallOf, whyNotDecide } from './rules'
import { requireView } from './view'

/** A candidate's place in one column: not met at that panel, sealed, or what was scored. */
export type Place =
  | { state: 'none' }
  | { state: 'sealed'; seal: string }
  | { state: 'open'; cell: Cell; disagrees: boolean }

export type Comparison = Awaited<ReturnType<typeof compareJob>>

/**
 * The candidates of a job, or of one of its panels, side by side: a row per application, a column per question.
 * Raw means; every figure is made of opened evaluations only, for every viewer alike. Whether one can decide is
 * asked of all the panels, whichever one is looked at.
 */
export async function compareJob(
  db: Db,
  member: Member,
  input: { jobId: string; panelId?: string | undefined },
) {
  const view = await requireView(db, member, input)
  const all = await listComparedEvaluations(db, member, {
    ...view,
    panelIds: view.panels.map((panel) => panel.id),
  })
  const evaluations = all.filter((one) => view.panelIds.includes(one.panelId))
  const columns = await listColumns(db, member, view)
  const openIds = evaluations.filter((one) => one.isOpen).map((one) => one.id)
  const answers = await listAnswers(db, member, openIds, evaluations)
  const recommended = groupBy(await listRecommendations(db, member, openIds), (one) => one.evaluationId)
  const allOf = groupBy(all, (one) => one.applicationId)
  const ownOf = groupBy(evaluations, (one) => one.applicationId)

  // A rule belongs to one panel; over several of them there is none that could be applied.
  const rule = input.panelId ? await findCurrentRule(db, member, input.panelId) : null

  const rows = (await listApplicants(db, member, view, ownOf)).map((applicant) => {
    const own = ownOf.get(applicant.applicationId) ?? []
    const atPanel = new Map(own.map((one) => [one.panelId, one]))
    const places = columns.map((column) => placeAt(column, atPanel.get(column.panelId), answers))
    const open = places.flatMap((place, at) =>
      place.state === 'open' ? [{ cell: place.cell, weight: columns[at]!.weight }] : [],
    )
    const overall = overallOf(open)
    return {
      ...applicant,
      evaluations: own.map(({ cards, ...one }) => ({
        ...one,
        afterOpening: cards.filter((card) => card.afterOpening).map((card) => card.name),
        excused: cards.filter((card) => card.excusedAt).map((card) => card.name),
      })),
      places,
      overall,
      recommendations: countByRecommendation(own.flatMap((one) => recommended.get(one.id) ?? [])),
      whyNotDecide: whyNotDecide(view.access, allOf.get(applicant.applicationId) ?? []),
      // For whoever decides: what is not in this comparison yet.
      ahead: view.access.decides ? aheadOf(allOf.get(applicant.applicationId) ?? []) : [],
    }
  })
  const ruledOf = rule ? rawRuling(rule, rows, columns) : null
  return {
    job: {
      id: view.access.jobId,
      title: view.access.title,
      place: view.access.place,
      decides: view.access.decides,
    },
    panels: view.panels,
    panelId: input.panelId ?? null,
    rule: rule && {
      number: rule.number,
      method: rule.method,
      leastScores: rule.leastScores,
      hireBar: rule.hireBar,
    },
    columns,
    rows: rows.map((row) => {
      const ruled = ruledOf?.get(row.applicationId) ?? null
      return { ...row, ruled, verdict: ruled?.verdict ?? null }
    }),
  }
}

/** What was answered where, summed up, for every answer of opened evaluations that has or lacks a score. */
async function listAnswers(
  db: Db,
  member: Member,
  openIds: readonly string[],
  evaluations: readonly ComparedEvaluation[],
): Promise<Map<string, Cell>> {
  const scores = await listOpenedScores(db, member, openIds)
  const planned = await listPlanned(db, member, openIds)
  const nameOf = new Map(evaluations.flatMap((one) => one.cards.map((card) => [card.id, card.name])))
  const scoresOf = groupBy(
    scores.map((score) => ({ ...score, name: nameOf.get(score.scorecardId) ?? '' })),
    (score) => answerKey(score.evaluationId, score.questionId),
  )
  return new Map(
    [...new Set([...scoresOf.keys(), ...planned.keys()])].map((key) => [
      key,
      cellOf(scoresOf.get(key) ?? [], planned.get(key) ?? []),
    ]),
  )
}

function placeAt(
  column: Column,
  evaluation: ComparedEvaluation | undefined,
  answers: ReadonlyMap<string, Cell>,
): Place {
  if (!evaluation) return { state: 'none' }
  if (!evaluation.isOpen) return { state: 'sealed', seal: evaluation.seal }
  const cell = answers.get(answerKey(evaluation.id, column.questionId)) ?? cellOf([], [])
  return { state: 'open', cell, disagrees: disagrees(cell) }
}

function aheadOf(evaluations: readonly ComparedEvaluation[]) {
  const now = new Date()
  return evaluations.flatMap(({ panel, planned }) =>
    planned.map((startsAt) => ({ panel, startsAt, isOverdue: startsAt < now })),
  )
}

function countByRecommendation(given: readonly { recommendation: Recommendation }[]) {
  return recommendations.map((recommendation) => ({
    recommendation,
    count: given.filter((one) => one.recommendation === recommendation).length,
  }))
}
