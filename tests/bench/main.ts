import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import { prepareApp } from '@/e2e/support/app'
import { anyFreePort } from '@/launcher/port.mjs'
import { type Measured, measure, send, total } from './load'
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
const { arrangePanel, fillPanel, listTargets, signInAs } = await import('./arrange')
const { closePool } = await import('@/db/client')
const sql = postgres(app.databaseUrl, { max: concurrency, onnotice: () => {} })

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

  const scored = await panelOf(4)
  const raw = await panelOf(4)
  const targets = await listTargets(sql, scored.panelId)
  const rawTargets = await listTargets(sql, raw.panelId)
  const cookieOf = new Map(interviewers.map(({ member, cookie }) => [member.memberId, cookie]))

  const saves = await takeTurns(600, {
    'score save over HTTP': (at) => {
      const target = targets[at % targets.length]
      if (!target) throw new Error('nothing to score')
      const json = {
        sessionId: target.sessionId,
        entryId: uuidv7(),
        setItemId: target.setItemId,
        value: 1 + (at % 5),
        notAssessed: null,
        version: target.version,
      }
      target.version += 1
      const cookie = cookieOf.get(target.memberId) ?? ''
      return send(`${app.address}/api/trpc/sessions.recordScore`, { cookie, json: { json } })
    },
    'the same rows by raw SQL': (at) => {
      const target = rawTargets[at % rawTargets.length]
      if (!target) throw new Error('nothing to score')
      return saveByRawSql(manager.member.organizationId, target, 1 + (at % 5))
    },
    'an empty route': emptyRoute,
  })
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

/** Measures every way in turns, round by round, after one round that only warms up. */
async function takeTurns(
  count: number,
  ways: Record<string, (at: number) => Promise<unknown>>,
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured[]>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, act] of Object.entries(ways)) {
      const options = { count, concurrency, pid: app.pid() }
      const result = await measure((at) => act(round * count + at), options)
      if (round > 0) measured.set(name, [...(measured.get(name) ?? []), result])
    }
  }
  return new Map([...measured].map(([name, results]) => [name, total(results)]))
}

function print(title: string, measured: Map<string, Measured>): void {
  const [subject, ...baselines] = [...measured].map(([name, result]) => ({
    name,
    // CPU is that of the app's process, which has no part in raw SQL.
    measured: name.includes('raw SQL') ? { ...result, cpuMs: null } : result,
  }))
  if (subject) printComparison(title, [subject, ...baselines])
}

type RawTarget = { scorecardId: string; setItemId: string; setVersionId: string; version: number }

async function saveByRawSql(organizationId: string, target: RawTarget, value: number): Promise<void> {
  target.version += 1
  await sql.begin(async (db) => {
    await db`
      insert into scores (organization_id, scorecard_id, set_item_id, set_version_id, value)
      values (${organizationId}, ${target.scorecardId}, ${target.setItemId}, ${target.setVersionId}, ${value})
      on conflict (organization_id, scorecard_id, set_item_id)
        do update set value = excluded.value, version = scores.version + 1, updated_at = now()`
    await db`
      insert into scorecard_entries (organization_id, id, scorecard_id, kind, set_item_id, value, version)
      values (${organizationId}, ${uuidv7()}, ${target.scorecardId}, 'score', ${target.setItemId}, ${value}, ${target.version})`
  })
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
