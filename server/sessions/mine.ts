import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { evaluations } from '@/db/schema/evaluations'
import { applications, jobs } from '@/db/schema/jobs'
import { panels } from '@/db/schema/panels'
import { reminders } from '@/db/schema/reminders'
import { scorecards } from '@/db/schema/scorecards'
import { scores } from '@/db/schema/scores'
import { sessionAssignments, sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { whyNotNoShow } from '../session-life/rules'

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
      panelId: panels.id,
      panelName: panels.name,
      jobTitle: jobs.title,
      namesHidden: panels.namesHidden,
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
      openedAt: evaluations.openedAt,
      /** Whether somebody submitted, who then has met the candidate. */
      wasMet: sql<boolean>`exists (select from scorecards other where other.organization_id = ${scorecards.organizationId} and other.session_id = ${scorecards.sessionId} and other.submitted_at is not null)`,
      /** When they were last reminded of this scorecard. */
      remindedAt: sql<
        string | null
      >`(select max(${reminders.dueAt}) from ${reminders} where ${reminders.organizationId} = ${scorecards.organizationId} and ${reminders.sessionId} = ${scorecards.sessionId} and ${reminders.memberId} = ${scorecards.memberId} and ${reminders.stage} <> 'manager')`,
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
  const now = new Date()
  return rows
    .toReversed()
    .map(({ candidateId, number, sealedProfile, namesHidden, remindedAt, wasMet, ...row }) => ({
      ...row,
      mayNoteNoShow: !row.excusedAt && !whyNotNoShow({ ...row, seats: [{ submittedAt: wasMet }] }, now),
      remindedAt: remindedAt ? new Date(remindedAt) : null,
      candidate: named({ candidateId, number, sealedProfile, namesHidden }),
    }))
}

type Sealed = { candidateId: string; number: number; sealedProfile: Buffer | null }

/** What each candidate is called, by one look at their keys. */
export async function labelsOf(db: Db, member: Member, rows: Sealed[]) {
  const keys = await findCandidateKeys(db, member, [...new Set(rows.map((row) => row.candidateId))])
  return (row: Sealed & { namesHidden: boolean }) =>
    candidateLabel(
      { number: row.number, profile: openProfile(keys.get(row.candidateId), row.sealedProfile) },
      row.namesHidden,
    )
}
