import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { questions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound } from '../errors'
import type { usageInput, usagesInput } from './input'
import { type Discrimination, neverAsked, sayDiscrimination, type Usage } from './rules'

/**
 * What opened evaluations of the whole organization say of questions, by id; those never asked have none. One
 * statement, and the same figures for every member, whatever they may see of the jobs behind them.
 */
export async function listUsages(
  db: Db,
  input: z.output<typeof usagesInput>,
): Promise<Record<string, Usage>> {
  if (input.questionIds.length === 0) return {}
  const ids = sql.param(`{${input.questionIds.join(',')}}`)
  const rows = await db.execute<{
    question_id: string
    times_asked: number
    counted: number | null
    scores: number | null
    mean: number | null
    sd: number | null
    not_assessed: number | null
    last_used: string | null
  }>(sql`select * from read_question_usage(${ids}::uuid[])`)
  return Object.fromEntries(
    rows.map((row) => [
      row.question_id,
      {
        timesAsked: row.times_asked,
        figures:
          row.mean === null
            ? null
            : {
                candidates: row.counted!,
                scores: row.scores!,
                mean: row.mean,
                sd: row.sd,
                notAssessed: row.not_assessed!,
              },
        lastUsed: row.last_used === null ? null : new Date(row.last_used),
      },
    ]),
  )
}

/** The same for one question, with how far it tells candidates apart. */
export async function findUsage(
  db: Db,
  member: Member,
  input: z.output<typeof usageInput>,
): Promise<Usage & { discrimination: Discrimination }> {
  const [question] = await db
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.organizationId, member.organizationId), eq(questions.id, input.questionId)))
  if (!question) throw notFound('question')
  const usages = await listUsages(db, { questionIds: [input.questionId] })
  const answers = await db.execute<{ panel: number; own: number; rest: number }>(
    sql`select * from read_question_beside_rest(${input.questionId}::uuid)`,
  )
  return { ...(usages[input.questionId] ?? neverAsked), discrimination: sayDiscrimination([...answers]) }
}
