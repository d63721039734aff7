import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { likeWords, loosened, slipsAllowed, type Wish } from '../words/rules'

/** Wishes as PostgreSQL asks for them. Words are letters and digits alone, so quotes hold them. */
export function queryOf(wishes: readonly Wish[]): SQL {
  const asked = wishes.map(({ beginnings, words }) => {
    const ways = [...beginnings.map((beginning) => `'${beginning}':*`), ...words.map((word) => `'${word}'`)]
    return `(${ways.join(' | ')})`
  })
  // A text of signs alone finds nothing: no word is a blank.
  return sql`${asked.length > 0 ? asked.join(' & ') : `' '`}::tsquery`
}

const list = (values: readonly (string | number)[]) =>
  sql.param(`{${values.map((value) => `"${value}"`).join(',')}}`)

/** The wishes with the bank's words that are like the typed ones. */
export async function loosenWishes(db: Db, member: Member, wishes: readonly Wish[]): Promise<Wish[]> {
  const asked = wishes.map(({ typed }) => typed).filter((typed) => slipsAllowed(typed) > 0)
  if (asked.length === 0) return loosened(wishes, () => [])
  // A slip takes at most four of a word's pairs of letters away; what is left over is compared letter by letter.
  const known = await db.execute<{ typed: string; word: string }>(sql`
    -- Drawn once a word, not once for each that it is compared with.
    with asked as materialized (
      select typed, word_sketch(lower(typed)) as sketch, bit_count(word_sketch(lower(typed))) - 4 * slips as pairs_least
      from unnest(${list(asked)}::text[], ${list(asked.map(slipsAllowed))}::int[]) as one (typed, slips)
    )
    select distinct asked.typed, known.word from asked
    join bank_words known on known.organization_id = ${member.organizationId}::uuid
      and bit_count(known.sketch & asked.sketch) >= asked.pairs_least`)
  return loosened(wishes, (typed) =>
    likeWords(
      typed,
      known.filter((one) => one.typed === typed).map((one) => one.word),
    ),
  )
}
