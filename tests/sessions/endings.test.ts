import { expect, test } from 'vitest'
import type { Member, Seat } from '@/server/access'
import { listOpenedScores } from '@/server/compare/opened-scores'
import { listEvaluations } from '@/server/panels/evaluations'
import { scheduleSessions } from '@/server/panels/scheduling'
import { breakSeal, excuseScorecard } from '@/server/panels/seal'
import { endMeeting } from '@/server/sessions/end-meeting'
import { listMySessions } from '@/server/sessions/mine'
import { noteNoShow } from '@/server/sessions/no-show'
import { recordNote } from '@/server/sessions/notes'
import { listToday, listWaiting } from '@/server/sessions/overseen'
import { reopenSession } from '@/server/sessions/reopening'
import { replaceInterviewer } from '@/server/sessions/replacement'
import { findRoom } from '@/server/sessions/room'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { hold, isWaiting, note, refusalIn, score, submit } from './acts'

/** A panel of three, of whom the first two meet a candidate now. */
async function arrange(sealPolicy: 'until all submit' | 'until own submit' = 'until all submit') {
  const made = await makePanel(await makeOrganization(), { interviewers: 3, questions: 2, sealPolicy })
  const sessionId = made.sessions[0]!.id
  const [ada, mei, eva] = made.interviewers as [Member, Member, Member]
  const all = await makeSeats(made.interviewers, sessionId)
  await owner`delete from session_assignments where session_id = ${sessionId} and member_id = ${eva.memberId}`
  await owner`delete from scorecards where session_id = ${sessionId} and member_id = ${eva.memberId}`
  return {
    made,
    sessionId,
    ada,
    mei,
    eva,
    first: all[0]!,
    second: all[1]!,
    item: made.setItemIds[0]!,
    manager: made.manager,
  }
}

const noShow = (member: Member, sessionId: string, text = '') =>
  as(member, (db) => noteNoShow(db, member, { sessionId, note: text }))

const reopen = (member: Member, sessionId: string, memberIds: string[] = []) =>
  as(member, (db) => reopenSession(db, member, { sessionId, reason: 'Came late.', memberIds }))

/** One session more of the same candidate, which was to be two hours ago. */
async function meetAgain({ made, manager }: { made: MadePanel; manager: Member }, who: Member, hour = 12) {
  const [sessionId] = await as(manager, (db) =>
    scheduleSessions(db, manager, {
      panelId: made.panelId,
      applicationIds: [made.applications[0]!.applicationId],
      startsAt: new Date(Date.UTC(2031, 0, 1, hour)),
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds: [who.memberId],
    }),
  )
  await owner`update sessions set starts_at = now() - interval '2 hours' where id = ${sessionId!}`
  return sessionId!
}

const replace = (manager: Member, sessionId: string, leaving: Member, coming: Member) =>
  as(manager, (db) =>
    replaceInterviewer(db, manager, {
      sessionId,
      memberId: leaving.memberId,
      byMemberId: coming.memberId,
    }),
  )

const excuse = (manager: Member, seat: Seat) =>
  as(manager, (db) => excuseScorecard(db, manager, { scorecardId: seat.scorecardId, reason: 'Fell ill.' }))

const seenBy = async (member: Member, { panelId }: MadePanel) =>
  (await as(member, (db) => listEvaluations(db, member, panelId)))[0]!

const stateOf = async (sessionId: string) =>
  (await owner<{ state: string }[]>`select state from sessions where id = ${sessionId}`)[0]?.state

const auditOf = async (sessionId: string) =>
  (
    await owner<{ action: string }[]>`
    select action from audit_entries where subject_id = ${sessionId} order by id`
  ).map((row) => row.action)

test('a no-show ends the session without scores, shows who said so, and counts nowhere', async () => {
  const { made, sessionId, ada, first, second, item } = await arrange()
  await score(first, item, 4)
  await noShow(ada, sessionId, 'No answer.')
  const evaluation = await seenBy(made.manager, made)
  expect(evaluation).toMatchObject({ openedAt: null, seal: 'Sealed, nobody is expected' })
  expect(evaluation.sessions[0]).toMatchObject({
    state: 'no-show',
    noShow: { by: ada.name, note: 'No answer.' },
    seats: [{ excusedByNoShow: true }, { excusedByNoShow: true }],
  })
  for (const act of [() => score(second, item, 3), () => submit(first)])
    expect((await refusalIn(act())).message).toContain('did not come')
  expect(await as(made.manager, (db) => listOpenedScores(db, made.manager, [evaluation.id]))).toEqual([])
  const [today] = await as(made.manager, (db) => listToday(db, made.manager))
  expect(today).toMatchObject({ state: 'no-show', seats: 0 })
  expect(today!.interviewers).toHaveLength(2)
  expect(await as(made.manager, (db) => listWaiting(db, made.manager))).toEqual([])
  const [mine] = await as(ada, (db) => listMySessions(db, ada))
  expect(mine).toMatchObject({ state: 'no-show', mayNoteNoShow: false })
  expect(await auditOf(sessionId)).toContain('noted no-show')
})

test('a no-show reopened with a reason lets everybody go on where they were', async () => {
  const { made, manager, sessionId, ada, first, second, item } = await arrange()
  await score(first, item, 4)
  await noShow(ada, sessionId)
  await reopen(manager, sessionId)
  expect(await stateOf(sessionId)).toBe('live')
  expect((await seenBy(ada, made)).sessions[0]).toMatchObject({
    reopening: { by: manager.name, reason: 'Came late.', afterOpening: false },
  })
  const room = await as(ada, (db) => findRoom(db, first))
  expect(room.record.scores).toMatchObject([{ value: 4, version: 1 }])
  expect(room).toMatchObject({ card: { excusedAt: null }, reopening: { reason: 'Came late.' } })
  await score(second, item, 2)
  await submit(first)
  expect(await submit(second)).toMatchObject({ opened: true })
  expect(await stateOf(sessionId)).toBe('closed')
  expect((await seenBy(manager, made)).sessions[0]!.seats).toMatchObject([
    { submittedAfterOpening: false },
    { submittedAfterOpening: false },
  ])
})

test('one that was never begun is scheduled again, and no decision rule is locked by it', async () => {
  const { made, manager, sessionId, ada } = await arrange()
  await noShow(ada, sessionId)
  await reopen(manager, sessionId)
  expect(await stateOf(sessionId)).toBe('scheduled')
  expect(
    await owner`select from decision_rules where panel_id = ${made.panelId} and locked_at is not null`,
  ).toEqual([])
})

test('the seal waits for no one of a no-show, opens without them, and marks what comes in afterwards', async () => {
  const { made, manager, sessionId, first, second, eva, ada } = await arrange()
  const later = await meetAgain({ made, manager }, eva)
  await submit(first)
  await submit(second)
  expect((await seenBy(manager, made)).seal).toBe('Sealed, 2 of 3 in')
  await noShow(eva, later)
  expect((await seenBy(manager, made)).seal).toBe('Open: all in')

  await reopen(manager, later)
  const [seat] = await makeSeats([eva], later)
  expect((await seenBy(manager, made)).seal).toBe('Open: all in')
  await submit(seat!)
  const again = (await seenBy(manager, made)).sessions.find((one) => one.id === later)
  expect(again).toMatchObject({ state: 'closed', reopening: { afterOpening: true } })
  expect(again!.seats[0]).toMatchObject({ submittedAfterOpening: true })
  // Whoever was in before is no part of it.
  const before = (await seenBy(ada, made)).sessions.find((one) => one.id === sessionId)
  expect(before!.seats.every((one) => !one.submittedAfterOpening)).toBe(true)
})

test.each([
  ['until own submit', true],
  ['until all submit', false],
] as const)(
  'under “%s” what is scored by whoever could read the others before is marked: %s',
  async (sealPolicy, isMarked) => {
    const { made, manager, ada, mei, eva, first, second } = await arrange(sealPolicy)
    await owner`update panels set interviewers_may_compare = true where id = ${made.panelId}`
    const again = await meetAgain({ made, manager }, ada)
    const last = await meetAgain({ made, manager }, eva, 14)
    await submit(first)
    await submit(second)
    await noShow(ada, again)
    const roomOf = (seat: Seat) => as(seat.member, (db) => findRoom(db, seat))
    expect(await roomOf(first)).toMatchObject({ openedAt: null, maySeeOthers: isMarked })

    // Ada goes on where she was, Mei and Eva join her; of them Eva still owes one, so that nothing was open to her.
    await reopen(manager, again, [mei.memberId, eva.memberId])
    const seats = await makeSeats([ada, mei, eva], again)
    for (const [at, seat] of seats.entries()) {
      expect((await roomOf(seat)).card.owedAfterOpening).toBe(isMarked && at < 2)
      await submit(seat)
    }
    const [owed] = await makeSeats([eva], last)
    expect(await submit(owed!)).toMatchObject({ opened: true })
    const { sessions } = await seenBy(manager, made)
    const markedIn = (sessionId: string) =>
      sessions
        .find((one) => one.id === sessionId)!
        .seats.filter((one) => one.submittedAfterOpening)
        .map((one) => one.memberId)
    expect(markedIn(again).toSorted()).toEqual(isMarked ? [ada.memberId, mei.memberId].toSorted() : [])
    expect([made.sessions[0]!.id, last].flatMap(markedIn)).toEqual([])
  },
)

test('where there was nothing to read yet nobody is marked, and no update unmarks', async () => {
  const { made, manager, ada, eva, first, second } = await arrange('until own submit')
  const again = await meetAgain({ made, manager }, ada)
  const more = await meetAgain({ made, manager }, ada, 14)
  await meetAgain({ made, manager }, eva, 16)
  const isMarked = async (sessionId: string) =>
    (await owner`select owed_after_opening as is from scorecards where session_id = ${sessionId}`)[0]!.is
  await submit(first)
  await noShow(ada, again)
  await noShow(ada, more)
  await reopen(manager, again)
  expect(await isMarked(again)).toBe(false)
  // Once she has read, what she owes by then is marked as well as what comes on top of it.
  const [seat] = await makeSeats([ada], again)
  await submit(seat!)
  await submit(second)
  await reopen(manager, more)
  expect(await isMarked(more)).toBe(true)
  expect(await isMarked(await meetAgain({ made, manager }, ada, 18))).toBe(true)
  await owner`update scorecards set owed_after_opening = false where session_id = ${more}`
  expect(await isMarked(more)).toBe(true)
})

test('a closed session goes on for who joins it; what was submitted or excused stays as it is', async () => {
  const { made, manager, sessionId, first, second, ada, eva, item } = await arrange()
  await score(first, item, 4)
  await submit(first)
  await excuse(manager, second)
  expect(await stateOf(sessionId)).toBe('closed')
  expect((await refusalIn(reopen(manager, sessionId))).fields).toHaveProperty('memberIds')
  expect((await refusalIn(reopen(manager, sessionId, [ada.memberId]))).fields).toHaveProperty('memberIds')
  await reopen(manager, sessionId, [eva.memberId])
  for (const seat of [first, second])
    expect((await refusalIn(score(seat, item, 1))).message).toMatch(/submitted|excused/)
  expect((await refusalIn(submit(second))).message).toContain('excused')
  const [joined] = await makeSeats([eva], sessionId)
  await score(joined!, item, 3)
  await submit(joined!)
  const { sessions, seal } = await seenBy(manager, made)
  expect(seal).toBe('Open: all in')
  expect(sessions[0]!.seats.find((one) => one.memberId === eva.memberId)).toMatchObject({
    submittedAfterOpening: true,
  })
  expect(await auditOf(sessionId)).toContain('reopened session')
})

test('late is submitted like in time, and after a broken seal marked as such', async () => {
  const { made, sessionId, first, second } = await arrange()
  await submit(first)
  await owner`update sessions set starts_at = now() - interval '3 days' where id = ${sessionId}`
  const { admin } = made
  const { evaluation_id: evaluationId } = made.sessions[0]!
  await as(admin, (db) => breakSeal(db, admin, { evaluationId, reason: 'Ends tomorrow.' }))
  await submit(second)
  const seats = (await seenBy(admin, made)).sessions[0]!.seats
  expect(seats.filter((one) => one.submittedAfterOpening)).toHaveLength(1)
})

test('who is replaced hands over what they were to ask and score, and nothing that is recorded', async () => {
  const { made, manager, sessionId, ada, mei, eva, first, second, item } = await arrange()
  const planOf = (member: Member) => owner`
    select set_item_id, asks, scores from session_assignments
    where session_id = ${sessionId} and member_id = ${member.memberId} order by set_item_id`
  const before = await planOf(mei)
  expect(before.length).toBeGreaterThan(0)
  await note(first, item, 'Heard.')
  expect((await refusalIn(replace(manager, sessionId, ada, eva))).message).toContain('recorded something')
  // Live by now: an absent interviewer is replaced also then.
  await replace(manager, sessionId, mei, eva)
  expect(await planOf(eva)).toEqual(before)
  expect(await planOf(mei)).toEqual([])
  expect((await refusalIn(replace(manager, sessionId, eva, ada))).fields).toHaveProperty('byMemberId')
  await submit(first)
  const [joined] = await makeSeats([eva], sessionId)
  expect(await submit(joined!)).toMatchObject({ opened: true })
  expect((await refusalIn(replace(manager, sessionId, eva, mei))).message).toContain('submitted')
  expect((await seenBy(manager, made)).sessions[0]!.seats.map((one) => one.memberId).toSorted()).toEqual(
    [ada.memberId, eva.memberId].toSorted(),
  )
  await expect(score(second, item, 3)).rejects.toThrow()
  expect(await auditOf(sessionId)).toContain('replaced interviewer')
})

test('nobody comes instead who sits elsewhere then, or is not on the panel', async () => {
  const { made, manager, sessionId, mei, eva } = await arrange()
  const stranger = made.admin
  expect((await refusalIn(replace(manager, sessionId, mei, stranger))).fields).toHaveProperty('memberIds')
  const other = await makePanel(made.admin, { interviewers: 1 })
  await owner`insert into panel_members (organization_id, panel_id, member_id)
    values (${made.admin.organizationId}, ${other.panelId}, ${eva.memberId})`
  const startsAt = new Date('2031-01-01T12:00:00Z')
  await as(other.manager, (db) =>
    scheduleSessions(db, other.manager, {
      panelId: other.panelId,
      applicationIds: [other.applications[0]!.applicationId],
      startsAt,
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds: [eva.memberId],
    }),
  )
  await owner`update sessions set starts_at = ${startsAt} where id = ${sessionId}`
  expect((await refusalIn(replace(manager, sessionId, mei, eva))).kind).toBe('conflict')
})

test('the meeting is over when somebody says so; everything can still be recorded', async () => {
  const { manager, sessionId, ada, mei, first, item } = await arrange()
  expect((await refusalIn(as(ada, (db) => endMeeting(db, ada, sessionId)))).message).toContain('not begun')
  await score(first, item, 4)
  await as(mei, (db) => endMeeting(db, mei, sessionId))
  await as(manager, (db) => endMeeting(db, manager, sessionId))
  expect((await auditOf(sessionId)).filter((action) => action === 'ended meeting')).toHaveLength(1)
  expect(await stateOf(sessionId)).toBe('wrapping up')
  await score(first, item, 5, { version: 1 })
})

test('of two who say at once that nobody came, one is recorded; of two who reopen, the second is told', async () => {
  const { made, manager, sessionId, ada } = await arrange()
  await Promise.all([noShow(ada, sessionId), noShow(manager, sessionId)])
  expect((await auditOf(sessionId)).filter((action) => action === 'noted no-show')).toHaveLength(1)
  const outcomes = await Promise.allSettled([reopen(manager, sessionId), reopen(made.admin, sessionId)])
  expect(outcomes.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await owner`select from session_reopenings where session_id = ${sessionId}`).toHaveLength(1)
})

test('who submits while somebody says that nobody came either was first, or is told', async () => {
  const { manager, sessionId, first, second } = await arrange()
  const held = await hold(first, (db) => noteNoShow(db, first.member, { sessionId, note: '' }))
  const late = submit(second)
  expect(await isWaiting(late)).toBe(true)
  held.release()
  await held.done
  expect((await refusalIn(late)).message).toContain('did not come')

  const again = await hold({ member: manager } as Seat, (db) =>
    reopenSession(db, manager, { sessionId, reason: 'Came late.', memberIds: [] }),
  )
  const submitted = submit(second)
  expect(await isWaiting(submitted)).toBe(true)
  again.release()
  await again.done
  expect((await submitted).opened).toBe(false)
  expect((await refusalIn(noShow(manager, sessionId))).message).toContain('somebody met the candidate')
})

test('a write that is under way when somebody is replaced is kept, and they stay', async () => {
  const { manager, sessionId, second, mei, eva, item } = await arrange()
  const writing = await hold(second, (db) =>
    recordNote(db, second, {
      sessionId,
      entryId: crypto.randomUUID(),
      noteId: crypto.randomUUID(),
      setItemId: item,
      pointId: null,
      text: 'Here after all.',
      unplanned: null,
      version: 0,
    }),
  )
  const replacing = replace(manager, sessionId, mei, eva)
  expect(await isWaiting(replacing)).toBe(true)
  writing.release()
  await writing.done
  expect((await refusalIn(replacing)).message).toContain('recorded something')
})

test('the database itself takes back no manager’s excuse, and none of a no-show while that stands', async () => {
  const { manager, sessionId, ada, first, second } = await arrange()
  await excuse(manager, second)
  await noShow(ada, sessionId)
  const lift = (id: string) => owner`
    update scorecards set excused_at = null, excused_by = null, excuse_reason = null, excused_by_no_show = false
    where id = ${id}`
  await expect(lift(second.scorecardId)).rejects.toMatchObject({ code: 'EH003' })
  await expect(lift(first.scorecardId)).rejects.toMatchObject({ code: 'EH003' })
  await reopen(manager, sessionId)
  const rows =
    await owner`select excused_at is null as owed from scorecards where session_id = ${sessionId} order by id`
  expect(rows.filter((row) => row.owed)).toHaveLength(1)
})

test('where names are hidden, what was written about a no-show is kept from interviewers', async () => {
  const { made, manager, sessionId, ada, first } = await arrange()
  await owner`update panels set names_hidden = true where id = ${made.panelId}`
  await noShow(ada, sessionId, 'Noor did not answer.')
  expect((await seenBy(manager, made)).sessions[0]!.noShow?.note).toBe('Noor did not answer.')
  expect((await seenBy(ada, made)).sessions[0]!.noShow).toMatchObject({ by: ada.name, note: '' })
  expect((await as(ada, (db) => findRoom(db, first))).noShow).toMatchObject({ note: '' })
})
