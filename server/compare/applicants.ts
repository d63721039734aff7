import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { candidateKeys, candidates } from '@/db/schema/candidates'
import { decisions, type Outcome } from '@/db/schema/decisions'
import { applications } from '@/db/schema/jobs'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { openCandidateKeys } from '../candidates/sealing'
import type { ComparedEvaluation } from './evaluations'
import type { View } from './view'

/** The applications of the job with the candidate's name and the newest decision; to an interviewer, those they met. */
export async function listApplicants(
  db: Db,
  member: Member,
  view: View,
  evaluationsOf: ReadonlyMap<string, readonly ComparedEvaluation[]>,
) {
  const rows = await db
    .select({
      applicationId: applications.id,
      candidateId: candidates.id,
      candidateNumber: candidates.number,
      sealedProfile: candidates.sealedProfile,
      wrappedKey: candidateKeys.wrappedKey,
      decision: sql<{
        number: number
        outcome: Outcome
      } | null>`(select json_build_object('number', d.number, 'outcome', d.outcome) from ${decisions} d where d.organization_id = ${applications.organizationId} and d.application_id = ${applications.id} order by d.number desc limit 1)`,
    })
    .from(applications)
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .leftJoin(
      candidateKeys,
      and(
        eq(candidateKeys.organizationId, candidates.organizationId),
        eq(candidateKeys.candidateId, candidates.id),
      ),
    )
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.jobId, view.access.jobId),
        isNull(applications.archivedAt),
      ),
    )
    .orderBy(asc(candidates.number))
  const seen = rows.filter((row) => !view.onlyOwn || evaluationsOf.has(row.applicationId))
  const keys = openCandidateKeys(seen)
  return seen.map(({ sealedProfile, wrappedKey: _, candidateNumber, decision, ...row }) => {
    const namesHidden = view.onlyOwn && evaluationsOf.get(row.applicationId)?.some((one) => one.namesHidden)
    return {
      ...row,
      candidateNumber,
      candidate: candidateLabel(
        { number: candidateNumber, profile: openProfile(keys.get(row.candidateId), sealedProfile) },
        namesHidden,
      ),
      // What was decided is the hiring team's.
      decision: view.onlyOwn ? null : decision,
    }
  })
}
