import * as z from 'zod'
import { approvalAnswers, outcomes } from '@/db/schema/decisions'

const reason = z
  .string()
  .trim()
  .min(10, 'Give a reason of at least 10 characters.')
  .max(4000, 'At most 4,000 characters.')

const application = { jobId: z.uuid(), applicationId: z.uuid() }

export const decisionsInput = z.strictObject(application)
export const decisionInput = z.strictObject({
  ...application,
  // The panel that was looked at; without it, all of the job's.
  panelId: z.uuid().optional(),
  outcome: z.enum(outcomes, 'Choose an outcome.'),
  reason,
  // The number of the last decision that the person saw; 0 when there was none.
  lastSeen: z.int().min(0),
})
/** One decision of an application, by its number. */
export const decisionNumberInput = z.strictObject({ ...application, number: z.int().min(1) })
export const answerInput = decisionNumberInput
  .extend({
    answer: z.enum(approvalAnswers, 'Choose approve or object.'),
    comment: z.string().trim().max(4000, 'At most 4,000 characters.').default(''),
  })
  .refine(({ answer, comment }) => answer === 'approved' || comment.length >= 10, {
    path: ['comment'],
    message: 'Say in at least 10 characters what you object to.',
  })
export const reopeningInput = decisionNumberInput.extend({ reason })
