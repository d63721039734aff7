import { sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import { type Member, requireJob } from '../access'

/** How many candidates of the job have met each question: those whose session with it began or is still to come. */
export async function countMet(db: Db, member: Member, jobId: string): Promise<Map<string, number>> {
  await requireJob(db, member, jobId, 'manage')
  const rows = await db.execute<{ question_id: string; met: number }>(sql`
    select item.question_id, count(distinct evaluation.application_id)::int as met
    from evaluations evaluation
    join sessions session on session.organization_id = evaluation.organization_id and session.evaluation_id = evaluation.id
    join set_items item on item.organization_id = session.organization_id and item.set_version_id = session.set_version_id
    where evaluation.organization_id = ${member.organizationId}::uuid and evaluation.job_id = ${jobId}::uuid
      and session.state not in ('cancelled', 'no-show')
    group by item.question_id`)
  return new Map(rows.map((row) => [row.question_id, row.met]))
}
