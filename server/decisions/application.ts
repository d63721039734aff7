import { and, eq } from 'drizzle-orm'
import { applications, jobs } from '@/db/schema/jobs'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound } from '../errors'

/** The application's row, held until the transaction ends, so that of two acts on it one comes after the other. */
export async function holdApplication(
  db: Db,
  member: Member,
  of: { jobId: string; applicationId: string },
): Promise<{ candidateId: string; approvalsNeeded: number }> {
  const [application] = await db
    .select({ candidateId: applications.candidateId, approvalsNeeded: jobs.approvalsNeeded })
    .from(applications)
    .innerJoin(
      jobs,
      and(eq(jobs.organizationId, applications.organizationId), eq(jobs.id, applications.jobId)),
    )
    .where(
      and(
        eq(applications.organizationId, member.organizationId),
        eq(applications.id, of.applicationId),
        eq(applications.jobId, of.jobId),
      ),
    )
    .for('update', { of: applications })
  if (!application) throw notFound('application')
  return application
}
