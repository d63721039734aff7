import * as z from 'zod'
import { ruleMethods, sealPolicies } from '@/db/schema/panels'
import { questionsMax, setInput } from '../sets/input'

const reason = (least: number) =>
  z
    .string()
    .trim()
    .min(least, `Give a reason of at least ${least} characters; it stays visible.`)
    .max(2000, 'At most 2,000 characters.')

const slotMinutes = z
  .int('Enter whole minutes.')
  .min(5, 'At least 5 minutes.')
  .max(480, 'At most 480 minutes.')

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'Choose a time zone such as Europe/Berlin.')

/** Years that nobody means come from a slip in the date field, such as 0206 or 20026. */
const startsAt = (missing: string) =>
  z
    .date(missing)
    .min(new Date('2000-01-01T00:00Z'), 'Check the year: sessions start in 2000 at the earliest.')
    .max(new Date('2099-12-31T00:00Z'), 'Check the year: sessions start before 2100.')

const place = z.string().trim().max(300, 'At most 300 characters.')

const members = z
  .array(z.uuid())
  .min(1, 'Choose at least one interviewer.')
  .max(20, 'At most 20 interviewers.')
  .refine((ids) => new Set(ids).size === ids.length, 'Each interviewer once.')

export const kitInput = z.strictObject({
  panelId: z.uuid(),
  /** Of one session, with its own copy of the plan; else of the panel as it stands. */
  sessionId: z.uuid().optional(),
})

export const panelIdInput = z.strictObject({ panelId: z.uuid() })
export const ofJobInput = z.strictObject({ jobId: z.uuid() })

export const panelInput = z.strictObject({
  jobId: z.uuid('Choose a job.'),
  name: z.string().trim().min(1, 'Name the panel.').max(120, 'At most 120 characters.'),
  setVersionId: z.uuid('Choose a published set.'),
  memberIds: members,
  sealPolicy: z.enum(sealPolicies).default('until all submit'),
  namesHidden: z.boolean().default(false),
  evidenceDemanded: z.boolean().default(false),
  interviewersMayCompare: z.boolean().default(false),
})

export const changePanelInput = z.strictObject({
  panelId: z.uuid(),
  name: panelInput.shape.name,
  memberIds: members,
  sealPolicy: z.enum(sealPolicies),
  namesHidden: z.boolean(),
  evidenceDemanded: z.boolean(),
  interviewersMayCompare: z.boolean(),
})

export const moveOnInput = z.strictObject({
  panelId: z.uuid(),
  setVersionId: z.uuid('Choose a published set.'),
})

export const duplicateInput = z.strictObject({ panelId: z.uuid(), jobId: z.uuid('Choose a job.') })

export const assignmentsInput = z.strictObject({
  panelId: z.uuid(),
  assignments: z
    .array(
      z.strictObject({ setItemId: z.uuid(), memberId: z.uuid(), asks: z.boolean(), scores: z.boolean() }),
    )
    .max(2000),
})

export const splitInput = z.strictObject({
  panelId: z.uuid(),
  /** How many score each question; null for everybody. */
  scorersEach: z.int('Enter a whole number.').min(1, 'At least 1.').max(20, 'At most 20.').nullable(),
})

export const scheduleInput = z.strictObject({
  panelId: z.uuid(),
  applicationIds: z.array(z.uuid()).min(1, 'Choose at least one candidate.').max(100),
  startsAt: startsAt('Enter when the first session starts. The year has four digits.'),
  slotMinutes,
  timeZone,
  place: place.default(''),
  memberIds: members,
})

export const rotateInput = z.strictObject({
  panelId: z.uuid(),
  applicationIds: scheduleInput.shape.applicationIds,
  startsAt: scheduleInput.shape.startsAt,
  slotMinutes,
  pauseMinutes: z
    .int('Enter whole minutes.')
    .min(0, 'No less than 0 minutes.')
    .max(480, 'At most 480 minutes.'),
  memberIds: members,
  /** How many come to each session. */
  each: z.int('Enter a whole number.').min(1, 'At least 1.').max(20, 'At most 20.'),
})

const eachSession = z.strictObject({
  applicationId: z.uuid(),
  startsAt: startsAt('Enter when each session starts. The year has four digits.'),
  memberIds: members,
})

export const clashesInput = z.strictObject({
  panelId: z.uuid(),
  slotMinutes,
  sessions: z.array(eachSession).max(100),
})

/** Sessions that each have a time and people of their own. */
export const scheduleEachInput = z.strictObject({
  panelId: z.uuid(),
  sessions: z.array(eachSession).min(1, 'Choose at least one candidate.').max(100),
  slotMinutes,
  timeZone,
  place: place.default(''),
})
/** All of a new panel at once: its set, who asks what, the first session. */
export const setUpPanelInput = panelInput.extend({
  /** Null where the set is a new one. */
  setVersionId: panelInput.shape.setVersionId.nullable(),
  newSet: setInput
    .extend({
      questionIds: z
        .array(z.uuid())
        .min(1, 'Assemble the questions first.')
        .max(questionsMax, `At most ${questionsMax} questions.`)
        .refine((ids) => new Set(ids).size === ids.length, 'Each question once.'),
    })
    .nullable()
    .default(null),
  /** Who asks and who scores each question, in the order of the set; null for the plan that a panel begins with. */
  plan: z
    .array(z.strictObject({ asker: z.uuid(), scorers: z.array(z.uuid()).max(20) }))
    .max(questionsMax)
    .nullable()
    .default(null),
  session: scheduleInput.omit({ panelId: true, memberIds: true }).nullable().default(null),
})

export const proposeSplitInput = splitInput.omit({ panelId: true }).extend({
  questions: z
    .array(
      z.strictObject({
        minutes: z.int().min(1).max(240),
        /** In the order of their names. */
        competencyIds: z.array(z.uuid()).max(100),
      }),
    )
    .min(1, 'Choose the questions first.')
    .max(questionsMax),
  memberIds: members,
})

export const freeStartInput = scheduleInput
  .pick({ slotMinutes: true, timeZone: true, memberIds: true })
  .extend({ applicationId: z.uuid() })

export const sessionIdInput = z.strictObject({ sessionId: z.uuid() })
export const rescheduleInput = z.strictObject({
  sessionId: z.uuid(),
  startsAt: startsAt('Enter when the session starts. The year has four digits.'),
  slotMinutes: slotMinutes.optional(),
  timeZone: timeZone.optional(),
  place: place.optional(),
  memberIds: members.optional(),
})

/** Whoever sits in it again: their seats fell away when it was cancelled. */
export const restoreSessionInput = z.strictObject({ sessionId: z.uuid(), memberIds: members })

export const excuseInput = z.strictObject({ scorecardId: z.uuid(), reason: reason(3) })
export const breakSealInput = z.strictObject({ evaluationId: z.uuid(), reason: reason(10) })

const byCompetency = (least: number, most: number, message: string) =>
  z
    .record(z.uuid(), z.number(message).min(least, message).max(most, message))
    .refine((given) => Object.keys(given).length <= 100, 'At most 100 competencies.')

export const ruleInput = z.strictObject({
  panelId: z.uuid(),
  method: z.enum(ruleMethods, 'Choose raw or adjusted.'),
  leastScores: z.int().min(1, 'At least 1.').max(50, 'At most 50.'),
  hireBar: z.number().min(1, 'From 1 to 5.').max(5, 'From 1 to 5.').nullable(),
  // How much a competency's questions count beside their own weight; 1 where absent.
  competencyWeights: byCompetency(0.1, 10, 'A number from 0.1 to 10.'),
  competencyMinimums: byCompetency(1, 5, 'A number from 1 to 5.'),
  tieBreaks: z
    .array(z.uuid())
    .max(20, 'At most 20 competencies.')
    .refine((ids) => new Set(ids).size === ids.length, 'Each competency once.'),
  reason: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
})
