import * as z from 'zod'
import { jobTeamRoles } from '@/db/schema/jobs'

export const jobIdInput = z.strictObject({ jobId: z.uuid() })
export const jobInput = z.strictObject({
  title: z.string().trim().min(1, 'Give the job a title.').max(160, 'At most 160 characters.'),
  description: z.string().trim().max(4000, 'At most 4,000 characters.').default(''),
})
export const approvalsMax = 5
export const changeJobInput = jobInput.extend({
  jobId: z.uuid(),
  // How many others of the team approve before a decision stands; left out, it stays as it is.
  approvalsNeeded: z
    .int('Give a whole number.')
    .min(0, 'From 0 to 5 approvals.')
    .max(approvalsMax, 'From 0 to 5 approvals.')
    .optional(),
})
export const teamPlaceInput = z.strictObject({
  jobId: z.uuid(),
  memberId: z.uuid(),
  role: z.enum(jobTeamRoles),
})
export const leaveTeamInput = z.strictObject({ jobId: z.uuid(), memberId: z.uuid() })
