import type { Outcome } from '@/db/schema/decisions'
import type { MatrixCell } from './matrix/matrix-rows'
import type { By } from './matrix/view-columns'

export const outcomeWords: Record<Outcome, string> = {
  advance: 'Advance',
  hire: 'Hire',
  hold: 'Hold',
  reject: 'Reject',
}

const numbers = new Intl.NumberFormat('en-GB')

export const count = (many: number, one: string, more = `${one}s`) =>
  `${numbers.format(many)} ${many === 1 ? one : more}`

export const inWords = (names: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)

/** A cell as a sentence: what its colours and marks say, for whoever does not see them. */
export function cellInWords(cell: MatrixCell, by: By) {
  const {
    mean,
    low,
    high,
    spread,
    scores,
    questions,
    notAssessed,
    missing,
    disagrees,
    disagreements,
    waiting,
  } = cell
  const of =
    by === 'question'
      ? count(scores, 'score')
      : `${count(questions, 'question')} and ${count(scores, 'score')}`
  const range = by === 'question' ? ` from ${low} to ${high}` : ''
  const spreads = by === 'question' || spread === null ? '' : `, spread ${spread.toFixed(1)}`
  const score =
    mean === null ? 'No score' : `Mean ${mean.toFixed(1)} of ${of}${low === high ? '' : range}${spreads}`
  const apart = by === 'question' ? 'interviewers disagree' : `interviewers disagree on ${disagreements}`
  return [
    disagrees ? `${score}: ${apart}` : score,
    notAssessed > 0 ? `${notAssessed} not assessed` : '',
    missing > 0 ? `${missing} missing` : '',
    waiting > 0 ? `${count(waiting, 'question')} still sealed` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** A moment in the organization's time zone, the same on the server and in every browser. */
export function momentIn(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (at: Date) => format.format(at)
}
