const dayMs = 86_400_000

/** What a clock in that zone shows, as the value of a datetime-local field: `2026-12-03T14:00`. */
export function localTime(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

const asUtc = (local: string) => Date.parse(`${local}:00Z`)

/**
 * The instant at which a clock in that zone shows the value of a datetime-local field; null for none. Of an hour that
 * comes twice it is the first; an hour that is left out is read on the clock from before the change, which makes it
 * one later.
 */
export function instantOf(local: string, timeZone: string): Date | null {
  const value = local.slice(0, 16)
  const utcMs = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ? asUtc(value) : Number.NaN
  if (Number.isNaN(utcMs)) return null
  const offsetMs = (atMs: number) => asUtc(localTime(new Date(atMs), timeZone)) - atMs
  const before = new Date(utcMs - offsetMs(utcMs - dayMs))
  const after = new Date(utcMs - offsetMs(utcMs + dayMs))
  const [first, second] = before < after ? [before, after] : [after, before]
  if (localTime(first, timeZone) === value) return first
  return localTime(second, timeZone) === value ? second : before
}

/** What is sent where no time was entered: no date at all, which the server refuses beside the field. */
export function startOf(instant: Date | null): Date {
  return instant ?? new Date(Number.NaN)
}
