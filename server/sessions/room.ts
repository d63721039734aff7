import { and, asc, eq } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { evaluations } from '@/db/schema/evaluations'
import { applications, jobs, jobTeams } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { listFiles } from '../candidates/files'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'
import { notFound } from '../errors'
import { listEndings } from '../panels/endings'
import { listQuestionsOfSession } from './agenda'
import { sealIsOpenTo } from './rules'
import { findScorecard } from './scorecard'

export type Room = Awaited<ReturnType<typeof findRoom>>

/**
 * Everything the scoring room shows to one seat: the session, the questions with their rubric, the seat's own
 * record, and of the others only who they are and whether they are in. Where the panel hides names, nothing here
 * tells the candidate's: no name, link or file.
 */
export async function findRoom(db: Db, seat: Seat) {
  const { member } = seat
  const session = await findSession(db, seat)
  const key = (await findCandidateKeys(db, member, [session.candidateId])).get(session.candidateId)
  const profile = openProfile(key, session.sealedProfile)
  const named = !session.namesHidden
  const [cards, endingOf, files, questions, record] = await Promise.all([
    listCards(db, seat),
    listEndings(db, member, [{ id: seat.sessionId, key: named ? key : undefined }]),
    named ? listFiles(db, member, session.candidateId, key) : [],
    listQuestionsOfSession(db, seat),
    findScorecard(db, seat, key),
  ])
  const own = cards.find((card) => card.id === seat.scorecardId)
  if (!own) throw notFound('session')
  const mayCompare = member.role === 'admin' || session.onTeam !== null || session.interviewersMayCompare
  const ownCards = cards.filter((card) => card.memberId === member.memberId)
  return {
    sessionId: seat.sessionId,
    scorecardId: seat.scorecardId,
    evaluationId: seat.evaluationId,
    memberId: member.memberId,
    /** Who signs in again, and to what, where a sign-in ends in the middle. */
    me: {
      name: member.name,
      email: member.email,
      userId: member.userId,
      organizationId: member.organizationId,
    },
    candidate: {
      label: candidateLabel({ number: session.candidateNumber, profile }, session.namesHidden),
      links: named ? (profile?.links ?? []) : [],
      files: files.map(({ id, name }) => ({ id, name })),
    },
    job: { id: session.jobId, title: session.jobTitle },
    panel: {
      id: session.panelId,
      name: session.panelName,
      namesHidden: session.namesHidden,
      evidenceDemanded: session.evidenceDemanded,
      sealPolicy: session.sealPolicy,
    },
    state: session.state,
    ...endingOf(seat.sessionId),
    startsAt: session.startsAt,
    startedAt: session.startedAt,
    slotMinutes: session.slotMinutes,
    timeZone: session.timeZone,
    place: session.place,
    openedAt: session.openedAt,
    openedBecause: session.openedBecause,
    maySeeOthers: mayCompare && sealIsOpenTo(session, ownCards),
    card: {
      submittedAt: own.submittedAt,
      excusedAt: own.excusedAt,
      excuseReason: own.excuseReason,
      owedAfterOpening: own.owedAfterOpening,
    },
    others: cards
      .filter((card) => card.memberId !== member.memberId)
      .map((card) => ({
        scorecardId: card.id,
        memberId: card.memberId,
        name: card.name,
        here: card.sessionId === seat.sessionId,
        submittedAt: card.submittedAt,
        excusedAt: card.excusedAt,
      })),
    questions,
    record,
  }
}

async function findSession(db: Db, seat: Seat) {
  const { organizationId, memberId } = seat.member
  const [session] = await db
    .select({
      state: sessions.state,
      startsAt: sessions.startsAt,
      startedAt: sessions.startedAt,
      slotMinutes: sessions.slotMinutes,
      timeZone: sessions.timeZone,
      place: sessions.place,
      openedAt: evaluations.openedAt,
      openedBecause: evaluations.openedBecause,
      sealPolicy: evaluations.sealPolicy,
      panelId: panels.id,
      panelName: panels.name,
      namesHidden: panels.namesHidden,
      evidenceDemanded: panels.evidenceDemanded,
      interviewersMayCompare: panels.interviewersMayCompare,
      jobId: jobs.id,
      jobTitle: jobs.title,
      onTeam: jobTeams.role,
      candidateId: candidates.id,
      candidateNumber: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(sessions)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .innerJoin(jobs, and(eq(jobs.organizationId, panels.organizationId), eq(jobs.id, panels.jobId)))
    .leftJoin(
      jobTeams,
      and(
        eq(jobTeams.organizationId, jobs.organizationId),
        eq(jobTeams.jobId, jobs.id),
        eq(jobTeams.memberId, memberId),
      ),
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
    .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, seat.sessionId)))
  if (!session) throw notFound('session')
  return session
}

/** The visible headers of every scorecard of the evaluation, by name. */
function listCards(db: Db, seat: Seat) {
  return db
    .select({
      id: scorecards.id,
      memberId: scorecards.memberId,
      sessionId: scorecards.sessionId,
      name: members.name,
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
      excuseReason: scorecards.excuseReason,
      owedAfterOpening: scorecards.owedAfterOpening,
    })
    .from(scorecards)
    .innerJoin(
      members,
      and(eq(members.organizationId, scorecards.organizationId), eq(members.id, scorecards.memberId)),
    )
    .where(
      and(
        eq(scorecards.organizationId, seat.member.organizationId),
        eq(scorecards.evaluationId, seat.evaluationId),
      ),
    )
    .orderBy(asc(members.name))
}
