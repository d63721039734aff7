import postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, test } from 'vitest'
import { appRole } from '@/db/roles'
import { slipsIn } from '@/server/words/rules'
import { owner } from '@/tests/support/database'
import { makeOrganization } from '@/tests/support/makers'
import { query } from './acting'

/** An organization whose bank holds so many questions, each with a word of its own and one in fifty with “needle”. */
async function makeBank(size: number) {
  const { organizationId, memberId } = await makeOrganization()
  const categoryId = uuidv7()
  await owner`insert into categories (organization_id, id, name, position) values (${organizationId}, ${categoryId}, 'Shelf', 1)`
  await owner`
    insert into questions (organization_id, id, category_id, created_by)
    select ${organizationId}, gen_random_uuid(), ${categoryId}, ${memberId} from generate_series(1, ${size}::int)`
  await owner.begin(async (db) => {
    await db`
    insert into question_versions (organization_id, id, question_id, number, prompt, hint, level, minutes, created_by)
    select organization_id, gen_random_uuid(), id, 1,
      case when row_number() over () % 50 = 0 then 'A needle in ' else 'Hay in ' end || 'stack' || row_number() over (),
      -- As long as a hint is, of words that many others have.
      (select string_agg('word' || ascii(substr(id::text, 1 + at % 36)) * at % 700, ' ') from generate_series(1, 60) as at),
      'advanced', 5, ${memberId}
    from questions where organization_id = ${organizationId}`
    await db`
    insert into points (organization_id, id, question_version_id, position, text)
    select organization_id, gen_random_uuid(), id, 1, 'Point' from question_versions where organization_id = ${organizationId}`
  })
  return { organizationId, memberId, role: 'manager' }
}

let bank: Awaited<ReturnType<typeof makeBank>>
let others: Awaited<ReturnType<typeof makeBank>>
beforeAll(async () => {
  bank = await makeBank(3000)
  others = await makeBank(100)
  // Two hundred small ones, among which the planner takes every bank for small.
  await owner`
    with organization as (
      insert into organizations (id, name) select gen_random_uuid(), 'Small ' || at from generate_series(1, 200) as at returning id
    ), person as (
      insert into users (id, email, name) select id, id || '@example.org', 'Somebody' from organization
    ), category as (
      insert into categories (organization_id, id, name, position) select id, id, 'Shelf', 1 from organization
    ), member as (
      insert into members (organization_id, id, user_id, name, email, role)
      select id, id, id, 'Somebody', id || '@example.org', 'manager' from organization
    ), question as (
      insert into questions (organization_id, id, category_id, created_by) select id, id, id, id from organization
    )
    insert into question_versions (organization_id, id, question_id, number, prompt, hint, level, minutes, created_by)
    select id, gen_random_uuid(), id, 1, 'A needle in a stack', '', 'advanced', 5, id from organization`
  await owner`analyze question_texts, bank_words`
})

const search = (asked: string) => `select question_id from search_questions($$${asked}$$::tsquery)`

test('under the app’s role and row security, the search uses its index, for every plan that it makes', async () => {
  const plans: string[] = []
  const connection = postgres(process.env.DATABASE_URL ?? '', {
    max: 1,
    onnotice: ({ message }) => message?.startsWith('duration') && plans.push(message),
  })
  try {
    await connection.unsafe(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
      set auto_explain.log_level = notice; set auto_explain.log_analyze = on`)
    const [row] = await connection<{ name: string }[]>`select current_database() as name`
    await connection`select set_config('role', ${appRole(row!.name)}, false),
      set_config('evenhand.organization', ${bank.organizationId}, false)`
    // From the sixth time on, a function may run by a plan that was made for any text.
    for (let run = 0; run < 8; run += 1) {
      plans.length = 0
      expect(await connection.unsafe(search("'needle':* & 'stack':*"))).toHaveLength(60)
      const plan = plans.find((text) => text.includes('question_texts'))
      expect(plan).toContain('Bitmap Index Scan on question_texts_document')
      expect(plan).not.toContain('Seq Scan on question_texts')
      // No other organization's rows are fetched, not even to be thrown away.
      expect(plan).not.toContain('Rows Removed by Filter')
    }
  } finally {
    await connection.end({ timeout: 5 })
  }
})

test('it finds one’s own organization’s questions alone, and nobody finds any', async () => {
  const found = await query(others, search("'needle':*"))
  expect(found).toHaveLength(2)
  const own = await owner`select id from questions where organization_id = ${others.organizationId}`
  expect(own.map(({ id }) => id)).toEqual(expect.arrayContaining(found.map((one) => one.question_id)))
  expect(await query({ ...others, organizationId: uuidv7() }, search("'needle':*"))).toEqual([])
  expect(await query({ organizationId: '', memberId: '', role: '' }, search("'needle':*"))).toEqual([])
  // Asking for the word that another organization is filed under finds nothing either.
  expect(await query(others, search(`'${bank.organizationId}'`))).toEqual([])
  expect(await query(others, search(`!'needle'`))).toHaveLength(98)
  expect(await query(others, search(`'hay' | '${bank.organizationId}'`))).toHaveLength(98)
})

test('the app files nothing itself', async () => {
  const [one] = await owner`select id from questions where organization_id = ${bank.organizationId} limit 1`
  for (const act of [
    `select file_question_texts('${bank.organizationId}', array['${one!.id}'::uuid])`,
    `select file_question_facts('${bank.organizationId}', array['${one!.id}'::uuid])`,
    `delete from question_texts`,
    `update bank_words set word = 'x'`,
  ])
    await expect(query(bank, act), act).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('a sketch loses at most four pairs of letters to a slip, so no like word is passed over', async () => {
  const letters = 'abcdefghij'
  let state = 42
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
  const pairs = Array.from({ length: 2000 }, () => {
    const written = Array.from({ length: 4 + next(12) }, () => letters[next(10)]).join('')
    const at = next(written.length)
    const kind = next(4)
    const rest = written.slice(at + 1)
    const before = written.slice(0, at)
    if (kind === 0) return [before + rest, written]
    if (kind === 1) return [`${before}${letters[next(10)]}${written.slice(at)}`, written]
    if (kind === 2) return [`${before}${letters[next(10)]}${rest}`, written]
    return [`${before}${rest[0] ?? ''}${written[at]}${rest.slice(1)}`, written]
  })
  const lost = await owner<{ typed: string; word: string; lost: number }[]>`
    select typed, word, bit_count(word_sketch(typed) & ~word_sketch(word))::int as lost
    from unnest(${pairs.map(([typed]) => typed!)}::text[], ${pairs.map(([, word]) => word!)}::text[]) as pair (typed, word)`
  expect(lost).toHaveLength(2000)
  expect(lost.filter((pair) => pair.lost > 4)).toEqual([])
  expect(Math.max(...lost.map((pair) => pair.lost))).toBe(4)
  expect(lost.some((pair) => slipsIn(pair.typed, pair.word) === 1)).toBe(true)
})
