import { and, asc, eq } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { evaluations, sealBreaks } from '@/db/schema/evaluations'
import { applications } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panels } from '@/db/schema/panels'
import { setVersions } from '@/db/schema/question-sets'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { listEndings } from './endings'
import { sealInWords } from './rules'

/**
 * The evaluations of a panel: the candidate, the sessions, who is in and who is missing, and where the seal stands.
 * Reads visible headers only. An interviewer gets those they have a seat in, without names where the panel hides them.
 */
export async function listEvaluations(db: Db, member: Member, panelId: string) {
  const { place } = await requirePanel(db, member, panelId, 'see')
  const rows = await listRows(db, member, panelId)
  const seats = await listSeats(db, member, panelId)
  const meetings = await listMeetings(db, member, panelId)
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidateId),
  )
  const endingOf = await listEndings(
    db,
    member,
    meetings.map(({ id, evaluationId }) => {
      const row = rows.find((one) => one.id === evaluationId)
      const isHidden = place === 'interviewer' && row?.namesHidden
      return { id, key: row && !isHidden ? keys.get(row.candidateId) : undefined }
    }),
  )
  const isMine = (evaluationId: string) =>
    seats.some((seat) => seat.evaluationId === evaluationId && seat.memberId === member.memberId)
  return rows
    .filter((row) => place !== 'interviewer' || isMine(row.id))
    .map(({ sealedProfile, number, namesHidden, ...row }) => {
      const cards = seats.filter((seat) => seat.evaluationId === row.id)
      const submitted = cards.filter((card) => card.submittedAt).length
      const expected = cards.filter((card) => !card.excusedAt).length
      return {
        ...row,
        candidate: candidateLabel(
          { number, profile: openProfile(keys.get(row.candidateId), sealedProfile) },
          place === 'interviewer' && namesHidden,
        ),
        submitted,
        expected,
        seal: sealInWords({ ...row, submitted, expected }),
        sessions: meetings
          .filter((meeting) => meeting.evaluationId === row.id)
          .map(({ createdAt, ...meeting }) => ({
            ...meeting,
            ...endingOf(meeting.id),
            addedAfterOpening: row.openedAt !== null && createdAt > row.openedAt,
            seats: cards
              .filter((card) => card.sessionId === meeting.id)
              .map((card) => ({ ...card, isOwn: card.memberId === member.memberId })),
          })),
      }
    })
}

function listRows(db: Db, member: Member, panelId: string) {
  return db
    .select({
      id: evaluations.id,
      jobId: evaluations.jobId,
      applicationId: evaluations.applicationId,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
      namesHidden: panels.namesHidden,
      sealPolicy: evaluations.sealPolicy,
      openedAt: evaluations.openedAt,
      openedBecause: evaluations.openedBecause,
      breakReason: sealBreaks.reason,
      brokenBy: members.name,
      brokenAt: sealBreaks.brokenAt,
    })
    .from(evaluations)
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
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
    .leftJoin(
      sealBreaks,
      and(
        eq(sealBreaks.organizationId, evaluations.organizationId),
        eq(sealBreaks.evaluationId, evaluations.id),
      ),
    )
    .leftJoin(
      members,
      and(eq(members.organizationId, sealBreaks.organizationId), eq(members.id, sealBreaks.brokenBy)),
    )
    .where(and(eq(evaluations.organizationId, member.organizationId), eq(evaluations.panelId, panelId)))
    .orderBy(asc(candidates.number))
}

function listMeetings(db: Db, member: Member, panelId: string) {
  return db
    .select({
      id: sessions.id,
      evaluationId: sessions.evaluationId,
      state: sessions.state,
      startsAt: sessions.startsAt,
      slotMinutes: sessions.slotMinutes,
      timeZone: sessions.timeZone,
      place: sessions.place,
      createdAt: sessions.createdAt,
      setVersionId: sessions.setVersionId,
      setVersionNumber: setVersions.number,
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
    .where(and(eq(sessions.organizationId, member.organizationId), eq(evaluations.panelId, panelId)))
    .orderBy(asc(sessions.startsAt))
}

function listSeats(db: Db, member: Member, panelId: string) {
  return db
    .select({
      scorecardId: scorecards.id,
      sessionId: scorecards.sessionId,
      evaluationId: scorecards.evaluationId,
      memberId: scorecards.memberId,
      name: members.name,
      submittedAt: scorecards.submittedAt,
      submittedAfterOpening: scorecards.submittedAfterOpening,
      excusedAt: scorecards.excusedAt,
      excuseReason: scorecards.excuseReason,
      excusedByNoShow: scorecards.excusedByNoShow,
    })
    .from(scorecards)
    .innerJoin(
      evaluations,
      and(
        eq(evaluations.organizationId, scorecards.organizationId),
        eq(evaluations.id, scorecards.evaluationId),
      ),
    )
    .innerJoin(
      members,
      and(eq(members.organizationId, scorecards.organizationId), eq(members.id, scorecards.memberId)),
    )
    .where(and(eq(scorecards.organizationId, member.organizationId), eq(evaluations.panelId, panelId)))
    .orderBy(asc(members.name))
}
