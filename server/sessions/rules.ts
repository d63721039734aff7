import type { SessionState } from '@/db/schema/sessions'

export type Act = 'record' | 'submit' | 'revise'

const statesThatAllow: Record<Act, readonly SessionState[]> = {
  record: ['scheduled', 'live', 'wrapping up'],
  submit: ['scheduled', 'live', 'wrapping up'],
  revise: ['scheduled', 'live', 'wrapping up', 'closed'],
}

/** Asked by the verbs to refuse and by the pages to disable; never restated. */
export function sessionCan(act: Act, session: { state: SessionState }): boolean {
  return statesThatAllow[act].includes(session.state)
}

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
  act: Act,
  session: { state: SessionState },
  card: { submittedAt: unknown; excusedAt: unknown },
): string | null {
  const standing = standingOf(card)
  if (session.state === 'cancelled') return 'This session was cancelled. Nothing more can be recorded in it.'
  if (standing === 'excused') return 'Your scorecard was excused by a manager and stays as it is.'
  if (act === 'revise')
    return standing === 'submitted' ? null : 'Only a submitted scorecard is revised. Change the score itself.'
  if (standing === 'submitted')
    return 'Your scorecard is submitted and stays as it is. A later change is a revision with a reason.'
  return sessionCan(act, session) ? null : 'This session is closed. Nothing more can be recorded in it.'
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

const minuteMs = 60_000

/**
 * Where a session stands in an interviewer's day: `now` from a quarter of an hour before it starts to half an
 * hour after its slot ends, or while it is live and the scorecard is a draft on the same day; then `to submit`
 * until the scorecard is in.
 */
export function whenOf(
  session: { state: SessionState; startsAt: Date; slotMinutes: number },
  card: { submittedAt: unknown; excusedAt: unknown },
  now: Date,
): 'now' | 'upcoming' | 'to submit' | 'done' {
  if (session.state === 'cancelled' || standingOf(card) !== 'draft') return 'done'
  const startsMs = session.startsAt.getTime()
  if (now.getTime() < startsMs - 15 * minuteMs) return session.state === 'scheduled' ? 'upcoming' : 'now'
  return now.getTime() <= startsMs + (session.slotMinutes + 30) * minuteMs ? 'now' : 'to submit'
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
