import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Member } from '@/server/access'
import { announce } from '@/server/live/announce'
import { type Hub, openHub } from '@/server/live/hub'
import { drainWhenAsked } from '@/server/readiness'
import { live } from '@/tests/authority/matrix'
import { expectedOf, type Role, roles } from '@/tests/authority/who'
import { owner } from '@/tests/support/database'
import { as, makeUserSession } from '@/tests/support/makers'
import { makeWorld, type World } from '@/tests/support/world'
import { ask, read, until } from './reading'

// Two nodes of one database: what one commits, the other hears.
let here: Hub
let there: Hub
let world: World
let other: World
let leaving: { leave: () => Promise<void> }[] = []

beforeAll(async () => {
  world = await makeWorld()
  other = await makeWorld()
  here = openHub()
  there = openHub()
  await until(() => here.isHeard() && there.isHeard(), 'both nodes hear the database')
})
afterEach(async () => {
  for (const one of leaving) await one.leave()
  leaving = []
})
afterAll(async () => {
  await here.close()
  await there.close()
})

const subjectOf = (one: World) => `evaluation.${one.evaluationId}`
const tell = (one: World, member: Member = one.manager) =>
  as(member, (db) => announce(db, member, { kind: 'evaluation', id: one.evaluationId }))

async function open(userSessionId: string, from: Hub, on = [subjectOf(world)]) {
  const stream = await read(await ask(userSessionId, on, { from }))
  leaving.push(stream)
  await until(() => stream.of('following').length > 0, 'the stream opens')
  return stream
}

describe('what is told', () => {
  test('every node tells its followers which subject changed, and nothing of it', async () => {
    const [one, two] = [
      await open(world.manager.userSessionId, here),
      await open(world.interviewer.userSessionId, there),
    ]
    await tell(world)
    await until(() => one.of('change').length > 0 && two.of('change').length > 0, 'both hear of it', 1_000)
    expect(one.of('change')).toEqual([subjectOf(world)])
    expect(two.of('change')).toEqual([subjectOf(world)])
  })

  test('what is said twice in one transaction comes once, and what is rolled back never', async () => {
    const stream = await open(world.manager.userSessionId, here)
    await as(world.manager, async (db, member) => {
      await announce(db, member, { kind: 'evaluation', id: world.evaluationId })
      await announce(db, member, { kind: 'evaluation', id: world.evaluationId })
    })
    await as(world.manager, async (db, member) => {
      await announce(db, member, { kind: 'evaluation', id: world.evaluationId })
      throw new Error('taken back')
    }).catch(() => {})
    await until(() => stream.of('change').length > 0, 'it is told')
    await sleep(200)
    expect(stream.of('change')).toHaveLength(1)
  })

  test('another organization hears nothing, whatever it names', async () => {
    const foreign = await open(other.admin.userSessionId, there, [subjectOf(other), subjectOf(world)])
    const own = await open(world.admin.userSessionId, there)
    expect(foreign.of('following')).toEqual([subjectOf(other)])
    await tell(world)
    await until(() => own.of('change').length > 0, 'their own hear it')
    // Nor does somebody there who announces an id of ours.
    await as(other.admin, (db, member) =>
      announce(db, member, { kind: 'evaluation', id: world.evaluationId }),
    )
    await tell(other)
    await until(() => foreign.of('change').length > 0, 'the others hear theirs')
    expect(foreign.of('change')).toEqual([subjectOf(other)])
    expect(own.of('change')).toEqual([subjectOf(world)])
  })

  test('a beat comes every three seconds', async () => {
    const stream = await open(world.manager.userSessionId, here)
    await until(() => stream.of('beat').length >= 3, 'three beats', 8_000)
  })
})

describe('who may follow', () => {
  const statuses = { yes: 200, no: 403, hidden: 404, out: 401, invalid: 400, later: 409 } as const
  const browserOf = (role: Role) =>
    role === 'nobody' ? null : (role === 'foreigner' ? other.admin : world[role]).userSessionId

  const subjects = Object.entries(live).flatMap(([kind, [who, subjectIn]]) =>
    roles.map((role) => ({ kind, role, who, subjectIn })),
  )
  test.each(subjects)('the $kind: $role', async ({ kind, role, who, subjectIn }) => {
    const answer = await ask(browserOf(role), [subjectIn(world)], { from: here })
    expect(answer.status).toBe(statuses[expectedOf(who, role)])
    if (answer.ok) leaving.push(await read(answer))
    if (answer.status !== 404) return
    const nowhere = await ask(browserOf(role), [`${kind}.${uuidv7()}`], { from: here })
    expect(await answer.text()).toBe(await nowhere.text())
  })

  test('what one may not see is left out like what does not exist', async () => {
    const on = [subjectOf(world), subjectOf(other), `evaluation.${uuidv7()}`]
    const stream = await open(world.interviewer.userSessionId, here, on)
    expect(stream.of('following')).toEqual([subjectOf(world)])
  })

  test.each([
    ['nothing', []],
    ['no subject', ['evaluation']],
    ['another kind', [`candidate.${uuidv7()}`]],
    ['an id that is none', ['evaluation.1 or 1=1']],
    ['too many', Array.from({ length: 21 }, () => `evaluation.${uuidv7()}`)],
  ])('refuses an address that names %s', async (_, on) => {
    expect((await ask(world.manager.userSessionId, on, { from: here })).status).toBe(400)
  })

  test('refuses what another site asks for in somebody’s name', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    const answer = await ask(world.manager.userSessionId, [subjectOf(world)], { from: here, headers })
    expect(answer.status).toBe(403)
  })

  test('is neither kept nor compressed on its way', async () => {
    const answer = await ask(world.manager.userSessionId, [subjectOf(world)], { from: here })
    leaving.push(await read(answer))
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform')
  })
})

describe('how long', () => {
  test('ends within five seconds once the sign-in is revoked, and another one’s goes on', async () => {
    const revoked = await makeUserSession(world.manager.userId)
    const stream = await open(revoked, here)
    const another = await open(world.manager.userSessionId, here)
    await owner`update user_sessions set revoked_at = now() where id = ${revoked}`
    await until(stream.hasEnded, 'the stream ends', 5_000)
    expect(stream.of('end')).toEqual(['signed out'])
    expect(another.hasEnded()).toBe(false)
  })

  test('ends once the member has left', async () => {
    const stream = await open(await makeUserSession(world.reviewer.userId), here)
    await owner`update members set left_at = now() where id = ${world.reviewer.memberId}`
    await until(stream.hasEnded, 'the stream ends', 5_000)
    await owner`update members set left_at = null where id = ${world.reviewer.memberId}`
  })

  test('does not count as somebody being there', async () => {
    const browser = await makeUserSession(world.manager.userId)
    await owner`update user_sessions set last_seen_at = now() - interval '59 minutes' where id = ${browser}`
    const stream = await open(browser, here)
    await until(() => stream.of('beat').length >= 2, 'it is followed for a while', 5_000)
    const [row] = await owner<{ idle: boolean }[]>`
      select last_seen_at < now() - interval '58 minutes' as idle from user_sessions where id = ${browser}`
    expect(row!.idle).toBe(true)
    await owner`update user_sessions set last_seen_at = now() - interval '61 minutes' where id = ${browser}`
    await until(stream.hasEnded, 'an idle sign-in ends', 5_000)
  })

  test('a browser that goes away is forgotten', async () => {
    const gone = new AbortController()
    const answer = await ask(world.manager.userSessionId, [subjectOf(world)], {
      from: here,
      signal: gone.signal,
    })
    const stream = await read(answer)
    gone.abort()
    await until(stream.hasEnded, 'the stream ends', 1_000)
  })

  test('one sign-in opens twenty at most', async () => {
    const browser = await makeUserSession(world.manager.userId)
    for (let at = 0; at < 20; at += 1) await open(browser, here)
    expect((await ask(browser, [subjectOf(world)], { from: here })).status).toBe(429)
  })
})

describe('a database that goes away', () => {
  test('everybody reads again after the connection was killed, and hears what comes then', async () => {
    const stream = await open(world.manager.userSessionId, here)
    const killed = await owner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'evenhand live'`
    expect(killed.length).toBe(2)
    await until(() => !here.isHeard(), 'the node notices', 1_000)
    await until(() => stream.of('again').length > 0, 'followers are told to read again', 5_000)
    await until(() => here.isHeard() && there.isHeard(), 'both hear again')
    await tell(world)
    await until(() => stream.of('change').length > 0, 'events come again', 1_000)
  })
})

// Last: from here on this process opens no stream any more.
test('SIGTERM closes every stream at once, before anything else, and opens none', async () => {
  const kept = globalThis as typeof globalThis & { evenhandDraining?: boolean }
  const stream = await open(world.manager.userSessionId, here)
  const before = process.listeners('SIGTERM')
  drainWhenAsked()
  const [drain] = process.listeners('SIGTERM').filter((one) => !before.includes(one))
  const draining = vi.spyOn(globalThis, 'setTimeout').mockReturnValue({ unref: () => {} } as never)
  drain!('SIGTERM')
  draining.mockRestore()
  process.removeListener('SIGTERM', drain!)
  await until(stream.hasEnded, 'the stream ends', 500)
  expect(stream.of('end')).toEqual(['soon'])
  expect((await ask(world.manager.userSessionId, [subjectOf(world)], { from: here })).status).toBe(503)
  delete kept.evenhandDraining
})
