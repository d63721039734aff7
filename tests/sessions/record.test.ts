import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { recordNoteInput } from '@/server/sessions/input'
import { findRoom } from '@/server/sessions/room'
import { recordScore } from '@/server/sessions/scores'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { followUp, hold, isWaiting, note, point, recommend, refusalIn, score } from './acts'

async function makeRoom(options: Parameters<typeof makePanel>[1] = {}) {
  const panel = await makePanel(await makeOrganization(), options)
  const [seat, other] = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
  return { panel, seat: seat!, other: other!, item: panel.setItemIds[0]! }
}

const historyOf = (scorecardId: string) =>
  owner<{ kind: string; value: number | null; version: number }[]>`
    select kind, value, version from scorecard_entries where scorecard_id = ${scorecardId} order by entered_at, id`

async function pointOf(panel: MadePanel, setItemId: string): Promise<string> {
  const [row] = await owner<{ id: string }[]>`
    select p.id from points p join set_items i on i.question_version_id = p.question_version_id
    where i.id = ${setItemId} and i.organization_id = ${panel.admin.organizationId} order by p.position limit 1`
  return row!.id
}

test('applies an entry that comes twice once, also at the same time and after a later score', async () => {
  const { seat, item } = await makeRoom()
  const entryId = uuidv7()
  const both = await Promise.all([score(seat, item, 4, { entryId }), score(seat, item, 4, { entryId })])
  expect(both).toEqual([{ version: 1 }, { version: 1 }])
  expect(await score(seat, item, 2, { version: 1 })).toEqual({ version: 2 })
  expect(await score(seat, item, 4, { entryId })).toEqual({ version: 1 })
  const room = await as(seat.member, (db) => findRoom(db, seat))
  expect(room.record.scores).toEqual([{ setItemId: item, value: 2, notAssessed: null, version: 2 }])
  expect(await historyOf(seat.scorecardId)).toEqual([
    { kind: 'score', value: 4, version: 1 },
    { kind: 'score', value: 2, version: 2 },
  ])
})

test('an entry that comes again while it is still under way is answered as the first', async () => {
  const { seat, item } = await makeRoom()
  const entryId = uuidv7()
  const first = await hold(seat, (db) =>
    recordScore(db, seat, {
      sessionId: seat.sessionId,
      entryId,
      setItemId: item,
      value: 4,
      notAssessed: null,
      version: 0,
    }),
  )
  const second = score(seat, item, 4, { entryId })
  expect(await isWaiting(second)).toBe(true)
  first.release()
  expect(await Promise.all([first.done, second])).toEqual([{ version: 1 }, { version: 1 }])
  expect(await historyOf(seat.scorecardId)).toHaveLength(1)
})

test('an entry is never applied again, whatever version it claims', async () => {
  const { seat, item } = await makeRoom()
  const entryId = uuidv7()
  await score(seat, item, 4, { entryId })
  expect(await score(seat, item, 1, { entryId, version: 1 })).toEqual({ version: 1 })
  expect(await historyOf(seat.scorecardId)).toEqual([{ kind: 'score', value: 4, version: 1 }])
})

test('refuses a score made on an older version, and tells the one that stands', async () => {
  const { seat, item } = await makeRoom()
  await score(seat, item, 4)
  await score(seat, item, 5, { version: 1 })
  const refusal = await refusalIn(score(seat, item, 1, { version: 1 }))
  expect(refusal).toMatchObject({ kind: 'conflict', fields: { value: '5', notAssessed: '', version: '2' } })
  expect(refusal.message).toContain('it is 5 now')
  expect((await refusalIn(score(seat, item, 1))).kind).toBe('conflict')
  const room = await as(seat.member, (db) => findRoom(db, seat))
  expect(room.record.scores[0]).toMatchObject({ value: 5, version: 2 })
})

test('of two devices that score at once, one is told that the other was first', async () => {
  const { seat, item } = await makeRoom()
  const outcomes = await Promise.allSettled([score(seat, item, 2), score(seat, item, 3)])
  expect(outcomes.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await historyOf(seat.scorecardId)).toHaveLength(1)
})

test('invents no version, takes a score back, and knows no other set’s question', async () => {
  const { seat, item, panel } = await makeRoom()
  expect((await refusalIn(score(seat, item, 3, { version: 7 }))).fields?.version).toBe('0')
  await score(seat, item, null, { notAssessed: 'no time' })
  expect(await score(seat, item, null, { version: 1 })).toEqual({ version: 2 })
  const stranger = await makePanel(panel.admin)
  expect((await refusalIn(score(seat, stranger.setItemIds[0]!, 3))).kind).toBe('not found')
  expect((await refusalIn(note(seat, stranger.setItemIds[0]!, 'text'))).kind).toBe('not found')
  const room = await as(seat.member, (db) => findRoom(db, seat))
  expect(room.record.scores).toEqual([{ setItemId: item, value: null, notAssessed: null, version: 2 }])
})

test('records points by compare and set', async () => {
  const { seat, item, panel } = await makeRoom()
  const pointId = await pointOf(panel, item)
  expect(await point(seat, item, pointId, true)).toEqual({ version: 1 })
  expect(await point(seat, item, pointId, false, { version: 1 })).toEqual({ version: 2 })
  expect(await refusalIn(point(seat, item, pointId, true, { version: 1 }))).toMatchObject({
    kind: 'conflict',
    fields: { heard: 'false', version: '2' },
  })
  const elsewhere = await pointOf(panel, panel.setItemIds[1]!)
  expect((await refusalIn(point(seat, item, elsewhere, true))).kind).toBe('not found')
})

test('records which follow-ups were used by compare and set, and knows no other question’s', async () => {
  const { panel, seat, item } = await makeRoom()
  const [row] = await owner<{ id: string }[]>`
    select f.id from follow_ups f join set_items i on i.question_version_id = f.question_version_id
    where i.id = ${item} and i.organization_id = ${panel.admin.organizationId}`
  const id = row!.id
  const entryId = uuidv7()
  expect(await followUp(seat, item, id, true, { entryId })).toEqual({ version: 1 })
  expect(await followUp(seat, item, id, true, { entryId })).toEqual({ version: 1 })
  expect(await refusalIn(followUp(seat, item, id, false))).toMatchObject({
    kind: 'conflict',
    fields: { used: 'true', version: '1' },
  })
  expect(await followUp(seat, item, id, false, { version: 1 })).toEqual({ version: 2 })
  expect(await refusalIn(followUp(seat, panel.setItemIds[1]!, id, true))).toMatchObject({ kind: 'not found' })
  const { record } = await as(seat.member, (db) => findRoom(db, seat))
  expect(record.followUps).toEqual([{ setItemId: item, followUpId: id, used: false, version: 2 }])
})

test('a question beside the set is a sealed note with a score of its own, and no score of the set', async () => {
  const { seat, item } = await makeRoom()
  const noteId = uuidv7()
  const unplanned = { question: 'And under load?', value: 4 }
  await note(seat, null, 'Would shed it.', { noteId, unplanned })
  await note(seat, null, 'Would shed it.', { noteId, unplanned: { ...unplanned, value: 5 }, version: 1 })
  const { record } = await as(seat.member, (db) => findRoom(db, seat))
  expect(record.notes).toEqual([
    {
      id: noteId,
      setItemId: null,
      pointId: null,
      text: 'Would shed it.',
      unplanned: { ...unplanned, value: 5 },
      version: 2,
    },
  ])
  expect(record.scores).toEqual([])
  const [kept] = await owner<{ question: Buffer }[]>`
    select sealed_question as question from notes where id = ${noteId}`
  expect(kept!.question.includes('under load')).toBe(false)
  const misplaced = recordNoteInput.safeParse({
    sessionId: seat.sessionId,
    entryId: uuidv7(),
    noteId,
    setItemId: item,
    text: '',
    unplanned,
    version: 2,
  })
  expect(misplaced.success).toBe(false)
})

test('a note is tied to a point of its question and to no other, and the history tells', async () => {
  const { panel, seat, item } = await makeRoom()
  const pointId = await pointOf(panel, item)
  const noteId = uuidv7()
  const entryId = uuidv7()
  await note(seat, item, 'Named the rollback.', { noteId })
  expect(
    await note(seat, item, 'Named the rollback.', { noteId, pointId, entryId, version: 1 }),
  ).toMatchObject({
    version: 2,
  })
  expect(
    await note(seat, item, 'Named the rollback.', { noteId, pointId, entryId, version: 1 }),
  ).toMatchObject({
    version: 2,
    bothKept: false,
  })
  const { record } = await as(seat.member, (db) => findRoom(db, seat))
  expect(record.notes).toMatchObject([{ id: noteId, pointId, version: 2 }])
  expect(
    await owner`
    select point_id, version from scorecard_entries where note_id = ${noteId} order by version`,
  ).toEqual([
    { point_id: null, version: 1 },
    { point_id: pointId, version: 2 },
  ])
  const elsewhere = { pointId: await pointOf(panel, panel.setItemIds[1]!) }
  expect(await refusalIn(note(seat, item, 'Of another question.', elsewhere))).toMatchObject({
    kind: 'not found',
  })
  const alone = { sessionId: seat.sessionId, entryId, noteId, version: 0, setItemId: null, text: '', pointId }
  expect(recordNoteInput.safeParse(alone).success).toBe(false)
})

test('a text that two devices tied to points stays tied in both notes', async () => {
  const { panel, seat, item } = await makeRoom()
  const pointId = await pointOf(panel, item)
  const noteId = uuidv7()
  await note(seat, item, 'from the laptop', { noteId })
  const second = await note(seat, item, 'from the phone', { noteId, pointId })
  expect(second).toMatchObject({ bothKept: true })
  const { record } = await as(seat.member, (db) => findRoom(db, seat))
  expect(record.notes.map((one) => one.pointId)).toEqual([null, pointId])
})

test('keeps both texts when a note was changed elsewhere, and a repeat finds the second', async () => {
  const { seat, item } = await makeRoom()
  const noteId = uuidv7()
  const entryId = uuidv7()
  await note(seat, item, 'from the start', { noteId })
  await note(seat, item, 'from the laptop', { noteId, version: 1 })
  const kept = await note(seat, item, 'from the phone', { noteId, version: 1, entryId })
  expect(kept).toMatchObject({ version: 1, bothKept: true })
  expect(kept.noteId).not.toBe(noteId)
  expect(await note(seat, item, 'from the phone', { noteId, version: 1, entryId })).toEqual(kept)
  const room = await as(seat.member, (db) => findRoom(db, seat))
  expect(room.record.notes.map((one) => one.text)).toEqual(['from the laptop', 'from the phone'])
})

test('stores no note in the clear', async () => {
  const { seat, item } = await makeRoom()
  await note(seat, item, 'canary of a note')
  await recommend(seat, 'yes', 'canary of a comment')
  const rows = await owner<{ bytes: Buffer | null }[]>`
    select sealed_text as bytes from notes where scorecard_id = ${seat.scorecardId}
    union all select sealed_comment from scorecard_contents where scorecard_id = ${seat.scorecardId}
    union all select sealed_text from scorecard_entries where scorecard_id = ${seat.scorecardId}`
  expect(rows).toHaveLength(4)
  for (const { bytes } of rows) expect(bytes?.toString('latin1')).not.toContain('canary')
})

test('refuses a recommendation made on an older version, with what stands', async () => {
  const { seat } = await makeRoom()
  await recommend(seat, 'no', 'first')
  await recommend(seat, 'yes', 'second', { version: 1 })
  expect(await refusalIn(recommend(seat, 'strong no', 'third', { version: 1 }))).toMatchObject({
    kind: 'conflict',
    fields: { recommendation: 'yes', comment: 'second', version: '2' },
  })
})

test('the first act turns the session live and locks the decision rule', async () => {
  const { seat, item, panel } = await makeRoom()
  const states = () =>
    owner`select s.state, r.locked_at is not null as locked from sessions s, decision_rules r
      where s.id = ${seat.sessionId} and r.panel_id = ${panel.panelId}`
  expect(await states()).toMatchObject([{ state: 'scheduled', locked: false }])
  await refusalIn(score(seat, item, 3, { version: 9 }))
  expect(await states()).toMatchObject([{ state: 'scheduled', locked: false }])
  await score(seat, item, 3)
  expect(await states()).toMatchObject([{ state: 'live', locked: true }])
})

test('a cancelled session takes nothing', async () => {
  const { seat, item } = await makeRoom()
  await score(seat, item, 3)
  await owner`update sessions set state = 'cancelled' where id = ${seat.sessionId}`
  const acts = [
    () => score(seat, item, 4, { version: 1 }),
    () => note(seat, item, 'too late'),
    () => recommend(seat, 'no', ''),
  ]
  for (const act of acts)
    expect(await refusalIn(act())).toMatchObject({
      kind: 'not now',
      message: expect.stringContaining('cancelled'),
    })
  expect(await historyOf(seat.scorecardId)).toHaveLength(1)
})

test('another seat’s note stays as it is, whoever names its id', async () => {
  const { seat, other, item } = await makeRoom()
  const noteId = uuidv7()
  await note(seat, item, 'mine', { noteId })
  expect(await note(other, item, 'theirs', { noteId, version: 1 })).toMatchObject({ bothKept: true })
  expect(await note(other, item, 'theirs too', { noteId })).toMatchObject({ bothKept: true })
  const textsOf = async (own: typeof seat) =>
    (await as(own.member, (db) => findRoom(db, own))).record.notes.map((one) => one.text)
  expect(await textsOf(seat)).toEqual(['mine'])
  expect(await textsOf(other)).toEqual(['theirs', 'theirs too'])
})
