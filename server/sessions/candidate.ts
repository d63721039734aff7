import { and, eq } from 'drizzle-orm'
import { evaluations } from '@/db/schema/evaluations'
import { applications } from '@/db/schema/jobs'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { type CandidateKey, findCandidateKey } from '../candidates/sealing'
import { notFound } from '../errors'

/** The key of the candidate who sits opposite; refused as not found once the candidate was erased. */
export async function findKeyOfSeat(db: Db, seat: Seat): Promise<CandidateKey> {
  const [row] = await db
    .select({ candidateId: applications.candidateId })
    .from(evaluations)
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, evaluations.organizationId),
        eq(applications.id, evaluations.applicationId),
      ),
    )
    .where(
      and(eq(evaluations.organizationId, seat.member.organizationId), eq(evaluations.id, seat.evaluationId)),
    )
  if (!row) throw notFound('candidate')
  return findCandidateKey(db, seat.member, row.candidateId)
}
