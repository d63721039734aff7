import { sql } from 'drizzle-orm'
import type { Recommendation } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { type CandidateKey, openText } from '../candidates/sealing'

/** One submitted scorecard of an opened evaluation, at one question; texts are still sealed. */
export type EvidenceRow = {
  scorecard_id: string
  member_id: string
  member_name: string
  evaluation_id: string
  after_opening: boolean
  to_score: boolean
  version_number: number
  value: number | null
  not_assessed: string | null
  points: { text: string; heard: boolean }[]
  /** The texts of the follow-ups that were put. */
  follow_ups: string[]
  notes: {
    text: string
    at: string
    onWhole: boolean
    point: string | null
    question: string | null
    value: number | null
  }[]
  revisions: { value: number | null; notAssessed: string | null; reason: string; at: string }[]
  recommendation: Recommendation | null
  comment: string | null
}

/** The scorecards of opened evaluations at one question, by the interviewers' names. */
export async function listEvidenceRows(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
  questionId: string,
): Promise<EvidenceRow[]> {
  if (evaluationIds.length === 0) return []
  const bytes = (column: string) => sql.raw(`encode(${column}, 'base64')`)
  return db.execute<EvidenceRow>(sql`
    select card.id as scorecard_id, card.member_id, m.name as member_name, card.evaluation_id,
      card.submitted_after_opening as after_opening, version.number as version_number,
      exists (select from session_assignments a where a.organization_id = card.organization_id and a.session_id = card.session_id
        and a.member_id = card.member_id and a.set_item_id = item.id and a.scores) as to_score,
      score.value, score.not_assessed,
      coalesce((select json_agg(json_build_object('text', p.text, 'heard', coalesce(h.heard, false)) order by p.position)
        from points p
        left join points_heard h on h.organization_id = p.organization_id and h.point_id = p.id
          and h.scorecard_id = card.id and h.set_item_id = item.id
        where p.organization_id = item.organization_id and p.question_version_id = item.question_version_id), '[]'::json) as points,
      coalesce((select json_agg(f.text order by f.position)
        from follow_ups f
        join follow_ups_used u on u.organization_id = f.organization_id and u.follow_up_id = f.id
          and u.scorecard_id = card.id and u.set_item_id = item.id and u.used
        where f.organization_id = item.organization_id and f.question_version_id = item.question_version_id), '[]'::json) as follow_ups,
      coalesce((select json_agg(json_build_object('text', ${bytes('n.sealed_text')}, 'at', n.created_at,
          'onWhole', n.set_item_id is null, 'point', p.text, 'question', ${bytes('n.sealed_question')}, 'value', n.value)
          order by n.set_item_id is null, n.created_at)
        from notes n
        left join points p on p.organization_id = n.organization_id and p.id = n.point_id
        where n.organization_id = card.organization_id and n.scorecard_id = card.id
          and (n.set_item_id = item.id or n.set_item_id is null)), '[]'::json) as notes,
      coalesce((select json_agg(json_build_object('value', r.value, 'notAssessed', r.not_assessed,
          'reason', ${bytes('r.sealed_reason')}, 'at', r.revised_at) order by r.number)
        from revisions r where r.organization_id = card.organization_id and r.scorecard_id = card.id and r.set_item_id = item.id), '[]'::json) as revisions,
      content.recommendation, ${bytes('content.sealed_comment')} as comment
    from scorecards card
    join evaluations evaluation on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
    join members m on m.organization_id = card.organization_id and m.id = card.member_id
    join set_items item on item.organization_id = card.organization_id and item.set_version_id = card.set_version_id
    join question_versions version on version.organization_id = item.organization_id and version.id = item.question_version_id
    left join scores score on score.organization_id = card.organization_id and score.scorecard_id = card.id and score.set_item_id = item.id
    left join scorecard_contents content on content.organization_id = card.organization_id and content.scorecard_id = card.id
    where card.organization_id = ${member.organizationId}::uuid
      and card.evaluation_id = any(${`{${evaluationIds.join(',')}}`}::uuid[])
      and item.question_id = ${questionId}::uuid
      and evaluation.opened_at is not null and card.submitted_at is not null
    order by m.name, card.submitted_at`)
}

/** Opens what is sealed under the candidate's key; null where the candidate was erased and nothing can be read. */
export function openEvidence(row: EvidenceRow, key: CandidateKey | undefined) {
  const open = (sealed: string) => (key ? openText(key, Buffer.from(sealed, 'base64')) : null)
  return {
    scorecardId: row.scorecard_id,
    memberId: row.member_id,
    name: row.member_name,
    afterOpening: row.after_opening,
    /** False where the plan left this question to others: no score is then no gap. */
    toScore: row.to_score,
    versionNumber: row.version_number,
    value: row.value,
    notAssessed: row.not_assessed,
    points: row.points,
    followUps: row.follow_ups,
    notes: row.notes.map(({ text, at, onWhole, point, question, value }) => ({
      text: open(text),
      at: new Date(at),
      onWhole,
      /** The point that it is evidence for. */
      point,
      /** The question beside the set that it is about, with a score of its own that counts in nothing. */
      unplanned: question === null ? null : { question: open(question), value },
    })),
    revisions: row.revisions.map((revision) => ({
      value: revision.value,
      notAssessed: revision.notAssessed,
      reason: open(revision.reason),
      at: new Date(revision.at),
    })),
    recommendation: row.recommendation,
    comment: row.comment ? open(row.comment) : '',
  }
}
