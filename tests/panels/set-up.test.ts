import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { createCompetency } from '@/server/bank/competencies'
import { qualifyMember } from '@/server/organizations/qualifications'
import { findFreeStart, firstFreeStart } from '@/server/panels/free-start'
import { setUpPanelInput } from '@/server/panels/input'
import { findPanel } from '@/server/panels/panels'
import { setUpPanel } from '@/server/panels/set-up'
import { proposeSplit } from '@/server/panels/split'
import { listSets } from '@/server/sets/sets'
import { refusalIn } from '../sessions/acts'
import { makeLibrary, makeQuestions } from '../sets/arrange'
import { owner } from '../support/database'
import { as, makeMember } from '../support/makers'
import { arrange, hourMs } from './arrange'

const startsAt = new Date('2031-05-05T10:00:00Z')

/** A job with a candidate, two interviewers, and a library of the same organization. */
async function arrangeAll() {
  const made = await arrange()
  const library = await makeLibrary(made.admin)
  const questionIds = await makeQuestions({ ...library, manager: made.manager }, 4)
  const memberIds = made.interviewers.map((one) => one.memberId)
  const [ada, mei] = memberIds as [string, string]
  const given = {
    jobId: made.jobId,
    name: 'All at once',
    setVersionId: null,
    newSet: { name: 'Assembled', slotMinutes: 45, questionIds },
    memberIds,
    plan: questionIds.map((_, at) => ({ asker: at < 2 ? mei : ada, scorers: [ada, mei] })),
    session: {
      applicationIds: [made.applications[0]!.applicationId],
      startsAt,
      slotMinutes: 45,
      timeZone: 'Europe/Berlin',
    },
  }
  return { made, given, ada, mei }
}

const setUp = (manager: Member, given: object) =>
  as(manager, (db) => setUpPanel(db, manager, setUpPanelInput.parse(given)))

test('makes the set, the panel, the plan and the session at once', async () => {
  const { made, given, ada, mei } = await arrangeAll()
  const { manager } = made
  const { panelId, sessionIds } = await setUp(manager, given)
  const panel = await as(manager, (db) => findPanel(db, manager, panelId))
  expect(panel).toMatchObject({ setName: 'Assembled', slotMinutes: 45, warnings: [] })
  expect(panel.questions.map(({ questionId }) => questionId)).toEqual(given.newSet.questionIds)
  const askers = panel.questions.map(
    ({ setItemId }) => panel.assignments.find((one) => one.setItemId === setItemId && one.asks)?.memberId,
  )
  expect(askers).toEqual([mei, mei, ada, ada])
  expect(sessionIds).toHaveLength(1)
  const [own] = await owner<{ starts_at: Date; asked: number }[]>`
    select s.starts_at, (select count(*)::int from session_assignments a where a.session_id = s.id and a.asks) as asked
    from sessions s where s.id = ${sessionIds[0]!}`
  expect(own).toEqual({ starts_at: startsAt, asked: 4 })
  const [set] = await owner<{ published: boolean }[]>`
    select published_at is not null as published from set_versions where id = ${panel.setVersionId}`
  expect(set?.published).toBe(true)
})

test('makes a panel on a published set as well, with the plan that a panel begins with and no session', async () => {
  const { made, given } = await arrangeAll()
  const { manager } = made
  const { panelId, sessionIds } = await setUp(manager, {
    ...given,
    setVersionId: made.setVersionId,
    newSet: null,
    plan: null,
    session: null,
  })
  const panel = await as(manager, (db) => findPanel(db, manager, panelId))
  expect(panel.setVersionId).toBe(made.setVersionId)
  expect(panel.warnings).toEqual([])
  expect(sessionIds).toEqual([])
})

test('makes nothing at all where the last of it is refused', async () => {
  const { made, given } = await arrangeAll()
  const { manager } = made
  const before = await as(manager, (db) => listSets(db, manager))
  const refusals = [
    // The interviewers sit in their panel’s session just then.
    { ...given, session: { ...given.session, startsAt: new Date() } },
    { ...given, plan: given.plan.slice(1) },
    { ...given, plan: given.plan.map((one) => ({ ...one, asker: manager.memberId })) },
    { ...given, newSet: null },
  ]
  const messages: string[] = []
  for (const one of refusals) messages.push((await refusalIn(setUp(manager, one))).message)
  expect(messages[0]).toMatch(/another session then/)
  expect(messages[1]).toMatch(/The set has changed/)
  expect(messages[2]).toMatch(/The panel has changed/)
  expect(messages[3]).toMatch(/have one assembled/)
  expect(await as(manager, (db) => listSets(db, manager))).toEqual(before)
  const panels = await owner`select from panels where job_id = ${made.jobId}`
  expect(panels).toHaveLength(1)
  const stranger = await makeMember(made.admin, 'manager')
  expect((await refusalIn(setUp(stranger, given))).kind).toBe('not found')
})

test('proposes a split before there is a panel: even minutes, so many scores each', async () => {
  const { manager, interviewers } = await arrange()
  const [ada, mei] = interviewers.map((one) => one.memberId) as [string, string]
  const minutes = [9, 7, 8, 6]
  const questions = minutes.map((each) => ({ minutes: each, competencyIds: [] }))
  const asked = { questions, memberIds: [ada, mei] }
  const { shares, isProven } = await proposeSplit(manager, { ...asked, scorersEach: null })
  expect(isProven).toBe(true)
  const minutesOf = (asker: string) =>
    shares.reduce((sum, one, at) => sum + (one.asker === asker ? minutes[at]! : 0), 0)
  expect([minutesOf(ada), minutesOf(mei)]).toEqual([15, 15])
  expect(shares.every(({ scorers }) => scorers.length === 2)).toBe(true)
  const refused = await refusalIn(proposeSplit(manager, { ...asked, scorersEach: 1 }))
  expect(refused.message).toContain('at least two')
})

test('the split before there is a panel keeps to what interviewers are qualified for, or says what is missing', async () => {
  const { admin, manager, interviewers } = await arrange({ interviewers: 3 })
  const [ada, mei, eva] = interviewers as [Member, Member, Member]
  const { competencyId } = await makeLibrary(admin)
  const other = await as(manager, (db) => createCompetency(db, manager, { name: 'Other' }))
  const qualify = (memberId: string) =>
    as(manager, (db) => qualifyMember(db, manager, { memberId, competencyIds: [other] }))
  const propose = (scorersEach: number | null, competencyIds = [competencyId]) =>
    proposeSplit(manager, {
      questions: [
        { minutes: 5, competencyIds },
        { minutes: 6, competencyIds: [other] },
      ],
      memberIds: [ada, mei, eva].map((one) => one.memberId),
      scorersEach,
    })
  await qualify(ada.memberId)
  const { shares } = await propose(null)
  expect(shares[0]!.scorers).toEqual([mei.memberId, eva.memberId])
  expect(shares[1]!.scorers).toHaveLength(3)
  await qualify(mei.memberId)
  const { kind, message } = await refusalIn(propose(2))
  expect(kind).toBe('conflict')
  expect(message).toContain(`For question 1 (“Judgment”) only ${eva.name} is qualified.`)
  const foreign = await makeLibrary()
  expect((await refusalIn(propose(2, [foreign.competencyId]))).kind).toBe('not found')
})

test('the first free start is a full hour of a day of work, on the clock of that zone', () => {
  const start = (from: string, timeZone: string, slotMinutes = 60, busy: [string, string][] = []) =>
    firstFreeStart(
      busy.map(([begins, ends]) => ({ startsAt: new Date(begins), endsAt: new Date(ends) })),
      { from: new Date(from), slotMinutes, timeZone },
    )?.toISOString()
  // A Monday.
  expect(start('2031-05-05T10:20:00Z', 'UTC')).toBe('2031-05-05T11:00:00.000Z')
  expect(start('2031-05-05T10:00:00Z', 'UTC')).toBe('2031-05-05T10:00:00.000Z')
  expect(start('2031-05-05T03:00:00Z', 'UTC')).toBe('2031-05-05T09:00:00.000Z')
  expect(start('2031-05-05T17:01:00Z', 'UTC')).toBe('2031-05-06T09:00:00.000Z')
  expect(start('2031-05-05T16:30:00Z', 'UTC', 90)).toBe('2031-05-06T09:00:00.000Z')
  expect(start('2031-05-09T18:00:00Z', 'UTC')).toBe('2031-05-12T09:00:00.000Z')
  // Ten in Berlin, half past one in Kathmandu's quarter zone.
  expect(start('2031-05-05T07:10:00Z', 'Europe/Berlin')).toBe('2031-05-05T08:00:00.000Z')
  expect(start('2031-05-05T07:20:00Z', 'Asia/Kathmandu')).toBe('2031-05-05T08:15:00.000Z')
  const taken: [string, string][] = [
    ['2031-05-05T10:30:00Z', '2031-05-05T11:30:00Z'],
    ['2031-05-05T13:00:00Z', '2031-05-05T14:00:00Z'],
  ]
  expect(start('2031-05-05T10:00:00Z', 'UTC', 60, taken)).toBe('2031-05-05T12:00:00.000Z')
  expect(start('2031-05-05T10:00:00Z', 'UTC', 90, taken)).toBe('2031-05-05T14:00:00.000Z')
  expect(
    start('2031-05-05T10:00:00Z', 'UTC', 60, [['2031-05-05T00:00:00Z', '2031-09-05T00:00:00Z']]),
  ).toBeUndefined()
})

test('knows when interviewers and the candidate are busy', async () => {
  const made = await arrange()
  const { manager } = made
  const { applicationId } = made.applications[0]!
  const [session] = await owner<
    { starts_at: Date }[]
  >`select starts_at from sessions where id = ${made.sessions[0]!.id}`
  const now = new Date('2031-05-05T10:00:00Z')
  await owner`update sessions set starts_at = ${now} where id = ${made.sessions[0]!.id}`
  const free = (memberIds: string[], timeZone = 'UTC') =>
    as(manager, (db) =>
      findFreeStart(db, manager, { applicationId, memberIds, slotMinutes: 60, timeZone }, now),
    )
  const stranger = await makeMember(made.admin, 'interviewer')
  // The candidate is in it, whoever interviews.
  expect(await free([stranger.memberId])).toEqual(new Date(now.getTime() + hourMs))
  await owner`update sessions set state = 'cancelled' where id = ${made.sessions[0]!.id}`
  expect(await free([made.interviewers[0]!.memberId])).toEqual(now)
  expect(session).toBeDefined()
})
