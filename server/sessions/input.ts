import * as z from 'zod'
import { recommendations } from '@/db/schema/scorecards'
import { notAssessedReasons } from '@/db/schema/scores'
import { type RoomText, whyNotKept } from './rules'

export const sessionInput = z.strictObject({ sessionId: z.uuid() })

const oneOfBoth = 'Give a score or a reason why there is none, not both.'
const score = z.int().min(1, 'Scores go from 1 to 5.').max(5, 'Scores go from 1 to 5.').nullable()
const notAssessed = z.enum(notAssessedReasons).nullable()
const version = z.int().min(0)

/** A text of the room, which asks before it sends: there what is refused would otherwise be tried without end. */
const roomText = (kind: RoomText) =>
  z.string().superRefine((text, check) => {
    const message = whyNotKept(kind, text)
    if (message) check.addIssue({ code: 'custom', message })
  })

/** Fields of every write: where, the client-made key of this one act, and the version it was made on (0: none yet). */
const write = { sessionId: z.uuid(), entryId: z.uuid(), version }

export const recordScoreInput = z
  .strictObject({ ...write, setItemId: z.uuid(), value: score, notAssessed })
  .refine((input) => input.value === null || input.notAssessed === null, { error: oneOfBoth })

export const recordPointInput = z.strictObject({
  ...write,
  setItemId: z.uuid(),
  pointId: z.uuid(),
  heard: z.boolean(),
})

export const recordFollowUpInput = z.strictObject({
  ...write,
  setItemId: z.uuid(),
  followUpId: z.uuid(),
  used: z.boolean(),
})

/** A note on a question of the set, which may be evidence for one of its points, or on one that was asked beside it, which then has its words and a score of its own. */
export const recordNoteInput = z
  .strictObject({
    ...write,
    noteId: z.uuid(),
    setItemId: z.uuid().nullable(),
    pointId: z.uuid().nullable().default(null),
    text: roomText('note'),
    unplanned: z
      .strictObject({ question: roomText('question'), value: score })
      .nullable()
      .default(null),
  })
  .refine((input) => input.setItemId === null || input.unplanned === null, {
    error: 'A question of the set has its own score.',
  })
  .refine((input) => input.setItemId !== null || input.pointId === null, {
    error: 'A point belongs to a question of the set.',
  })

export const recordRecommendationInput = z.strictObject({
  ...write,
  recommendation: z.enum(recommendations).nullable(),
  comment: roomText('comment'),
})

export const submitInput = z.strictObject({ sessionId: z.uuid(), confirmMissing: z.boolean() })

export const reviseInput = z
  .strictObject({
    sessionId: z.uuid(),
    setItemId: z.uuid(),
    value: score,
    notAssessed,
    reason: z
      .string()
      .trim()
      .min(3, 'Say in a few words why the score changes.')
      .max(2000, 'At most 2,000 characters.'),
  })
  .refine((input) => (input.value === null) !== (input.notAssessed === null), { error: oneOfBoth })

const reason = z
  .string()
  .trim()
  .min(3, 'Give a reason of at least 3 characters; it stays visible.')
  .max(2000, 'At most 2,000 characters.')

export const noShowInput = z.strictObject({
  sessionId: z.uuid(),
  note: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
})

export const reopenInput = z.strictObject({
  sessionId: z.uuid(),
  reason,
  /** Who joins: those who sit in it already are not named. */
  memberIds: z
    .array(z.uuid())
    .max(20, 'At most 20 interviewers.')
    .refine((ids) => new Set(ids).size === ids.length, 'Each interviewer once.')
    .default([]),
})

export const replaceInput = z.strictObject({
  sessionId: z.uuid(),
  memberId: z.uuid('Choose who does not come.'),
  byMemberId: z.uuid('Choose who comes instead.'),
})
