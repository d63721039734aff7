import * as z from 'zod'

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
