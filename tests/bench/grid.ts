import { gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { prepareApp } from '@/e2e/support/app'
import { anyFreePort } from '@/launcher/port.mjs'
import { browse } from './browse'
import { type Measured, measure, send, total } from './load'
import { growthOf, percentile, printComparison } from './report'

// `npm run bench -- grid`: the comparison of 10 to 10,000 candidates by 12 questions and 4 interviewers. Everything
// is in and open, which is the most there can be to read and to send.
const sizes = [10, 100, 1_000, 10_000]
const browsedSize = 1_000
const rounds = 3
const concurrency = 1

const app = await prepareApp({ port: await anyFreePort(), demo: true })
process.env.DATABASE_URL = app.databaseUrl
process.env.EVENHAND_SECRET = app.secret
process.env.NEXTAUTH_URL = app.address
const { arrangeMany, signInAs } = await import('./arrange')
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
  const interviewers = await signInAs(sql, 'interviewer', 4, app.secret)
  if (!manager || interviewers.length < 4) throw new Error('the planted organization lacks people')
  const members = interviewers.map(({ member }) => member)
  const { cookie } = manager
  const points: { size: number; page: number; procedure: number; raw: number; bytes: number }[] = []
  for (const candidates of sizes) {
    const { jobId, panelId } = await arrangeMany(sql, manager.member, members, { candidates, questions: 12 })
    const input = encodeURIComponent(JSON.stringify({ json: { jobId } }))
    const page = () => send(`${app.address}/compare/${jobId}`, { cookie })
    const procedure = () => send(`${app.address}/api/trpc/compare.job?input=${input}`, { cookie })
    const sent = { page: await page(), procedure: await procedure() }
    const measured = await takeTurns(candidates > 1_000 ? 3 : 10, {
      'compare page': page,
      'compare procedure': procedure,
      'its scores by raw SQL': () => readByRawSql(panelId),
    })
    const lines = [...measured].map(([name, result]) => ({
      name,
      measured: name.includes('raw SQL') ? { ...result, cpuMs: null } : result,
    }))
    const [subject, ...baselines] = lines
    if (subject)
      printComparison(`${candidates} candidates × 12 questions × 4 interviewers`, [subject, ...baselines])
    for (const [name, text] of Object.entries(sent))
      console.log(`${name}: ${kilobytes(text)} sent, ${kilobytes(gzipSync(text))} compressed`)
    const p50 = (name: string) =>
      percentile(
        (measured.get(name)?.latenciesMs ?? []).toSorted((a, b) => a - b),
        0.5,
      )
    points.push({
      size: candidates,
      page: p50('compare page'),
      procedure: p50('compare procedure'),
      raw: p50('its scores by raw SQL'),
      bytes: sent.procedure.length,
    })
    if (candidates === browsedSize) {
      const seen = await browse(app.address, `/compare/${jobId}`, cookie)
      console.log(
        `in Chromium: first paint after ${seen.firstPaintMs.toFixed(0)} ms, rows after ${seen.rowsMs.toFixed(0)} ms; ` +
          `scrolled from end to end in ${seen.frames} frames, p50 ${seen.p50Ms.toFixed(1)} ms, p95 ${seen.p95Ms.toFixed(1)} ms, longest ${seen.longestMs.toFixed(1)} ms, ${seen.cpuMsPerFrame.toFixed(1)} ms of the main thread’s own time each; ${seen.rowsDrawn} rows drawn`,
      )
    }
  }
  console.log('\nGrowth, time or size ~ candidates to the power of:')
  for (const name of ['page', 'procedure', 'raw', 'bytes'] as const)
    console.log(
      `${name.padEnd(12)}${growthOf(points.map((one) => [one.size, one[name]])).toFixed(2)} over all, ` +
        `${growthOf(points.slice(-2).map((one) => [one.size, one[name]])).toFixed(2)} from ${points.at(-2)?.size} to ${points.at(-1)?.size}`,
    )
}

function kilobytes(text: string | Buffer): string {
  return `${(Buffer.byteLength(text) / 1024).toFixed(0)} KiB`
}

/** Measures every way in turns, round by round, after one round that only warms up. */
async function takeTurns(
  count: number,
  ways: Record<string, () => Promise<unknown>>,
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured[]>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, act] of Object.entries(ways)) {
      const result = await measure(act, { count: round > 0 ? count : 1, concurrency, pid: app.pid() })
      if (round > 0) measured.set(name, [...(measured.get(name) ?? []), result])
    }
  }
  return new Map([...measured].map(([name, results]) => [name, total(results)]))
}

function readByRawSql(panelId: string): Promise<unknown> {
  return sql`
    select evaluation.application_id, item.question_id, card.member_id, score.value
    from evaluations evaluation
    join scorecards card on card.organization_id = evaluation.organization_id and card.evaluation_id = evaluation.id
    join scores score on score.organization_id = card.organization_id and score.scorecard_id = card.id
    join set_items item on item.organization_id = score.organization_id and item.id = score.set_item_id
    where evaluation.panel_id = ${panelId}`
}
