import { and, asc, eq } from 'drizzle-orm'
import { evaluations } from '@/db/schema/evaluations'
import { applications } from '@/db/schema/jobs'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import { type Member, requireSession } from '../access'
import { notFound, Refused } from '../errors'
import { lockEvaluation } from '../panels/seal'

export type HeldSession = Awaited<ReturnType<typeof holdManaged>>

/** A session of a job that the member manages, held with all its scorecards until the transaction ends. */
export async function holdManaged(db: Db, member: Member, sessionId: string) {
  const { evaluationId } = await requireSession(db, member, sessionId, 'manage')
  return hold(db, member, sessionId, evaluationId)
}

/** The same for whoever manages the job and whoever comes to the session. */
export async function holdMet(db: Db, member: Member, sessionId: string) {
  const { evaluationId, place } = await requireSession(db, member, sessionId, 'see')
  const session = await hold(db, member, sessionId, evaluationId)
  if (place === 'admin' || place === 'manager') return session
  if (session.seats.some((seat) => seat.memberId === member.memberId)) return session
  if (place === 'interviewer') throw notFound('session')
  throw new Refused('not allowed', 'This is for whoever sits in the session and for the job’s managers.')
}

async function hold(db: Db, member: Member, sessionId: string, evaluationId: string) {
  const { organizationId } = member
  // The evaluation first and the session last, as whoever records or submits does: two could wait for each other else.
  const { openedAt, panelId } = await lockEvaluation(db, organizationId, evaluationId)
  const seats = await db
    .select({
      scorecardId: scorecards.id,
      memberId: scorecards.memberId,
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
      excusedByNoShow: scorecards.excusedByNoShow,
    })
    .from(scorecards)
    .where(and(eq(scorecards.organizationId, organizationId), eq(scorecards.sessionId, sessionId)))
    .orderBy(asc(scorecards.id))
    .for('update')
  const [session] = await db
    .select({
      id: sessions.id,
      state: sessions.state,
      startsAt: sessions.startsAt,
      slotMinutes: sessions.slotMinutes,
      startedAt: sessions.startedAt,
      setVersionId: sessions.setVersionId,
      applicationId: evaluations.applicationId,
      candidateId: applications.candidateId,
    })
    .from(sessions)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, evaluations.organizationId),
        eq(applications.id, evaluations.applicationId),
      ),
    )
    .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, sessionId)))
    .for('update', { of: sessions })
  if (!session) throw notFound('session')
  return { ...session, seats, evaluationId, panelId, openedAt }
}
