import { type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Member } from '../access'
import type { bankFilter } from './input'

export type BankFilter = z.output<typeof bankFilter>

const facets = ['categoryId', 'competencyId', 'level', 'minutes', 'status', 'lastUsed', 'authorId'] as const
type Facet = (typeof facets)[number]
type FacetCounts = Record<Facet, Record<string, number>>

const bitOf = (facet: Facet) => sql.raw(String(2 ** facets.indexOf(facet)))

/** Which of the filter's facets a question misses, as bits. Archived ones are missed unless they are asked for. */
function missesOf(filter: BankFilter): SQL {
  const passes: Record<Facet, SQL | undefined> = {
    categoryId: filter.categoryId && sql`question.category_id = ${filter.categoryId}::uuid`,
    competencyId: filter.competencyId && sql`${filter.competencyId}::uuid = any (question.competency_ids)`,
    level: filter.level && sql`question.level = ${filter.level}`,
    minutes: filter.minutes && sql`${minuteBand} = ${filter.minutes}`,
    status: filter.status
      ? // A published question with a change in review is found under both.
        sql`(question.status = ${filter.status} or (${filter.status} = 'review' and review.question_id is not null))`
      : sql`question.status <> 'archived'`,
    lastUsed: filter.lastUsed && sql`${lastUse} = ${filter.lastUsed}`,
    authorId: filter.authorId && sql`question.created_by = ${filter.authorId}::uuid`,
  } as Record<Facet, SQL | undefined>
  const bits = facets.flatMap((facet) => {
    const pass = passes[facet]
    return pass ? [sql`case when ${pass} then 0 else ${bitOf(facet)} end`] : []
  })
  return sql.join(bits, sql` + `)
}

const minuteBand = sql`case when question.minutes <= 5 then '1-5' when question.minutes <= 10 then '6-10'
  when question.minutes <= 15 then '11-15' else '16-' end`
const lastUse = sql`case when used.last_at is null then 'never'
  when used.last_at >= now() - interval '3 months' then 'recently' else 'longer ago' end`

/**
 * The questions that the text finds, all of them where there is none, with what they are filed under, and the facets
 * they miss; read once or often. A question is used when a session begins whose set has it: that tells nothing of any score.
 */
export function filedQuestions(
  member: Member,
  filter: BankFilter,
  query: SQL | null,
  howOften: 'once' | 'often',
): SQL {
  const organization = sql`${member.organizationId}::uuid`
  return sql`
    hit as materialized (${query ? sql`select question_id, rank from search_questions(${query})` : sql`select null::uuid as question_id, 0::real as rank where false`}),
    used as (
      select item.question_id, max(held.last_at) as last_at
      from (
        select session.set_version_id, max(session.started_at) as last_at from sessions session
        where session.organization_id = ${organization} and session.started_at is not null
        group by session.set_version_id
      ) held
      join set_items item on item.organization_id = ${organization} and item.set_version_id = held.set_version_id
      group by item.question_id
    ),
    reviewed as (
      select open.question_id, version.number from question_reviews open
      join question_versions version
        on version.organization_id = open.organization_id and version.id = open.question_version_id
      where open.organization_id = ${organization} and open.ended_at is null
    ),
    filed as ${howOften === 'often' ? sql`materialized` : sql``} (
      select question.id, question.created_at, question.category_id, question.level, question.status, question.created_by,
        question.competency_ids, review.question_id is not null as in_review, ${minuteBand} as minute_band, ${lastUse} as last_use,
        ${query ? sql`hit.rank` : sql`0::real`} as rank, ${missesOf(filter)} as misses
      from questions question
      ${query ? sql`join hit on hit.question_id = question.id` : sql``}
      left join used on used.question_id = question.id
      left join reviewed review on review.question_id = question.id and review.number = question.newest_number
      where question.organization_id = ${organization} and question.newest_number is not null
    )`
}

type Counted = Facet | 'found' | 'hits'
export type CountedRow = { facet: Counted; value: string; number: number }

/**
 * How many questions each choice of a facet would leave, the others as they are; how many are left now; and how many the
 * text finds: two common tables of `filed`, and what to select from them.
 */
export function facetCounts(): { tables: SQL; rows: SQL } {
  const counted = (facet: Facet, column: string) =>
    sql`select ${facet} as facet, ${sql.raw(column)}::text as value, sum(number)::int as number from grouped
      where misses in (0, ${bitOf(facet)}) group by ${sql.raw(column)}`
  const tables = sql`
    grouped as materialized (
      select category_id, level, minute_band, status, in_review, last_use, created_by, misses, count(*) as number from filed
      group by category_id, level, minute_band, status, in_review, last_use, created_by, misses
    ),
    -- Few lists of competencies occur, so each is taken apart once.
    together as (
      select competency_ids, count(*) as number from filed where misses in (0, ${bitOf('competencyId')}) group by competency_ids
    )`
  const rows = sql.join(
    [
      counted('categoryId', 'category_id'),
      counted('level', 'level'),
      counted('minutes', 'minute_band'),
      sql`select 'status', status, sum(number)::int from (
          select status, number from grouped where misses in (0, ${bitOf('status')})
          union all
          select 'review', number from grouped where in_review and status <> 'review' and misses in (0, ${bitOf('status')})
        ) under_both group by status`,
      counted('lastUsed', 'last_use'),
      counted('authorId', 'created_by'),
      sql`select 'competencyId', competency_id::text, sum(number)::int from together, unnest(competency_ids) as competency_id
        group by competency_id`,
      sql`select 'found', '', coalesce(sum(number), 0)::int from grouped where misses = 0`,
      sql`select 'hits', '', coalesce(sum(number), 0)::int from grouped`,
    ],
    sql` union all `,
  )
  return { tables, rows }
}

/** The same, by facet and choice. */
export function readCounts(rows: readonly CountedRow[]) {
  const counts = Object.fromEntries(facets.map((facet) => [facet, {}])) as FacetCounts
  const sums = { found: 0, hits: 0 }
  for (const { facet, value, number } of rows) {
    if (facet === 'found' || facet === 'hits') sums[facet] = number
    else counts[facet][value] = number
  }
  return { counts, ...sums }
}
