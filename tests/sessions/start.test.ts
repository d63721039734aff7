import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { cancelSession } from '@/server/panels/sessions'
import { owner } from '@/tests/support/database'
import { as, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { note, point, recommend, refusalIn, score, start, submit } from './acts'

/** A session so many minutes from now, with a seat in it. */
async function makeRoomIn(minutes: number) {
  const panel = await makePanel(await makeOrganization(), { interviewers: 2, questions: 2 })
  const sessionId = panel.sessions[0]!.id
  await owner`update sessions set starts_at = now() + make_interval(mins => ${minutes}) where id = ${sessionId}`
  const [seat, other] = await makeSeats(panel.interviewers, sessionId)
  const [asked] = await owner<{ id: string }[]>`
    select point.id from points point join set_items item on item.question_version_id = point.question_version_id
    where item.id = ${panel.setItemIds[0]!} limit 1`
  const stateNow = async () => {
    const [row] = await owner<{ state: string; started_at: Date | null; locked_at: Date | null }[]>`
      select session.state, session.started_at, rule.locked_at from sessions session
      join evaluations evaluation on evaluation.id = session.evaluation_id
      join decision_rules rule on rule.panel_id = evaluation.panel_id where session.id = ${sessionId}`
    return row!
  }
  return {
    panel,
    sessionId,
    seat: seat!,
    other: other!,
    item: panel.setItemIds[0]!,
    pointId: asked!.id,
    stateNow,
  }
}

const count = async (scorecardId: string) =>
  (await owner`select from scorecard_entries where scorecard_id = ${scorecardId}`).length

test('hours before its time nothing is recorded unless it is started, and it can still be called off', async () => {
  const { panel, seat, sessionId, item, pointId, stateNow } = await makeRoomIn(300)
  const acts = [
    score(seat, item, 4),
    point(seat, item, pointId, true),
    note(seat, item, 'Read the CV.'),
    recommend(seat, 'yes', 'On paper.'),
    submit(seat),
  ]
  for (const refusal of await Promise.all(acts.map(refusalIn))) {
    expect(refusal.kind).toBe('not now')
    // By this field the room knows that it may ask and send it again.
    expect(Date.parse(refusal.fields!.startsAt!)).toBeGreaterThan(Date.now() + 299 * 60_000)
  }
  expect(await count(seat.scorecardId)).toBe(0)
  expect(await stateNow()).toMatchObject({ state: 'scheduled', started_at: null, locked_at: null })
  await as(panel.manager, (db) => cancelSession(db, panel.manager, sessionId))
  expect((await stateNow()).state).toBe('cancelled')
})

test('from a quarter of an hour before, the first thing recorded starts it', async () => {
  const early = await makeRoomIn(16)
  expect((await refusalIn(score(early.seat, early.item, 4))).fields).toHaveProperty('startsAt')
  const { panel, seat, sessionId, item, stateNow } = await makeRoomIn(14)
  await score(seat, item, 4)
  const { state, started_at } = await stateNow()
  expect(state).toBe('live')
  expect(started_at).not.toBeNull()
  const refusal = await refusalIn(as(panel.manager, (db) => cancelSession(db, panel.manager, sessionId)))
  expect(refusal.message).toContain('has begun')
})

test('started on purpose, it is live whatever the clock says; twice and by two is once', async () => {
  const { seat, other, item, stateNow } = await makeRoomIn(300)
  await start(seat)
  const { state, started_at, locked_at } = await stateNow()
  expect(state).toBe('live')
  expect(locked_at).not.toBeNull()
  await start(other)
  await start(seat)
  expect((await stateNow()).started_at).toEqual(started_at)
  expect(await score(other, item, 4)).toEqual({ version: 1 })
})

test('an act that is refused as too early is applied once when it comes again after the start', async () => {
  const { seat, item } = await makeRoomIn(300)
  const entryId = uuidv7()
  await refusalIn(score(seat, item, 4, { entryId }))
  await start(seat)
  expect(await score(seat, item, 4, { entryId })).toEqual({ version: 1 })
  expect(await score(seat, item, 4, { entryId })).toEqual({ version: 1 })
  expect(await count(seat.scorecardId)).toBe(1)
})

test('an act that was applied before is answered as it was, also when the session has since been moved', async () => {
  const { seat, item, sessionId } = await makeRoomIn(0)
  const entryId = uuidv7()
  await score(seat, item, 4, { entryId })
  await owner`update sessions set starts_at = now() + interval '7 days' where id = ${sessionId}`
  expect(await score(seat, item, 4, { entryId })).toEqual({ version: 1 })
  expect(await score(seat, item, 5, { version: 1 })).toEqual({ version: 2 })
})

test('a session that was called off, or a scorecard that is in, starts nothing', async () => {
  const { seat, other, sessionId, stateNow } = await makeRoomIn(300)
  await owner`update sessions set state = 'cancelled' where id = ${sessionId}`
  expect((await refusalIn(start(seat))).message).toContain('cancelled')
  expect((await stateNow()).state).toBe('cancelled')
  await owner`update sessions set state = 'live' where id = ${sessionId}`
  await submit(other)
  expect((await refusalIn(start(other))).message).toContain('submitted')
})

test('submitting starts the session too, so that the rule stands before anything can be open', async () => {
  const { seat, other, stateNow } = await makeRoomIn(0)
  await submit(seat)
  expect(await stateNow()).toMatchObject({ state: 'live', locked_at: expect.any(Date) })
  await submit(other)
  expect((await stateNow()).state).toBe('closed')
})
