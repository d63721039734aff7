import { and, asc, eq, isNull } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { evaluations } from '@/db/schema/evaluations'
import { applications, jobs } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panels } from '@/db/schema/panels'
import { setVersions } from '@/db/schema/question-sets'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import { type Member, requireSession } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { notFound, Refused } from '../errors'

/**
 * One session as it is carried out of Evenhand, on paper or in a calendar, by whoever manages the job or comes to it:
 * where the panel hides names, without one, whoever carries it.
 */
export async function findMeeting(db: Db, member: Member, sessionId: string) {
  const { place } = await requireSession(db, member, sessionId, 'see')
  const coming = await listComing(db, member, sessionId)
  const mayManage = place === 'admin' || place === 'manager'
  if (!mayManage && !coming.some((one) => one.memberId === member.memberId)) {
    if (place === 'interviewer') throw notFound('session')
    throw new Refused('not allowed', 'This is for whoever comes to the session and for the job’s managers.')
  }
  const [found] = await db
    .select({
      id: sessions.id,
      state: sessions.state,
      startsAt: sessions.startsAt,
      slotMinutes: sessions.slotMinutes,
      timeZone: sessions.timeZone,
      place: sessions.place,
      changes: sessions.changes,
      createdAt: sessions.createdAt,
      setVersionId: sessions.setVersionId,
      setVersionNumber: setVersions.number,
      panelId: evaluations.panelId,
      panelName: panels.name,
      jobTitle: jobs.title,
      namesHidden: panels.namesHidden,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(sessions)
    .innerJoin(
      setVersions,
      and(eq(setVersions.organizationId, sessions.organizationId), eq(setVersions.id, sessions.setVersionId)),
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
    .where(and(eq(sessions.organizationId, member.organizationId), eq(sessions.id, sessionId)))
  if (!found) throw notFound('session')
  const { candidateId, number, sealedProfile, ...meeting } = found
  const keys = await findCandidateKeys(db, member, [candidateId])
  return {
    ...meeting,
    coming,
    candidate: candidateLabel(
      { number, profile: openProfile(keys.get(candidateId), sealedProfile) },
      meeting.namesHidden,
    ),
  }
}

/** Who comes to a session, by name; the excused do not. */
function listComing(db: Db, member: Member, sessionId: string) {
  return db
    .select({ memberId: members.id, name: members.name })
    .from(scorecards)
    .innerJoin(
      members,
      and(eq(members.organizationId, scorecards.organizationId), eq(members.id, scorecards.memberId)),
    )
    .where(
      and(
        eq(scorecards.organizationId, member.organizationId),
        eq(scorecards.sessionId, sessionId),
        isNull(scorecards.excusedAt),
      ),
    )
    .orderBy(asc(members.name))
}
