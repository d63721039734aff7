import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { applications, jobs, jobTeams } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panelMembers, panels } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import type { changeJobInput, jobInput, teamPlaceInput } from './input'

/** The jobs a member may see, newest first: all for an admin, one's own for everybody else. */
export function listJobs(db: Db, member: Member) {
  const onTeam = sql`exists (select from ${jobTeams} where ${jobTeams.organizationId} = ${jobs.organizationId} and ${jobTeams.jobId} = ${jobs.id} and ${jobTeams.memberId} = ${member.memberId})`
  const interviews = sql`exists (select from ${panels} join ${panelMembers} on ${panelMembers.organizationId} = ${panels.organizationId} and ${panelMembers.panelId} = ${panels.id} where ${panels.organizationId} = ${jobs.organizationId} and ${panels.jobId} = ${jobs.id} and ${panelMembers.memberId} = ${member.memberId})`
  return db
    .select({
      id: jobs.id,
      title: jobs.title,
      createdAt: jobs.createdAt,
      candidates: sql<number>`(select count(*)::int from ${applications} where ${applications.organizationId} = ${jobs.organizationId} and ${applications.jobId} = ${jobs.id} and ${applications.archivedAt} is null)`,
      panels: sql<number>`(select count(*)::int from ${panels} where ${panels.organizationId} = ${jobs.organizationId} and ${panels.jobId} = ${jobs.id} and ${panels.archivedAt} is null)`,
    })
    .from(jobs)
    .where(
      and(
        eq(jobs.organizationId, member.organizationId),
        isNull(jobs.archivedAt),
        member.role === 'admin' ? undefined : or(onTeam, interviews),
      ),
    )
    .orderBy(desc(jobs.createdAt))
}

/** Opens a job; who opens it is its first manager. */
export async function createJob(db: Db, member: Member, input: z.output<typeof jobInput>): Promise<string> {
  const id = uuidv7()
  await db
    .insert(jobs)
    .values({ organizationId: member.organizationId, id, createdBy: member.memberId, ...input })
  await db.insert(jobTeams).values({
    organizationId: member.organizationId,
    jobId: id,
    memberId: member.memberId,
    role: 'manager',
    addedBy: member.memberId,
  })
  await recordAudit(db, member, 'opened job', { kind: 'job', id })
  return id
}

export async function changeJob(
  db: Db,
  member: Member,
  input: z.output<typeof changeJobInput>,
): Promise<void> {
  await requireJob(db, member, input.jobId, 'manage')
  await db
    .update(jobs)
    .set({ title: input.title, description: input.description })
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, input.jobId)))
}

/** Archives a job or brings it back. Nothing of it is deleted. */
export async function archiveJob(db: Db, member: Member, jobId: string): Promise<void> {
  await requireJob(db, member, jobId, 'manage')
  await db
    .update(jobs)
    .set({ archivedAt: sql`now()` })
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId)))
  await recordAudit(db, member, 'archived job', { kind: 'job', id: jobId })
}

/** A job with its team and the member's own place at it. */
export async function findJob(db: Db, member: Member, jobId: string) {
  const access = await requireJob(db, member, jobId, 'see')
  const [job] = await db
    .select({ id: jobs.id, title: jobs.title, description: jobs.description, archivedAt: jobs.archivedAt })
    .from(jobs)
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId)))
  const team = await db
    .select({ memberId: jobTeams.memberId, name: members.name, role: jobTeams.role })
    .from(jobTeams)
    .innerJoin(
      members,
      and(eq(members.organizationId, jobTeams.organizationId), eq(members.id, jobTeams.memberId)),
    )
    .where(and(eq(jobTeams.organizationId, member.organizationId), eq(jobTeams.jobId, jobId)))
    .orderBy(asc(members.name))
  return { ...job!, team, place: access.place, decides: access.decides }
}

/** Puts a member on the job's team. The organization's role is the ceiling: an interviewer cannot manage. */
export async function addToTeam(
  db: Db,
  member: Member,
  input: z.output<typeof teamPlaceInput>,
): Promise<void> {
  await requireJob(db, member, input.jobId, 'manage')
  const [added] = await db
    .select({ role: members.role })
    .from(members)
    .where(
      and(
        eq(members.organizationId, member.organizationId),
        eq(members.id, input.memberId),
        isNull(members.leftAt),
      ),
    )
  if (!added) throw new Refused('invalid', 'This person is no member.', { memberId: 'Choose a member.' })
  if (input.role === 'manager' && added.role !== 'admin' && added.role !== 'manager')
    throw new Refused('invalid', `A member with the role ${added.role} cannot manage a job.`, {
      role: 'Choose reviewer, or have an admin change the member’s role.',
    })
  await db
    .insert(jobTeams)
    .values({
      organizationId: member.organizationId,
      jobId: input.jobId,
      memberId: input.memberId,
      role: input.role,
      addedBy: member.memberId,
    })
    .onConflictDoUpdate({
      target: [jobTeams.organizationId, jobTeams.jobId, jobTeams.memberId],
      set: { role: input.role },
    })
  await recordAudit(
    db,
    member,
    'added to job team',
    { kind: 'job', id: input.jobId },
    {
      memberId: input.memberId,
      role: input.role,
    },
  )
}

export async function removeFromTeam(db: Db, member: Member, jobId: string, memberId: string): Promise<void> {
  await requireJob(db, member, jobId, 'manage')
  await db
    .delete(jobTeams)
    .where(
      and(
        eq(jobTeams.organizationId, member.organizationId),
        eq(jobTeams.jobId, jobId),
        eq(jobTeams.memberId, memberId),
      ),
    )
  await recordAudit(db, member, 'removed from job team', { kind: 'job', id: jobId }, { memberId })
}
