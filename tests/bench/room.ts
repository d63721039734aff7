import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { prepareApp } from '@/e2e/support/app'
import { anyFreePort } from '@/launcher/port.mjs'
import { measureFirstLoads } from './first-load'
import { cpuMsOf, send, takeTurns } from './load'
import { percentile, printComparison } from './report'
import { measureKeys } from './room-keys'

// `npm run bench -- room`: what a key costs in the browser, what a save costs the server, how many interviewers one node
// carries, and how soon everybody is back when it was killed.
const { values } = parseArgs({
  options: { only: { type: 'string' }, seconds: { type: 'string', default: '20' } },
  allowPositionals: true,
})
const isWanted = (name: string) => !values.only || values.only.split(',').includes(name)

const app = await prepareApp({ port: await anyFreePort(), demo: true })
process.env.DATABASE_URL = app.databaseUrl
process.env.EVENHAND_SECRET = app.secret
process.env.NEXTAUTH_URL = app.address
const { arrangePanel, fillPanel, listTargets, signInAs } = await import('./arrange')
const { saveSteadily } = await import('./room-load')
const { tellFollowers } = await import('./room-streams')
const { arrangeSaves } = await import('./saves')
const { closePool } = await import('@/db/client')
const sql = postgres(app.databaseUrl, { max: 4, onnotice: () => {} })

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
  const [first] = interviewers
  if (!manager || !first || interviewers.length < 4) throw new Error('the planted organization lacks people')
  const members = interviewers.map(({ member }) => member)
  const small = await arrangePanel(sql, manager.member, members, { candidates: 6, questions: 8 })
  const own = (await listTargets(sql, small.panelId)).filter((one) => one.memberId === first.member.memberId)
  const rooms = [...new Set(own.map(({ sessionId }) => `/sessions/${sessionId}`))]
  const [room] = rooms
  if (!room) throw new Error('nothing to score')

  if (isWanted('load')) {
    const pages = { room, today: '/today', bank: '/bank', sets: '/sets', candidates: '/candidates' }
    const comparison = `/compare/${small.jobId}`
    console.log('\nFirst-load JavaScript, as the page’s HTML names it, gzipped')
    const cookies = { interviewer: first.cookie, manager: manager.cookie }
    for (const one of await measureFirstLoads(app.address, { ...pages, comparison }, cookies))
      console.log(
        `${one.name.padEnd(24)}${(one.bytes / 1024).toFixed(1).padStart(8)} KiB in ${one.files} files`,
      )
  }

  if (isWanted('keys')) {
    const { keys, reportedMs, plainMs, busyMs } = await measureKeys(app.address, rooms, first.cookie)
    const of = (values: readonly number[], share: number) =>
      percentile(
        values.toSorted((a, b) => a - b),
        share,
      ).toFixed(1)
    console.log(`\nA key in the room, CPU slowed down four times, ms`)
    for (const [name, isOne] of [
      ['all', () => true],
      ['a score, and on to the next', (key: string) => /\d/.test(key)],
      ['a point or follow-up', (key: string) => /[abt]/.test(key)],
      ['back', (key: string) => key === 'k'],
    ] as const) {
      const chosen = keys.filter((one) => isOne(one.key))
      for (const what of ['processingMs', 'paintedMs', 'shownMs'] as const) {
        // 0: nothing to show, where a question has no follow-up.
        const values = chosen.map((one) => one[what]).filter((ms) => ms > 0)
        console.log(
          `${`${name} (${values.length}), ${what}`.padEnd(48)} p50 ${of(values, 0.5)}  p95 ${of(values, 0.95)}  p99 ${of(values, 0.99)}  most ${of(values, 1)}`,
        )
      }
    }
    console.log(
      `${`the same plain work (${plainMs.length})`.padEnd(48)} p50 ${of(plainMs, 0.5)}  p95 ${of(plainMs, 0.95)}  p99 ${of(plainMs, 0.99)}  most ${of(plainMs, 1)}`,
    )
    console.log(`Main thread       ${busyMs.toFixed(1)} ms a key, whenever it is done`)
    console.log(
      `Event Timing      ${reportedMs.length} of them took 16 ms or more in all; their processing p95 ${of(reportedMs, 0.95)}`,
    )
  }

  if (isWanted('saves')) {
    const ways = await arrangeSaves({ app, sql, manager, interviewers })
    const emptyRoute = () => send(`${app.address}/api/health/live`, { cookie: manager.cookie })
    const measured = await takeTurns(
      { ...ways, 'an empty route': emptyRoute },
      { count: 300, rounds: 5, concurrency: 1, pid: app.pid() },
    )
    const [subject, ...baselines] = [...measured].map(([name, result]) => ({
      name,
      measured: name.includes('raw SQL') ? { ...result, cpuMs: null } : result,
    }))
    if (subject) printComparison('Saving a score, one after the other', [subject, ...baselines])
  }

  if (isWanted('many')) {
    const many = await arrangePanel(sql, manager.member, members, { candidates: 250, questions: 8 })
    const cookieOf = new Map(interviewers.map(({ member, cookie }) => [member.memberId, cookie]))
    const targets = await listTargets(sql, many.panelId)
    console.log('\nInterviewers who each save every 2 s, on one node')
    for (const [sessions, seconds] of [
      [20, 20],
      [40, 20],
      [250, Number(values.seconds)],
    ] as const) {
      const cpuBeforeMs = cpuMsOf(app.pid())
      const outcome = await saveSteadily(app.address, targets, cookieOf, { sessions, seconds })
      const cpuMs = (cpuMsOf(app.pid()) ?? Number.NaN) - (cpuBeforeMs ?? Number.NaN)
      const sorted = outcome.latenciesMs.toSorted((a, b) => a - b)
      const shown = [0.5, 0.95, 0.99].map(
        (share) => `p${100 * share} ${percentile(sorted, share).toFixed(0)} ms`,
      )
      console.log(
        `${sessions} sessions × 4: ${outcome.saves} saves in ${outcome.wallSeconds.toFixed(1)} s (${(outcome.saves / outcome.wallSeconds).toFixed(0)} a second of ${2 * sessions} wished), ${shown.join(', ')}, ${outcome.errors} errors, ${(cpuMs / outcome.saves).toFixed(2)} ms of CPU each`,
      )
    }
  }

  if (isWanted('streams')) {
    const { panelId } = await arrangePanel(sql, manager.member, members, { candidates: 1, questions: 8 })
    await fillPanel(sql, panelId)
    await tellFollowers({ app, sql, manager, panelId, questionOf: findQuestion })
  }
}

async function findQuestion(panelId: string): Promise<{ evaluationId: string; questionIds: string[] }> {
  const rows = await sql<{ evaluation_id: string; question_id: string }[]>`
    select evaluation.id as evaluation_id, item.question_id from evaluations evaluation
    join panels panel on panel.id = evaluation.panel_id
    join set_items item on item.set_version_id = panel.set_version_id
    where panel.id = ${panelId} order by evaluation.id, item.position`
  const evaluationId = rows[0]?.evaluation_id ?? ''
  const own = rows.filter((row) => row.evaluation_id === evaluationId)
  return { evaluationId, questionIds: own.map((row) => row.question_id) }
}
