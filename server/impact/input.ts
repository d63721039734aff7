import * as z from 'zod'
import { groupsMax } from './rules'

const name = z.string().trim().min(1, 'Name the question, e.g. Gender.').max(120, 'At most 120 characters.')
const group = z.string().trim().min(1, 'Name the group.').max(80, 'At most 80 characters.')
const groups = z
  .array(group)
  .min(2, 'A question needs at least two groups to choose from.')
  .max(groupsMax, `At most ${groupsMax} groups.`)
  .superRefine((given, check) => {
    const seen = new Set<string>()
    for (const [at, one] of given.entries()) {
      const key = one.toLocaleLowerCase('en')
      if (key && seen.has(key))
        check.addIssue({ code: 'custom', path: [at], message: 'This group is there already.' })
      seen.add(key)
    }
  })
const brokenLink = 'This link is not complete. Open it as it was sent, or ask for it again.'
const token = z.string().min(20, brokenLink).max(200, brokenLink)
const applicationIds = z.array(z.uuid()).min(1, 'Choose at least one candidate.').max(2000)

export const jobIdInput = z.strictObject({ jobId: z.uuid() })
export const questionInput = z.strictObject({ name, groups })
export const changeQuestionInput = questionInput.extend({ questionId: z.uuid() })
export const questionIdInput = z.strictObject({ questionId: z.uuid() })
export const orderInput = z.strictObject({ questionIds: z.array(z.uuid()).min(1).max(200) })
export const linksInput = z.strictObject({ jobId: z.uuid(), applicationIds })

export const findPageInput = z.strictObject({ token })
export const answerInput = z.strictObject({
  token,
  /** Of each question a group, or null for what one would rather not say; what is not named stays as it is. */
  answers: z
    .array(z.strictObject({ questionId: z.uuid(), group: z.string().max(80).nullable() }))
    .min(1, 'Choose an answer to at least one question, or close this page: both are fine.')
    .max(50)
    .refine(
      (given) => new Set(given.map((one) => one.questionId)).size === given.length,
      'Each question once.',
    ),
})
