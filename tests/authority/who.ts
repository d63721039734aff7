import type { RefusalKind } from '@/server/errors'
import type { World } from '@/tests/support/world'

/** Who calls. The first seven belong to one organization; a foreigner is the admin of another. */
export const roles = [
  'admin',
  'manager',
  'otherManager',
  'interviewer',
  'otherInterviewer',
  'reviewer',
  'otherReviewer',
  'foreigner',
  'homeless',
  'nobody',
] as const
export type Role = (typeof roles)[number]

/** What they are told: `hidden` looks like an id that does not exist. */
export const outcomes = {
  yes: 'yes',
  no: 'not allowed',
  hidden: 'not found',
  out: 'not signed in',
  invalid: 'invalid',
  later: 'not now',
} as const satisfies Record<string, 'yes' | RefusalKind>
export type Outcome = keyof typeof outcomes

// “Other” is of this organization and has nothing to do with the job; “homeless” is signed in and of no organization.
//                       admin  manager other   interv. other   reviewer other foreigner homeless nobody
//                                      manager         interv.         reviewer
export const everybody = 'yes    yes    yes     yes     yes     yes     yes     yes     yes      yes'
export const persons = ' yes     yes    yes     yes     yes     yes     yes     yes     yes      out'
export const members = ' yes     yes    yes     yes     yes     yes     yes     yes     no       out'
export const membersHere = 'yes  yes    yes     yes     yes     yes     yes     hidden  no       out'
export const authors = ' yes     yes    yes     yes     yes     no      no      invalid no       out'
export const authorsHere = 'yes  yes    yes     yes     yes     no      no      hidden  no       out'
export const managers = 'yes     yes    yes     no      no      no      no      yes     no       out'
export const managersHere = 'yes yes    yes     no      no      no      no      hidden  no       out'
export const admins = '  yes     no     no      no      no      no      no      yes     no       out'
export const adminsHere = 'yes   no     no      no      no      no      no      hidden  no       out'
export const jobSeers = 'yes     yes    hidden  yes     hidden  yes     hidden  hidden  no       out'
export const comparers = 'yes    yes    hidden  no      hidden  yes     hidden  hidden  no       out'
export const jobManagers = 'yes  yes    hidden  no      no      no      no      hidden  no       out'
export const leaders = 'yes       yes    hidden  no      hidden  no      hidden  hidden  no       out'
export const panelAndManagers = 'yes yes hidden yes    hidden  no      hidden  hidden  no       out'
export const deciders = 'no      yes    hidden  no      no      no      no      hidden  no       out'
export const lookReaders = 'no   no     hidden  yes     hidden  yes      hidden  hidden  no       out'
export const seats = '   hidden  hidden hidden  yes     hidden  hidden  hidden  hidden  no       out'

/** Who may call a procedure, and an input that is valid in a world. */
export type Lines = Record<string, [who: string, input?: (world: World) => unknown]>

/** What one role is told in a line. */
export function expectedOf(who: string, role: Role): Outcome {
  const columns = who.trim().split(/\s+/)
  if (columns.length !== roles.length) throw new Error(`a line needs ${roles.length} columns: ${who}`)
  return columns[roles.indexOf(role)] as Outcome
}
