import type { MemberRole } from '@/db/schema/members'

export type TeamRole = 'manager' | 'reviewer'
export type Colleague = { id: string; name: string; role: MemberRole }

export const teamRoleOptions = [
  { value: 'manager', label: 'Manager' },
  { value: 'reviewer', label: 'Reviewer' },
] as const

/** A role chosen in a form; the lesser one for anything unknown. */
export function teamRoleOf(value: string): TeamRole {
  return value === 'manager' ? 'manager' : 'reviewer'
}
