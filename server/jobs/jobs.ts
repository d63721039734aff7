import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { applications, jobs, jobTeams } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panelMembers, panels } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type JobAccess, type Member, placeAt, requireJob, teamPlaceOf } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import type { changeJobInput, jobInput, teamPlaceInput } from './input'
import { whyNotChange, whyNotLoseManager, whyNotTeamRole } from './rules'

/**
 * The jobs a member may see, newest first: all for an admin, one's own for everybody else. Who only interviews there
 * is told of the panels they are on, and nothing of how many have applied.
 */
export async function listJobs(db: Db, member: Member, which: 'open' | 'archived' = 'open') {
  const isOn = sql`exists (select from ${panelMembers} where ${panelMembers.organizationId} = ${panels.organizationId} and ${panelMembers.panelId} = ${panels.id} and ${panelMembers.memberId} = ${member.memberId})`
  const panelsOf = sql`from ${panels} where ${panels.organizationId} = ${jobs.organizationId} and ${panels.jobId} = ${jobs.id}`
  const interviews = sql<boolean>`exists (select ${panelsOf} and ${isOn})`
  const rows = await db
    .select({
      id: jobs.id,
      title: jobs.title,
      createdAt: jobs.createdAt,
      archivedAt: jobs.archivedAt,
      team: jobTeams.role,
      interviews,
      candidates: sql<number>`(select count(*)::int from ${applications} where ${applications.organizationId} = ${jobs.organizationId} and ${applications.jobId} = ${jobs.id} and ${applications.archivedAt} is null)`,
      panels: sql<number>`(select count(*)::int ${panelsOf} and ${panels.archivedAt} is null)`,
      ownPanels: sql<number>`(select count(*)::int ${panelsOf} and ${panels.archivedAt} is null and ${isOn})`,
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
    .where(
      and(
        eq(jobs.organizationId, member.organizationId),
        which === 'open' ? isNull(jobs.archivedAt) : isNotNull(jobs.archivedAt),
        member.role === 'admin' ? undefined : or(isNotNull(jobTeams.role), interviews),
      ),
    )
    .orderBy(desc(jobs.createdAt))
  return rows.flatMap(({ team, interviews: sits, ownPanels, ...job }) => {
    const place = placeAt(member, teamPlaceOf(member.role, team), sits)
    if (!place) return []
    const looks = place !== 'interviewer'
    return [
      { ...job, place, candidates: looks ? job.candidates : null, panels: looks ? job.panels : ownPanels },
    ]
  })
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
  await requireOpenJob(db, member, input.jobId)
  const { jobId, title, description, approvalsNeeded } = input
  const before = await findApprovalsNeeded(db, member, jobId)
  await db
    .update(jobs)
    .set({ title, description, ...(approvalsNeeded === undefined ? {} : { approvalsNeeded }) })
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId)))
  // What a decision demands is nobody's to lower unseen.
  if (approvalsNeeded !== undefined && approvalsNeeded !== before)
    await recordAudit(
      db,
      member,
      'changed approvals',
      { kind: 'job', id: jobId },
      { approvalsNeeded, before },
    )
}

async function findApprovalsNeeded(db: Db, member: Member, jobId: string): Promise<number> {
  const [job] = await db
    .select({ approvalsNeeded: jobs.approvalsNeeded })
    .from(jobs)
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId)))
  return job?.approvalsNeeded ?? 0
}

/** Puts a job away: it leaves the lists and takes nothing new. Nothing of it is deleted. */
export async function archiveJob(db: Db, member: Member, jobId: string): Promise<void> {
  await requireJob(db, member, jobId, 'manage')
  const archived = await db
    .update(jobs)
    .set({ archivedAt: sql`now()` })
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId), isNull(jobs.archivedAt)))
    .returning({ id: jobs.id })
  if (archived.length > 0) await recordAudit(db, member, 'archived job', { kind: 'job', id: jobId })
}

/** Brings an archived job back as it was. */
export async function restoreJob(db: Db, member: Member, jobId: string): Promise<void> {
  await requireJob(db, member, jobId, 'manage')
  const restored = await db
    .update(jobs)
    .set({ archivedAt: null })
    .where(
      and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId), isNotNull(jobs.archivedAt)),
    )
    .returning({ id: jobs.id })
  if (restored.length > 0) await recordAudit(db, member, 'restored job', { kind: 'job', id: jobId })
}

/** The job for a change to it: one that the member manages and that is not archived. */
export async function requireOpenJob(db: Db, member: Member, jobId: string): Promise<JobAccess> {
  const access = await requireJob(db, member, jobId, 'manage')
  const [job] = await db
    .select({ archivedAt: jobs.archivedAt })
    .from(jobs)
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId)))
    // Whoever archives the job meanwhile waits for this change, or this one for them.
    .for('no key update')
  const why = job && whyNotChange(job)
  if (why) throw new Refused('not now', why)
  return access
}

/** A job with its team and the member's own place at it. */
export async function findJob(db: Db, member: Member, jobId: string) {
  const access = await requireJob(db, member, jobId, 'see')
  const [job] = await db
    .select({
      id: jobs.id,
      title: jobs.title,
      description: jobs.description,
      approvalsNeeded: jobs.approvalsNeeded,
      archivedAt: jobs.archivedAt,
    })
    .from(jobs)
    .where(and(eq(jobs.organizationId, member.organizationId), eq(jobs.id, jobId)))
  const team = await listTeam(db, member, jobId)
  return { ...job!, team, place: access.place, decides: access.decides }
}

/** A job's team, by name; the organization's role is the ceiling of a place that was given before. */
async function listTeam(db: Db, member: Member, jobId: string) {
  const rows = await db
    .select({
      memberId: jobTeams.memberId,
      name: members.name,
      role: jobTeams.role,
      memberRole: members.role,
    })
    .from(jobTeams)
    .innerJoin(
      members,
      and(eq(members.organizationId, jobTeams.organizationId), eq(members.id, jobTeams.memberId)),
    )
    .where(and(eq(jobTeams.organizationId, member.organizationId), eq(jobTeams.jobId, jobId)))
    .orderBy(asc(members.name))
  return rows.map((row) => ({ ...row, role: teamPlaceOf(row.memberRole, row.role) ?? row.role }))
}

/** Puts a member on the job's team or gives them another place there. The organization's role is the ceiling. */
export async function addToTeam(
  db: Db,
  member: Member,
  input: z.output<typeof teamPlaceInput>,
): Promise<void> {
  await requireOpenJob(db, member, input.jobId)
  const [added] = await db
    .select({ name: members.name, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.organizationId, member.organizationId),
        eq(members.id, input.memberId),
        isNull(members.leftAt),
      ),
    )
  if (!added) throw new Refused('invalid', 'This person is no member.', { memberId: 'Choose a member.' })
  const whyNot = whyNotTeamRole(added, input.role)
  if (whyNot) throw new Refused('invalid', whyNot, { role: whyNot })
  if (input.role !== 'manager') await keepManager(db, member, input.jobId, input.memberId)
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
  const { memberId, role } = input
  await recordAudit(db, member, 'added to job team', { kind: 'job', id: input.jobId }, { memberId, role })
}

export async function removeFromTeam(db: Db, member: Member, jobId: string, memberId: string): Promise<void> {
  await requireOpenJob(db, member, jobId)
  await keepManager(db, member, jobId, memberId)
  const removed = await db
    .delete(jobTeams)
    .where(
      and(
        eq(jobTeams.organizationId, member.organizationId),
        eq(jobTeams.jobId, jobId),
        eq(jobTeams.memberId, memberId),
      ),
    )
    .returning({ memberId: jobTeams.memberId })
  if (removed.length === 0) return
  await recordAudit(db, member, 'removed from job team', { kind: 'job', id: jobId }, { memberId })
}

/** The caller holds the job, so of two last managers who let each other go only one does. */
async function keepManager(db: Db, member: Member, jobId: string, memberId: string): Promise<void> {
  const whyNot = whyNotLoseManager(await listTeam(db, member, jobId), memberId)
  if (whyNot) throw new Refused('not now', whyNot)
}
