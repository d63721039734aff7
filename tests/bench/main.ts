import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { prepareApp } from '@/e2e/support/app'
import { anyFreePort } from '@/launcher/port.mjs'
import { type Measured, send, takeTurns as takeTurnsOf, type Ways } from './load'
import { printComparison } from './report'

// `npm run bench`: what the app adds to the database and to the framework. Subject and baselines take turns in
// rounds, so that a noisy neighbour hits all of them alike.
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)
const concurrency = 4

const app = await prepareApp({ port: await anyFreePort(), demo: true })
process.env.DATABASE_URL = app.databaseUrl
process.env.EVENHAND_SECRET = app.secret
process.env.NEXTAUTH_URL = app.address
const { arrangePanel, fillPanel, signInAs } = await import('./arrange')
const { arrangeSaves } = await import('./saves')
const { closePool } = await import('@/db/client')
const sql = postgres(app.databaseUrl, { max: concurrency, onnotice: () => {} })
const takeTurns = (count: number, ways: Ways) =>
  takeTurnsOf(ways, { count, rounds, concurrency, pid: app.pid() })

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
  const panelOf = (candidates: number) =>
    arrangePanel(
      sql,
      manager.member,
      interviewers.map(({ member }) => member),
      { candidates, questions: 12 },
    )
  const emptyRoute = () => send(`${app.address}/api/health/live`, { cookie: manager.cookie })

  const waysToSave = await arrangeSaves({ app, sql, manager, interviewers })
  const saves = await takeTurns(600, { ...waysToSave, 'an empty route': emptyRoute })
  print('Saving a score', saves)

  const big = await panelOf(50)
  await fillPanel(sql, big.panelId)
  const input = encodeURIComponent(JSON.stringify({ json: { jobId: big.jobId } }))
  const comparing = await takeTurns(30, {
    'compare page, 50 × 12 × 4': () =>
      send(`${app.address}/compare/${big.jobId}`, { cookie: manager.cookie }),
    'its scores by raw SQL': () => readByRawSql(big.panelId),
    'an empty route': emptyRoute,
  })
  print('Comparing 50 candidates × 12 questions × 4 interviewers: the page', comparing)
  const comparison = await takeTurns(30, {
    'compare procedure, 50 × 12 × 4': () =>
      send(`${app.address}/api/trpc/compare.job?input=${input}`, { cookie: manager.cookie }),
    'its scores by raw SQL': () => readByRawSql(big.panelId),
    'an empty route': emptyRoute,
  })
  print('The same: the procedure alone', comparison)

  const bankInput = encodeURIComponent(JSON.stringify({ json: {} }))
  const bank = await takeTurns(100, {
    'bank list': () =>
      send(`${app.address}/api/trpc/bank.list?input=${bankInput}`, { cookie: manager.cookie }),
    'its rows by raw SQL': () => sql`
      select question.id, version.prompt, version.level, version.minutes
      from questions question join question_versions version
        on version.organization_id = question.organization_id and version.question_id = question.id
      where question.organization_id = ${manager.member.organizationId} order by version.prompt`,
    'an empty route': emptyRoute,
  })
  print('Listing the bank', bank)
}

function print(title: string, measured: Map<string, Measured>): void {
  const [subject, ...baselines] = [...measured].map(([name, result]) => ({
    name,
    // CPU is that of the app's process, which has no part in raw SQL.
    measured: name.includes('raw SQL') ? { ...result, cpuMs: null } : result,
  }))
  if (subject) printComparison(title, [subject, ...baselines])
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
