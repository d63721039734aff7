import * as z from 'zod'

const name = z.string().trim().min(1, 'Name the set.').max(120, 'At most 120 characters.')
export const questionsMax = 60

/** Asked for every change of a field as well, so that only what can be saved is sent. */
export const slotMinutesInput = z
  .int('Enter whole minutes.')
  .min(5, 'At least 5 minutes.')
  .max(480, 'At most 480 minutes.')

export const weightInput = z
  .number('Enter a number.')
  .gt(0, 'A weight is more than 0.')
  .max(100, 'At most 100.')
  .transform((weight) => Math.round(weight * 100) / 100)
  .refine((weight) => weight > 0, 'A weight is at least 0.01.')

export const setIdInput = z.strictObject({ setId: z.uuid() })
export const setInput = z.strictObject({ name, slotMinutes: slotMinutesInput })
// Without a number: the newest version.
export const findSetInput = setIdInput.extend({ number: z.int().min(1).optional() })
export const renameSetInput = z.strictObject({ setId: z.uuid(), name })
export const saveSetInput = z.strictObject({
  setVersionId: z.uuid(),
  // The draft's revision as the person saw it.
  revision: z.int().min(1),
  slotMinutes: slotMinutesInput,
  items: z
    .array(z.strictObject({ questionId: z.uuid(), weight: weightInput }))
    .max(questionsMax, `At most ${questionsMax} questions.`)
    .refine(
      (items) => new Set(items.map((item) => item.questionId)).size === items.length,
      'Each question once.',
    ),
})
export const publishSetInput = z.strictObject({ setVersionId: z.uuid(), revision: z.int().min(1) })
export const moveSetsInput = z.strictObject({ setIds: z.array(z.uuid()).min(1).max(1000) })
