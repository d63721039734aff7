import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { type CandidateKey, findCandidateKeys } from '../candidates/sealing'
import { notFound } from '../errors'
import { groupBy } from '../stats/group-by'
import { listColumns } from './columns'
import { listComparedEvaluations } from './evaluations'
import { listEvidenceRows, openEvidence } from './evidence-rows'
import type { evidenceInput } from './input'
import { requireView } from './view'

export type Evidence = Awaited<ReturnType<typeof findEvidence>>

/**
 * What stands behind one answer of one to five candidates: each interviewer's score, points heard, notes and
 * revisions, and what they recommend. Sealed evaluations are said to be sealed and tell nothing.
 */
export async function findEvidence(db: Db, member: Member, input: z.output<typeof evidenceInput>) {
  const view = await requireView(db, member, input)
  const columns = await listColumns(db, member, view)
  if (!columns.some((column) => column.questionId === input.questionId)) throw notFound('question')
  const evaluations = await listComparedEvaluations(db, member, view, input.applicationIds)
  const openIds = evaluations.filter((one) => one.isOpen).map((one) => one.id)
  const rows = await listEvidenceRows(db, member, openIds, input.questionId)
  const rowsOf = groupBy(rows, (row) => row.evaluation_id)
  const keyOf = await findKeys(db, member, input.applicationIds)
  const asked = rows.map((row) => row.version_number)
  const wording = await findWording(db, member, input.questionId, asked)
  const otherNumbers = [...new Set(asked)].filter((number) => number !== wording.number)
  return {
    question: wording,
    /** How it was worded for those who were asked another version. */
    otherWordings: await listPrompts(db, member, input.questionId, otherNumbers),
    candidates: input.applicationIds.map((applicationId) => {
      const evaluation = evaluations.find((one) => one.applicationId === applicationId)
      if (!evaluation) return { applicationId, state: 'none' as const }
      if (!evaluation.isOpen) {
        const { seal, waitingFor } = evaluation
        return { applicationId, state: 'sealed' as const, seal, waitingFor }
      }
      return {
        applicationId,
        evaluationId: evaluation.id,
        state: 'open' as const,
        breakReason: evaluation.breakReason,
        excused: evaluation.cards.flatMap(({ name, excusedAt, excuseReason }) =>
          excusedAt ? [{ name, reason: excuseReason ?? '' }] : [],
        ),
        scorers: (rowsOf.get(evaluation.id) ?? []).map((row) => openEvidence(row, keyOf.get(applicationId))),
      }
    }),
  }
}

function listPrompts(db: Db, member: Member, questionId: string, numbers: number[]) {
  return db
    .select({ number: questionVersions.number, prompt: questionVersions.prompt })
    .from(questionVersions)
    .where(
      and(
        eq(questionVersions.organizationId, member.organizationId),
        eq(questionVersions.questionId, questionId),
        inArray(questionVersions.number, numbers),
      ),
    )
    .orderBy(desc(questionVersions.number))
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

// With one table in a select Drizzle leaves its name out, and a subquery would take the columns for its own.
const ofThisVersion = sql.raw(
  'organization_id = question_versions.organization_id and question_version_id = question_versions.id',
)

/** The wording with its rubric: the newest that was asked, else the newest published. */
export async function findWording(
  db: Db,
  member: Member,
  questionId: string,
  askedNumbers: readonly number[],
) {
  const [wording] = await db
    .select({
      number: questionVersions.number,
      prompt: questionVersions.prompt,
      hint: questionVersions.hint,
      points: sql<
        string[]
      >`coalesce((select json_agg(text order by position) from points where ${ofThisVersion}), '[]'::json)`,
      anchors: sql<
        { level: number; text: string }[]
      >`coalesce((select json_agg(json_build_object('level', level, 'text', text) order by level) from anchors where ${ofThisVersion}), '[]'::json)`,
    })
    .from(questionVersions)
    .where(
      and(
        eq(questionVersions.organizationId, member.organizationId),
        eq(questionVersions.questionId, questionId),
        askedNumbers.length > 0
          ? eq(questionVersions.number, Math.max(...askedNumbers))
          : sql`${questionVersions.publishedAt} is not null`,
      ),
    )
    .orderBy(desc(questionVersions.number))
    .limit(1)
  if (!wording) throw notFound('question')
  return wording
}
