import { type Recommendation, recommendations } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { findCurrentRule } from '../panels/decision-rules'
import { groupBy } from '../stats/group-by'
import { listApplicants } from './applicants'
import { type Column, listColumns } from './columns'
import { type ComparedEvaluation, listComparedEvaluations } from './evaluations'
import { listOpenedCards, type OpenedCard } from './opened-scores'
import { rawRuling } from './rule-of'
import { type Cell, cellOf, disagrees, type FinalScore, overallOf, whyNotDecide } from './rules'
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
  const setItemIds = [...new Set(columns.flatMap((column) => column.setItemIds))]
  const cards = groupBy(await listOpenedCards(db, openIds, setItemIds), (card) => card.evaluationId)
  const allOf = groupBy(all, (one) => one.applicationId)
  const ownOf = groupBy(evaluations, (one) => one.applicationId)

  // A rule belongs to one panel; over several of them there is none that could be applied.
  const rule = input.panelId ? await findCurrentRule(db, member, input.panelId) : null

  const rows = (await listApplicants(db, member, view, ownOf)).map((applicant) => {
    const own = ownOf.get(applicant.applicationId) ?? []
    const atPanel = new Map(own.map((one) => [one.panelId, one]))
    const answers = new Map(own.map((one) => [one.panelId, answersOf(one, cards.get(one.id) ?? [])]))
    const places = columns.map((column) =>
      placeAt(column, atPanel.get(column.panelId), answers.get(column.panelId)),
    )
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
      recommendations: countByRecommendation(own.flatMap((one) => cards.get(one.id) ?? [])),
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

type Answer = { scores: FinalScore[]; planned: string[] }

/** What was answered in one evaluation, by set item. */
function answersOf(
  { cards: headers }: ComparedEvaluation,
  cards: readonly OpenedCard[],
): Map<string, Answer> {
  const nameOf = new Map(headers.map(({ id, name }) => [id, name]))
  const answers = new Map<string, Answer>()
  const at = (setItemId: string) => {
    const known = answers.get(setItemId) ?? { scores: [], planned: [] }
    answers.set(setItemId, known)
    return known
  }
  for (const { scorecardId, memberId, words, planned } of cards) {
    const name = nameOf.get(scorecardId) ?? ''
    for (const [setItemId, word] of words) {
      const [value, notAssessed] = typeof word === 'number' ? [word, null] : [null, word]
      at(setItemId).scores.push({ scorecardId, memberId, name, value, notAssessed })
    }
    for (const setItemId of planned) at(setItemId).planned.push(scorecardId)
  }
  return answers
}

/** One answer of a column; a question that was met in two versions of a set has two items, and both are in. */
function placeAt(
  column: Column,
  evaluation: ComparedEvaluation | undefined,
  answers: ReadonlyMap<string, Answer> | undefined,
): Place {
  if (!evaluation) return { state: 'none' }
  if (!evaluation.isOpen) return { state: 'sealed', seal: evaluation.seal }
  const met = column.setItemIds.flatMap((id) => answers?.get(id) ?? [])
  const cell = cellOf(
    met.flatMap(({ scores }) => scores),
    met.flatMap(({ planned }) => planned),
  )
  return { state: 'open', cell, disagrees: disagrees(cell) }
}

function aheadOf(evaluations: readonly ComparedEvaluation[]) {
  const now = new Date()
  return evaluations.flatMap(({ panel, planned }) =>
    planned.map((startsAt) => ({ panel, startsAt, isOverdue: startsAt < now })),
  )
}

function countByRecommendation(given: readonly { recommendation: Recommendation | null }[]) {
  return recommendations.map((recommendation) => ({
    recommendation,
    count: given.filter((one) => one.recommendation === recommendation).length,
  }))
}
