import * as z from 'zod'

const name = z.string().trim().min(1, 'Enter the candidate’s name.').max(120, 'At most 120 characters.')
const email = z.union([
  z.literal(''),
  z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'At most 254 characters.')
    .pipe(z.email('Enter an email address, or leave it empty.')),
])
const links = z
  .array(
    z
      .url({ protocol: /^https?$/, error: 'A link starts with https:// or http://.' })
      .max(500, 'At most 500 characters.'),
  )
  .max(10, 'At most ten links.')
  .default([])

export const candidateIdInput = z.strictObject({ candidateId: z.uuid() })
export const candidateInput = z.strictObject({ name, email: email.default(''), links, jobId: z.uuid() })
export const changeCandidateInput = z.strictObject({
  candidateId: z.uuid(),
  name,
  email: email.default(''),
  links,
})
export const addressInput = z.strictObject({ email })
export const applyInput = z.strictObject({ candidateId: z.uuid(), jobId: z.uuid() })
export const withdrawInput = z.strictObject({ applicationId: z.uuid() })
export const ofJobInput = z.strictObject({ jobId: z.uuid() })
export const fileIdInput = z.strictObject({ fileId: z.uuid() })
