import type { SessionState } from '@/db/schema/sessions'
import { type PlannedItem, type Planner, qualifiedAmong, quoted } from '../plans/rules'
import { whyNot } from '../session-life/rules'

/** What to say of a slot that is shorter than the set's questions; null where they fit. It stops nobody. */
export function whyTight(questionMinutes: number, slotMinutes: number): string | null {
  return slotMinutes >= 5 && questionMinutes > slotMinutes
    ? `${questionMinutes} min of questions in ${slotMinutes} min.`
    : null
}

/** Which questions nobody of those who come is qualified for, in words; null where each has somebody. It stops nobody. */
export function whyUnqualified(
  questions: readonly Pick<PlannedItem, 'position' | 'competencies' | 'competencyIds'>[],
  coming: readonly Pick<Planner, 'memberId' | 'qualifiedFor'>[],
): string | null {
  const isQualified = qualifiedAmong(coming)
  const short = questions.filter((one) => !coming.some(({ memberId }) => isQualified(one, memberId)))
  if (coming.length === 0 || short.length === 0) return null
  if (short.length > 1 && short.length === questions.length)
    return 'Nobody who comes is qualified for any of the questions.'
  // Of many, what they are about would be more than one reads.
  const list = new Intl.ListFormat('en-GB').format(
    short.map(({ position, competencies }) =>
      short.length > 2 ? `${position}` : `${position} (${quoted(competencies)})`,
    ),
  )
  return `Nobody who comes is qualified for question${short.length === 1 ? '' : 's'} ${list}.`
}

/** Why a panel takes nothing new and is not changed, in words; null when it does. */
export function whyNotChange(panel: { archivedAt: Date | null }): string | null {
  return panel.archivedAt ? 'This panel is archived. Restore it first.' : null
}

/** Why a panel's seal policy stands, in words; null while it can be changed. */
export function whyNotChangeSeal(use: { evaluations: number }): string | null {
  return use.evaluations > 0
    ? 'Sessions were scheduled under this seal, so it stays. Make another panel for another seal.'
    : null
}

/** Why a panel cannot be put away, in words; null when it can. */
export function whyNotArchive(use: { openSessions: number }): string | null {
  if (use.openSessions === 0) return null
  const sessions = use.openSessions === 1 ? 'One session is' : `${use.openSessions} sessions are`
  return `${sessions} ahead or under way. Cancel or finish them first.`
}

/** Why an interviewer cannot leave a panel, in words; null when they can. */
export function whyNotRemoveInterviewer(one: { name: string; toSubmit: number }): string | null {
  if (one.toSubmit === 0) return null
  const cards = one.toSubmit === 1 ? 'a scorecard' : `${one.toSubmit} scorecards`
  return `${one.name} has ${cards} to submit here. Excuse them, or take ${one.name} out of the session first.`
}

type NamedVersion = { setId: string; name: string; number: number; publishedAt: Date | null }

/** Why sessions to come cannot ask another set version, in words; null when they can. */
export function whyNotMoveOn(
  now: NamedVersion,
  then: NamedVersion,
  use: { evaluations: number },
): string | null {
  if (!then.publishedAt) return 'A panel needs a published set. Publish the set first.'
  if (use.evaluations === 0) return null
  if (then.setId !== now.setId)
    return `Candidates were given “${now.name}” here, so the panel stays with it. Make another panel for another set.`
  return then.number > now.number ? null : `This panel is at version ${now.number}; it only moves on.`
}

type SeatHeader = { submittedAt: Date | null; excusedAt: Date | null }

/** Why a session cannot be moved or cancelled, in words; null when it can. */
export function whyNotReschedule(session: {
  state: SessionState
  seats: readonly Pick<SeatHeader, 'submittedAt'>[]
}): string | null {
  const hasSubmitted = session.seats.some((seat) => seat.submittedAt)
  return whyNot('reschedule', session.state === 'scheduled' && hasSubmitted ? { state: 'live' } : session)
}

/** Why a cancelled session cannot stand again, in words; null when it can. */
export function whyNotRestore(session: { state: SessionState }): string | null {
  return whyNot('restore', session)
}

/** Why a scorecard cannot be excused, in words; null when it can. */
export function whyNotExcuse(seat: SeatHeader, session: { state: SessionState }): string | null {
  if (seat.submittedAt) return 'This scorecard is submitted and stays.'
  return seat.excusedAt ? 'This scorecard is excused already.' : whyNot('excuse', session)
}

/** Why somebody’s seat cannot be given to somebody else, in words; null when it can. */
export function whyNotReplace(seat: SeatHeader, session: { state: SessionState }): string | null {
  if (seat.submittedAt) return 'This scorecard is submitted and stays.'
  return seat.excusedAt
    ? 'This scorecard is excused, and that is final. Reschedule the session or add another one.'
    : whyNot('replace', session)
}

/** Why a seal cannot be broken, in words; null when it can. */
export function whyNotBreakSeal(evaluation: { openedAt: Date | null }): string | null {
  return evaluation.openedAt ? 'This evaluation is open already.' : null
}

/** Where an evaluation's seal stands, in the words of every screen. */
export function sealInWords(evaluation: {
  openedAt: Date | null
  openedBecause: string | null
  submitted: number
  expected: number
}): string {
  if (evaluation.openedAt)
    return evaluation.openedBecause === 'seal broken' ? 'Open: seal broken' : 'Open: all in'
  if (evaluation.expected === 0) return 'Sealed, nobody is expected'
  return `Sealed, ${evaluation.submitted} of ${evaluation.expected} in`
}

type Meeting = { startsAt: Date; slotMinutes: number; timeZone: string }

/** A session's time on the clock it was agreed on, as it stands in a calendar that may show it on another. */
export function clockInWords({ startsAt, slotMinutes, timeZone }: Meeting): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const ends = new Date(startsAt.getTime() + slotMinutes * 60_000)
  return `${clock.formatRange(startsAt, ends)} (${timeZone})`
}

/** A name that every system takes, and that tells files of several days apart: `interview-2031-05-01.ics`. */
export function calendarFileName({ startsAt, timeZone }: Meeting): string {
  return `interview-${new Intl.DateTimeFormat('en-CA', { timeZone }).format(startsAt)}.ics`
}
