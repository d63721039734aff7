import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { evaluations } from '@/db/schema/evaluations'
import { notes } from '@/db/schema/notes'
import { panels } from '@/db/schema/panels'
import { setItems } from '@/db/schema/question-sets'
import { pointsHeard, scores } from '@/db/schema/scores'
import { sessionAssignments } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { openText } from '../candidates/sealing'
import { findKeyOfSeat } from './candidate'
import type { CheckedQuestion } from './rules'

/** What the check before submitting looks at: each question of the session on the seat's own scorecard. */
export async function checkQuestions(
  db: Db,
  seat: Seat,
): Promise<{ questions: CheckedQuestion[]; evidenceDemanded: boolean }> {
  const organizationId = seat.member.organizationId
  const [panel] = await db
    .select({ evidenceDemanded: panels.evidenceDemanded })
    .from(evaluations)
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .where(and(eq(evaluations.organizationId, organizationId), eq(evaluations.id, seat.evaluationId)))
  const evidenceDemanded = panel?.evidenceDemanded ?? false
  const rows = await db
    .select({
      setItemId: setItems.id,
      scores: sessionAssignments.scores,
      value: scores.value,
      notAssessed: scores.notAssessed,
      heard: sql<boolean>`exists (select from ${pointsHeard} where ${pointsHeard.organizationId} = ${setItems.organizationId} and ${pointsHeard.scorecardId} = ${seat.scorecardId} and ${pointsHeard.setItemId} = ${setItems.id} and ${pointsHeard.heard})`,
    })
    .from(setItems)
    .leftJoin(
      sessionAssignments,
      and(
        eq(sessionAssignments.organizationId, setItems.organizationId),
        eq(sessionAssignments.setItemId, setItems.id),
        eq(sessionAssignments.sessionId, seat.sessionId),
        eq(sessionAssignments.memberId, seat.member.memberId),
      ),
    )
    .leftJoin(
      scores,
      and(
        eq(scores.organizationId, setItems.organizationId),
        eq(scores.setItemId, setItems.id),
        eq(scores.scorecardId, seat.scorecardId),
      ),
    )
    .where(and(eq(setItems.organizationId, organizationId), eq(setItems.setVersionId, seat.setVersionId)))
    .orderBy(asc(setItems.position))
  const noted = evidenceDemanded
    ? await findNoted(
        db,
        seat,
        rows.filter((row) => row.value !== null && !row.heard).map((row) => row.setItemId),
      )
    : new Set<string>()
  const questions = rows.map(({ heard, ...row }) => ({
    ...row,
    scores: row.scores ?? false,
    hasEvidence: heard || noted.has(row.setItemId),
  }))
  return { questions, evidenceDemanded }
}

/** Which of the questions have a note that is not blank; only opening a note tells. */
async function findNoted(db: Db, seat: Seat, setItemIds: string[]): Promise<Set<string>> {
  if (setItemIds.length === 0) return new Set()
  const rows = await db
    .select({ setItemId: notes.setItemId, sealedText: notes.sealedText })
    .from(notes)
    .where(
      and(
        eq(notes.organizationId, seat.member.organizationId),
        eq(notes.scorecardId, seat.scorecardId),
        isNotNull(notes.setItemId),
        inArray(notes.setItemId, setItemIds),
      ),
    )
  if (rows.length === 0) return new Set()
  const key = await findKeyOfSeat(db, seat)
  return new Set(
    rows.flatMap((row) => (row.setItemId && openText(key, row.sealedText).trim() ? [row.setItemId] : [])),
  )
}
