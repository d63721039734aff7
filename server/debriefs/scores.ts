import { sql } from 'drizzle-orm'
import type { NotAssessedReason } from '@/db/schema/scores'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { Word } from './rules'

export type DebriefScore = {
  scorecardId: string
  sessionId: string
  setItemId: string
  memberId: string
  name: string
  /** It came in after the seal had opened, so that it could have been influenced. */
  afterOpening: boolean
  /** False where the plan left this question to others: no score is then no gap. */
  toScore: boolean
  /** As it was submitted, and as it stands now. */
  first: Word
  last: Word
  revisions: (Word & { at: Date })[]
}

export type DebriefQuestion = {
  evaluationId: string
  questionId: string
  prompt: string
  position: number
  scores: DebriefScore[]
}

/**
 * Every question of these evaluations with what each submitted scorecard says of it, by name. Sealed evaluations bring
 * nothing, whoever asks: what is talked about is open to all of the talk.
 */
export async function listDebriefScores(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
): Promise<DebriefQuestion[]> {
  if (evaluationIds.length === 0) return []
  const rows = await db.execute<{
    evaluation_id: string
    question_id: string
    prompt: string
    position: number
    scorecard_id: string
    session_id: string
    set_item_id: string
    member_id: string
    name: string
    after_opening: boolean
    to_score: boolean
    value: number | null
    not_assessed: NotAssessedReason | null
    revisions: { value: number | null; notAssessed: NotAssessedReason | null; at: string }[]
  }>(sql`
    select card.evaluation_id, item.question_id, version.prompt, item.position, card.id as scorecard_id, card.session_id,
      item.id as set_item_id, card.member_id, m.name, card.submitted_after_opening as after_opening,
      exists (select from session_assignments a where a.organization_id = card.organization_id and a.session_id = card.session_id
        and a.member_id = card.member_id and a.set_item_id = item.id and a.scores) as to_score,
      score.value, score.not_assessed,
      coalesce((select json_agg(json_build_object('value', r.value, 'notAssessed', r.not_assessed, 'at', r.revised_at) order by r.number)
        from revisions r where r.organization_id = card.organization_id and r.scorecard_id = card.id and r.set_item_id = item.id), '[]'::json) as revisions
    from scorecards card
    join evaluations evaluation on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
    join members m on m.organization_id = card.organization_id and m.id = card.member_id
    join set_items item on item.organization_id = card.organization_id and item.set_version_id = card.set_version_id
    join question_versions version on version.organization_id = item.organization_id and version.id = item.question_version_id
    left join scores score on score.organization_id = card.organization_id and score.scorecard_id = card.id and score.set_item_id = item.id
    where card.organization_id = ${member.organizationId}::uuid
      and card.evaluation_id = any(${`{${evaluationIds.join(',')}}`}::uuid[])
      and evaluation.opened_at is not null and card.submitted_at is not null
    order by card.evaluation_id, item.position, version.number desc, m.name, card.submitted_at`)
  const questions = new Map<string, DebriefQuestion>()
  for (const row of rows) {
    const key = `${row.evaluation_id} ${row.question_id}`
    // Where meetings were pinned to different versions of the set, the first place and the newest wording count.
    const question = questions.get(key) ?? {
      evaluationId: row.evaluation_id,
      questionId: row.question_id,
      prompt: row.prompt,
      position: row.position,
      scores: [],
    }
    questions.set(key, question)
    const first = { value: row.value, notAssessed: row.not_assessed }
    const revisions = row.revisions.map(({ at, ...word }) => ({ ...word, at: new Date(at) }))
    const last = revisions.at(-1)
    question.scores.push({
      scorecardId: row.scorecard_id,
      sessionId: row.session_id,
      setItemId: row.set_item_id,
      memberId: row.member_id,
      name: row.name,
      afterOpening: row.after_opening,
      toScore: row.to_score,
      first,
      last: last ? { value: last.value, notAssessed: last.notAssessed } : first,
      revisions,
    })
  }
  return [...questions.values()]
}
