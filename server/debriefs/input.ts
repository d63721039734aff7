import * as z from 'zod'

export const debriefsInput = z.strictObject({ jobId: z.uuid(), panelId: z.uuid().optional() })
export const debriefInput = z.strictObject({ evaluationId: z.uuid() })
export const topicInput = z.strictObject({ evaluationId: z.uuid(), questionId: z.uuid() })

export const settleInput = z.strictObject({
  evaluationId: z.uuid(),
  questionId: z.uuid(),
  note: z.string().trim().max(500, 'At most 500 characters: what came of it, in a sentence.'),
  // What is talked about next; null stays here.
  nextQuestionId: z.uuid().nullable(),
})

export const panelInfluenceInput = z.strictObject({ jobId: z.uuid(), panelId: z.uuid() })
