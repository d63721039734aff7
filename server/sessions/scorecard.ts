import { and, asc, eq } from 'drizzle-orm'
import { notes } from '@/db/schema/notes'
import { scorecardContents } from '@/db/schema/scorecards'
import { followUpsUsed, pointsHeard, revisions, scores } from '@/db/schema/scores'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { type CandidateKey, openText } from '../candidates/sealing'

/** What the interviewer has recorded on their own scorecard so far, each field with its version. */
export async function findScorecard(db: Db, seat: Seat, key: CandidateKey | undefined) {
  const { organizationId } = seat.member
  const open = (sealed: Buffer) => (key ? openText(key, sealed) : '')
  const scored = db
    .select({
      setItemId: scores.setItemId,
      value: scores.value,
      notAssessed: scores.notAssessed,
      version: scores.version,
    })
    .from(scores)
    .where(and(eq(scores.organizationId, organizationId), eq(scores.scorecardId, seat.scorecardId)))
  const heard = db
    .select({
      setItemId: pointsHeard.setItemId,
      pointId: pointsHeard.pointId,
      heard: pointsHeard.heard,
      version: pointsHeard.version,
    })
    .from(pointsHeard)
    .where(and(eq(pointsHeard.organizationId, organizationId), eq(pointsHeard.scorecardId, seat.scorecardId)))
  const used = db
    .select({
      setItemId: followUpsUsed.setItemId,
      followUpId: followUpsUsed.followUpId,
      used: followUpsUsed.used,
      version: followUpsUsed.version,
    })
    .from(followUpsUsed)
    .where(
      and(eq(followUpsUsed.organizationId, organizationId), eq(followUpsUsed.scorecardId, seat.scorecardId)),
    )
  const noted = db
    .select({
      id: notes.id,
      setItemId: notes.setItemId,
      pointId: notes.pointId,
      sealedText: notes.sealedText,
      sealedQuestion: notes.sealedQuestion,
      value: notes.value,
      version: notes.version,
    })
    .from(notes)
    .where(and(eq(notes.organizationId, organizationId), eq(notes.scorecardId, seat.scorecardId)))
    .orderBy(asc(notes.createdAt), asc(notes.id))
  const contents = db
    .select({
      recommendation: scorecardContents.recommendation,
      sealedComment: scorecardContents.sealedComment,
      version: scorecardContents.version,
    })
    .from(scorecardContents)
    .where(
      and(
        eq(scorecardContents.organizationId, organizationId),
        eq(scorecardContents.scorecardId, seat.scorecardId),
      ),
    )
  const revised = db
    .select({
      setItemId: revisions.setItemId,
      number: revisions.number,
      value: revisions.value,
      notAssessed: revisions.notAssessed,
      sealedReason: revisions.sealedReason,
      revisedAt: revisions.revisedAt,
    })
    .from(revisions)
    .where(and(eq(revisions.organizationId, organizationId), eq(revisions.scorecardId, seat.scorecardId)))
    .orderBy(asc(revisions.revisedAt))
  // Sent together, so that they cost one wait for the database and not five.
  const [scoreRows, heardRows, usedRows, noteRows, [content], revisionRows] = await Promise.all([
    scored,
    heard,
    used,
    noted,
    contents,
    revised,
  ])
  return {
    scores: scoreRows,
    points: heardRows,
    followUps: usedRows,
    notes: noteRows.map(({ sealedText, sealedQuestion, value, ...note }) => ({
      ...note,
      text: open(sealedText),
      unplanned: sealedQuestion ? { question: open(sealedQuestion), value } : null,
    })),
    recommendation: {
      recommendation: content?.recommendation ?? null,
      comment: content?.sealedComment ? open(content.sealedComment) : '',
      version: content?.version ?? 0,
    },
    revisions: revisionRows.map(({ sealedReason, ...revision }) => ({
      ...revision,
      reason: open(sealedReason),
    })),
  }
}
