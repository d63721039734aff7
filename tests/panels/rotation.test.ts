import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { createCompetency } from '@/server/bank/competencies'
import { findClashes } from '@/server/panels/busy'
import { proposeRotation } from '@/server/panels/rotation'
import { scheduleEach } from '@/server/panels/scheduling'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeApplication } from '@/tests/support/makers'
import { refusalIn } from '../sessions/acts'
import { about, arrange, hourMs, qualify, schedule } from './arrange'

const noon = new Date('2031-05-01T12:00:00Z')
const at = (hours: number) => new Date(noon.getTime() + hours * hourMs)

/** Further candidates of the job, who have no session yet. */
const candidatesOf = async ({ manager, jobId }: MadePanel, count: number) => {
  const made: string[] = []
  for (let one = 0; one < count; one += 1) made.push((await makeApplication(manager, jobId)).applicationId)
  return made
}

const rotate = (
  made: MadePanel,
  applicationIds: string[],
  more: Partial<Parameters<typeof proposeRotation>[1]> = {},
) =>
  proposeRotation(made.manager, {
    panelId: made.panelId,
    applicationIds,
    startsAt: noon,
    slotMinutes: 60,
    pauseMinutes: 0,
    memberIds: made.interviewers.map((one) => one.memberId),
    each: 2,
    ...more,
  })

type Each = Parameters<typeof scheduleEach>[2]['sessions']

const write = (made: MadePanel, sessions: Each) =>
  as(made.manager, (db) =>
    scheduleEach(db, made.manager, {
      panelId: made.panelId,
      sessions,
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
    }),
  )

test('proposes who comes in turn, with pauses, writes nothing, and what it proposes can be scheduled', async () => {
  const made = await arrange({ interviewers: 4 })
  const applicationIds = await candidatesOf(made, 4)
  const found = await rotate(made, applicationIds, { pauseMinutes: 15 })
  expect(found.sessions.map((one) => one.startsAt)).toEqual([at(0), at(1.25), at(2.5), at(3.75)])
  const [before] =
    await owner`select count(*)::int from sessions s join evaluations e on e.id = s.evaluation_id
    where e.panel_id = ${made.panelId}`
  expect(before!.count).toBe(1)
  const loads = made.interviewers.map(
    ({ memberId }) => found.sessions.filter((one) => one.memberIds.includes(memberId)).length,
  )
  expect(loads).toEqual([2, 2, 2, 2])
  const sessionIds = await write(made, found.sessions)
  expect(sessionIds).toHaveLength(4)
  const seats = await owner<{ session_id: string; member_id: string }[]>`
    select session_id, member_id from scorecards where session_id in ${owner(sessionIds)}`
  for (const [index, id] of sessionIds.entries())
    expect(
      seats
        .filter((one) => one.session_id === id)
        .map((one) => one.member_id)
        .toSorted(),
    ).toEqual(found.sessions[index]!.memberIds.toSorted())
})

test('leaves out whoever sits elsewhere then, on any panel', async () => {
  const made = await arrange({ interviewers: 3 })
  const busy = made.interviewers[0]!
  await schedule(made, { startsAt: at(1), memberIds: [busy.memberId] })
  const { sessions } = await rotate(made, await candidatesOf(made, 3))
  expect(sessions[1]!.memberIds).not.toContain(busy.memberId)
  expect(sessions.every((one) => one.memberIds.length === 2)).toBe(true)
})

test('brings somebody qualified for every question to each session', async () => {
  const made = await arrange({ interviewers: 4, questions: 2 })
  const [ada, mei, eva, tom] = made.interviewers as [Member, Member, Member, Member]
  await about(made, 'Judgment')
  const other = await as(made.manager, (db) => createCompetency(db, made.manager, { name: 'Other' }))
  for (const one of [ada, mei, eva]) await qualify(made, one.memberId, [other])
  const { sessions } = await rotate(made, await candidatesOf(made, 3))
  for (const session of sessions) expect(session.memberIds).toContain(tom.memberId)
  const others = sessions.flatMap((one) => one.memberIds).filter((id) => id !== tom.memberId)
  expect(new Set(others).size).toBe(3)
})

test('says of sessions to come who sits elsewhere, and takes all of them or none', async () => {
  const made = await arrange({ interviewers: 2 })
  const [ada, mei] = made.interviewers as [Member, Member]
  await schedule(made, { startsAt: at(1), memberIds: [ada.memberId] })
  const [first, second] = (await candidatesOf(made, 2)) as [string, string]
  const sessions = [
    { applicationId: first, startsAt: at(0), memberIds: [mei.memberId] },
    { applicationId: second, startsAt: at(1.5), memberIds: [ada.memberId] },
  ]
  const ask = (given: Each) =>
    as(made.manager, (db) =>
      findClashes(db, made.manager, { panelId: made.panelId, slotMinutes: 60, sessions: given }),
    )
  expect(await ask(sessions)).toEqual([
    [],
    [`${ada.name} sits in another session at 2031-05-01 15:00 (Europe/Berlin).`],
  ])
  expect((await refusalIn(write(made, sessions))).kind).toBe('conflict')
  const [written] = await owner`select count(*)::int from evaluations where application_id = ${first}`
  expect(written!.count).toBe(0)

  // Two of them at once are told, too.
  const twice = sessions.map((one) => ({ ...one, startsAt: at(4), memberIds: [mei.memberId] }))
  expect(await ask(twice)).toEqual(
    Array(2).fill(['Somebody of it is in another of these sessions at the same time.']),
  )
  expect((await refusalIn(write(made, twice))).kind).toBe('conflict')
})

test('refuses more to each session than there are', async () => {
  const made = await arrange({ interviewers: 2 })
  expect((await refusalIn(rotate(made, await candidatesOf(made, 1), { each: 3 }))).fields).toEqual({
    each: 'At most 2.',
  })
})
