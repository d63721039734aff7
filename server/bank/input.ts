import * as z from 'zod'
import { questionLevels, questionStatuses } from '@/db/schema/questions'
import { withoutUnsavable } from '../errors'

const line = (what: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, what)
    .max(most, `At most ${most.toLocaleString('en')} characters.`)

export const levelsRequired = [1, 3, 5] as const
export const promptLengthMax = 4000

/** What a question says, in one version. The form and the starter bank hold themselves to it alike. */
export const questionContent = z.strictObject({
  categoryId: z.uuid('Choose a category.'),
  level: z.enum(questionLevels, 'Choose a level.'),
  minutes: z.int('Enter whole minutes.').min(1, 'At least 1 minute.').max(120, 'At most 120 minutes.'),
  competencyIds: z.array(z.uuid()).min(1, 'Choose at least one competency.').max(8, 'At most eight.'),
  prompt: line('Write the question as it is asked.', promptLengthMax),
  hint: line('Say what a great answer covers.', 4000),
  points: z
    .array(line('Write the point, or remove it.', 1000))
    .min(1, 'Add at least one point.')
    .max(20, 'At most 20 points.'),
  anchors: z
    .array(
      z.strictObject({
        level: z.int().min(1).max(5),
        text: line('Describe such an answer.', 2000),
      }),
    )
    .max(5)
    .refine((anchors) => new Set(anchors.map((one) => one.level)).size === anchors.length, 'Each level once.')
    .refine(
      (anchors) => levelsRequired.every((level) => anchors.some((one) => one.level === level)),
      'Describe answers at levels 1, 3 and 5.',
    ),
  followUps: z.array(line('Write the follow-up, or remove it.', 1000)).max(10, 'At most ten follow-ups.'),
})

export const questionIdInput = z.strictObject({ questionId: z.uuid() })
/** What to stand in for, and what stays beside it in the set. */
export const similarInput = questionIdInput.extend({ besideIds: z.array(z.uuid()).max(60) })

export const createQuestionInput = questionContent.extend({
  // A name that stays the same across installations; the starter bank has one for each question.
  key: z.string().trim().min(1).max(120).optional(),
})
export const saveQuestionInput = questionContent.extend({
  questionId: z.uuid(),
  // The newest version as it was when editing began.
  number: z.int().min(1),
  revision: z.int().min(1),
})

export const publishQuestionInput = questionIdInput.extend({
  // The wording that was read before pressing; one saved since is not published unread.
  seen: z.strictObject({ number: z.int().min(1), revision: z.int().min(1) }).optional(),
})

const words = z.string().trim().max(1000, 'At most 1,000 characters.')
export const askForReviewInput = questionIdInput.extend({
  // The newest version as it was read.
  seen: z.strictObject({ number: z.int().min(1), revision: z.int().min(1) }),
  request: words.optional(),
})
export const compareVersionsInput = questionIdInput.extend({ from: z.int().min(1), to: z.int().min(1) })
export const reuseVersionInput = questionIdInput.extend({
  number: z.int().min(1),
  // The newest version as it was when this one was chosen.
  seen: z.strictObject({ number: z.int().min(1), revision: z.int().min(1) }),
})
export const sendBackInput = questionIdInput.extend({
  answer: words.min(1, 'Say what to change.'),
})
/** How long a question takes, in bands to filter by. */
export const minuteBands = ['1-5', '6-10', '11-15', '16-'] as const
/** When a session last had it: recently is within three months. */
export const lastUses = ['never', 'recently', 'longer ago'] as const

export const alikeInput = z.strictObject({
  prompt: z.string().max(promptLengthMax),
  // The question being written, which is always most like itself.
  questionId: z.uuid().optional(),
})

export const bankFilter = z.strictObject({
  text: z.string().transform(withoutUnsavable).pipe(z.string().trim().max(200)).optional(),
  categoryId: z.uuid().optional(),
  competencyId: z.uuid().optional(),
  level: z.enum(questionLevels).optional(),
  minutes: z.enum(minuteBands).optional(),
  status: z.enum(questionStatuses).optional(),
  lastUsed: z.enum(lastUses).optional(),
  authorId: z.uuid().optional(),
})

/** The place of a row in the list, to go on from. */
const bankPlace = z.strictObject({
  rank: z.number().min(0).max(1000),
  position: z.int(),
  createdAtMicroseconds: z.int().min(0),
  id: z.uuid(),
})
const limit = z.int().min(1).max(1000).default(50)
export const listQuestionsInput = bankFilter.extend({ limit })
export const moreQuestionsInput = bankFilter.extend({ limit, after: bankPlace })

const name = line('Enter a name.', 80)
export const categoryInput = z.strictObject({ name })
export const competencyInput = z.strictObject({ name })
