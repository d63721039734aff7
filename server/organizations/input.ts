import * as z from 'zod'
import { memberRoles } from '@/db/schema/members'
import { passwordRules } from './rules'

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'At most 254 characters.')
  .pipe(z.email('Enter an email address such as ada@example.org.'))

export const personName = z.string().trim().min(1, 'Enter a name.').max(120, 'At most 120 characters.')

export const password = z.string().superRefine((text, check) => {
  const broken = passwordRules.find((rule) => !rule.holds(text))
  if (broken) check.addIssue({ code: 'custom', message: broken.says })
})

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'Choose a time zone such as Europe/Berlin.')

const organizationName = z
  .string()
  .trim()
  .min(1, 'Name the organization.')
  .max(120, 'At most 120 characters.')
const brokenLink = 'This link is not complete. Open it as it was sent, or ask for a new one.'
const token = z.string().min(20, brokenLink).max(200, brokenLink)

/** What the sign-in form asks before it is sent; whether both fit together is the server's to say. */
export const signInInput = z.strictObject({ email, password: z.string().min(1, 'Enter your password.') })
export const setUpInput = z.strictObject({ organizationName, timeZone, name: personName, email, password })
export const switchInput = z.strictObject({ organizationId: z.uuid() })
export const inviteInput = z.strictObject({ email, role: z.enum(memberRoles) })
export const invitationIdInput = z.strictObject({ invitationId: z.uuid() })
export const findInvitationInput = z.strictObject({ token })
export const acceptInvitationInput = z.strictObject({
  token,
  // Who has an account already proves it with its password; a new person chooses name and password, which are
  // judged once it is known who comes.
  name: z.string().max(1000).optional(),
  password: z.string().max(128),
})
/** Who joins without an account. */
export const newPerson = z.strictObject({ name: personName, password })
export const forgotPasswordInput = z.strictObject({ email })
export const resetPasswordInput = z.strictObject({ token, password })
export const changePasswordInput = z.strictObject({
  oldPassword: z.string().min(1, 'Enter your present password.').max(128),
  newPassword: password,
})
export const changeRoleInput = z.strictObject({ memberId: z.uuid(), role: z.enum(memberRoles) })
/** None: qualified for all. */
export const qualifyInput = z.strictObject({
  memberId: z.uuid(),
  competencyIds: z
    .array(z.uuid())
    .max(200, 'At most 200 competencies.')
    .refine((ids) => new Set(ids).size === ids.length, 'Each competency once.'),
})
export const memberIdInput = z.strictObject({ memberId: z.uuid() })
export const organizationInput = z.strictObject({ name: organizationName, timeZone })
