import { sql } from 'drizzle-orm'
import type { Recommendation } from '@/db/schema/scorecards'
import type { NotAssessedReason } from '@/db/schema/scores'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'

export type OpenedScore = {
  evaluationId: string
  questionId: string
  scorecardId: string
  memberId: string
  /** The final word: the last revision where there is one, else what was submitted. */
  value: number | null
  notAssessed: string | null
  /** What was submitted under the seal. */
  sealed: number | null
}

const inList = (ids: readonly string[]) => sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`

/**
 * The final scores of opened evaluations. The condition on `opened_at` is the same for every viewer, so that no
 * figure depends on what the seal lets one of them see early.
 */
export async function listOpenedScores(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
): Promise<OpenedScore[]> {
  if (evaluationIds.length === 0) return []
  const rows = await db.execute<{
    evaluation_id: string
    question_id: string
    scorecard_id: string
    member_id: string
    value: number | null
    not_assessed: string | null
    sealed: number | null
  }>(sql`
    with card as materialized (
      select card.id, card.evaluation_id, card.member_id
      from scorecards card
      join evaluations evaluation on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
      where card.organization_id = ${member.organizationId}::uuid
        and card.evaluation_id = any(${inList(evaluationIds)})
        and evaluation.opened_at is not null and card.submitted_at is not null
    ), revision as materialized (
      select distinct on (scorecard_id, set_item_id) scorecard_id, set_item_id, number, value, not_assessed
      from revisions where organization_id = ${member.organizationId}::uuid
      order by scorecard_id, set_item_id, number desc
    )
    select card.evaluation_id, item.question_id, card.id as scorecard_id, card.member_id,
      case when revision.number is null then score.value else revision.value end as value,
      case when revision.number is null then score.not_assessed else revision.not_assessed end as not_assessed,
      score.value as sealed
    from card
    join scores score on score.organization_id = ${member.organizationId}::uuid and score.scorecard_id = card.id
    join set_items item on item.organization_id = score.organization_id and item.id = score.set_item_id
    left join revision on revision.scorecard_id = score.scorecard_id and revision.set_item_id = score.set_item_id`)
  return rows.map((row) => ({
    evaluationId: row.evaluation_id,
    questionId: row.question_id,
    scorecardId: row.scorecard_id,
    memberId: row.member_id,
    value: row.value,
    notAssessed: row.not_assessed,
    sealed: row.sealed,
  }))
}

/** Where in a comparison an answer stands: one evaluation's answer to one question. */
export const answerKey = (evaluationId: string, questionId: string) => `${evaluationId} ${questionId}`

/** What one submitted scorecard of an opened evaluation says: by item, its last word; and what it was to score. */
export type OpenedCard = {
  evaluationId: string
  scorecardId: string
  memberId: string
  words: ReadonlyMap<string, number | NotAssessedReason>
  planned: readonly string[]
  /** It enters no arithmetic. */
  recommendation: Recommendation | null
}

/**
 * The submitted scorecards of opened evaluations, in one statement that asks the seal once an evaluation. What the
 * plan wanted is only told of a scorecard that has no word on some item: on any other, nothing can be missing.
 */
export async function listOpenedCards(
  db: Db,
  evaluationIds: readonly string[],
  setItemIds: readonly string[],
): Promise<OpenedCard[]> {
  if (evaluationIds.length === 0) return []
  const rows = await db.execute<{
    evaluation_id: string
    scorecard_id: string
    member_id: string
    given: string | null
    revised: string | null
    planned: string | null
    recommendation: Recommendation | null
  }>(sql`select * from read_opened_scores(${inList(evaluationIds)}, ${inList(setItemIds)})`)
  const itemAt = (place: string) => setItemIds[Number(place) - 1]!
  return rows.map((row) => {
    const words = new Map<string, number | NotAssessedReason>()
    for (const line of [row.given, row.revised]) {
      for (const part of line?.split(',') ?? []) {
        const [place = '', word = ''] = part.split(':')
        words.set(itemAt(place), /^\d$/.test(word) ? Number(word) : (word as NotAssessedReason))
      }
    }
    return {
      evaluationId: row.evaluation_id,
      scorecardId: row.scorecard_id,
      memberId: row.member_id,
      words,
      planned: row.planned?.split(',').map(itemAt) ?? [],
      recommendation: row.recommendation,
    }
  })
}
