import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { addToTeam } from '@/server/jobs/jobs'
import type { Mail } from '@/server/mail'
import { excuseScorecard } from '@/server/panels/seal'
import { cancelSession } from '@/server/panels/sessions'
import { sendDueReminders } from '@/server/reminders/reminders'
import { listMySessions } from '@/server/sessions/mine'
import { noteNoShow } from '@/server/sessions/no-show'
import { listWaiting } from '@/server/sessions/overseen'
import { reopenSession } from '@/server/sessions/reopening'
import { replaceInterviewer } from '@/server/sessions/replacement'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { note, score } from '../sessions/acts'

// Years of its own each, far from every other test's sessions: whoever looks for reminders looks in all organizations.
let year = 2040

/** A session of two interviewers that ended at 18:00 in Tokyo, on a Monday of nobody else's. */
async function arrange(interviewers = 2) {
  year += 1
  const made = await makePanel(await makeOrganization(), { interviewers, questions: 1 })
  const sessionId = made.sessions[0]!.id
  const seats = await makeSeats(made.interviewers, sessionId)
  const at = (day: number, time: string) => new Date(`${year}-05-0${day}T${time}:00+09:00`)
  await owner`update sessions set starts_at = ${at(1, '17:00')}, time_zone = 'Asia/Tokyo' where id = ${sessionId}`
  await owner`update scorecards set created_at = ${at(1, '12:00')} where session_id = ${sessionId}`
  const [ada, mei] = made.interviewers as [Member, Member]
  return { made, sessionId, seats, at, ada, mei, manager: made.manager }
}

/** A letter box for everything that is sent through it. */
function openPost(options: { fails?: boolean; waitMs?: number } = {}) {
  const mails: Mail[] = []
  return {
    mails,
    to: () => mails.map((mail) => mail.to).toSorted(),
    isSetUp: () => true,
    async send(mail: Mail) {
      await new Promise((resolve) => setTimeout(resolve, options.waitMs ?? 0))
      if (options.fails) return false
      mails.push(mail)
      return true
    },
  }
}

async function sentAt(at: Date): Promise<Mail[]> {
  const post = openPost()
  await sendDueReminders(at, post)
  return post.mails
}

const addressesAt = async (at: Date) => (await sentAt(at)).map((mail) => mail.to).toSorted()
const outcomes = (sessionId: string) =>
  owner<{ stage: string; outcome: string | null }[]>`
    select stage, outcome from reminders where session_id = ${sessionId} order by due_at, member_id`

const submittedBy = (seat: { scorecardId: string; member: Member }) =>
  owner.begin(async (db) => {
    await db`select set_config('evenhand.member', ${seat.member.memberId}, true)`
    await db`update scorecards set submitted_at = now() where id = ${seat.scorecardId}`
  })

test('reminds an hour after the slot, the next morning there, and then tells the manager; each once', async () => {
  const { made, at, ada, mei, manager } = await arrange()
  const both = [ada.email, mei.email].toSorted()
  expect(await addressesAt(at(1, '18:59'))).toEqual([])
  expect(await addressesAt(at(1, '19:00'))).toEqual(both)
  expect(await addressesAt(at(1, '19:01'))).toEqual([])
  expect(await addressesAt(at(2, '08:59'))).toEqual([])
  expect(await addressesAt(at(2, '09:00'))).toEqual(both)
  expect(await addressesAt(at(3, '08:59'))).toEqual([])
  const [told, ...more] = await sentAt(at(3, '09:00'))
  expect(more).toEqual([])
  expect(told).toMatchObject({ to: manager.email, subject: expect.stringContaining('Scorecards missing') })
  expect(told!.text).toContain(`/panels/${made.panelId}`)
  for (const one of [ada, mei]) expect(told!.text).toContain(one.name)
  expect(await addressesAt(at(4, '09:00'))).toEqual([])
})

test('a mail names no candidate and tells no score', async () => {
  const { made, seats, at, sessionId } = await arrange()
  await owner`update sessions set state = 'live' where id = ${sessionId}`
  await score(seats[0]!, made.setItemIds[0]!, 5)
  await note(seats[0]!, null, 'canary')
  const mails = [
    ...(await sentAt(at(1, '19:00'))),
    ...(await sentAt(at(2, '09:00'))),
    ...(await sentAt(at(3, '09:00'))),
  ]
  expect(mails).toHaveLength(5)
  const [candidate] = await owner<{ number: number }[]>`
    select number from candidates where id = ${made.applications[0]!.candidateId}`
  for (const { subject, text } of mails) {
    expect(subject + text).not.toMatch(/canary|Candidate|\bscored?\b|\b5\b/)
    expect(subject + text).not.toContain(`#${candidate!.number}`)
    expect(text).toContain('17:00')
    expect(text).toContain('(Asia/Tokyo)')
  }
})

test('who has submitted, was excused or replaced, or whom nobody came to, is not reminded', async () => {
  const { made, sessionId, seats, at, mei, manager } = await arrange(4)
  const [submitted, excused, replaced, owing] = seats
  await submittedBy(submitted!)
  await as(manager, (db) =>
    excuseScorecard(db, manager, { scorecardId: excused!.scorecardId, reason: 'Fell ill.' }),
  )
  const newcomer = await makeMember(made.admin, 'interviewer')
  await owner`insert into panel_members (organization_id, panel_id, member_id)
    values (${made.admin.organizationId}, ${made.panelId}, ${newcomer.memberId})`
  await as(manager, (db) =>
    replaceInterviewer(db, manager, {
      sessionId,
      memberId: replaced!.member.memberId,
      byMemberId: newcomer.memberId,
    }),
  )
  const expected = [newcomer.email, owing!.member.email].toSorted()
  expect(expected).not.toContain(mei.email)
  expect(await addressesAt(at(1, '19:00'))).toEqual(expected)
  await owner`update sessions set state = 'no-show' where id = ${sessionId}`
  expect(await addressesAt(at(2, '09:00'))).toEqual([])
})

test('a session that is over by a no-show or a cancellation reminds nobody; reopened, it does', async () => {
  const first = await arrange()
  await as(first.manager, (db) => cancelSession(db, first.manager, first.sessionId))
  expect(await addressesAt(first.at(1, '19:00'))).toEqual([])

  const { sessionId, at, ada, mei, manager } = await arrange()
  await owner`update sessions set state = 'live' where id = ${sessionId}`
  await as(ada, (db) => noteNoShow(db, ada, { sessionId, note: '' }))
  expect(await addressesAt(at(1, '19:00'))).toEqual([])
  await as(manager, (db) => reopenSession(db, manager, { sessionId, reason: 'Came late.', memberIds: [] }))
  await owner`update session_reopenings set reopened_at = ${at(1, '20:00')} where session_id = ${sessionId}`
  expect(await addressesAt(at(1, '20:59'))).toEqual([])
  expect(await addressesAt(at(1, '21:00'))).toEqual([ada.email, mei.email].toSorted())
})

test('what is handed in between being planned and being sent is not asked for any more', async () => {
  const { sessionId, seats, at, ada, mei } = await arrange()
  await sendDueReminders(at(1, '19:00'), openPost({ fails: true }))
  expect(await outcomes(sessionId)).toEqual(Array(2).fill({ stage: 'hour after', outcome: null }))
  await submittedBy(seats[0]!)
  expect(await addressesAt(at(1, '19:09'))).toEqual([])
  expect(await addressesAt(at(1, '19:10'))).toEqual([mei.email])
  expect(await addressesAt(at(1, '20:00'))).not.toContain(ada.email)
})

test('two nodes that look at once send each reminder once', async () => {
  const { at, ada, mei, sessionId } = await arrange(6)
  const post = openPost({ waitMs: 20 })
  await Promise.all([1, 2, 3].map(() => sendDueReminders(at(1, '19:00'), post)))
  expect(post.mails).toHaveLength(6)
  expect(new Set(post.to()).size).toBe(6)
  expect(post.to()).toEqual(expect.arrayContaining([ada.email, mei.email]))
  expect(await outcomes(sessionId)).toEqual(Array(6).fill({ stage: 'hour after', outcome: 'mailed' }))
})

test('a node that dies while it sends leaves the reminder to the next one', async () => {
  const { at, ada, sessionId } = await arrange(1)
  const dying = { isSetUp: () => true, send: () => Promise.reject(new Error('killed')) }
  await expect(sendDueReminders(at(1, '19:00'), dying)).rejects.toThrow('killed')
  expect(await outcomes(sessionId)).toEqual([{ stage: 'hour after', outcome: null }])
  expect(await addressesAt(at(1, '19:01'))).toEqual([ada.email])
})

test('after days without a server everybody is told the last of it, and of old sessions nothing', async () => {
  const { at, ada, mei, manager } = await arrange()
  expect(await addressesAt(at(3, '10:00'))).toEqual([ada.email, mei.email, manager.email].toSorted())
  const old = await arrange()
  expect(await addressesAt(old.at(9, '10:00'))).toEqual([])
})

test('where no mail is set up, or a mail never goes, it is shown in the app alone', async () => {
  const { sessionId, at, ada, mei } = await arrange()
  const post = { ...openPost(), isSetUp: () => false }
  await sendDueReminders(at(1, '19:00'), post)
  expect(post.mails).toEqual([])
  expect(await outcomes(sessionId)).toEqual(Array(2).fill({ stage: 'hour after', outcome: 'shown' }))
  const [own] = await as(ada, (db) => listMySessions(db, ada))
  expect(own?.remindedAt).toEqual(at(1, '19:00'))

  const other = await arrange(1)
  for (let minutes = 0; minutes < 125; minutes += 10)
    await sendDueReminders(
      new Date(other.at(1, '19:00').getTime() + minutes * 60_000),
      openPost({ fails: true }),
    )
  expect(await outcomes(other.sessionId)).toEqual([{ stage: 'hour after', outcome: 'shown' }])
  expect(mei.email).not.toBe(ada.email)
})

test('each manager of the job is told, an admin where there is none, and nobody who left', async () => {
  const { made, at, manager } = await arrange(1)
  const second = await makeMember(made.admin, 'manager')
  await as(manager, (db) =>
    addToTeam(db, manager, { jobId: made.jobId, memberId: second.memberId, role: 'manager' }),
  )
  await owner`update members set left_at = now() where id = ${manager.memberId}`
  const told = async (day: Date) =>
    (await sentAt(day)).filter((mail) => mail.subject.includes('missing')).map((mail) => mail.to)
  expect(await told(at(3, '09:00'))).toEqual([second.email])

  const alone = await arrange(1)
  await owner`update members set left_at = now() where id = ${alone.manager.memberId}`
  expect(await told(alone.at(3, '09:00'))).toEqual([alone.made.admin.email])
})

test('a manager who was told sees it where they see what waits, until it is in', async () => {
  const { sessionId, seats, manager, made } = await arrange(2)
  await owner`update sessions set starts_at = now() - interval '2 hours' where id = ${sessionId}`
  const toldIs = async () => (await as(manager, (db) => listWaiting(db, manager)))[0]?.told
  expect(await toldIs()).toBe(false)
  await owner`insert into reminders (organization_id, session_id, member_id, stage, due_at)
    values (${made.admin.organizationId}, ${sessionId}, ${manager.memberId}, 'manager', now())`
  expect(await toldIs()).toBe(true)
  for (const seat of seats) await submittedBy(seat)
  expect(await toldIs()).toBeUndefined()
})
