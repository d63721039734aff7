import { expect, test } from 'vitest'
import type { Seat } from '@/server/access'
import { withdrawApplication } from '@/server/candidates/applications'
import { movePanelOn } from '@/server/panels/changes'
import { scheduleInput } from '@/server/panels/input'
import { scheduleSessions } from '@/server/panels/scheduling'
import { excuseScorecard } from '@/server/panels/seal'
import { cancelSession, rescheduleSession, restoreSession } from '@/server/panels/sessions'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeApplication, makeMember, makePanel, makeSeats } from '@/tests/support/makers'
import { hold, isWaiting, refusalIn, score, start, submit } from '../sessions/acts'
import {
  arrange,
  evaluationsOf,
  hourMs,
  inputOf,
  planOfSession,
  publishNextVersion,
  schedule,
} from './arrange'

const noon = new Date('2031-05-01T12:00:00Z')

const reschedule = (
  made: MadePanel,
  sessionId: string,
  more: Partial<Parameters<typeof rescheduleSession>[2]> = {},
) => as(made.manager, (db) => rescheduleSession(db, made.manager, { sessionId, startsAt: noon, ...more }))

const cancel = (made: MadePanel, sessionId: string) =>
  as(made.manager, (db) => cancelSession(db, made.manager, sessionId))

const restore = (made: MadePanel, sessionId: string, memberIds: string[]) =>
  as(made.manager, (db) => restoreSession(db, made.manager, { sessionId, memberIds }))

const excuse = (made: MadePanel, scorecardId: string) =>
  as(made.manager, (db) => excuseScorecard(db, made.manager, { scorecardId, reason: 'Fell ill.' }))

const stateOf = async (sessionId: string) =>
  (await owner<{ state: string }[]>`select state from sessions where id = ${sessionId}`)[0]?.state

const idsOf = (made: MadePanel) => made.interviewers.map((one) => one.memberId)

test('schedules one after another, each with a copy of the plan and a scorecard for everybody', async () => {
  const made = await arrange({ candidates: 1 })
  const more = [
    await makeApplication(made.manager, made.jobId),
    await makeApplication(made.manager, made.jobId),
  ]
  const sessionIds = await schedule(made, {
    applicationIds: more.map((one) => one.applicationId),
    slotMinutes: 45,
  })
  const rows = await owner<{ id: string; starts_at: Date }[]>`
    select id, starts_at from sessions where id in ${owner(sessionIds)} order by starts_at`
  expect(rows.map((row) => row.id)).toEqual(sessionIds)
  expect(rows[1]!.starts_at.getTime() - rows[0]!.starts_at.getTime()).toBe(45 * 60_000)
  for (const sessionId of sessionIds) expect(await planOfSession(made, sessionId)).toHaveLength(6)
  const evaluations = await evaluationsOf(made)
  expect(evaluations.map((one) => one.seal)).toEqual(Array(3).fill('Sealed, 0 of 2 in'))
})

test('gives who comes the questions of who does not', async () => {
  const made = await arrange({ interviewers: 3 })
  const [alone] = idsOf(made)
  const [sessionId] = await schedule(made, { memberIds: [alone!] })
  const plan = await planOfSession(made, sessionId!)
  expect(plan).toHaveLength(3)
  expect(plan.every((one) => one.member_id === alone && one.asks && one.scores)).toBe(true)
})

test('puts nobody into two sessions at once, neither interviewer nor candidate', async () => {
  const made = await arrange()
  await schedule(made)
  const another = await makeApplication(made.manager, made.jobId)
  const half = new Date(new Date('2031-05-01T10:00:00Z').getTime() + hourMs / 2)
  const clash = await refusalIn(schedule(made, { applicationIds: [another.applicationId], startsAt: half }))
  expect(clash.kind).toBe('conflict')
  expect(clash.fields?.startsAt).toContain('at 2031-05-01 12:00 (Europe/Berlin)')
  // Right after it is no clash.
  await schedule(made, {
    applicationIds: [another.applicationId],
    startsAt: new Date('2031-05-01T11:00:00Z'),
  })

  const stranger = await makeMember(made.admin, 'interviewer')
  await owner`insert into panel_members (organization_id, panel_id, member_id)
    values (${made.admin.organizationId}, ${made.panelId}, ${stranger.memberId})`
  const twice = await refusalIn(schedule(made, { memberIds: [stranger.memberId], startsAt: half }))
  expect(twice.fields?.startsAt).toMatch(/^Candidate \d+ is in another session at that time/)
})

test('of two panels that take the same hour of the same person at once, only one gets it', async () => {
  const made = await arrange()
  const other = await makePanel(made.admin)
  const [shared] = idsOf(made)
  await owner`insert into panel_members (organization_id, panel_id, member_id)
    values (${made.admin.organizationId}, ${other.panelId}, ${shared!})`
  const first = await hold({ member: made.manager } as Seat, (db) =>
    scheduleSessions(db, made.manager, inputOf(made, { memberIds: [shared!] })),
  )
  const second = schedule(other, { memberIds: [shared!] })
  expect(await isWaiting(second)).toBe(true)
  first.release()
  await first.done
  expect((await refusalIn(second)).kind).toBe('conflict')
})

test('refuses a candidate of another job and one whose application was withdrawn', async () => {
  const made = await arrange()
  const other = await makePanel(made.admin)
  const foreign = await refusalIn(schedule(made, { applicationIds: [other.applications[0]!.applicationId] }))
  expect(foreign.fields).toHaveProperty('applicationIds')
  const { applicationId } = await makeApplication(made.manager, made.jobId)
  await as(made.manager, (db) => withdrawApplication(db, made.manager, applicationId))
  expect((await refusalIn(schedule(made, { applicationIds: [applicationId] }))).kind).toBe('invalid')
})

test('moves a session and changes who comes, with a plan for them', async () => {
  const made = await arrange({ interviewers: 3 })
  const [ada, mei, eva] = idsOf(made) as [string, string, string]
  const [sessionId] = await schedule(made, { memberIds: [ada, mei] })
  await reschedule(made, sessionId!, {
    slotMinutes: 30,
    timeZone: 'Asia/Tokyo',
    place: 'Room 2',
    memberIds: [mei, eva],
  })
  const session = (await evaluationsOf(made))[0]!.sessions.find((one) => one.id === sessionId)
  expect(session).toMatchObject({ startsAt: noon, slotMinutes: 30, timeZone: 'Asia/Tokyo', place: 'Room 2' })
  expect(session?.seats.map((one) => one.memberId).toSorted()).toEqual([mei, eva].toSorted())
  const plan = await planOfSession(made, sessionId!)
  expect(plan.filter((one) => one.asks)).toHaveLength(3)
  expect(plan.filter((one) => one.scores)).toHaveLength(6)
  expect(plan.some((one) => one.member_id === ada)).toBe(false)
})

test('plans a session that pins an older version by its own questions', async () => {
  const made = await arrange({ interviewers: 2 })
  const [ada, mei] = idsOf(made) as [string, string]
  const [sessionId] = await schedule(made, { memberIds: [ada] })
  await as(made.manager, async (db) =>
    movePanelOn(db, made.manager, { panelId: made.panelId, setVersionId: await publishNextVersion(made) }),
  )
  await reschedule(made, sessionId!, { memberIds: [ada, mei] })
  const plan = await planOfSession(made, sessionId!)
  expect(new Set(plan.map((one) => one.set_item_id))).toEqual(new Set(made.setItemIds))
  expect(plan.filter((one) => one.member_id === mei).every((one) => one.scores && !one.asks)).toBe(true)
  expect(plan.filter((one) => one.member_id === mei)).toHaveLength(3)
})

test('moves and cancels nothing that has begun', async () => {
  const made = await arrange()
  const sessionId = made.sessions[0]!.id
  const [seat] = await makeSeats(made.interviewers, sessionId)
  await score(seat!, made.setItemIds[0]!, 3)
  expect((await refusalIn(reschedule(made, sessionId))).message).toContain('has begun')
  expect((await refusalIn(cancel(made, sessionId))).message).toContain('has begun')

  // Started or submitted without a single act.
  const [started] = await schedule(made)
  const [quiet] = await schedule(made, { startsAt: new Date('2031-05-02T10:00:00Z') })
  await start((await makeSeats(made.interviewers, started!))[0]!)
  expect((await refusalIn(cancel(made, started!))).message).toContain('has begun')
  await owner`update sessions set starts_at = now() where id = ${quiet!}`
  await submit((await makeSeats(made.interviewers, quiet!))[0]!)
  expect((await refusalIn(cancel(made, quiet!))).message).toContain('has begun')
})

test('cancelling the last session that was waited for opens the seal', async () => {
  const made = await arrange()
  const [second] = await schedule(made)
  for (const seat of await makeSeats(made.interviewers, made.sessions[0]!.id)) await submit(seat)
  expect((await evaluationsOf(made))[0]).toMatchObject({ openedAt: null, seal: 'Sealed, 2 of 4 in' })
  await cancel(made, second!)
  expect((await evaluationsOf(made))[0]).toMatchObject({ seal: 'Open: all in' })
})

test('an excuse outlives its session', async () => {
  const made = await arrange()
  const sessionId = made.sessions[0]!.id
  const card = (await evaluationsOf(made))[0]!.sessions[0]!.seats[0]!
  await excuse(made, card.scorecardId)
  expect(
    (await refusalIn(reschedule(made, sessionId, { memberIds: [card.memberId] }))).fields,
  ).toHaveProperty('memberIds')
  await cancel(made, sessionId)
  const [evaluation] = await evaluationsOf(made)
  expect(evaluation!.sessions[0]!.seats.map((one) => one.scorecardId)).toEqual([card.scorecardId])
  expect(evaluation!.seal).toBe('Sealed, nobody is expected')

  await restore(made, sessionId, idsOf(made))
  expect(await stateOf(sessionId)).toBe('scheduled')
  const seats = (await evaluationsOf(made))[0]!.sessions[0]!.seats
  expect(seats.filter((one) => !one.excusedAt)).toHaveLength(1)
  const plan = await planOfSession(made, sessionId)
  expect(plan.some((one) => one.member_id === card.memberId)).toBe(false)
})

test('a cancelled session stands again unless its hour was given away', async () => {
  const made = await arrange()
  const sessionId = made.sessions[0]!.id
  expect((await refusalIn(restore(made, sessionId, idsOf(made)))).message).toContain('not cancelled')
  await cancel(made, sessionId)
  expect((await evaluationsOf(made))[0]!.sessions[0]!.seats).toEqual([])
  await restore(made, sessionId, idsOf(made))
  expect((await evaluationsOf(made))[0]).toMatchObject({ seal: 'Sealed, 0 of 2 in' })
  expect(await planOfSession(made, sessionId)).toHaveLength(6)

  await cancel(made, sessionId)
  const another = await makeApplication(made.manager, made.jobId)
  await schedule(made, { applicationIds: [another.applicationId], startsAt: new Date() })
  expect((await refusalIn(restore(made, sessionId, idsOf(made)))).kind).toBe('conflict')
  expect(await stateOf(sessionId)).toBe('cancelled')
})

test('a start is a date of years that somebody means', () => {
  const start = (startsAt: string) =>
    scheduleInput.shape.startsAt.safeParse(new Date(startsAt)).error?.issues[0]?.message
  expect(start('1999-12-31T23:59Z')).toContain('in 2000 at the earliest')
  expect(start('0206-03-02T10:00Z')).toContain('in 2000 at the earliest')
  expect(start('2100-01-01T00:00Z')).toContain('before 2100')
  expect(start('no date')).toContain('Enter when the first session starts')
  expect(start('2000-01-01T00:00Z')).toBeUndefined()
  expect(start('2099-12-30T00:00Z')).toBeUndefined()
})
