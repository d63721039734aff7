import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import { type Member, requireJob, transactionOf } from '../access'
import { alikePairs } from '../bank/likeness'
import { listPublishedQuestions } from '../bank/shelf'
import { openSolver } from '../optimum/solve'
import { assemble } from './assemble'
import type { wishesInput } from './input'
import type { Assembly } from './wishes'

/** How long somebody waits for a set; what was found by then is said not to be proven. */
const timeMsMax = 10_000

/** The best set for some wishes out of the published questions. Solved outside of any transaction: it may take seconds. */
export async function assembleSet(member: Member, wishes: z.output<typeof wishesInput>): Promise<Assembly> {
  const { questions, metBy } = await transactionOf(member, async (db) => ({
    questions: await listPublishedQuestions(db, member),
    metBy: wishes.jobId ? await countMet(db, member, wishes.jobId) : new Map<string, number>(),
  }))
  const solver = await openSolver({ timeMsMax })
  try {
    const choices = questions.map(({ id, minutes, level, competencies }) => ({
      id,
      minutes,
      level,
      competencies,
      met: metBy.get(id) ?? 0,
    }))
    return await assemble(choices, alikePairs(questions), wishes, solver.solve)
  } finally {
    await solver.close()
  }
}

/** How many candidates of the job have met each question: those whose session with it began or is still to come. */
async function countMet(db: Db, member: Member, jobId: string): Promise<Map<string, number>> {
  await requireJob(db, member, jobId, 'manage')
  const rows = await db.execute<{ question_id: string; met: number }>(sql`
    select item.question_id, count(distinct evaluation.application_id)::int as met
    from evaluations evaluation
    join sessions session on session.organization_id = evaluation.organization_id and session.evaluation_id = evaluation.id
    join set_items item on item.organization_id = session.organization_id and item.set_version_id = session.set_version_id
    where evaluation.organization_id = ${member.organizationId}::uuid and evaluation.job_id = ${jobId}::uuid
      and session.state <> 'cancelled'
    group by item.question_id`)
  return new Map(rows.map((row) => [row.question_id, row.met]))
}
