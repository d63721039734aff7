import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { QuestionLevel } from '@/db/schema/questions'
import { questionLevels } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound } from '../errors'
import { keywordsOf } from '../rubrics/rules'
import type { similarInput } from './input'
import { alikeFrom, likeness } from './likeness'
import { listPublishedQuestions } from './shelf'

export type Comparable = {
  prompt: string
  level: QuestionLevel
  minutes: number
  competencies: readonly string[]
}

const offeredMax = 6

/**
 * How well one question can stand in for another, from 0 to 1: half of it what both show, then the level, the words
 * and the minutes.
 */
export function nearness(one: Comparable, other: Comparable): number {
  const levels = Math.abs(questionLevels.indexOf(one.level) - questionLevels.indexOf(other.level))
  const minutes = Math.abs(one.minutes - other.minutes) / Math.max(one.minutes, other.minutes, 1)
  return (
    0.5 * likeness(new Set(one.competencies), new Set(other.competencies)) +
    0.2 * (1 - levels / (questionLevels.length - 1)) +
    0.2 * likeness(keywordsOf(one.prompt), keywordsOf(other.prompt)) +
    0.1 * (1 - minutes)
  )
}

/** The questions that can best stand in for one, nearest first; none that asks nearly the same as what stays beside it. */
export function rankSimilar<Question extends Comparable>(
  wanted: Comparable,
  others: readonly Question[],
  beside: readonly { prompt: string }[],
): Question[] {
  const words = beside.map(({ prompt }) => keywordsOf(prompt))
  return others
    .filter(({ prompt }) => !words.some((own) => likeness(own, keywordsOf(prompt)) >= alikeFrom))
    .map((question) => ({ question, near: nearness(wanted, question) }))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, offeredMax)
    .map(({ question }) => question)
}

/** The published questions that could take the place of one in a set that has these beside it. */
export async function listSimilarQuestions(
  db: Db,
  member: Member,
  { questionId, besideIds }: z.output<typeof similarInput>,
): Promise<string[]> {
  // Archived since, it is not among the published ones; its place can be taken all the same.
  const [wanted] = await db.execute<Comparable>(sql`
    select v.prompt, v.level, v.minutes, coalesce((select json_agg(vc.name order by vc.name)
        from version_competencies vc
        where vc.organization_id = v.organization_id and vc.question_version_id = v.id), '[]'::json) as competencies
    from question_versions v
    where v.organization_id = ${member.organizationId}::uuid and v.question_id = ${questionId}::uuid
      and v.published_at is not null
    order by v.number desc limit 1`)
  if (!wanted) throw notFound('question')
  const taken = new Set([questionId, ...besideIds])
  const published = await listPublishedQuestions(db, member)
  return rankSimilar(
    wanted,
    published.filter(({ id }) => !taken.has(id)),
    published.filter(({ id }) => besideIds.includes(id) && id !== questionId),
  ).map(({ id }) => id)
}
