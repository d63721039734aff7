import { and, asc, eq, inArray } from 'drizzle-orm'
import { members } from '@/db/schema/members'
import { noShows, sessionReopenings } from '@/db/schema/session-endings'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { type CandidateKey, openText } from '../candidates/sealing'

/** That the candidate did not come: who said so, and what they noted. */
type NoShow = { by: string; at: Date; note: string }
/** That a session was taken up again: by whom and why, and whether the seal had opened before. */
type Reopening = { by: string; at: Date; reason: string; afterOpening: boolean }
type Ending = { noShow: NoShow | null; reopening: Reopening | null }

/**
 * How some sessions ended last, and were last taken up again. What was written about it is told where the candidate’s
 * key is given; somebody who wrote it may have named them.
 */
export async function listEndings(
  db: Db,
  member: Member,
  meetings: readonly { id: string; key: CandidateKey | undefined }[],
): Promise<(sessionId: string) => Ending> {
  const keyOf = new Map(meetings.map((meeting) => [meeting.id, meeting.key]))
  const ids = [...keyOf.keys()]
  const { organizationId } = member
  const open = (sessionId: string, sealed: Buffer | null) => {
    const key = keyOf.get(sessionId)
    return key && sealed ? openText(key, sealed) : ''
  }
  if (ids.length === 0) return () => ({ noShow: null, reopening: null })
  const noted = await db
    .select({
      sessionId: noShows.sessionId,
      by: members.name,
      at: noShows.notedAt,
      sealedNote: noShows.sealedNote,
    })
    .from(noShows)
    .innerJoin(
      members,
      and(eq(members.organizationId, noShows.organizationId), eq(members.id, noShows.notedBy)),
    )
    .where(and(eq(noShows.organizationId, organizationId), inArray(noShows.sessionId, ids)))
    .orderBy(asc(noShows.notedAt))
  const reopened = await db
    .select({
      sessionId: sessionReopenings.sessionId,
      by: members.name,
      at: sessionReopenings.reopenedAt,
      afterOpening: sessionReopenings.afterOpening,
      sealedReason: sessionReopenings.sealedReason,
    })
    .from(sessionReopenings)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, sessionReopenings.organizationId),
        eq(members.id, sessionReopenings.reopenedBy),
      ),
    )
    .where(
      and(eq(sessionReopenings.organizationId, organizationId), inArray(sessionReopenings.sessionId, ids)),
    )
    .orderBy(asc(sessionReopenings.reopenedAt))
  const noShowOf = new Map(
    noted.map(({ sessionId, sealedNote, ...one }) => [
      sessionId,
      { ...one, note: open(sessionId, sealedNote) },
    ]),
  )
  const reopeningOf = new Map(
    reopened.map(({ sessionId, sealedReason, ...one }) => [
      sessionId,
      { ...one, reason: open(sessionId, sealedReason) },
    ]),
  )
  return (sessionId) => ({
    noShow: noShowOf.get(sessionId) ?? null,
    reopening: reopeningOf.get(sessionId) ?? null,
  })
}
