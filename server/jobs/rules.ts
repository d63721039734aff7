import type { JobTeamRole } from '@/db/schema/jobs'
import type { MemberRole } from '@/db/schema/members'

/** Why a member cannot be given a place on a job's team, in words; null when they can. */
export function whyNotTeamRole(of: { name: string; role: MemberRole }, role: JobTeamRole): string | null {
  if (role !== 'manager' || of.role === 'admin' || of.role === 'manager') return null
  return `${of.name} has the role ${of.role} and cannot manage a job. Choose reviewer, or have an admin change the role.`
}

/** Why a member of the team cannot leave it or look only from now on, in words; null when they can. */
export function whyNotLoseManager(
  team: readonly { memberId: string; role: JobTeamRole }[],
  memberId: string,
): string | null {
  const managers = team.filter((one) => one.role === 'manager')
  return managers.length === 1 && managers[0]?.memberId === memberId
    ? 'A job keeps at least one manager. Add another one first.'
    : null
}

/** Why a job takes nothing new and is not changed, in words; null when it does. */
export function whyNotChange(job: { archivedAt: Date | null }): string | null {
  return job.archivedAt ? 'This job is archived. Restore it first.' : null
}

export const decisionStates = ['proposed', 'stands', 'objected', 'reopened'] as const
export type DecisionState = (typeof decisionStates)[number]

/** How far a decision is. It stands with as many approvals as its job demanded then; one objection stops it. */
export function decisionStateOf(decision: {
  approvalsNeeded: number
  approvals: number
  objections: number
  isReopened: boolean
}): DecisionState {
  if (decision.isReopened) return 'reopened'
  if (decision.objections > 0) return 'objected'
  return decision.approvals >= decision.approvalsNeeded ? 'stands' : 'proposed'
}
