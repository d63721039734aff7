type Meeting = { startsAt: Date; slotMinutes: number; timeZone: string }

const format = (date: Date, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(date)

/** The day on the clock of that zone; with its year unless that is this one. */
export function dayInWords(date: Date, timeZone: string, now: Date): string {
  const isThisYear =
    format(date, timeZone, { year: 'numeric' }) === format(now, timeZone, { year: 'numeric' })
  // Put together here: with a year the format would set a comma, without one it does not.
  const day = format(date, timeZone, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
  return `${format(date, timeZone, { weekday: 'short' })} ${day}`
}

/** From when to when, on the clock of that zone. */
export function hoursInWords({ startsAt, slotMinutes, timeZone }: Meeting): string {
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const ends = new Date(startsAt.getTime() + slotMinutes * 60_000)
  return `${format(startsAt, timeZone, clock)}–${format(ends, timeZone, clock)}`
}

/** A session's time on the clock it was agreed on; another zone than the organization's is named. */
export function sessionInWords(meeting: Meeting, organizationZone: string, now: Date): string {
  const when = `${dayInWords(meeting.startsAt, meeting.timeZone, now)}, ${hoursInWords(meeting)}`
  return meeting.timeZone === organizationZone ? when : `${when} (${zoneInWords(meeting.timeZone)})`
}

/** A zone as people read it: `America/New York`. */
export function zoneInWords(timeZone: string): string {
  return timeZone.replaceAll('_', ' ')
}
