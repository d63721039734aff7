import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Member, Seat } from '@/server/access'
import { findBoard } from '@/server/boards/board'
import { moveBoard } from '@/server/boards/move'
import { attendBoard, leaveBoard } from '@/server/boards/presence'
import { type Hub, openHub } from '@/server/live/hub'
import { ask, read, until } from '@/tests/live/reading'
import { note, point, recommend, score } from '@/tests/sessions/acts'
import { owner } from '@/tests/support/database'
import { as, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'

// Two nodes of one database: Ada is at one, Grace at the other.
let nodes: Hub[]
let ada: Seat
let grace: Seat
let manager: Member
let items: string[]
let leaving: { leave: () => Promise<void> }[] = []

beforeAll(async () => {
  nodes = [openHub(), openHub()]
  const panel = await makePanel(await makeOrganization(), { questions: 3 })
  const seats = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
  ada = seats[0]!
  grace = seats[1]!
  manager = panel.manager
  items = panel.setItemIds
  await until(() => nodes.every((node) => node.isHeard()), 'both nodes hear the database')
})
afterEach(async () => {
  for (const one of leaving) await one.leave()
  leaving = []
})
afterAll(async () => {
  for (const node of nodes) await node.close()
})

const subject = () => `session.${ada.sessionId}`

async function follow({ userSessionId }: Member, from: Hub) {
  const stream = await read(await ask(userSessionId, [subject()], { from }))
  leaving.push(stream)
  await until(() => stream.of('following').length > 0, 'the stream opens')
  return stream
}

const board = (seat: Seat) => as(seat.member, (db) => findBoard(db, seat))
async function askNext(seat: Seat, at: number) {
  const { seq } = await board(seat)
  const input = { sessionId: seat.sessionId, setItemId: items[at]!, to: 'asking' as const, seq }
  return as(seat.member, (db) => moveBoard(db, seat, input))
}

test('a move is told at every node by the session alone, and each reads the same board', async () => {
  const streams = [
    await follow(ada.member, nodes[0]!),
    await follow(grace.member, nodes[1]!),
    await follow(manager, nodes[1]!),
  ]
  await askNext(ada, 0)
  await until(() => streams.every((one) => one.of('change').length > 0), 'all hear of it', 1_000)
  for (const stream of streams) expect(stream.of('change')).toEqual([subject()])
  expect(await board(grace)).toEqual(await board(ada))
})

test('coming and leaving are told once, being there still is not', async () => {
  const stream = await follow(grace.member, nodes[1]!)
  const attend = () => as(ada.member, (db) => attendBoard(db, ada))
  const leave = () => as(ada.member, (db) => leaveBoard(db, ada))
  await attend()
  await attend()
  await until(() => stream.of('change').length > 0, 'she came')
  await leave()
  await leave()
  await until(() => stream.of('change').length > 1, 'she left')
  await attend()
  await owner`update board_presences set seen_at = now() - interval '5 minutes'`
  await attend()
  await until(() => stream.of('change').length > 3, 'she came twice more')
  await sleep(100)
  expect(stream.of('change')).toHaveLength(4)
})

test('whatever is recorded, nobody is told of it', async () => {
  const stream = await follow(grace.member, nodes[1]!)
  const [heard] = await owner<{ id: string }[]>`
    select point.id from points point join set_items item on item.question_version_id = point.question_version_id
    where item.id = ${items[0]!} limit 1`
  await score(ada, items[0]!, 5)
  await score(ada, items[0]!, 4, { version: 1 })
  await point(ada, items[0]!, heard!.id, true)
  await note(ada, items[0]!, 'Noted.')
  await recommend(ada, 'yes', '')
  // What is told comes in order: had any of it been, it were there before this.
  await askNext(ada, 1)
  await until(() => stream.of('change').length > 0, 'the move is told')
  expect(stream.of('change')).toEqual([subject()])
})

test('a reader whose stream was cut is told to read again, and has missed nothing', async () => {
  const stream = await follow(grace.member, nodes[1]!)
  await owner`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'evenhand live'`
  await until(() => !nodes[1]!.isHeard(), 'the node notices', 1_000)
  await askNext(ada, 2)
  await until(() => stream.of('again').length > 0, 'they are told to read again', 5_000)
  expect(await board(grace)).toMatchObject({
    seq: 3,
    asking: { setItemId: items[2] },
    asked: items.slice(0, 2).toSorted(),
  })
})
