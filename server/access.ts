import { and, eq, sql } from 'drizzle-orm'
import { evaluations } from '@/db/schema/evaluations'
import { type JobTeamRole, jobs, jobTeams } from '@/db/schema/jobs'
import type { MemberRole } from '@/db/schema/members'
import { panelMembers, panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import { asMember, asNobody, type Db } from '@/db/tenant'
import { notFound, Refused } from './errors'

declare const minted: unique symbol

/** A signed-in person, whichever organization they look at. Only this file can make one. */
export type Person = {
  readonly [minted]: 'person'
  userSessionId: string
  userId: string
  name: string
  email: string
}

/** A person in the organization they look at. Verbs demand one, so an unscoped query does not compile. */
export type Member = Omit<Person, typeof minted> & {
  readonly [minted]: 'member'
  organizationId: string
  organizationName: string
  planted: boolean
  memberId: string
  role: MemberRole
}

/** What one may do with a job: everything but deciding (admin), everything, look, or interview. */
export type JobPlace = 'admin' | 'manager' | 'reviewer' | 'interviewer'

/** A member's place at a job they may see. */
export type JobAccess = {
  readonly [minted]: 'job'
  jobId: string
  title: string
  place: JobPlace
  decides: boolean
  approves: boolean
}

/** A member's own seat in a session: the only thing that scores can be written through. */
export type Seat = {
  readonly [minted]: 'seat'
  member: Member
  sessionId: string
  scorecardId: string
  evaluationId: string
  setVersionId: string
}

/**
 * Who is behind a session id from a cookie: null when it is unknown, revoked, expired or idle. What a page asks by
 * itself, `unattended`, does not count as somebody being there.
 */
export async function findPerson(
  userSessionId: string,
  unattended = false,
): Promise<{ person: Person; member: Member | null } | null> {
  const [row] = await asNobody((db) =>
    db.execute<{
      user_id: string
      user_name: string
      user_email: string
      organization_id: string | null
      organization_name: string
      planted: boolean
      member_id: string
      member_role: MemberRole
    }>(
      unattended
        ? sql`select * from glance_at_user_session(${userSessionId}::uuid)`
        : sql`select * from resolve_user_session(${userSessionId}::uuid)`,
    ),
  )
  if (!row) return null
  const person = { userSessionId, userId: row.user_id, name: row.user_name, email: row.user_email } as Person
  if (!row.organization_id) return { person, member: null }
  const member = {
    ...person,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    planted: row.planted,
    memberId: row.member_id,
    role: row.member_role,
  } as unknown as Member
  return { person, member }
}

/** One transaction as this member, under the policies of the database. */
export function transactionOf<T>(member: Member, act: (db: Db) => Promise<T>): Promise<T> {
  return asMember(member, act)
}

export function requireRole(member: Member, ...roles: MemberRole[]): void {
  if (!roles.includes(member.role))
    throw new Refused('not allowed', `This needs the role ${roles.join(' or ')}; yours is ${member.role}.`)
}

/** Which places may do what with a job; asked by the verbs and, through `decides` and `place`, by the pages. */
const placesThat = {
  see: ['admin', 'manager', 'reviewer', 'interviewer'],
  compare: ['admin', 'manager', 'reviewer'],
  manage: ['admin', 'manager'],
} as const satisfies Record<string, readonly JobPlace[]>
type Act = keyof typeof placesThat | 'decide' | 'approve'

/**
 * The member's place at a job. A job one has no place at does not exist for one; a place that does not
 * suffice is refused in words. An admin who joined the team decides or approves like anybody of it.
 */
export async function requireJob(db: Db, member: Member, jobId: string, act: Act): Promise<JobAccess> {
  const [row] = await db
    .select({
      title: jobs.title,
      team: jobTeams.role,
      interviews: sql<boolean>`exists (select from ${panelMembers} join ${panels} on ${panels.organizationId} = ${panelMembers.organizationId} and ${panels.id} = ${panelMembers.panelId} where ${panels.jobId} = ${jobs.id} and ${panelMembers.memberId} = ${member.memberId})`,
    })
    .from(jobs)
    .leftJoin(
      jobTeams,
      and(
        eq(jobTeams.organizationId, jobs.organizationId),
        eq(jobTeams.jobId, jobs.id),
        eq(jobTeams.memberId, member.memberId),
      ),
    )
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId)))
  const team = row ? teamPlaceOf(member.role, row.team) : null
  const place = row ? placeAt(member, team, row.interviews) : undefined
  if (!row || !place) throw notFound('job')
  const ofTeam = { decides: team === 'manager', approves: team !== null }
  const places: readonly JobPlace[] = act === 'decide' || act === 'approve' ? [] : placesThat[act]
  const allowed =
    places.includes(place) || (act === 'decide' ? ofTeam.decides : act === 'approve' && ofTeam.approves)
  if (!allowed) throw new Refused('not allowed', `As ${place} of “${row.title}” you cannot ${act} here.`)
  return { jobId, title: row.title, place, ...ofTeam } as JobAccess
}

/** A place on a job's team under the ceiling of the organization's role: who may manage no job any more still looks. */
export function teamPlaceOf(role: MemberRole, team: JobTeamRole | null): JobTeamRole | null {
  return team === 'manager' && role !== 'admin' && role !== 'manager' ? 'reviewer' : team
}

/** The best place a member has at a job; undefined where the job does not exist for them. */
export function placeAt(
  member: Pick<Member, 'role'>,
  team: JobTeamRole | null,
  interviews: boolean,
): JobPlace | undefined {
  if (member.role === 'admin') return 'admin'
  if (team) return team
  return interviews ? 'interviewer' : undefined
}

/** Whoever finds no job finds nothing of it. */
const hiddenAs = (what: string) => (error: unknown) => {
  throw error instanceof Refused && error.refusal.kind === 'not found' ? notFound(what) : error
}

/** The same through one of the job's panels. */
export async function requirePanel(db: Db, member: Member, panelId: string, act: Act): Promise<JobAccess> {
  const [panel] = await db
    .select({ jobId: panels.jobId })
    .from(panels)
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, panelId)))
  if (!panel) throw notFound('panel')
  return requireJob(db, member, panel.jobId, act).catch(hiddenAs('panel'))
}

/** The same through one of the job's sessions. */
export async function requireSession(
  db: Db,
  member: Member,
  sessionId: string,
  act: Act,
): Promise<JobAccess & { evaluationId: string }> {
  const [session] = await db
    .select({ jobId: evaluations.jobId, evaluationId: evaluations.id })
    .from(sessions)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .where(and(eq(sessions.organizationId, member.organizationId), eq(sessions.id, sessionId)))
  if (!session) throw notFound('session')
  const access = await requireJob(db, member, session.jobId, act).catch(hiddenAs('session'))
  return { ...access, evaluationId: session.evaluationId }
}

/** A member's place at one evaluation; `sits` where they have a scorecard in it. */
export type EvaluationAccess = JobAccess & {
  evaluationId: string
  panelId: string
  applicationId: string
  openedAt: Date | null
  sits: boolean
}

/** The same through one evaluation. To an interviewer, one in which they have no scorecard does not exist. */
export async function requireEvaluation(
  db: Db,
  member: Member,
  evaluationId: string,
  act: Act,
): Promise<EvaluationAccess> {
  const [found] = await db
    .select({
      jobId: evaluations.jobId,
      panelId: evaluations.panelId,
      applicationId: evaluations.applicationId,
      openedAt: evaluations.openedAt,
      // With one table in a select Drizzle leaves its name out, and the subquery would take the columns for its own.
      sits: sql<boolean>`exists (select from scorecards own where own.organization_id = evaluations.organization_id and own.evaluation_id = evaluations.id and own.member_id = ${member.memberId})`,
    })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, member.organizationId), eq(evaluations.id, evaluationId)))
  if (!found) throw notFound('evaluation')
  const access = await requireJob(db, member, found.jobId, act).catch(hiddenAs('evaluation'))
  if (access.place === 'interviewer' && !found.sits) throw notFound('evaluation')
  return { ...access, ...found, evaluationId }
}

/** The member's own seat in a session; for everybody else the session does not exist here. */
export async function requireSeat(db: Db, member: Member, sessionId: string): Promise<Seat> {
  const [card] = await db
    .select({
      id: scorecards.id,
      evaluationId: scorecards.evaluationId,
      setVersionId: scorecards.setVersionId,
    })
    .from(scorecards)
    .where(
      and(
        eq(scorecards.organizationId, member.organizationId),
        eq(scorecards.sessionId, sessionId),
        eq(scorecards.memberId, member.memberId),
      ),
    )
  if (!card) throw notFound('session')
  return {
    member,
    sessionId,
    scorecardId: card.id,
    evaluationId: card.evaluationId,
    setVersionId: card.setVersionId,
  } as Seat
}
