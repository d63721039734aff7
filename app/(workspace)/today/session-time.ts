/** The time on the clock of the place where the session is, named, with its day unless that is today. */
export function whenInWords({ startsAt, timeZone }: { startsAt: Date; timeZone: string }, now: Date): string {
  const format = (options: Intl.DateTimeFormatOptions, date: Date) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(date)
  const time = format({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }, startsAt)
  if (format({ dateStyle: 'short' }, startsAt) === format({ dateStyle: 'short' }, now)) return time
  const isThisYear = format({ year: 'numeric' }, startsAt) === format({ year: 'numeric' }, now)
  const day = format(
    isThisYear
      ? { weekday: 'short', day: 'numeric', month: 'short' }
      : { day: 'numeric', month: 'short', year: 'numeric' },
    startsAt,
  )
  return `${day}, ${time}`
}
