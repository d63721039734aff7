import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { alikePairs } from '../bank/likeness'
import type { checkInput } from './input'
import { countMet } from './met'
import { type SharedPoint, sharedPoints } from './shared-points'

export type SetCheck = {
  /** Pairs of questions that ask nearly the same. */
  alike: [string, string][]
  shared: SharedPoint[]
  /** What candidates of the job have met, and how many of them. */
  met: { questionId: string; candidates: number }[]
}

/** What to know of questions that stand in one set; with a job, what its candidates have met of them. */
export async function checkSet(
  db: Db,
  member: Member,
  { questionIds, jobId }: z.output<typeof checkInput>,
): Promise<SetCheck> {
  const metBy = jobId ? await countMet(db, member, jobId) : new Map<string, number>()
  const found = await db.execute<{ id: string; prompt: string; points: string[] }>(sql`
    select distinct on (v.question_id) v.question_id as id, v.prompt, coalesce((
        select json_agg(p.text order by p.position) from points p
        where p.organization_id = v.organization_id and p.question_version_id = v.id), '[]'::json) as points
    from question_versions v
    where v.organization_id = ${member.organizationId}::uuid and v.published_at is not null
      and v.question_id = any(${`{${questionIds.join(',')}}`}::uuid[])
    order by v.question_id, v.number desc`)
  const questions = questionIds.flatMap((id) => found.find((one) => one.id === id) ?? [])
  return {
    alike: alikePairs(questions),
    shared: sharedPoints(questions),
    met: questionIds.flatMap((questionId) => {
      const candidates = metBy.get(questionId)
      return candidates ? [{ questionId, candidates }] : []
    }),
  }
}
