import postgres from 'postgres'
import { prepareApp } from '@/e2e/support/app'
import { anyFreePort } from '@/launcher/port.mjs'
import { send, takeTurns } from './load'
import { growthOf, percentile, printComparison } from './report'
import { typeInBank } from './type-in-bank'

// `npm run bench -- bank`: the bank’s search in 1,000 to 100,000 questions. The bare SQL asks the same index for the
// fifty best, without a right, a facet or a count.
const sizes = [1_000, 10_000, 100_000]
const rounds = 3
const count = 10
const concurrency = 1

/** What is typed: a word that one question in sixty has, one that four in ten have, and one typed wrong. */
const searches = {
  'a rare word': { text: 'canary', query: `'canary':*` },
  'two words': { text: 'model audit', query: `'model':* & 'audit':*` },
  'a frequent word': { text: 'model', query: `'model':*` },
  'a word typed wrong': { text: 'canray', query: `'canary'` },
  'no word, all facets': { text: undefined, query: null },
}

const app = await prepareApp({ port: await anyFreePort(), demo: true })
process.env.DATABASE_URL = app.databaseUrl
process.env.EVENHAND_SECRET = app.secret
process.env.NEXTAUTH_URL = app.address
const { signInAs } = await import('./arrange')
const { fillBank } = await import('./fill-bank')
const { closePool } = await import('@/db/client')
const sql = postgres(app.databaseUrl, { max: 2, onnotice: () => {} })

try {
  await app.start()
  await run()
} finally {
  await sql.end({ timeout: 5 })
  await closePool()
  await app.stop()
}

async function run(): Promise<void> {
  const [manager] = await signInAs(sql, 'manager', 1, app.secret)
  if (!manager) throw new Error('the planted organization has no manager')
  const { cookie, member } = manager
  const growth = new Map<string, { size: number; procedure: number; raw: number }[]>()
  for (const size of sizes) {
    await fillBank(sql, member, size)
    for (const [name, { text, query }] of Object.entries(searches)) {
      const input = encodeURIComponent(JSON.stringify({ json: text ? { text } : {} }))
      const measured = await takeTurns(
        {
          'bank search': () => send(`${app.address}/api/trpc/bank.list?input=${input}`, { cookie }),
          'its rows by raw SQL': () => readByRawSql(member.organizationId, query),
        },
        { rounds, count, concurrency, pid: app.pid() },
      )
      const [subject, ...baselines] = [...measured].map(([line, result]) => ({
        name: line,
        measured: line.includes('raw SQL') ? { ...result, cpuMs: null } : result,
      }))
      if (subject) printComparison(`${size.toLocaleString('en')} questions, ${name}`, [subject, ...baselines])
      const p50 = (line: string) =>
        percentile(
          (measured.get(line)?.latenciesMs ?? []).toSorted((a, b) => a - b),
          0.5,
        )
      const point = { size, procedure: p50('bank search'), raw: p50('its rows by raw SQL') }
      growth.set(name, [...(growth.get(name) ?? []), point])
    }
    const typed = (await typeInBank(app.address, cookie, ['canary', 'model', 'canray'])).toSorted(
      (a, b) => a - b,
    )
    console.log(
      `\nin Chromium, ${size.toLocaleString('en')} questions: from the last key to the painted list p50 ${percentile(typed, 0.5).toFixed(0)} ms, longest ${typed.at(-1)?.toFixed(0)} ms, the 200 ms that it waits for another key included`,
    )
  }
  console.log('\nGrowth, time ~ questions to the power of:')
  for (const [name, points] of growth)
    for (const way of ['procedure', 'raw'] as const)
      console.log(
        `${name}, ${way}`.padEnd(36) +
          `${growthOf(points.map((one) => [one.size, one[way]])).toFixed(2)} over all, ` +
          `${growthOf(points.slice(-2).map((one) => [one.size, one[way]])).toFixed(2)} from ${points.at(-2)?.size} to ${points.at(-1)?.size}`,
      )
}

function readByRawSql(organizationId: string, query: string | null): Promise<unknown> {
  if (query === null)
    return sql`
      select question.id, version.prompt from questions question
      join question_versions version on version.organization_id = question.organization_id
        and version.question_id = question.id and version.number = question.newest_number
      where question.organization_id = ${organizationId} and question.status <> 'archived'
      order by question.category_id, question.created_at, question.id limit 50`
  return sql`
    select version.prompt, filed.rank from (
      select question_id, ts_rank('{0.1, 0.2, 0.4, 1}', document, ${query}::tsquery) as rank from question_texts
      where organization_id = ${organizationId} and document @@ ${query}::tsquery order by 2 desc, 1 limit 50
    ) filed
    join questions question on question.organization_id = ${organizationId} and question.id = filed.question_id
    join question_versions version on version.organization_id = ${organizationId}
      and version.question_id = filed.question_id and version.number = question.newest_number`
}
