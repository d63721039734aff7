import * as z from 'zod'
import { recommendations } from '@/db/schema/scorecards'
import { notAssessedReasons } from '@/db/schema/scores'

export const sessionInput = z.strictObject({ sessionId: z.uuid() })

const oneOfBoth = 'Give a score or a reason why there is none, not both.'
const score = z.int().min(1, 'Scores go from 1 to 5.').max(5, 'Scores go from 1 to 5.').nullable()
const notAssessed = z.enum(notAssessedReasons).nullable()
const version = z.int().min(0)

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

export const recordNoteInput = z.strictObject({
  ...write,
  noteId: z.uuid(),
  setItemId: z.uuid().nullable(),
  text: z.string().max(20_000, 'At most 20,000 characters in one note.'),
})

export const recordRecommendationInput = z.strictObject({
  ...write,
  recommendation: z.enum(recommendations).nullable(),
  comment: z.string().max(10_000, 'At most 10,000 characters.'),
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
