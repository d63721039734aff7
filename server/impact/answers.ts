import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import { asNobody, type Db } from '@/db/tenant'
import { databaseErrorCode, notFound, Refused } from '../errors'
import { mayAttempt } from '../organizations/attempts'
import { hashToken } from '../organizations/tokens'
import type { answerInput } from './input'

type Asked = { id: string; name: string; groups: string[] }

/** What a candidate's link leads to; null if it leads nowhere. It tells nothing of what was answered, or whether. */
export async function findPage(db: Db, token: string) {
  const [row] = await db.execute<{ organization_name: string; job_title: string; questions: Asked[] }>(
    sql`select * from find_self_report(${hashToken(token)})`,
  )
  if (!row) return null
  return { organizationName: row.organization_name, jobTitle: row.job_title, questions: row.questions }
}

/** Keeps what somebody says of themselves, in place of what they said before. No audit entry: it would tell who did. */
export async function answerPage({ token, answers }: z.output<typeof answerInput>): Promise<void> {
  await demandPatience(token)
  const said = JSON.stringify(answers)
  const [row] = await untold(
    asNobody((db) =>
      db.execute<{ outcome: string }>(
        sql`select answer_self_report(${hashToken(token)}, ${said}::jsonb) as outcome`,
      ),
    ),
  )
  if (row?.outcome === 'no link') throw notFound('link')
  if (row?.outcome !== 'kept')
    throw new Refused(
      'conflict',
      'The questions were changed meanwhile. Load this page again, then answer once more.',
    )
}

/** Takes back everything that was said through a link, and tells nothing of whether there was anything. */
export async function takeBackAnswers(token: string): Promise<void> {
  await demandPatience(token)
  const [row] = await untold(
    asNobody((db) =>
      db.execute<{ done: boolean }>(sql`select take_back_self_report(${hashToken(token)}) as done`),
    ),
  )
  if (!row?.done) throw notFound('link')
}

async function demandPatience(token: string): Promise<void> {
  if (!(await mayAttempt(`about you ${hashToken(token)}`)))
    throw new Refused(
      'too many',
      'That was often in a short time. What you sent before is kept; try again in 15 minutes.',
    )
}

/** An unexpected error is logged, and Drizzle's would bring the answer along into the log. */
async function untold<Value>(act: Promise<Value>): Promise<Value> {
  try {
    return await act
  } catch (error) {
    throw new Error(`A self-report could not be kept: ${databaseErrorCode(error) ?? 'no code'}.`)
  }
}
