import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { evaluations } from '@/db/schema/evaluations'
import { panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'

/**
 * Where the evaluations of some applications stand, by what everybody may know of them: the panel, who is in, the
 * seal, the meetings. One whose every session was cancelled waits for nobody and is left out.
 */
export async function listStandings(db: Db, member: Member, applicationIds: string[]) {
  if (applicationIds.length === 0) return []
  const cards = sql`from ${scorecards} where ${scorecards.organizationId} = ${evaluations.organizationId} and ${scorecards.evaluationId} = ${evaluations.id}`
  const rows = await db
    .select({
      id: evaluations.id,
      applicationId: evaluations.applicationId,
      panelId: panels.id,
      panelName: panels.name,
      openedAt: evaluations.openedAt,
      openedBecause: evaluations.openedBecause,
      submitted: sql<number>`(select count(*)::int ${cards} and ${scorecards.submittedAt} is not null)`,
      expected: sql<number>`(select count(*)::int ${cards} and ${scorecards.excusedAt} is null)`,
      isOwn: sql<boolean>`exists (select ${cards} and ${scorecards.memberId} = ${member.memberId})`,
    })
    .from(evaluations)
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        inArray(evaluations.applicationId, applicationIds),
        sql`exists (select ${cards})`,
      ),
    )
    .orderBy(asc(panels.createdAt), asc(evaluations.createdAt))
  const meetings = await listMeetings(db, member, applicationIds)
  return rows.map((row) => ({
    ...row,
    sessions: meetings.filter((meeting) => meeting.evaluationId === row.id),
  }))
}

function listMeetings(db: Db, member: Member, applicationIds: string[]) {
  return db
    .select({
      id: sessions.id,
      evaluationId: sessions.evaluationId,
      state: sessions.state,
      startsAt: sessions.startsAt,
      slotMinutes: sessions.slotMinutes,
      timeZone: sessions.timeZone,
      isOwn: sql<boolean>`exists (select from ${scorecards} where ${scorecards.organizationId} = ${sessions.organizationId} and ${scorecards.sessionId} = ${sessions.id} and ${scorecards.memberId} = ${member.memberId})`,
    })
    .from(sessions)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .where(
      and(
        eq(sessions.organizationId, member.organizationId),
        inArray(evaluations.applicationId, applicationIds),
        ne(sessions.state, 'cancelled'),
      ),
    )
    .orderBy(asc(sessions.startsAt))
}
