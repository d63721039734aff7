import { expect, test } from 'vitest'
import { dayInWords, sessionInWords } from '@/app/(workspace)/panels/session-time'
import { instantOf, localTime } from '@/app/(workspace)/panels/zoned-time'

test.each([
  ['2026-12-03T14:00', 'UTC', '2026-12-03T14:00:00.000Z'],
  ['2026-12-03T14:00', 'Europe/Berlin', '2026-12-03T13:00:00.000Z'],
  ['2026-07-03T14:00', 'America/New_York', '2026-07-03T18:00:00.000Z'],
  ['2026-01-01T00:15', 'Pacific/Chatham', '2025-12-31T10:30:00.000Z'],
  ['2026-01-01T00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
  // A zone that jumped over a whole day: the day after the gap.
  ['2011-12-31T08:00', 'Pacific/Apia', '2011-12-30T18:00:00.000Z'],
  // Twice: the first. Left out: one hour later, by the clock from before.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone)?.toISOString()).toBe(instant)
})

test('every quarter of an hour around a change comes back as it was, but for the hour that is left out', () => {
  const zone = 'Australia/Lord_Howe'
  for (let ms = Date.parse('2026-04-04T00:00Z'); ms < Date.parse('2026-04-06T00:00Z'); ms += 15 * 60_000) {
    const local = localTime(new Date(ms), zone)
    expect(localTime(instantOf(local, zone)!, zone)).toBe(local)
  }
})

test.each([[''], ['2026-12-03'], ['2026-13-03T10:00'], ['soon'], ['2026-12-03T25:00']])(
  '%s is no time',
  (typed) => {
    expect(instantOf(typed, 'UTC')).toBeNull()
  },
)

test('names the zone of a session only where it is not the organization’s, and the year where it is another', () => {
  const startsAt = new Date('2026-12-31T23:30:00Z')
  const meeting = { startsAt, slotMinutes: 60, timeZone: 'Asia/Tokyo' }
  const now = new Date('2026-12-01T00:00:00Z')
  expect(sessionInWords(meeting, 'Asia/Tokyo', now)).toBe('Fri 1 Jan 2027, 08:30–09:30')
  expect(sessionInWords(meeting, 'UTC', now)).toBe('Fri 1 Jan 2027, 08:30–09:30 (Asia/Tokyo)')
  expect(dayInWords(startsAt, 'UTC', now)).toBe('Thu 31 Dec')
})
