import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { candidates } from '@/db/schema/candidates'
import { organizations } from '@/db/schema/organizations'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound, Refused } from '../errors'
import { requireOpenJob } from '../jobs/jobs'
import { addApplication, listApplicationsOf } from './applications'
import { listFiles } from './files'
import { listHistory } from './history'
import type { candidateInput, changeCandidateInput } from './input'
import { jobIsOpenTo, placeAtCandidate } from './places'
import { candidateLabel, openProfile, sealProfile } from './profiles'
import { whyNotAddress } from './rules'
import { createCandidateKey, findCandidateKey, findCandidateKeys, makeCandidateKey } from './sealing'

/** Adds a person and their application to a job. Returns the candidate's id. */
export async function createCandidate(
  db: Db,
  member: Member,
  input: z.output<typeof candidateInput>,
): Promise<string> {
  await requireOpenJob(db, member, input.jobId)
  const id = uuidv7()
  const key = makeCandidateKey()
  // Numbers are given one at a time, and of two with one address the second is refused.
  await queueInOrganization(db, member)
  await refuseKnownAddress(db, member, input.email)
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
  await addApplication(db, member, id, input.jobId)
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
  await queueInOrganization(db, member)
  const key = await findCandidateKey(db, member, input.candidateId)
  const [before] = await db
    .select({ sealedProfile: candidates.sealedProfile })
    .from(candidates)
    .where(and(eq(candidates.organizationId, member.organizationId), eq(candidates.id, input.candidateId)))
  // Two who have one address already, from jobs that nobody saw both of, can still be mended.
  if (openProfile(key, before?.sealedProfile ?? null)?.email !== input.email)
    await refuseKnownAddress(db, member, input.email)
  await db
    .update(candidates)
    .set({ sealedProfile: sealProfile(key, { name: input.name, email: input.email, links: input.links }) })
    .where(and(eq(candidates.organizationId, member.organizationId), eq(candidates.id, input.candidateId)))
}

/** Whoever else adds or changes a candidate of the organization waits until this transaction ends. */
async function queueInOrganization(db: Db, member: Member): Promise<void> {
  await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, member.organizationId))
    .for('no key update')
}

async function refuseKnownAddress(db: Db, member: Member, email: string): Promise<void> {
  const known = await findByAddress(db, member, email)
  const why = known ? whyNotAddress(known.label) : null
  if (why) throw new Refused('conflict', why, { email: why })
}

/**
 * The candidate with this address, among those the member may see; null for none. Addresses are sealed, each with its
 * candidate's own key, so that they are opened one by one: a digest to search by would be one more trace to erase.
 */
export async function findByAddress(db: Db, member: Member, email: string) {
  if (!email) return null
  const rows = await db
    .select({ id: candidates.id, number: candidates.number, sealedProfile: candidates.sealedProfile })
    .from(candidates)
    .where(
      and(
        eq(candidates.organizationId, member.organizationId),
        isNull(candidates.erasedAt),
        sql`exists (select from applications a join jobs on jobs.organization_id = a.organization_id and jobs.id = a.job_id
          where a.organization_id = ${candidates.organizationId} and a.candidate_id = ${candidates.id} and ${jobIsOpenTo(member)})`,
      ),
    )
    .orderBy(asc(candidates.number))
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.id),
  )
  for (const row of rows) {
    const profile = openProfile(keys.get(row.id), row.sealedProfile)
    if (profile?.email !== email) continue
    const applied = await listApplicationsOf(db, member, row.id)
    return {
      id: row.id,
      label: candidateLabel({ number: row.number, profile }),
      jobIds: applied.map((one) => one.jobId),
    }
  }
  return null
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
        { id: string; title: string; withdrawn: boolean }[]
      >`(select json_agg(json_build_object('id', jobs.id, 'title', jobs.title, 'withdrawn', a.archived_at is not null) order by jobs.title)
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
    return {
      ...row,
      // Whoever has withdrawn everywhere stays in the list, without a job.
      jobs: row.jobs.filter((job) => !job.withdrawn).map(({ id, title }) => ({ id, title })),
      label: candidateLabel({ number: row.number, profile }),
      email: profile?.email ?? '',
    }
  })
}

/** A candidate with links, files and applications and, for the hiring team, what happened when. */
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
    createdAt: row.createdAt,
    erasedAt: row.erasedAt,
    place,
    mayChange: (place === 'admin' || place === 'manager') && !row.erasedAt,
    applications: await listApplicationsOf(db, member, candidateId),
    files: namesHidden ? [] : await listFiles(db, member, candidateId, key),
    history: await listHistory(db, member, candidateId),
  }
}
