import * as z from 'zod'
import { secondLookReasons } from '@/db/schema/second-looks'
import { leastCandidates, mostCandidates } from './rules'

export const secondLooksInput = z.strictObject({ jobId: z.uuid(), panelId: z.uuid().optional() })
export const choicesInput = z.strictObject({ jobId: z.uuid() })
export const secondLookInput = z.strictObject({ secondLookId: z.uuid() })

export const startInput = z.strictObject({
  panelId: z.uuid('Choose a panel.'),
  evaluationIds: z
    .array(z.uuid())
    .min(leastCandidates, 'Choose at least two candidates: one answer alone is compared with nothing.')
    .max(mostCandidates, `At most ${mostCandidates} candidates at a time.`),
  memberIds: z.array(z.uuid()).min(1, 'Choose who reads.').max(12, 'At most 12 readers.'),
})

/** Without a question, the first that the reader has something to score in. */
export const readingInput = secondLookInput.extend({ questionId: z.uuid().optional() })

export const scoreInput = z
  .strictObject({
    secondLookId: z.uuid(),
    questionId: z.uuid(),
    // As the reader sees it: “Answer 3” of this question. Whose it is only the server knows.
    answer: z.int().min(1).max(mostCandidates),
    value: z.int().min(1, 'Scores go from 1 to 5.').max(5, 'Scores go from 1 to 5.').nullable(),
    notAssessed: z.enum(secondLookReasons).nullable(),
    version: z.int().min(0),
  })
  .refine((input) => input.value === null || input.notAssessed === null, {
    error: 'Give a score or a reason why there is none, not both.',
  })
