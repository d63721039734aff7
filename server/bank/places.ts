import { type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { type BankFilter, type CountedRow, facetCounts, filedQuestions, readCounts } from './facets'
import type { moreQuestionsInput } from './input'

/** Where a question stands in the list that a filter makes. */
export type Place = z.output<typeof moreQuestionsInput>['after']

/** The first questions of `filed` that miss nothing, after a place, and one more, which tells that there are more. */
function pageOf(member: Member, limit: number, after?: Place): SQL {
  return sql`
    page as (
      select * from (
        select filed.id, filed.rank, shelf.position, filed.created_at
        from filed join categories shelf
          on shelf.organization_id = ${member.organizationId}::uuid and shelf.id = filed.category_id
        where filed.misses = 0
      ) placed
      ${
        after
          ? sql`where (-rank, position, created_at, id) > (-${after.rank}::real, ${after.position}::bigint,
              'epoch'::timestamptz + ${after.createdAtMicroseconds}::bigint * interval '1 microsecond', ${after.id}::uuid)`
          : sql``
      }
      order by -rank, position, created_at, id limit ${limit + 1}
    )`
}

const placesOfPage = sql`
  select coalesce(json_agg(json_build_object('id', id, 'rank', rank, 'position', position,
    'createdAtMicroseconds', (extract(epoch from created_at) * 1000000)::bigint)
    order by -rank, position, created_at, id), '[]'::json) from page`

/** The first places of the list, with all counts: what the text finds is looked through once. */
export async function lookThrough(
  db: Db,
  member: Member,
  filter: BankFilter & { limit: number },
  query: SQL | null,
) {
  const { tables, rows } = facetCounts()
  const [found] = await db.execute<{ counted: CountedRow[]; places: Place[] }>(sql`
    with ${filedQuestions(member, filter, query, 'often')}, ${tables}, ${pageOf(member, filter.limit)}
    select (select json_agg(counted) from (${rows}) counted) as counted, (${placesOfPage}) as places`)
  return { ...readCounts(found?.counted ?? []), places: found?.places ?? [] }
}

/** The places after one. */
export async function listPlaces(
  db: Db,
  member: Member,
  filter: BankFilter & { limit: number },
  query: SQL | null,
  after: Place,
): Promise<Place[]> {
  const [found] = await db.execute<{ places: Place[] }>(sql`
    with ${filedQuestions(member, filter, query, 'once')}, ${pageOf(member, filter.limit, after)}
    select (${placesOfPage}) as places`)
  return found?.places ?? []
}
