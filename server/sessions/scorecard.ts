import { and, asc, eq } from 'drizzle-orm'
import { scorecardContents } from '@/db/schema/scorecards'
import { notes, pointsHeard, revisions, scores } from '@/db/schema/scores'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { type CandidateKey, openText } from '../candidates/sealing'

/** What the interviewer has recorded on their own scorecard so far, each field with its version. */
export async function findScorecard(db: Db, seat: Seat, key: CandidateKey | undefined) {
  const { organizationId } = seat.member
  const open = (sealed: Buffer) => (key ? openText(key, sealed) : '')
  const scored = await db
    .select({
      setItemId: scores.setItemId,
      value: scores.value,
      notAssessed: scores.notAssessed,
      version: scores.version,
    })
    .from(scores)
    .where(and(eq(scores.organizationId, organizationId), eq(scores.scorecardId, seat.scorecardId)))
  const heard = await db
    .select({
      setItemId: pointsHeard.setItemId,
      pointId: pointsHeard.pointId,
      heard: pointsHeard.heard,
      version: pointsHeard.version,
    })
    .from(pointsHeard)
    .where(and(eq(pointsHeard.organizationId, organizationId), eq(pointsHeard.scorecardId, seat.scorecardId)))
  const noted = await db
    .select({
      id: notes.id,
      setItemId: notes.setItemId,
      sealedText: notes.sealedText,
      version: notes.version,
    })
    .from(notes)
    .where(and(eq(notes.organizationId, organizationId), eq(notes.scorecardId, seat.scorecardId)))
    .orderBy(asc(notes.createdAt), asc(notes.id))
  const [content] = await db
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
  const revised = await db
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
  return {
    scores: scored,
    points: heard,
    notes: noted.map(({ sealedText, ...note }) => ({ ...note, text: open(sealedText) })),
    recommendation: {
      recommendation: content?.recommendation ?? null,
      comment: content?.sealedComment ? open(content.sealedComment) : '',
      version: content?.version ?? 0,
    },
    revisions: revised.map(({ sealedReason, ...revision }) => ({ ...revision, reason: open(sealedReason) })),
  }
}
