import { and, asc, eq, isNull } from 'drizzle-orm'
import { candidateKeys, candidates } from '@/db/schema/candidates'
import { applications } from '@/db/schema/jobs'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { inForce, newestDecisionOf } from '../candidates/newest-decision'
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
      decision: newestDecisionOf(applications),
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
  return seen.map(({ sealedProfile, wrappedKey: _wrappedKey, candidateNumber, decision, ...row }) => {
    const namesHidden = view.onlyOwn && evaluationsOf.get(row.applicationId)?.some((one) => one.namesHidden)
    return {
      ...row,
      candidateNumber,
      candidate: candidateLabel(
        { number: candidateNumber, profile: openProfile(keys.get(row.candidateId), sealedProfile) },
        namesHidden,
      ),
      // What was decided is the hiring team's.
      decision: view.onlyOwn ? null : inForce(decision),
    }
  })
}
