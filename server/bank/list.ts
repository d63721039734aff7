import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { QuestionLevel, QuestionStatus } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { bestExcerpt, markWords, type Wish, wishesOf } from '../words/rules'
import type { listQuestionsInput, moreQuestionsInput } from './input'
import { listPlaces, lookThrough, type Place } from './places'
import { loosenWishes, queryOf } from './search'

const inList = (ids: readonly string[]) => sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`

/**
 * The questions that pass the filter in their newest wording, the first of them: by how well they fit the text, a prompt
 * before a point before a hint, and where there is none by shelf. With how many questions each choice of each facet
 * would leave. Where nothing holds every word, words that are like the typed ones do as well.
 */
export async function listQuestions(db: Db, member: Member, input: z.output<typeof listQuestionsInput>) {
  await allowMemory(db)
  let wishes = input.text ? wishesOf(input.text) : null
  let seen = await lookThrough(db, member, input, wishes && queryOf(wishes))
  const isLoosened = wishes !== null && wishes.length > 0 && seen.hits === 0
  if (wishes && isLoosened) {
    wishes = await loosenWishes(db, member, wishes)
    seen = await lookThrough(db, member, input, queryOf(wishes))
  }
  const { counts, found, hits, places } = seen
  return {
    ...(await readPage(db, member, places, input.limit, wishes)),
    found,
    counts,
    authors: await listAuthors(db, member, [
      ...Object.keys(counts.authorId),
      ...(input.authorId ? [input.authorId] : []),
    ]),
    // Found by words like the typed ones alone.
    isLike: isLoosened && hits > 0,
  }
}

/** The questions that come after a place in the list. */
export async function listMoreQuestions(db: Db, member: Member, input: z.output<typeof moreQuestionsInput>) {
  await allowMemory(db)
  let wishes = input.text ? wishesOf(input.text) : null
  let places = await listPlaces(db, member, input, wishes && queryOf(wishes), input.after)
  if (wishes && places.length === 0) {
    const { hits } = await lookThrough(db, member, input, queryOf(wishes))
    if (hits === 0) {
      wishes = await loosenWishes(db, member, wishes)
      places = await listPlaces(db, member, input, queryOf(wishes), input.after)
    }
  }
  return readPage(db, member, places, input.limit, wishes)
}

/** What a bank of a hundred thousand takes to be counted without writing to disk. */
async function allowMemory(db: Db): Promise<void> {
  await db.execute(sql`set local work_mem = '32MB'`)
}

/** What stands at these places, of which the last only tells that there are more. */
async function readPage(
  db: Db,
  member: Member,
  places: readonly Place[],
  limit: number,
  wishes: readonly Wish[] | null,
) {
  const shown = places.slice(0, limit)
  const wordings = await listWordings(
    db,
    member,
    shown.map(({ id }) => id),
    wishes !== null,
  )
  return {
    questions: shown.flatMap(({ id }) => {
      const wording = wordings.get(id)
      if (!wording) return []
      const { hint, points, ...question } = wording
      return {
        ...question,
        marked: markWords(question.prompt, wishes ?? []),
        excerpt: bestExcerpt({ prompt: question.prompt, hint, points }, wishes ?? []),
      }
    }),
    next: places.length > limit ? (shown.at(-1) ?? null) : null,
  }
}

type Wording = {
  id: string
  status: QuestionStatus
  categoryId: string
  category: string
  prompt: string
  level: QuestionLevel
  minutes: number
  competencies: { id: string; name: string }[]
  hasDraftVersion: boolean
  inReview: boolean
  hint: string
  points: string[]
}

/** What these questions say in their newest wording; hint and points only where they are looked into. */
async function listWordings(
  db: Db,
  member: Member,
  ids: readonly string[],
  withRubric: boolean,
): Promise<Map<string, Wording>> {
  const rows = await db.execute<Wording>(sql`
    select question.id, question.status, shelf.id as "categoryId", shelf.name as category, version.prompt, version.level,
      version.minutes, version.published_at is null as "hasDraftVersion",
      exists (select from question_reviews review where review.organization_id = version.organization_id
        and review.question_version_id = version.id and review.ended_at is null) as "inReview",
      coalesce((select json_agg(json_build_object('id', one.id, 'name', one.name) order by one.name) from competencies one
        where one.organization_id = question.organization_id and one.id = any (question.competency_ids)), '[]'::json) as competencies,
      ${
        withRubric
          ? sql`version.hint, coalesce((select json_agg(point.text order by point.position) from points point
              where point.organization_id = version.organization_id and point.question_version_id = version.id), '[]'::json) as points`
          : sql`'' as hint, '[]'::json as points`
      }
    from questions question
    join question_versions version on version.organization_id = question.organization_id
      and version.question_id = question.id and version.number = question.newest_number
    join categories shelf on shelf.organization_id = question.organization_id and shelf.id = question.category_id
    where question.organization_id = ${member.organizationId}::uuid and question.id = any (${inList(ids)})`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The names of those who wrote questions. */
async function listAuthors(db: Db, member: Member, ids: readonly string[]) {
  const rows = await db.execute<{ id: string; name: string }>(sql`
    select id, name from members where organization_id = ${member.organizationId}::uuid
      and id = any (${inList(ids)}) order by name, id`)
  return rows.map(({ id, name }) => ({ id, name }))
}
