import { ICalCalendar, ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { environment } from '../environment'
import { findMeeting } from './meetings'
import { calendarFileName, clockInWords } from './rules'

/**
 * A session as a calendar file, for whoever manages the job and whoever comes. Its id stays and its number grows with
 * every change, so that a calendar that has it already takes it for the same one, moved or called off. It tells no
 * score, and no name where the panel hides names; in the calendar it is marked private.
 */
export async function findCalendar(db: Db, member: Member, sessionId: string) {
  const meeting = await findMeeting(db, member, sessionId)
  const isCancelled = meeting.state === 'cancelled'
  const room = new URL(`/sessions/${sessionId}`, environment().NEXTAUTH_URL).href
  const calendar = new ICalCalendar({
    prodId: { company: 'Evenhand', product: 'Evenhand', language: 'EN' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${sessionId}@evenhand`,
    sequence: meeting.changes,
    // Not the moment of asking: the same session makes the same file, of which only the number tells a change.
    stamp: meeting.createdAt,
    start: meeting.startsAt,
    end: new Date(meeting.startsAt.getTime() + meeting.slotMinutes * 60_000),
    summary: `${isCancelled ? 'Cancelled: ' : ''}${meeting.panelName}: ${meeting.candidate}`,
    location: meeting.place || null,
    description: [
      ...(isCancelled ? ['This session was cancelled.'] : [`The room: ${room}`]),
      `${meeting.jobTitle}, ${meeting.panelName}`,
      `Agreed for ${clockInWords(meeting)}`,
      ...(meeting.coming.length > 0
        ? [`Interviewers: ${meeting.coming.map((one) => one.name).join(', ')}`]
        : []),
    ].join('\n'),
    ...(isCancelled ? {} : { url: room }),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
  })
  return { name: calendarFileName(meeting), text: calendar.toString() }
}
