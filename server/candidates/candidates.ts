import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { candidates } from '@/db/schema/candidates'
import { applications, jobs } from '@/db/schema/jobs'
import { organizations } from '@/db/schema/organizations'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { candidateInput, changeCandidateInput } from './input'
import { candidateLabel, openProfile, sealProfile } from './profiles'
import { createCandidateKey, findCandidateKey, findCandidateKeys, makeCandidateKey } from './sealing'

/** Adds a person and their application to a job. Returns the candidate's id. */
export async function createCandidate(
  db: Db,
  member: Member,
  input: z.output<typeof candidateInput>,
): Promise<string> {
  await requireJob(db, member, input.jobId, 'manage')
  const id = uuidv7()
  const key = makeCandidateKey()
  // Numbers are given one at a time: the organization's row is the queue.
  await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, member.organizationId))
    .for('no key update')
  const [last] = await db
    .select({ number: sql<number>`coalesce(max(${candidates.number}), 0)` })
    .from(candidates)
    .where(eq(candidates.organizationId, member.organizationId))
  await db.insert(candidates).values({
    organizationId: member.organizationId,
    id,
    number: (last?.number ?? 0) + 1,
    sealedProfile: sealProfile(key, { name: input.name, email: input.email, links: input.links }),
    createdBy: member.memberId,
  })
  await createCandidateKey(db, member, id, key)
  await applyToJob(db, member, id, input.jobId)
  return id
}

/** Adds an application of a known candidate to another job. */
export async function applyToJob(
  db: Db,
  member: Member,
  candidateId: string,
  jobId: string,
): Promise<string> {
  await requireJob(db, member, jobId, 'manage')
  await requireCandidate(db, member, candidateId, jobId)
  const id = uuidv7()
  const added = await db
    .insert(applications)
    .values({ organizationId: member.organizationId, id, jobId, candidateId, createdBy: member.memberId })
    .onConflictDoNothing()
    .returning({ id: applications.id })
  if (added.length === 0) throw new Refused('conflict', 'This candidate has applied for this job already.')
  await recordAudit(db, member, 'added application', { kind: 'application', id })
  return id
}

export async function changeCandidate(
  db: Db,
  member: Member,
  input: z.output<typeof changeCandidateInput>,
): Promise<void> {
  const place = await placeAtCandidate(db, member, input.candidateId)
  if (place !== 'admin' && place !== 'manager')
    throw new Refused('not allowed', 'Only a manager of one of the candidate’s jobs can change this.')
  const key = await findCandidateKey(db, member, input.candidateId)
  await db
    .update(candidates)
    .set({ sealedProfile: sealProfile(key, { name: input.name, email: input.email, links: input.links }) })
    .where(and(eq(candidates.organizationId, member.organizationId), eq(candidates.id, input.candidateId)))
}

/** The applications of one job, by candidate number, with the candidates' names. */
export async function listApplications(db: Db, member: Member, jobId: string) {
  await requireJob(db, member, jobId, 'compare')
  const rows = await db
    .select({
      id: applications.id,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
      createdAt: applications.createdAt,
    })
    .from(applications)
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.jobId, jobId),
        isNull(applications.archivedAt),
      ),
    )
    .orderBy(asc(candidates.number))
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidateId),
  )
  return rows.map(({ sealedProfile, ...row }) => ({
    ...row,
    label: candidateLabel({
      number: row.number,
      profile: openProfile(keys.get(row.candidateId), sealedProfile),
    }),
  }))
}

/** Every candidate with an application to a job that the member may compare, newest first. */
export async function listCandidates(db: Db, member: Member) {
  const rows = await db
    .select({
      id: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
      createdAt: candidates.createdAt,
      jobs: sql<
        { id: string; title: string }[]
      >`(select json_agg(json_build_object('id', ${jobs.id}, 'title', ${jobs.title}) order by ${jobs.title}) from ${applications} join ${jobs} on ${jobs.organizationId} = ${applications.organizationId} and ${jobs.id} = ${applications.jobId} where ${applications.organizationId} = ${candidates.organizationId} and ${applications.candidateId} = ${candidates.id} and ${jobIsOpenTo(member)})`,
    })
    .from(candidates)
    .where(eq(candidates.organizationId, member.organizationId))
    .orderBy(desc(candidates.number))
  const seen = rows.filter((row) => row.jobs !== null)
  const keys = await findCandidateKeys(
    db,
    member,
    seen.map((row) => row.id),
  )
  return seen.map(({ sealedProfile, ...row }) => {
    const profile = openProfile(keys.get(row.id), sealedProfile)
    return { ...row, label: candidateLabel({ number: row.number, profile }), email: profile?.email ?? '' }
  })
}

/** A condition on `jobs`: the member manages or reviews it, or is an admin. */
function jobIsOpenTo(member: Member) {
  return member.role === 'admin'
    ? sql`true`
    : sql`exists (select from job_teams place where place.organization_id = ${jobs.organizationId} and place.job_id = ${jobs.id} and place.member_id = ${member.memberId})`
}

/**
 * The best place a member has at any job of a candidate. Interviewers have one through their sessions;
 * where the panel hides names, they are told the number only.
 */
export async function placeAtCandidate(
  db: Db,
  member: Member,
  candidateId: string,
): Promise<'admin' | 'manager' | 'reviewer' | 'interviewer' | 'interviewer without names'> {
  const [row] = await db.execute<{
    known: boolean
    team: 'manager' | 'reviewer' | null
    sits: 'shown' | 'hidden' | null
  }>(sql`
    select
      exists (select from candidates where organization_id = ${member.organizationId}::uuid and id = ${candidateId}::uuid) as known,
      (select min(place.role) from applications a
        join job_teams place on place.organization_id = a.organization_id and place.job_id = a.job_id and place.member_id = ${member.memberId}::uuid
        where a.organization_id = ${member.organizationId}::uuid and a.candidate_id = ${candidateId}::uuid) as team,
      (select max(case when panel.names_hidden then 'hidden' else 'shown' end) from applications a
        join evaluations e on e.organization_id = a.organization_id and e.application_id = a.id
        join panels panel on panel.organization_id = e.organization_id and panel.id = e.panel_id
        join scorecards card on card.organization_id = e.organization_id and card.evaluation_id = e.id and card.member_id = ${member.memberId}::uuid
        where a.organization_id = ${member.organizationId}::uuid and a.candidate_id = ${candidateId}::uuid) as sits`)
  if (!row?.known) throw notFound('candidate')
  if (member.role === 'admin') return 'admin'
  if (row.team) return row.team
  if (row.sits) return row.sits === 'shown' ? 'interviewer' : 'interviewer without names'
  throw notFound('candidate')
}

/** A candidate may be given another application by who manages a job the candidate has, or has none yet. */
async function requireCandidate(db: Db, member: Member, candidateId: string, jobId: string): Promise<void> {
  const [other] = await db
    .select({ jobId: applications.jobId })
    .from(applications)
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.candidateId, candidateId),
        sql`${applications.jobId} <> ${jobId}::uuid`,
      ),
    )
  if (other) await placeAtCandidate(db, member, candidateId)
  else {
    const [known] = await db
      .select({ id: candidates.id })
      .from(candidates)
      .where(and(eq(candidates.organizationId, member.organizationId), eq(candidates.id, candidateId)))
    if (!known) throw notFound('candidate')
  }
}
