import type { SessionState } from '@/db/schema/sessions'
import { whyNotSavable } from '../errors'
import { type Act, hasBegun, stageOf, whyNot } from '../session-life/rules'

/** Where a scorecard stands, told from its visible header. */
export function standingOf(card: {
  submittedAt: unknown
  excusedAt: unknown
}): 'draft' | 'submitted' | 'excused' {
  if (card.submittedAt) return 'submitted'
  return card.excusedAt ? 'excused' : 'draft'
}

/** Why an act on one's own scorecard is refused, in a person's words; null when it may go ahead. */
export function refusalOf(
  act: Extract<Act, 'record' | 'submit' | 'revise'>,
  session: { state: SessionState },
  card: { submittedAt: unknown; excusedAt: unknown },
): string | null {
  const standing = standingOf(card)
  if (session.state === 'cancelled' || session.state === 'no-show') return whyNot(act, session)
  if (standing === 'excused') return 'Your scorecard was excused by a manager and stays as it is.'
  if (act === 'revise')
    return standing === 'submitted' ? null : 'Only a submitted scorecard is revised. Change the score itself.'
  if (standing === 'submitted')
    return 'Your scorecard is submitted and stays as it is. A later change is a revision with a reason.'
  return whyNot(act, session)
}

/** What the check before submitting looks at, for one question on one scorecard. */
export type CheckedQuestion = {
  setItemId: string
  /** Whether the plan wants this interviewer's score; any other question is optional. */
  scores: boolean
  value: number | null
  notAssessed: string | null
  /** Whether there is a point heard or a note that is not blank. */
  hasEvidence: boolean
}

/**
 * What a scorecard lacks, by set item in the order given: questions the plan wants scored without a score or
 * a reason, which the interviewer may confirm, and scores without evidence where the panel demands it, which
 * they may not.
 */
export function missingOf(
  questions: readonly CheckedQuestion[],
  evidenceDemanded: boolean,
): { unscored: string[]; withoutEvidence: string[] } {
  const ids = (wanted: (question: CheckedQuestion) => boolean) =>
    questions.filter(wanted).map((question) => question.setItemId)
  return {
    unscored: ids((one) => one.scores && one.value === null && one.notAssessed === null),
    withoutEvidence: evidenceDemanded ? ids((one) => one.value !== null && !one.hasEvidence) : [],
  }
}

/** The texts of the room: how long each may be, and where that is. */
const roomTexts = {
  note: { charactersMax: 20_000, where: 'in one note' },
  question: { charactersMax: 1000, where: 'in one question' },
  comment: { charactersMax: 10_000, where: 'in the comment' },
} as const
export type RoomText = keyof typeof roomTexts

/** Why a text is not saved until it is changed; null where it is. Asked by the server, and by the room before it sends. */
export function whyNotKept(kind: RoomText, text: string): string | null {
  const { charactersMax, where } = roomTexts[kind]
  const tooMany = text.length - charactersMax
  return tooMany > 0
    ? `At most ${charactersMax.toLocaleString('en')} characters ${where}. Shorten it by ${tooMany.toLocaleString('en')}; until then it is not saved.`
    : whyNotSavable(text)
}

/** Tells whom a room belongs to, so that nothing of theirs is written by somebody who has signed in since. */
export const memberHeader = 'x-evenhand-member'

const minuteMs = 60_000

/** How long before its time a session starts by itself with what is recorded in it. */
export const startsAheadMinutes = 15

type Begun = { state: SessionState; startsAt: Date }

/**
 * Whether what is recorded now leaves the session scheduled, so that it has to be started on purpose. A start is for
 * good: the session can no longer be moved, and the panel's decision rule stands.
 */
export function asksToStart(session: Begun, now: Date): boolean {
  return (
    session.state === 'scheduled' &&
    now.getTime() < session.startsAt.getTime() - startsAheadMinutes * minuteMs
  )
}

/**
 * Where a session stands in an interviewer's day: `soon` in the quarter of an hour before it starts, `now` from its
 * start, or from when somebody started it, until it wraps up; then `to submit` until the scorecard is in.
 */
export function whenOf(
  session: { state: SessionState; startsAt: Date; slotMinutes: number },
  card: { submittedAt: unknown; excusedAt: unknown },
  now: Date,
): 'now' | 'soon' | 'upcoming' | 'to submit' | 'done' {
  const stage = stageOf(session, now)
  if (stage === 'cancelled' || stage === 'no-show' || standingOf(card) !== 'draft') return 'done'
  if (!hasBegun(session, now)) return asksToStart(session, now) ? 'upcoming' : 'soon'
  return stage === 'wrapping up' ? 'to submit' : 'now'
}

/** Whether the seal lets this interviewer see the others' scorecards, by the policy and the visible headers. */
export function sealIsOpenTo(
  evaluation: { openedAt: unknown; sealPolicy: 'until all submit' | 'until own submit' },
  ownCards: readonly { submittedAt: unknown; excusedAt: unknown }[],
): boolean {
  if (evaluation.openedAt) return true
  return (
    evaluation.sealPolicy === 'until own submit' &&
    ownCards.some((card) => card.submittedAt) &&
    ownCards.every((card) => standingOf(card) !== 'draft')
  )
}
