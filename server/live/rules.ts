/** What can be followed. An event names one of these and carries nothing of it. */
export const subjectKinds = ['evaluation', 'session'] as const
export type Subject = { kind: (typeof subjectKinds)[number]; id: string }

/** Subjects that one stream follows at most. */
export const subjectsMax = 20

/** How often a stream says that it hears, and after how long a silence the browser asks by itself, how often. */
export const beatMs = 3_000
export const silentAfterMs = 10_000
export const pollEveryMs = 10_000

/** Sent along with what a page asks by itself. */
export const unattendedHeader = 'x-evenhand-unattended'

/** A subject as it stands in an address and in an event: its kind, a point and its id. */
export function subjectText({ kind, id }: Subject): string {
  return `${kind}.${id}`
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The subject that a text names; null where it names none. */
export function readSubject(text: string): Subject | null {
  const [kind, id, ...more] = text.split('.')
  const known = subjectKinds.find((one) => one === kind)
  return known && id && uuid.test(id) && more.length === 0 ? { kind: known, id } : null
}
