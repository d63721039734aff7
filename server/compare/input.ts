import * as z from 'zod'
import { outcomes } from '@/db/schema/decisions'

export const compareInput = z.strictObject({ jobId: z.uuid(), panelId: z.uuid().optional() })

export const evidenceInput = z.strictObject({
  jobId: z.uuid(),
  panelId: z.uuid(),
  questionId: z.uuid(),
  applicationIds: z
    .array(z.uuid())
    .min(1, 'Choose a candidate.')
    .max(5, 'At most five candidates side by side.'),
})

export const decisionInput = z.strictObject({
  jobId: z.uuid(),
  // The panel that was looked at; without it, all of the job's.
  panelId: z.uuid().optional(),
  applicationId: z.uuid(),
  outcome: z.enum(outcomes, 'Choose an outcome.'),
  reason: z
    .string()
    .trim()
    .min(10, 'Give a reason of at least 10 characters.')
    .max(4000, 'At most 4,000 characters.'),
  // The number of the last decision that the person saw; 0 when there was none.
  lastSeen: z.int().min(0),
})
export const decisionsInput = z.strictObject({ jobId: z.uuid(), applicationId: z.uuid() })
export const exportInput = compareInput.extend({ as: z.enum(['csv', 'decision']) })
