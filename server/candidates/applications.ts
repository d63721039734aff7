import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { candidates } from '@/db/schema/candidates'
import { evaluations } from '@/db/schema/evaluations'
import { applications, jobs } from '@/db/schema/jobs'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { requireOpenJob } from '../jobs/jobs'
import { inForce, newestDecisionOf } from './newest-decision'
import { jobIsOpenTo, placeAtCandidate, sitsInEvaluationOf } from './places'
import { candidateLabel, openProfile } from './profiles'
import { whyNotWithdraw } from './rules'
import { findCandidateKeys } from './sealing'
import { listStandings } from './standings'

const decisionOf = newestDecisionOf(applications)

/** Adds an application of a known candidate to another job, or brings a withdrawn one back. Returns its id. */
export async function applyToJob(
  db: Db,
  member: Member,
  candidateId: string,
  jobId: string,
): Promise<string> {
  await requireOpenJob(db, member, jobId)
  await requireKnown(db, member, candidateId)
  return addApplication(db, member, candidateId, jobId)
}

/** The caller has made sure that the member may add this candidate to this job. */
export async function addApplication(
  db: Db,
  member: Member,
  candidateId: string,
  jobId: string,
): Promise<string> {
  const id = uuidv7()
  const [added] = await db
    .insert(applications)
    .values({ organizationId: member.organizationId, id, jobId, candidateId, createdBy: member.memberId })
    .onConflictDoUpdate({
      target: [applications.organizationId, applications.jobId, applications.candidateId],
      set: { archivedAt: null },
      setWhere: isNotNull(applications.archivedAt),
    })
    .returning({ id: applications.id })
  if (!added) throw new Refused('conflict', 'This candidate has applied for this job already.')
  await recordAudit(db, member, 'added application', { kind: 'application', id: added.id })
  return added.id
}

/** A known candidate is given another application by who knows them by name through another of their jobs. */
async function requireKnown(db: Db, member: Member, candidateId: string): Promise<void> {
  const place = await placeAtCandidate(db, member, candidateId)
  if (place === 'interviewer' || place === 'interviewer without names')
    throw new Refused('not allowed', 'Only the team of one of the candidate’s jobs can add them to another.')
}

/** Takes back an application that nothing was planned for yet. The candidate stays. */
export async function withdrawApplication(db: Db, member: Member, applicationId: string): Promise<void> {
  const [application] = await db
    .select({ jobId: applications.jobId })
    .from(applications)
    .where(and(eq(applications.organizationId, member.organizationId), eq(applications.id, applicationId)))
    .for('update')
  if (!application) throw notFound('application')
  await requireJob(db, member, application.jobId, 'manage').catch((error) => {
    throw error instanceof Refused && error.refusal.kind === 'not found' ? notFound('application') : error
  })
  const [planned] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        eq(evaluations.applicationId, applicationId),
      ),
    )
  const whyNot = whyNotWithdraw({ evaluations: planned?.count ?? 0 })
  if (whyNot) throw new Refused('not now', whyNot)
  await db
    .update(applications)
    .set({ archivedAt: sql`now()` })
    .where(and(eq(applications.organizationId, member.organizationId), eq(applications.id, applicationId)))
  await recordAudit(db, member, 'withdrew application', { kind: 'application', id: applicationId })
}

/** The applications of one job, by candidate number: names, where the evaluations stand, what was decided. */
export async function listApplications(db: Db, member: Member, jobId: string) {
  await requireJob(db, member, jobId, 'compare')
  const rows = await db
    .select({
      id: applications.id,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
      createdAt: applications.createdAt,
      decision: decisionOf,
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
  const standings = await listStandings(
    db,
    member,
    rows.map((row) => row.id),
  )
  return rows.map(({ sealedProfile, decision, ...row }) => ({
    ...row,
    decision: inForce(decision),
    label: candidateLabel({
      number: row.number,
      profile: openProfile(keys.get(row.candidateId), sealedProfile),
    }),
    evaluations: standings.filter((standing) => standing.applicationId === row.id),
  }))
}

/**
 * One candidate's applications: to the hiring team those of their jobs, each with its evaluations and decision; to
 * an interviewer those they meet the candidate for, with their own evaluations only.
 */
export async function listApplicationsOf(db: Db, member: Member, candidateId: string) {
  const isOpen = jobIsOpenTo(member)
  const rows = await db
    .select({
      id: applications.id,
      jobId: jobs.id,
      jobTitle: jobs.title,
      jobArchivedAt: jobs.archivedAt,
      createdAt: applications.createdAt,
      isOpen: sql<boolean>`${isOpen}`,
      decision: decisionOf,
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
        isNull(applications.archivedAt),
        or(isOpen, sitsInEvaluationOf(member)),
      ),
    )
    .orderBy(desc(applications.createdAt))
  const standings = await listStandings(
    db,
    member,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    ...row,
    decision: row.isOpen ? inForce(row.decision) : null,
    evaluations: standings.filter(
      (standing) => standing.applicationId === row.id && (row.isOpen || standing.isOwn),
    ),
  }))
}
