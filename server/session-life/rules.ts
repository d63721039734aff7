import type { SessionState } from '@/db/schema/sessions'

/** What can be done with a session, its scorecards and who sits in it. */
export const acts = [
  'record',
  'submit',
  'revise',
  'start',
  'end meeting',
  'note no-show',
  'reopen',
  'replace',
  'excuse',
  'reschedule',
  'cancel',
  'restore',
] as const
export type Act = (typeof acts)[number]

const underWay = ['scheduled', 'live', 'wrapping up'] as const

const statesThatAllow: Record<Act, readonly SessionState[]> = {
  record: underWay,
  submit: underWay,
  revise: [...underWay, 'closed'],
  start: underWay,
  'end meeting': ['live'],
  'note no-show': underWay,
  reopen: ['closed', 'no-show'],
  replace: underWay,
  excuse: underWay,
  reschedule: ['scheduled'],
  cancel: ['scheduled'],
  restore: ['cancelled'],
}

/** The same for a statement that looks at the state itself. */
export const statesFor = (act: Act): readonly SessionState[] => statesThatAllow[act]

/** Asked by the verbs to refuse and by the pages to disable; never restated. */
export function sessionCan(act: Act, session: { state: SessionState }): boolean {
  return statesThatAllow[act].includes(session.state)
}

const begun = 'This session has begun. Excuse missing scorecards instead.'

/** Why a session in this state cannot be done that with, in words; null when it can. */
export function whyNot(act: Act, session: { state: SessionState }): string | null {
  if (sessionCan(act, session)) return null
  switch (session.state) {
    case 'scheduled':
      if (act === 'end meeting') return 'This session has not begun.'
      return act === 'restore' ? 'This session is not cancelled.' : 'This session is not over.'
    case 'live':
    case 'wrapping up':
      if (act === 'reschedule' || act === 'cancel') return begun
      if (act === 'end meeting') return 'The meeting has ended already.'
      return act === 'restore' ? 'This session is not cancelled.' : 'This session is not over.'
    case 'closed':
      if (act === 'reschedule' || act === 'cancel') return begun
      if (act === 'record' || act === 'submit')
        return 'This session is closed. Nothing more can be recorded in it.'
      return act === 'restore'
        ? 'This session is not cancelled.'
        : 'This session is closed. A manager can reopen it with a reason.'
    case 'cancelled':
      if (act === 'record' || act === 'submit' || act === 'revise' || act === 'start')
        return 'This session was cancelled. Nothing more can be recorded in it.'
      return act === 'reopen'
        ? 'This session was cancelled. Restore it instead.'
        : 'This session was cancelled.'
    case 'no-show':
      return act === 'restore'
        ? 'This session is not cancelled.'
        : 'The candidate did not come, so this session is over. A manager can reopen it with a reason.'
  }
}

const minuteMs = 60_000

type Begun = { state: SessionState; startsAt: Date }

/** Whether the meeting has begun: by the clock, or because somebody started it ahead. */
export function hasBegun(session: Begun, now: Date): boolean {
  return session.state !== 'scheduled' || now.getTime() >= session.startsAt.getTime()
}

type Slot = { startsAt: Date; slotMinutes: number }

/** When its slot ends, in milliseconds. */
export const slotEndMs = ({ startsAt, slotMinutes }: Slot) => startsAt.getTime() + slotMinutes * minuteMs

// Conversations run over; until then nobody is asked where their scorecard is.
const graceMinutes = 30

/**
 * Where a session stands on every screen. What was called live is wrapping up from half an hour after its slot on, or as
 * soon as somebody says that the meeting is over; so is one that nobody recorded anything in.
 */
export function stageOf(session: { state: SessionState } & Slot, now: Date): SessionState {
  const isOver = now.getTime() > slotEndMs(session) + graceMinutes * minuteMs
  return isOver && (session.state === 'scheduled' || session.state === 'live') ? 'wrapping up' : session.state
}

/** Why nobody can say yet that the candidate did not come, in words; null when they can. */
export function whyNotNoShow(
  session: Begun & { seats: readonly { submittedAt: unknown }[] },
  now: Date,
): string | null {
  const byState = whyNot('note no-show', session)
  if (byState) return byState
  if (!hasBegun(session, now)) return 'This session has not begun. Cancel or reschedule it instead.'
  return session.seats.some((seat) => seat.submittedAt)
    ? 'A scorecard of this session is in, so somebody met the candidate. Excuse the missing ones instead.'
    : null
}

/**
 * Why a session cannot be taken up again, in words; null when it can. `free` are those of the panel who have no scorecard
 * in it: what was submitted or excused stays, so somebody has to be there to go on.
 */
export function whyNotReopen(
  session: { state: SessionState; seats: readonly { excusedByNoShow: boolean }[] },
  free: number,
): string | null {
  const byState = whyNot('reopen', session)
  if (byState) return byState
  return free > 0 || session.seats.some((seat) => seat.excusedByNoShow)
    ? null
    : 'Everybody on the panel has a scorecard in it, in or excused. Revise what was submitted, or add somebody to the panel.'
}

/** The state that a session goes on in after it was over: where it would stand if it had never been. */
export function stateAfterReopening(session: Slot & { startedAt: Date | null }, now: Date): SessionState {
  if (!session.startedAt) return 'scheduled'
  return now.getTime() <= slotEndMs(session) ? 'live' : 'wrapping up'
}
