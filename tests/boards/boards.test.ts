import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import { type Member, requireSeat, type Seat } from '@/server/access'
import { findBoard, overseeBoard } from '@/server/boards/board'
import { moveBoard } from '@/server/boards/move'
import { attendBoard, leaveBoard } from '@/server/boards/presence'
import type { BoardMove } from '@/server/boards/rules'
import { excuseScorecard } from '@/server/panels/seal'
import { cancelSession } from '@/server/panels/sessions'
import { attempt, query, refused } from '@/tests/database/acting'
import {
  hold,
  isWaiting,
  note,
  point,
  recommend,
  refusalIn,
  score,
  start,
  submit,
} from '@/tests/sessions/acts'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'

/** Two who sit in one session, and its questions. */
async function arrange() {
  const panel = await makePanel(await makeOrganization(), { questions: 3 })
  const sessionId = panel.sessions[0]!.id
  const [ada, grace] = (await makeSeats(panel.interviewers, sessionId)) as [Seat, Seat]
  const [first, second, third] = panel.setItemIds as [string, string, string]
  return { panel, sessionId, ada, grace, first, second, third }
}

const board = (seat: Seat) => as(seat.member, (db) => findBoard(db, seat))
const oversee = (member: Member, sessionId: string) => as(member, (db) => overseeBoard(db, member, sessionId))
const attend = (seat: Seat) => as(seat.member, (db) => attendBoard(db, seat))
const leave = (seat: Seat) => as(seat.member, (db) => leaveBoard(db, seat))
const move = (seat: Seat, setItemId: string, to: BoardMove, seq: number) =>
  as(seat.member, (db) => moveBoard(db, seat, { sessionId: seat.sessionId, setItemId, to, seq }))
const names = async (seat: Seat) => (await board(seat)).present.map((one) => one.name)

describe('what is asked', () => {
  test('nothing has been said at first', async () => {
    const { ada } = await arrange()
    expect(await board(ada)).toEqual({ seq: 0, asking: null, asked: [], skipped: [], present: [] })
  })

  test('who asks the next makes the one before asked, and everybody sees the same', async () => {
    const { ada, grace, first, second, third } = await arrange()
    await move(ada, first, 'asking', 0)
    await move(ada, third, 'skipped', 1)
    const after = await move(grace, second, 'asking', 2)
    expect(after).toMatchObject({
      seq: 3,
      asking: { setItemId: second, memberId: grace.member.memberId, name: grace.member.name },
      asked: [first],
      skipped: [third],
    })
    expect(Math.abs(Date.now() - after.asking!.since.getTime())).toBeLessThan(60_000)
    expect(await board(ada)).toEqual(after)
    expect(await board(grace)).toEqual(after)
  })

  test('what is done asking was asked, what is left out in the middle is skipped, and both are taken back', async () => {
    const { ada, first, second } = await arrange()
    await move(ada, first, 'asking', 0)
    expect(await move(ada, first, 'asked', 1)).toMatchObject({ asking: null, asked: [first] })
    await move(ada, second, 'asking', 2)
    expect(await move(ada, second, 'skipped', 3)).toMatchObject({ asking: null, skipped: [second] })
    await move(ada, first, 'to come', 4)
    expect(await move(ada, second, 'to come', 5)).toMatchObject({ seq: 6, asked: [], skipped: [] })
    // One that was skipped can be asked after all.
    await move(ada, second, 'skipped', 6)
    expect(await move(ada, second, 'asking', 7)).toMatchObject({ asking: { setItemId: second }, skipped: [] })
  })

  test('another takes a question over', async () => {
    const { ada, grace, first } = await arrange()
    await move(ada, first, 'asking', 0)
    expect(await move(grace, first, 'asking', 1)).toMatchObject({
      seq: 2,
      asking: { setItemId: first, name: grace.member.name },
      asked: [],
    })
  })

  test('made on an older board a move is refused, and the same again is answered as done', async () => {
    const { ada, grace, first, second } = await arrange()
    await move(ada, first, 'asking', 0)
    const refusal = await refusalIn(move(grace, second, 'asking', 0))
    expect(refusal).toMatchObject({ kind: 'conflict', message: expect.stringContaining('question 2') })
    expect(await board(ada)).toMatchObject({ seq: 1, asking: { setItemId: first } })
    expect(await move(ada, first, 'asking', 0)).toMatchObject({ seq: 1, asking: { setItemId: first } })
  })

  test('of two who move it at once, one does, and the other is told', async () => {
    const { ada, grace, first, second } = await arrange()
    const held = await hold(ada, (db) =>
      moveBoard(db, ada, { sessionId: ada.sessionId, setItemId: first, to: 'asking', seq: 0 }),
    )
    const other = refusalIn(move(grace, second, 'asking', 0))
    expect(await isWaiting(other)).toBe(true)
    held.release()
    await held.done
    expect((await other).kind).toBe('conflict')
    expect(await board(grace)).toMatchObject({ seq: 1, asking: { setItemId: first }, asked: [] })
  })

  test('a question of another set is none', async () => {
    const [here, there] = [await arrange(), await arrange()]
    const elsewhere = await refusalIn(move(here.ada, there.first, 'asking', 0))
    expect(elsewhere).toEqual(await refusalIn(move(here.ada, uuidv7(), 'asking', 0)))
    expect(elsewhere.kind).toBe('not found')
  })
})

describe('when it moves', () => {
  const stateOf = async (sessionId: string) =>
    (await owner<{ state: string }[]>`select state from sessions where id = ${sessionId}`)[0]!.state

  test('the first question asked starts the session; one that is skipped beforehand does not', async () => {
    const { ada, sessionId, first, second } = await arrange()
    await move(ada, second, 'skipped', 0)
    expect(await stateOf(sessionId)).toBe('scheduled')
    await move(ada, first, 'asking', 1)
    expect(await stateOf(sessionId)).toBe('live')
  })

  test('long before its time nothing is asked until somebody starts it', async () => {
    const { ada, sessionId, first } = await arrange()
    await owner`update sessions set starts_at = now() + interval '2 days' where id = ${sessionId}`
    const refusal = await refusalIn(move(ada, first, 'asking', 0))
    expect(refusal).toMatchObject({ kind: 'not now', fields: { startsAt: expect.any(String) } })
    expect(await stateOf(sessionId)).toBe('scheduled')
    await start(ada)
    expect(await move(ada, first, 'asking', 0)).toMatchObject({ asking: { setItemId: first } })
  })

  test.each([
    ['closed', 'This session is over. Its board does not move any more.'],
    ['no-show', 'This session is over. Its board does not move any more.'],
    ['cancelled', 'This session was cancelled. Its board does not move any more.'],
  ])('not once the session is %s', async (state, message) => {
    const { ada, sessionId, first } = await arrange()
    await owner`update sessions set state = ${state} where id = ${sessionId}`
    expect(await refusalIn(move(ada, first, 'asking', 0))).toEqual({ kind: 'not now', message })
    await attend(ada)
    expect(await names(ada)).toEqual([])
  })

  test('not by somebody who was excused, who is not counted as here either', async () => {
    const { panel, ada, grace, first } = await arrange()
    await attend(grace)
    expect(await names(ada)).toEqual([grace.member.name])
    await as(panel.manager, (db) =>
      excuseScorecard(db, panel.manager, { scorecardId: grace.scorecardId, reason: 'Fell ill.' }),
    )
    expect(await names(ada)).toEqual([])
    expect((await refusalIn(move(grace, first, 'asking', 0))).message).toContain('You were excused')
    expect((await attend(grace)).board.present).toEqual([])
  })
})

describe('who is here', () => {
  test('whoever says so, until they leave or have said nothing for a while', async () => {
    const { ada, grace, sessionId } = await arrange()
    const { now, board: seen } = await attend(ada)
    expect(Math.abs(Date.now() - now.getTime())).toBeLessThan(60_000)
    expect(seen.present).toEqual([{ memberId: ada.member.memberId, name: ada.member.name }])
    await attend(grace)
    expect(await names(ada)).toEqual([ada.member.name, grace.member.name].toSorted())
    await leave(grace)
    expect(await names(ada)).toEqual([ada.member.name])
    await owner`update board_presences set seen_at = now() - interval '70 seconds' where session_id = ${sessionId}`
    expect(await names(grace)).toEqual([ada.member.name])
    await owner`update board_presences set seen_at = now() - interval '80 seconds' where session_id = ${sessionId}`
    expect(await names(grace)).toEqual([])
    await attend(ada)
    expect(await names(grace)).toEqual([ada.member.name])
  })

  test('is no move of the board', async () => {
    const { ada, grace } = await arrange()
    await attend(ada)
    await leave(ada)
    expect(await board(grace)).toMatchObject({ seq: 0 })
  })

  test('whoever loses their seat, or has left the organization, is not', async () => {
    const { panel, ada, grace, sessionId } = await arrange()
    await attend(ada)
    await attend(grace)
    await owner`update members set left_at = now() where id = ${grace.member.memberId}`
    expect(await names(ada)).toEqual([ada.member.name])
    await as(panel.manager, (db) => cancelSession(db, panel.manager, sessionId))
    expect(await owner`select from board_presences where session_id = ${sessionId}`).toHaveLength(0)
  })
})

describe('who manages the job', () => {
  test('sees who is here and what is asked by whom, while somebody is, and nothing of how it went before', async () => {
    const { panel, ada, grace, sessionId, first, second } = await arrange()
    const seen = () => oversee(panel.manager, sessionId)
    expect(await seen()).toEqual({ present: [], asking: null })
    await attend(ada)
    await attend(grace)
    await move(ada, first, 'asking', 0)
    await move(grace, second, 'asking', 1)
    const [asked] = await owner<{ prompt: string }[]>`
      select version.prompt from set_items item join question_versions version on version.id = item.question_version_id
      where item.id = ${second}`
    expect(await seen()).toEqual({
      present: [ada.member.name, grace.member.name].toSorted(),
      asking: { number: 2, prompt: asked!.prompt, by: grace.member.name },
    })
    await leave(ada)
    expect(await seen()).toMatchObject({ present: [grace.member.name], asking: { number: 2 } })
    await leave(grace)
    expect(await seen()).toEqual({ present: [], asking: null })
  })

  test('and nobody else who does not sit in it', async () => {
    const { panel, sessionId } = await arrange()
    const reviewer = await makeMember(panel.admin, 'reviewer')
    await owner`insert into job_teams (organization_id, job_id, member_id, role, added_by)
      values (${panel.admin.organizationId}, ${panel.jobId}, ${reviewer.memberId}, 'reviewer', ${panel.admin.memberId})`
    expect((await refusalIn(oversee(reviewer, sessionId))).kind).toBe('not allowed')
    expect((await refusalIn(oversee(panel.interviewers[0]!, sessionId))).kind).toBe('not allowed')
    const elsewhere = await makeMember(panel.admin, 'manager')
    expect(await refusalIn(oversee(elsewhere, sessionId))).toEqual(
      await refusalIn(oversee(elsewhere, uuidv7())),
    )
  })
})

describe('nothing of a score', () => {
  test('whatever is scored, noted, submitted or revised by whom, everybody reads the same to the byte', async () => {
    const { panel, sessionId, ada, grace, first, second, third } = await arrange()
    await attend(ada)
    await attend(grace)
    await move(ada, first, 'asking', 0)
    await move(ada, second, 'asking', 1)
    const readByAll = async () =>
      JSON.stringify([
        await board(ada),
        await board(grace),
        await oversee(panel.manager, sessionId),
        await oversee(panel.admin, sessionId),
      ])
    const before = await readByAll()
    const [heard] = await owner<{ id: string }[]>`
      select point.id from points point join set_items item on item.question_version_id = point.question_version_id
      where item.id = ${first} limit 1`
    await score(ada, first, 5)
    await score(grace, first, 1)
    await score(grace, second, 2)
    await score(grace, third, null, { notAssessed: 'not asked' })
    await point(grace, first, heard!.id, true)
    await note(grace, first, 'A canary of 1')
    await recommend(grace, 'strong no', 'A canary of no')
    expect(await readByAll()).toBe(before)
    await submit(grace)
    expect(await readByAll()).toBe(before)
    await submit(ada)
    const [opened] =
      await owner`select opened_at from evaluations where id = ${panel.sessions[0]!.evaluation_id}`
    expect(opened!.opened_at).not.toBeNull()
    expect(await readByAll()).toBe(before)
  })

  test('its tables have no column that could hold one', async () => {
    const columns = await owner<{ column: string }[]>`
      select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and table_name like 'board%' and column_name not in ('organization_id', 'session_id')
      order by 1`
    expect(columns.map((one) => one.column)).toEqual([
      'board_presences.member_id',
      'board_presences.seen_at',
      'board_questions.mark',
      'board_questions.set_item_id',
      'boards.member_id',
      'boards.seq',
      'boards.set_item_id',
      'boards.since',
    ])
  })
})

describe('the database holds it, too', () => {
  test('only who sits in the session moves its board, and everybody speaks for themselves', async () => {
    const { panel, ada, grace, sessionId, first } = await arrange()
    await attend(ada)
    await attend(grace)
    await move(ada, first, 'asking', 0)
    const outsider = await makeMember(panel.admin, 'admin')
    for (const { member } of [{ member: outsider }, { member: panel.manager }]) {
      expect(await attempt(member, 'update boards set seq = seq + 1')).toBe(0)
      expect(
        await attempt(
          member,
          `insert into board_questions values ('${member.organizationId}', '${sessionId}', '${first}', 'asked')`,
        ),
      ).toBe(refused)
    }
    const { member } = ada
    expect(await attempt(member, 'update boards set seq = seq + 1')).toBe(1)
    expect(await attempt(member, 'update boards set session_id = session_id')).toBe(refused)
    expect(await attempt(member, 'delete from boards')).toBe(refused)
    expect(
      await attempt(member, `delete from board_presences where member_id = '${grace.member.memberId}'`),
    ).toBe(0)
    expect(
      await attempt(
        member,
        `insert into board_presences values ('${member.organizationId}', '${sessionId}', '${grace.member.memberId}')
         on conflict do nothing`,
      ),
    ).toBe(refused)
    const colleague = await makeMember(panel.admin, 'interviewer')
    expect((await refusalIn(as(colleague, (db) => requireSeat(db, colleague, sessionId)))).kind).toBe(
      'not found',
    )
    expect(await query(member, 'select count(*)::int from boards')).toEqual([{ count: 1 }])
  })
})
