import { mkdtemp } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { anyFreePort } from '@/launcher/port.mjs'
import { cast } from '@/seed/cast'
import { test } from './support/journey'
import {
  connectTo,
  isReady,
  type Launcher,
  launch,
  postmasterOf,
  printPasswordLink,
  removeData,
} from './support/launcher'

// `npm start` itself, on the app that was built before: what it promises about the second start, kill -9 and
// what it leaves behind. One after the other on the same data, as it happens to people.
test.describe.configure({ mode: 'serial' })

let data = ''
const launched: Launcher[] = []

function start(...args: string[]): Launcher {
  const launcher = launch(data, ...args)
  launched.push(launcher)
  return launcher
}

test.beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'evenhand-start-'))
})

test.afterAll(async () => {
  await Promise.allSettled(launched.map((launcher) => launcher.kill()))
  await removeData(data)
})

/** How many rows every table has. */
async function countRows(): Promise<Record<string, number>> {
  const sql = connectTo(data)
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(name)}`
    counts[name] = row!.rows
  }
  await sql.end()
  return counts
}

let planted: Record<string, number> = {}

test('the first start plants the demo, says where it is and who signs in, and leaves nothing running', async () => {
  const first = start()
  const address = await first.untilUp()
  for (const { name } of cast) expect(first.output()).toContain(name)
  expect(first.output()).toContain('Only this machine can reach it.')
  const page = await (await fetch(`${address}/sign-in`)).text()
  expect(page).toContain(cast[0]!.name)
  const printed = await printPasswordLink(data, cast[0]!.email)
  expect(printed).toContain(`For ${cast[0]!.name}, once`)
  expect(printed).toMatch(new RegExp(`^${address}/reset-password/\\S+$`, 'm'))
  expect(await isReady(address)).toBe(true)
  planted = await countRows()
  expect(planted.questions).toBeGreaterThanOrEqual(50)

  expect(await first.stop()).toBe(0)
  expect(postmasterOf(data)).toBeUndefined()
  expect(await isReady(address)).toBe(false)
})

test('the second start builds nothing and plants nothing again', async () => {
  const second = start()
  await second.untilUp()
  expect(second.output()).not.toContain('build')
  expect(await countRows()).toEqual(planted)

  await second.kill()
})

test('after kill -9 of Node, the next start attaches to the PostgreSQL that still runs', async () => {
  const before = postmasterOf(data)
  const next = start()
  await next.untilUp()
  expect(next.output()).toContain('it was still running')
  expect(postmasterOf(data)).toBe(before)
  expect(await countRows()).toEqual(planted)
})

test('after kill -9 of PostgreSQL, the app answers again and nothing that was acknowledged is lost', async () => {
  const running = launched.at(-1)!
  const address = await running.untilUp()
  const writer = connectTo(data)
  await writer`create table ledger (number int primary key)`
  let acknowledged = 0
  const writing = (async () => {
    for (;;) {
      await writer`insert into ledger values (${acknowledged + 1})`
      acknowledged += 1
    }
  })().catch(() => undefined)
  await expect.poll(() => acknowledged).toBeGreaterThan(100)
  process.kill(postmasterOf(data)!, 'SIGKILL')
  await writing
  await writer.end({ timeout: 0 })

  await expect.poll(() => running.output(), { timeout: 20_000 }).toContain('PostgreSQL is back')
  await expect.poll(() => isReady(address), { timeout: 20_000 }).toBe(true)
  const reader = connectTo(data)
  const [kept] = await reader<{ rows: number }[]>`
    select count(*)::int as rows from ledger where number <= ${acknowledged}`
  await reader`drop table ledger`
  await reader.end()
  expect(kept!.rows).toBe(acknowledged)
  expect(await countRows()).toEqual(planted)
})

test('after kill -9 of everything, the next start recovers', async () => {
  const postmaster = postmasterOf(data)!
  await launched.at(-1)!.kill()
  process.kill(postmaster, 'SIGKILL')
  expect(postmasterOf(data)).toBe(postmaster)

  const next = start()
  await next.untilUp()
  expect(postmasterOf(data)).not.toBe(postmaster)
  expect(await countRows()).toEqual(planted)
  expect(await next.stop()).toBe(0)
})

test('two starts at once both end well, and the last to leave stops PostgreSQL', async () => {
  const [one, other] = [start(), start()]
  const [here, there] = await Promise.all([one.untilUp(), other.untilUp()])
  expect(here).not.toBe(there)
  expect(`${one.output()}${other.output()}`).toMatch(/port \d+ is taken; using \d+/)

  expect(await one.stop()).toBe(0)
  expect(await isReady(there)).toBe(true)
  expect(await other.stop()).toBe(0)
  expect(postmasterOf(data)).toBeUndefined()
})

test('a port that was asked for and is taken is refused in words, and nothing is left running', async () => {
  const taken = net.createServer()
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening))
  const { port } = taken.address() as net.AddressInfo
  const refused = start('--port', String(port))
  expect(await refused.ended).toBe(1)
  expect(refused.output()).toContain(`Port ${port} is taken`)
  expect(postmasterOf(data)).toBeUndefined()
  taken.close()

  const free = await anyFreePort()
  const granted = start('--port', String(free))
  expect(await granted.untilUp()).toBe(`http://localhost:${free}`)
  expect(await granted.stop()).toBe(0)
})

test('without the demo, the first visit leads to the set-up', async () => {
  const before = data
  data = await mkdtemp(path.join(tmpdir(), 'evenhand-start-'))
  try {
    const own = start('--no-demo')
    const address = await own.untilUp()
    const visit = await fetch(`${address}/`)
    expect(new URL(visit.url).pathname).toBe('/set-up')
    expect(own.output()).not.toContain(cast[0]!.name)
    expect((await countRows()).organizations).toBe(0)
    expect(await own.stop()).toBe(0)
  } finally {
    await removeData(data)
    data = before
  }
})
