import type postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import type { Member } from '@/server/access'

const rowsAtATime = 2_000
const levels = ['beginner', 'intermediate', 'advanced']

/** The same numbers at every run, so that two runs have the same bank. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * The organization's own words, the most frequent first, and then made-up ones, so that a large bank has a vocabulary as
 * large as a real one's: 30,000 words.
 */
async function listWords(sql: postgres.Sql, organizationId: string): Promise<string[]> {
  const known = await sql<{ word: string }[]>`
    select word, count(*) from (
      select regexp_split_to_table(spaced_words(prompt || ' ' || hint), ' +') as word
      from question_versions where organization_id = ${organizationId}
    ) said where word <> '' group by word order by count(*) desc, word`
  const random = seeded(7)
  const syllable = () =>
    `${'bcdfghklmnprstv'[Math.floor(random() * 15)]}${'aeiou'[Math.floor(random() * 5)]}${['', 'n', 'r', 's', 'l'][Math.floor(random() * 5)]}`
  const words = new Set(known.map(({ word }) => word))
  while (words.size < 30_000)
    words.add(Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''))
  return [...words]
}

/**
 * Fills the bank to `size` questions in bulk and past the rules, by the words’ own frequencies (Zipf): a prompt of 22
 * words, a hint of 35, five points of ten. Files them as the triggers would.
 */
export async function fillBank(sql: postgres.Sql, manager: Member, size: number): Promise<void> {
  const { organizationId, memberId } = manager
  const words = await listWords(sql, organizationId)
  const [known] = await sql<{ count: number }[]>`
    select count(*)::int as count from questions where organization_id = ${organizationId}`
  const before = known?.count ?? 0
  const random = seeded(before)
  const text = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(words.length ** random()) - 1]).join(' ')
  const among = async (table: 'categories' | 'competencies' | 'members') =>
    (
      await sql<{ id: string }[]>`
      select id from ${sql(table)} where organization_id = ${organizationId} order by id`
    ).map(({ id }) => id)
  const shelves = await among('categories')
  const competencies = await among('competencies')
  const authors = await among('members')
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  for (let at = before; at < size; at += rowsAtATime) {
    const made = Array.from({ length: Math.min(rowsAtATime, size - at) }, () => ({
      id: uuidv7(),
      versionId: uuidv7(),
    }))
    await sql.begin(async (db) => {
      await db`set local session_replication_role = replica`
      await db`insert into questions ${db(
        made.map(({ id }) => ({
          organization_id: organizationId,
          id,
          category_id: one(shelves),
          status: ['published', 'published', 'published', 'draft', 'archived'][Math.floor(random() * 5)],
          created_by: one(authors),
        })),
      )}`
      await db`insert into question_versions ${db(
        made.map(({ id, versionId }) => ({
          organization_id: organizationId,
          id: versionId,
          question_id: id,
          number: 1,
          prompt: text(22),
          hint: text(35),
          level: one(levels),
          minutes: 2 + Math.floor(random() * 25),
          created_by: memberId,
        })),
      )}`
      await db`insert into points ${db(
        made.flatMap(({ versionId }) =>
          [1, 2, 3, 4, 5].map((position) => ({
            organization_id: organizationId,
            id: uuidv7(),
            question_version_id: versionId,
            position,
            text: text(10),
          })),
        ),
      )}`
      await db`insert into question_version_competencies ${db(
        made.flatMap(({ versionId }) =>
          [...new Set([one(competencies), one(competencies)])].map((competencyId) => ({
            organization_id: organizationId,
            question_version_id: versionId,
            competency_id: competencyId,
          })),
        ),
      )}`
      const ids = made.map(({ id }) => id)
      await db`select file_question_facts(${organizationId}, ${ids}::uuid[]), file_question_texts(${organizationId}, ${ids}::uuid[])`
    })
  }
  await sql`vacuum analyze`
}
