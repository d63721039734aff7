import type { Outcome } from '@/db/schema/decisions'
import type { MatrixCell } from './matrix/matrix-rows'

export const outcomeWords: Record<Outcome, string> = {
  advance: 'Advance',
  hire: 'Hire',
  hold: 'Hold',
  reject: 'Reject',
}

export const count = (many: number, one: string, more = `${one}s`) => `${many} ${many === 1 ? one : more}`

export const inWords = (names: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)

/** A cell as a sentence: what its colours and marks say, for whoever does not see them. */
export function cellInWords({ mean, low, high, scored, notAssessed, missing, disagrees }: MatrixCell) {
  const score =
    mean === null
      ? 'No score'
      : low === high
        ? `Mean ${mean.toFixed(1)} of ${count(scored, 'score')}`
        : `Mean ${mean.toFixed(1)} of ${count(scored, 'score')} from ${low} to ${high}`
  return [
    disagrees ? `${score}: interviewers disagree` : score,
    notAssessed > 0 ? `${notAssessed} not assessed` : '',
    missing > 0 ? `${missing} missing` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** A moment in the organization's time zone, the same on the server and in every browser. */
export function momentIn(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (at: Date) => format.format(at)
}
