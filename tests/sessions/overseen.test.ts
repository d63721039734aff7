import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { scheduleSessions } from '@/server/panels/scheduling'
import { rescheduleSession } from '@/server/panels/sessions'
import { listToday, listWaiting } from '@/server/sessions/overseen'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { start, submit } from './acts'

const waitingFor = async (member: Member) =>
  (await as(member, (db) => listWaiting(db, member))).map(({ missing, toCome, submitted, seats }) => ({
    missing,
    toCome,
    submitted,
    seats,
  }))

const moveTo = (sessionId: string, minutes: number) =>
  owner`update sessions set starts_at = now() + make_interval(mins => ${minutes}) where id = ${sessionId}`

test('a manager sees who is missing in their own jobs only', async () => {
  const panel = await makePanel(await makeOrganization())
  const sessionId = panel.sessions[0]!.id
  await moveTo(sessionId, -60)
  const [seat] = await makeSeats(panel.interviewers, sessionId)
  await submit(seat!)
  const [, second] = panel.interviewers
  const expected = [{ missing: [second!.name], toCome: [], submitted: 1, seats: 2 }]
  expect(await waitingFor(panel.manager)).toEqual(expected)
  expect(await waitingFor(panel.admin)).toEqual(expected)
  expect(await waitingFor(await makeMember(panel.admin, 'manager'))).toEqual([])
})

test('an evaluation waits as soon as it has begun, also when it was started ahead of its time', async () => {
  const panel = await makePanel(await makeOrganization())
  const sessionId = panel.sessions[0]!.id
  await moveTo(sessionId, 300)
  expect(await waitingFor(panel.manager)).toEqual([])
  const [seat, other] = await makeSeats(panel.interviewers, sessionId)
  await start(seat!)
  await submit(seat!)
  expect(await waitingFor(panel.manager)).toEqual([
    { missing: [other!.member.name], toCome: [], submitted: 1, seats: 2 },
  ])
  await submit(other!)
  expect(await waitingFor(panel.manager)).toEqual([])
})

test('of a loop, whose interview is still ahead is to come and not missing', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 3 })
  const { manager, panelId, applications } = panel
  const [one, two, three] = panel.interviewers as [Member, Member, Member]
  const sessionId = panel.sessions[0]!.id
  const when = { slotMinutes: 60, timeZone: 'UTC', place: '' }
  await as(manager, (db) =>
    rescheduleSession(db, manager, {
      ...when,
      sessionId,
      startsAt: new Date(Date.now() - 5_400_000),
      memberIds: [one.memberId, two.memberId],
    }),
  )
  await as(manager, (db) =>
    scheduleSessions(db, manager, {
      ...when,
      panelId,
      applicationIds: [applications[0]!.applicationId],
      startsAt: new Date(Date.now() + 18_000_000),
      memberIds: [three.memberId],
    }),
  )
  const [seat] = await makeSeats([one], sessionId)
  await submit(seat!)
  expect(await waitingFor(manager)).toEqual([
    { missing: [two.name], toCome: [three.name], submitted: 1, seats: 3 },
  ])
})

test('a manager sees today’s interviews of their jobs, by the day of the place', async () => {
  const panel = await makePanel(await makeOrganization(), { candidates: 4, interviewers: 2, questions: 1 })
  const [today, tomorrow, cancelled, farAway] = panel.sessions.map((one) => one.id)
  const at = (sessionId: string | undefined, shift: string, timeZone = 'Europe/Amsterdam') =>
    owner`update sessions set time_zone = ${timeZone},
      starts_at = (date_trunc('day', now() at time zone ${timeZone}) + ${shift}::interval) at time zone ${timeZone}
      where id = ${sessionId!}`
  await at(today, '13 hours')
  await at(tomorrow, '24 hours')
  await at(cancelled, '9 hours')
  await owner`update sessions set state = 'cancelled' where id = ${cancelled!}`
  await at(farAway, '23 hours 59 minutes', 'Pacific/Kiritimati')
  const list = async (member: Member) =>
    new Set((await as(member, (db) => listToday(db, member))).map((one) => one.sessionId))
  expect(await list(panel.manager)).toEqual(new Set([today, farAway]))
  expect(await list(panel.admin)).toEqual(new Set([today, farAway]))
  expect(await list(await makeMember(panel.admin, 'manager'))).toEqual(new Set())
  const [seat] = await makeSeats(panel.interviewers, today!)
  await start(seat!)
  await submit(seat!)
  const shown = await as(panel.manager, (db) => listToday(db, panel.manager))
  expect(shown.find((one) => one.sessionId === today)).toMatchObject({
    state: 'live',
    submitted: 1,
    seats: 2,
    interviewers: panel.interviewers.map((member) => member.name).toSorted(),
  })
})

test('what one sits in oneself is not told twice', async () => {
  const admin = await makeOrganization()
  const panel = await makePanel(admin, { interviewers: 1, questions: 1 })
  const sessionId = panel.sessions[0]!.id
  const list = () => as(panel.admin, (db) => listToday(db, panel.admin))
  expect(await list()).toHaveLength(1)
  await owner`insert into scorecards (organization_id, id, session_id, evaluation_id, set_version_id, member_id)
    select organization_id, gen_random_uuid(), session_id, evaluation_id, set_version_id, ${admin.memberId}
    from scorecards where session_id = ${sessionId}`
  expect(await list()).toEqual([])
})
