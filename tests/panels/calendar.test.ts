import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { findCalendar } from '@/server/panels/calendar'
import { cancelSession, rescheduleSession, restoreSession } from '@/server/panels/sessions'
import { owner } from '@/tests/support/database'
import { as, type MadePanel } from '@/tests/support/makers'
import { note, refusalIn, score } from '../sessions/acts'
import { makeSeats } from '../support/makers'
import { arrange, schedule } from './arrange'

/** The lines of a calendar file, long ones joined again, by their name. */
async function fileOf(member: Member, sessionId: string) {
  const { name, text } = await as(member, (db) => findCalendar(db, member, sessionId))
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const lineOf = (key: string) =>
    lines.find((line) => new RegExp(`^${key}[:;]`).test(line))?.replace(/^[^:]*:/, '')
  return { name, text, lineOf }
}

const firstOf = (made: MadePanel) => made.interviewers[0]!

test('is the session on every clock, with its place and the way into its room', async () => {
  const made = await arrange()
  // Three weeks before the clocks of Berlin change, at ten there.
  const startsAt = new Date('2031-03-10T09:00:00Z')
  const [sessionId] = await schedule(made, { startsAt, slotMinutes: 45, place: 'Room 4, second floor; ring' })
  const { name, text, lineOf } = await fileOf(firstOf(made), sessionId!)
  expect(name).toBe('interview-2031-03-10.ics')
  expect([lineOf('DTSTART'), lineOf('DTEND')]).toEqual(['20310310T090000Z', '20310310T094500Z'])
  expect(lineOf('DESCRIPTION')).toMatch(/10:00.*10:45 \(Europe\/Berlin\)/)
  expect(lineOf('LOCATION')).toBe('Room 4\\, second floor\\; ring')
  expect(lineOf('URL')).toBe(`http://localhost:3000/sessions/${sessionId}`)
  expect(lineOf('CLASS')).toBe('PRIVATE')
  expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
})

test('is known again when the session is moved, called off and restored', async () => {
  const made = await arrange()
  const [sessionId] = await schedule(made)
  const { manager } = made
  const first = await fileOf(manager, sessionId!)
  expect([first.lineOf('METHOD'), first.lineOf('STATUS'), first.lineOf('SEQUENCE')]).toEqual([
    'PUBLISH',
    'CONFIRMED',
    '0',
  ])
  const startsAt = new Date('2031-06-01T10:00:00Z')
  await as(manager, (db) => rescheduleSession(db, manager, { sessionId: sessionId!, startsAt }))
  const moved = await fileOf(manager, sessionId!)
  expect(moved.lineOf('UID')).toBe(first.lineOf('UID'))
  expect([moved.lineOf('SEQUENCE'), moved.lineOf('DTSTART')]).toEqual(['1', '20310601T100000Z'])

  await as(manager, (db) => cancelSession(db, manager, sessionId!))
  const off = await fileOf(manager, sessionId!)
  expect([off.lineOf('METHOD'), off.lineOf('STATUS'), off.lineOf('SEQUENCE'), off.lineOf('UID')]).toEqual([
    'CANCEL',
    'CANCELLED',
    '2',
    first.lineOf('UID'),
  ])
  expect(off.lineOf('SUMMARY')).toMatch(/^Cancelled: /)

  const memberIds = [firstOf(made).memberId]
  await as(manager, (db) => restoreSession(db, manager, { sessionId: sessionId!, memberIds }))
  const back = await fileOf(manager, sessionId!)
  expect([back.lineOf('STATUS'), back.lineOf('SEQUENCE')]).toEqual(['CONFIRMED', '3'])
})

test('has no name where names are hidden, and no score ever', async () => {
  const made = await arrange()
  const { id } = made.sessions[0]!
  const [seat] = await makeSeats(made.interviewers, id)
  await score(seat!, made.setItemIds[0]!, 4)
  await note(seat!, null, 'a canary sings')
  const named = await fileOf(made.manager, id)
  const candidate = named.lineOf('SUMMARY')!.split(': ')[1]!
  await owner`update panels set names_hidden = true where id = ${made.panelId}`
  const hidden = await fileOf(made.manager, id)
  expect(hidden.lineOf('SUMMARY')).toMatch(/: Candidate 1$/)
  expect(hidden.text).not.toContain(candidate)
  // It is the same file, whatever was scored.
  const before = (await fileOf(seat!.member, id)).text.replace(/DTSTAMP.*/, '')
  await score(seat!, made.setItemIds[1]!, 2)
  expect((await fileOf(seat!.member, id)).text.replace(/DTSTAMP.*/, '')).toBe(before)
  expect(before).not.toContain('canary')
})

test('is for those who come', async () => {
  const made = await arrange({ interviewers: 3 })
  const [ada, mei, eva] = made.interviewers as [Member, Member, Member]
  const [sessionId] = await schedule(made, { memberIds: [ada.memberId, mei.memberId] })
  await fileOf(mei, sessionId!)
  expect((await refusalIn(fileOf(eva, sessionId!))).kind).toBe('not found')
})
