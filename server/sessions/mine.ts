import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { evaluations } from '@/db/schema/evaluations'
import { applications, jobs, jobTeams } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import { scores } from '@/db/schema/scores'
import { sessionAssignments, sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'

// Years of sessions are not read to show a day: whoever sits in more than these has the oldest left out.
const sessionsMax = 200

/** The member's own sessions, earliest first, each with how far their scorecard is. Cancelled ones are left out. */
export async function listMySessions(db: Db, member: Member) {
  const rows = await db
    .select({
      sessionId: sessions.id,
      state: sessions.state,
      startsAt: sessions.startsAt,
      slotMinutes: sessions.slotMinutes,
      timeZone: sessions.timeZone,
      place: sessions.place,
      panelName: panels.name,
      jobTitle: jobs.title,
      namesHidden: panels.namesHidden,
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
      openedAt: evaluations.openedAt,
      toScore: sql<number>`(select count(*)::int from ${sessionAssignments} where ${sessionAssignments.organizationId} = ${scorecards.organizationId} and ${sessionAssignments.sessionId} = ${scorecards.sessionId} and ${sessionAssignments.memberId} = ${scorecards.memberId} and ${sessionAssignments.scores})`,
      scored: sql<number>`(select count(*)::int from ${scores} join ${sessionAssignments} on ${sessionAssignments.organizationId} = ${scores.organizationId} and ${sessionAssignments.setItemId} = ${scores.setItemId} where ${scores.organizationId} = ${scorecards.organizationId} and ${scores.scorecardId} = ${scorecards.id} and ${sessionAssignments.sessionId} = ${scorecards.sessionId} and ${sessionAssignments.memberId} = ${scorecards.memberId} and ${sessionAssignments.scores} and (${scores.value} is not null or ${scores.notAssessed} is not null))`,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(scorecards)
    .innerJoin(
      sessions,
      and(eq(sessions.organizationId, scorecards.organizationId), eq(sessions.id, scorecards.sessionId)),
    )
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .innerJoin(jobs, and(eq(jobs.organizationId, panels.organizationId), eq(jobs.id, panels.jobId)))
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, evaluations.organizationId),
        eq(applications.id, evaluations.applicationId),
      ),
    )
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .where(
      and(
        eq(scorecards.organizationId, member.organizationId),
        eq(scorecards.memberId, member.memberId),
        ne(sessions.state, 'cancelled'),
      ),
    )
    .orderBy(desc(sessions.startsAt), desc(sessions.id))
    .limit(sessionsMax)
  const named = await labelsOf(db, member, rows)
  return rows.toReversed().map(({ candidateId, number, sealedProfile, namesHidden, ...row }) => ({
    ...row,
    candidate: named({ candidateId, number, sealedProfile, namesHidden }),
  }))
}

/**
 * What waits for whom in the jobs the member manages: sealed evaluations, oldest meeting first, with the names of
 * those whose scorecard is missing.
 */
export async function listWaiting(db: Db, member: Member) {
  const manages =
    member.role === 'admin'
      ? undefined
      : sql`exists (select from ${jobTeams} where ${jobTeams.organizationId} = ${evaluations.organizationId} and ${jobTeams.jobId} = ${evaluations.jobId} and ${jobTeams.memberId} = ${member.memberId} and ${jobTeams.role} = 'manager')`
  const rows = await db
    .select({
      evaluationId: evaluations.id,
      panelId: panels.id,
      panelName: panels.name,
      jobId: jobs.id,
      jobTitle: jobs.title,
      startsAt: sql<Date>`min(${sessions.startsAt})`.mapWith(sessions.startsAt),
      seats: sql<number>`count(*) filter (where ${scorecards.excusedAt} is null)::int`,
      submitted: sql<number>`count(${scorecards.submittedAt})::int`,
      missing: sql<
        string[]
      >`coalesce(json_agg(distinct ${members.name}) filter (where ${scorecards.submittedAt} is null and ${scorecards.excusedAt} is null), '[]'::json)`,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(evaluations)
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .innerJoin(jobs, and(eq(jobs.organizationId, evaluations.organizationId), eq(jobs.id, evaluations.jobId)))
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, evaluations.organizationId),
        eq(applications.id, evaluations.applicationId),
      ),
    )
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .innerJoin(
      scorecards,
      and(
        eq(scorecards.organizationId, evaluations.organizationId),
        eq(scorecards.evaluationId, evaluations.id),
      ),
    )
    .innerJoin(
      sessions,
      and(eq(sessions.organizationId, scorecards.organizationId), eq(sessions.id, scorecards.sessionId)),
    )
    .innerJoin(
      members,
      and(eq(members.organizationId, scorecards.organizationId), eq(members.id, scorecards.memberId)),
    )
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        isNull(evaluations.openedAt),
        isNull(jobs.archivedAt),
        ne(sessions.state, 'cancelled'),
        sql`${sessions.startsAt} < now()`,
        manages,
      ),
    )
    .groupBy(
      evaluations.id,
      panels.id,
      panels.name,
      jobs.id,
      jobs.title,
      candidates.id,
      candidates.number,
      candidates.sealedProfile,
    )
    .orderBy(sql`min(${sessions.startsAt})`)
  const named = await labelsOf(db, member, rows)
  return rows.map(({ candidateId, number, sealedProfile, ...row }) => ({
    ...row,
    candidate: named({ candidateId, number, sealedProfile, namesHidden: false }),
  }))
}

type Sealed = { candidateId: string; number: number; sealedProfile: Buffer | null }

async function labelsOf(db: Db, member: Member, rows: Sealed[]) {
  const keys = await findCandidateKeys(db, member, [...new Set(rows.map((row) => row.candidateId))])
  return (row: Sealed & { namesHidden: boolean }) =>
    candidateLabel(
      { number: row.number, profile: openProfile(keys.get(row.candidateId), row.sealedProfile) },
      row.namesHidden,
    )
}
