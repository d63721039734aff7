import * as z from 'zod'
import { questionLevels } from '@/db/schema/questions'
import { questionsMax, slotMinutesInput } from '../sets/input'

/** Asked for each field as well, so that only what can be asked for is sent. */
export const countInput = z
  .int('Enter a whole number.')
  .min(0, 'Enter 0 or more.')
  .max(questionsMax, `At most ${questionsMax}.`)

export const wishesInput = z.strictObject({
  slotMinutes: slotMinutesInput,
  competencies: z.array(z.strictObject({ name: z.string().max(120), least: countInput })).max(200),
  levels: z
    .array(
      z
        .strictObject({ level: z.enum(questionLevels), least: countInput, most: countInput })
        .refine(({ least, most }) => least <= most, {
          path: ['most'],
          error: 'At least as many as the least.',
        }),
    )
    .max(questionLevels.length),
  must: z.array(z.uuid()).max(questionsMax),
  never: z.array(z.uuid()).max(2000),
  questionsMost: countInput.min(1, 'At least one question.'),
  // Whose candidates should not meet a question too often.
  jobId: z.uuid().optional(),
  metMost: z.int('Enter a whole number.').min(0, 'Enter 0 or more.').max(100_000).nullable(),
})

export const checkInput = z.strictObject({
  questionIds: z.array(z.uuid()).max(questionsMax),
  // Whose candidates may have met a question.
  jobId: z.uuid().optional(),
})
