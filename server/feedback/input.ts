import * as z from 'zod'
import { feedbackWays } from '@/db/schema/feedback'
import { textMax } from './rules'

export const feedbackInput = z.strictObject({ jobId: z.uuid(), applicationId: z.uuid() })
export const saveInput = feedbackInput.extend({
  text: z
    .string()
    .trim()
    .min(1, 'Write something first, or take the draft that is offered.')
    .max(textMax, `At most ${textMax.toLocaleString('en')} characters.`),
  /** The number of the newest version that the person saw; 0 where there was none. */
  lastSeen: z.int().min(0),
})
export const sendInput = feedbackInput.extend({ number: z.int().min(1), way: z.enum(feedbackWays) })
