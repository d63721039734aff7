export type Role = 'admin' | 'manager' | 'interviewer' | 'reviewer'

/** The roles, from the most to the least, with what each may do in a few words. */
export const roleOptions: readonly { value: Role; label: string; may: string }[] = [
  { value: 'admin', label: 'Admin', may: 'Members, settings, every job; decides only where on the team.' },
  { value: 'manager', label: 'Manager', may: 'Bank, sets, panels and candidates; decides on their jobs.' },
  { value: 'interviewer', label: 'Interviewer', may: 'Scores in sessions they sit in; drafts questions.' },
  { value: 'reviewer', label: 'Reviewer', may: 'Reads the comparison of jobs they are on the team of.' },
]

/** A role chosen in a form; the least one for anything unknown. */
export function roleOf(value: string): Role {
  return roleOptions.find((role) => role.value === value)?.value ?? 'reviewer'
}
