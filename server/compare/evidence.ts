import { and, desc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { questionVersions } from '@/db/schema/questions'
import type { Recommendation } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { type CandidateKey, findCandidateKeys, openText } from '../candidates/sealing'
import { notFound } from '../errors'
import { listComparedEvaluations } from './evaluations'
import type { evidenceInput } from './input'
import { requireView } from './view'

type EvidenceRow = {
  scorecard_id: string
  member_id: string
  member_name: string
  evaluation_id: string
  after_opening: boolean
  version_id: string | null
  value: number | null
  not_assessed: string | null
  points: { text: string; heard: boolean }[]
  notes: { text: string; at: string }[]
  revisions: { value: number | null; notAssessed: string | null; reason: string; at: string }[]
  recommendation: Recommendation | null
  comment: string | null
}

/**
 * What stands behind one answer of one to five candidates: each interviewer's score, points heard, notes and
 * revisions, and what they recommend. Sealed evaluations are said to be sealed and tell nothing.
 */
export async function findEvidence(db: Db, member: Member, input: z.output<typeof evidenceInput>) {
  const view = await requireView(db, member, input)
  const evaluations = (await listComparedEvaluations(db, member, view)).filter((one) =>
    input.applicationIds.includes(one.applicationId),
  )
  const question = await findWording(db, member, input.questionId)
  const rows = await listRows(
    db,
    member,
    evaluations.filter((one) => one.isOpen).map((one) => one.id),
    input.questionId,
  )
  const keyOf = await findKeys(db, member, input.applicationIds)
  return {
    question,
    candidates: input.applicationIds.map((applicationId) => {
      const evaluation = evaluations.find((one) => one.applicationId === applicationId)
      if (!evaluation) return { applicationId, state: 'none' as const }
      if (!evaluation.isOpen) return { applicationId, state: 'sealed' as const, seal: evaluation.seal }
      return {
        applicationId,
        state: 'open' as const,
        breakReason: evaluation.breakReason,
        scorers: rows
          .filter((row) => row.evaluation_id === evaluation.id)
          .map((row) => openRow(row, keyOf.get(applicationId))),
      }
    }),
  }
}

async function findKeys(
  db: Db,
  member: Member,
  applicationIds: readonly string[],
): Promise<Map<string, CandidateKey | undefined>> {
  const rows = await db.execute<{ id: string; candidate_id: string }>(sql`
    select id, candidate_id from applications
    where organization_id = ${member.organizationId}::uuid and id = any(${`{${applicationIds.join(',')}}`}::uuid[])`)
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidate_id),
  )
  return new Map(rows.map((row) => [row.id, keys.get(row.candidate_id)]))
}

/** The newest published wording, with its rubric. */
async function findWording(db: Db, member: Member, questionId: string) {
  const [wording] = await db
    .select({
      prompt: questionVersions.prompt,
      hint: questionVersions.hint,
      anchors: sql<
        { level: number; text: string }[]
      >`coalesce((select json_agg(json_build_object('level', a.level, 'text', a.text) order by a.level) from anchors a
          where a.organization_id = ${questionVersions.organizationId} and a.question_version_id = ${questionVersions.id}), '[]'::json)`,
    })
    .from(questionVersions)
    .where(
      and(
        eq(questionVersions.organizationId, member.organizationId),
        eq(questionVersions.questionId, questionId),
        sql`${questionVersions.publishedAt} is not null`,
      ),
    )
    .orderBy(desc(questionVersions.number))
    .limit(1)
  if (!wording) throw notFound('question')
  return wording
}

async function listRows(
  db: Db,
  member: Member,
  evaluationIds: readonly string[],
  questionId: string,
): Promise<EvidenceRow[]> {
  if (evaluationIds.length === 0) return []
  const bytes = (column: string) => sql.raw(`encode(${column}, 'base64')`)
  return db.execute<EvidenceRow>(sql`
    select card.id as scorecard_id, card.member_id, m.name as member_name, card.evaluation_id,
      card.submitted_after_opening as after_opening, item.question_version_id as version_id,
      score.value, score.not_assessed,
      coalesce((select json_agg(json_build_object('text', p.text, 'heard', coalesce(h.heard, false)) order by p.position)
        from points p
        left join points_heard h on h.organization_id = p.organization_id and h.point_id = p.id
          and h.scorecard_id = card.id and h.set_item_id = item.id
        where p.organization_id = item.organization_id and p.question_version_id = item.question_version_id), '[]'::json) as points,
      coalesce((select json_agg(json_build_object('text', ${bytes('n.sealed_text')}, 'at', n.created_at) order by n.created_at)
        from notes n where n.organization_id = card.organization_id and n.scorecard_id = card.id and n.set_item_id = item.id), '[]'::json) as notes,
      coalesce((select json_agg(json_build_object('value', r.value, 'notAssessed', r.not_assessed,
          'reason', ${bytes('r.sealed_reason')}, 'at', r.revised_at) order by r.number)
        from revisions r where r.organization_id = card.organization_id and r.scorecard_id = card.id and r.set_item_id = item.id), '[]'::json) as revisions,
      content.recommendation, ${bytes('content.sealed_comment')} as comment
    from scorecards card
    join evaluations evaluation on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
    join members m on m.organization_id = card.organization_id and m.id = card.member_id
    join set_items item on item.organization_id = card.organization_id and item.set_version_id = card.set_version_id
    left join scores score on score.organization_id = card.organization_id and score.scorecard_id = card.id and score.set_item_id = item.id
    left join scorecard_contents content on content.organization_id = card.organization_id and content.scorecard_id = card.id
    where card.organization_id = ${member.organizationId}::uuid
      and card.evaluation_id = any(${`{${evaluationIds.join(',')}}`}::uuid[])
      and item.question_id = ${questionId}::uuid
      and evaluation.opened_at is not null and card.submitted_at is not null
    order by m.name`)
}

/** Opens what is sealed under the candidate's key; after an erasure nothing of it can be read any more. */
function openRow(row: EvidenceRow, key: CandidateKey | undefined) {
  const open = (sealed: string) => (key ? openText(key, Buffer.from(sealed, 'base64')) : '')
  return {
    memberId: row.member_id,
    name: row.member_name,
    afterOpening: row.after_opening,
    value: row.value,
    notAssessed: row.not_assessed,
    points: row.points,
    notes: row.notes.map((note) => ({ text: open(note.text), at: new Date(note.at) })),
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
