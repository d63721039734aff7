import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { candidates } from '@/db/schema/candidates'
import { decisions, type Outcome } from '@/db/schema/decisions'
import { applications, jobs } from '@/db/schema/jobs'
import { organizations } from '@/db/schema/organizations'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { listFiles } from './files'
import type { candidateInput, changeCandidateInput } from './input'
import { placeAtCandidate } from './places'
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
      >`(select json_agg(json_build_object('id', jobs.id, 'title', jobs.title) order by jobs.title)
        from applications a join jobs on jobs.organization_id = a.organization_id and jobs.id = a.job_id
        where a.organization_id = candidates.organization_id and a.candidate_id = candidates.id and ${jobIsOpenTo(member)})`,
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

/**
 * A condition on `jobs`: the member manages or reviews it, or is an admin. The names are written out: in the fields of
 * a query without joins Drizzle leaves the table away, and the inner query's column would be meant.
 */
function jobIsOpenTo(member: Member) {
  return member.role === 'admin'
    ? sql`true`
    : sql`exists (select from job_teams place where place.organization_id = jobs.organization_id and place.job_id = jobs.id and place.member_id = ${member.memberId}::uuid)`
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

/** A candidate with links, files, applications and, for the hiring team, evaluations and decisions' outcomes. */
export async function findCandidate(db: Db, member: Member, candidateId: string) {
  const place = await placeAtCandidate(db, member, candidateId)
  const namesHidden = place === 'interviewer without names'
  const [row] = await db
    .select({
      id: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
      createdAt: candidates.createdAt,
      erasedAt: candidates.erasedAt,
    })
    .from(candidates)
    .where(and(eq(candidates.organizationId, member.organizationId), eq(candidates.id, candidateId)))
  if (!row) throw notFound('candidate')
  const key = (await findCandidateKeys(db, member, [candidateId])).get(candidateId)
  const profile = openProfile(key, row.sealedProfile)
  return {
    id: row.id,
    number: row.number,
    label: candidateLabel({ number: row.number, profile }, namesHidden),
    email: namesHidden ? '' : (profile?.email ?? ''),
    links: namesHidden ? [] : (profile?.links ?? []),
    namesHidden,
    erasedAt: row.erasedAt,
    mayChange: place === 'admin' || place === 'manager',
    applications: await listApplicationsOf(db, member, candidateId),
    files: namesHidden ? [] : await listFiles(db, member, candidateId, key),
  }
}

/** The candidate's applications to jobs the member may compare, each with its evaluations and last outcome. */
async function listApplicationsOf(db: Db, member: Member, candidateId: string) {
  return db
    .select({
      id: applications.id,
      jobId: jobs.id,
      jobTitle: jobs.title,
      createdAt: applications.createdAt,
      outcome: sql<Outcome | null>`(select d.outcome from ${decisions} d where d.organization_id = ${applications.organizationId} and d.application_id = ${applications.id} order by d.number desc limit 1)`,
      evaluations: sql<
        {
          id: string
          panelId: string
          panelName: string
          opened: boolean
          submitted: number
          seats: number
        }[]
      >`coalesce((select json_agg(json_build_object('id', e.id, 'panelId', p.id, 'panelName', p.name, 'opened', e.opened_at is not null,
          'submitted', (select count(*) from scorecards c where c.organization_id = e.organization_id and c.evaluation_id = e.id and c.submitted_at is not null),
          'seats', (select count(*) from scorecards c where c.organization_id = e.organization_id and c.evaluation_id = e.id and c.excused_at is null)) order by e.created_at)
        from evaluations e join panels p on p.organization_id = e.organization_id and p.id = e.panel_id
        where e.organization_id = ${applications.organizationId} and e.application_id = ${applications.id}), '[]'::json)`,
    })
    .from(applications)
    .innerJoin(
      jobs,
      and(eq(jobs.organizationId, applications.organizationId), eq(jobs.id, applications.jobId)),
    )
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.candidateId, candidateId),
        jobIsOpenTo(member),
      ),
    )
    .orderBy(desc(applications.createdAt))
}
