import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { decisions, type Outcome } from '@/db/schema/decisions'
import { applications } from '@/db/schema/jobs'
import { type Recommendation, recommendations } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { type Column, listColumns } from './columns'
import { type ComparedEvaluation, listComparedEvaluations } from './evaluations'
import { countPlanned, listOpenedScores, listRecommendations } from './opened-scores'
import { type Cell, cellOf, disagrees, overallOf, whyNotDecide } from './rules'
import { requireView, type View } from './view'

/** A candidate's place in one column: not met at that panel, sealed, or what was scored. */
export type Place =
  | { state: 'none' }
  | { state: 'sealed'; seal: string }
  | { state: 'open'; cell: Cell; disagrees: boolean }

export type Comparison = Awaited<ReturnType<typeof compareJob>>

/**
 * The candidates of a job, or of one of its panels, side by side: a row per application, a column per question.
 * Raw means; every figure is made of opened evaluations only, for every viewer alike.
 */
export async function compareJob(
  db: Db,
  member: Member,
  input: { jobId: string; panelId?: string | undefined },
) {
  const view = await requireView(db, member, input)
  const evaluations = await listComparedEvaluations(db, member, view)
  const columns = await listColumns(db, member, view)
  const openIds = evaluations.filter((one) => one.isOpen).map((one) => one.id)
  const scores = await listOpenedScores(db, member, openIds)
  const planned = await countPlanned(db, member, openIds)
  const recommended = await listRecommendations(db, member, openIds)
  const applicants = await listApplicants(db, member, view, evaluations)

  const nameOf = new Map(evaluations.flatMap((one) => one.cards.map((card) => [card.memberId, card.name])))
  const scoresOf = new Map<string, ReturnType<typeof finalScore>[]>()
  const finalScore = (score: (typeof scores)[number]) => ({
    memberId: score.memberId,
    name: nameOf.get(score.memberId) ?? '',
    value: score.value,
    notAssessed: score.notAssessed,
  })
  for (const score of scores) {
    const key = `${score.evaluationId} ${score.questionId}`
    scoresOf.set(key, [...(scoresOf.get(key) ?? []), finalScore(score)])
  }
  const placeAt = (column: Column, evaluation: ComparedEvaluation | undefined): Place => {
    if (!evaluation) return { state: 'none' }
    if (!evaluation.isOpen) return { state: 'sealed', seal: evaluation.seal }
    const key = `${evaluation.id} ${column.questionId}`
    const cell = cellOf(scoresOf.get(key) ?? [], planned.get(key) ?? 0)
    return { state: 'open', cell, disagrees: disagrees(cell) }
  }

  const rows = applicants.map((applicant) => {
    const own = evaluations.filter((one) => one.applicationId === applicant.applicationId)
    const places = columns.map((column) =>
      placeAt(
        column,
        own.find((one) => one.panelId === column.panelId),
      ),
    )
    const open = places.flatMap((place, at) =>
      place.state === 'open' ? [{ cell: place.cell, weight: columns[at]!.weight }] : [],
    )
    return {
      ...applicant,
      evaluations: own.map(({ cards, ...one }) => ({
        ...one,
        afterOpening: cards.filter((card) => card.afterOpening).map((card) => card.name),
        excused: cards.filter((card) => card.excusedAt).map((card) => card.name),
      })),
      places,
      overall: overallOf(open),
      recommendations: countByRecommendation(
        recommended.filter((one) => own.some((evaluation) => evaluation.id === one.evaluationId)),
      ),
      whyNotDecide: whyNotDecide(view.access, own),
    }
  })
  return {
    job: {
      id: view.access.jobId,
      title: view.access.title,
      place: view.access.place,
      decides: view.access.decides,
    },
    panels: view.panels,
    panelId: input.panelId ?? null,
    columns,
    rows,
  }
}

function countByRecommendation(given: readonly { recommendation: Recommendation }[]) {
  return recommendations.map((recommendation) => ({
    recommendation,
    count: given.filter((one) => one.recommendation === recommendation).length,
  }))
}

/** The applications of the job with the candidate's name and the newest decision; to an interviewer, those they met. */
async function listApplicants(
  db: Db,
  member: Member,
  view: View,
  evaluations: readonly ComparedEvaluation[],
) {
  const rows = await db
    .select({
      applicationId: applications.id,
      candidateId: candidates.id,
      candidateNumber: candidates.number,
      sealedProfile: candidates.sealedProfile,
      decision: sql<{
        number: number
        outcome: Outcome
      } | null>`(select json_build_object('number', d.number, 'outcome', d.outcome) from ${decisions} d where d.organization_id = ${applications.organizationId} and d.application_id = ${applications.id} order by d.number desc limit 1)`,
    })
    .from(applications)
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.jobId, view.access.jobId),
        isNull(applications.archivedAt),
      ),
    )
    .orderBy(asc(candidates.number))
  const seen = rows.filter(
    (row) => !view.onlyOwn || evaluations.some((one) => one.applicationId === row.applicationId),
  )
  const keys = await findCandidateKeys(
    db,
    member,
    seen.map((row) => row.candidateId),
  )
  return seen.map(({ sealedProfile, candidateNumber, decision, ...row }) => {
    const namesHidden =
      view.onlyOwn && evaluations.some((one) => one.applicationId === row.applicationId && one.namesHidden)
    return {
      ...row,
      candidateNumber,
      candidate: candidateLabel(
        { number: candidateNumber, profile: openProfile(keys.get(row.candidateId), sealedProfile) },
        namesHidden,
      ),
      // What was decided is the hiring team's.
      decision: view.onlyOwn ? null : decision,
    }
  })
}
