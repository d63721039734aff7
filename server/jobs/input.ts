import * as z from 'zod'
import { jobTeamRoles } from '@/db/schema/jobs'

export const jobIdInput = z.strictObject({ jobId: z.uuid() })
export const jobInput = z.strictObject({
  title: z.string().trim().min(1, 'Give the job a title.').max(160, 'At most 160 characters.'),
  description: z.string().trim().max(4000, 'At most 4,000 characters.').default(''),
})
export const changeJobInput = jobInput.extend({ jobId: z.uuid() })
export const teamPlaceInput = z.strictObject({
  jobId: z.uuid(),
  memberId: z.uuid(),
  role: z.enum(jobTeamRoles),
})
export const leaveTeamInput = z.strictObject({ jobId: z.uuid(), memberId: z.uuid() })
