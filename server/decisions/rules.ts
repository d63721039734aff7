import type { DecisionState } from '../jobs/rules'

/** How far a decision is, as a sentence. */
export function decisionInWords(decision: {
  state: DecisionState
  approvalsNeeded: number
  approvals: number
}): string {
  const missing = decision.approvalsNeeded - decision.approvals
  switch (decision.state) {
    case 'proposed':
      return `Waits for ${missing} ${missing === 1 ? 'approval' : 'approvals'}`
    case 'stands':
      return decision.approvalsNeeded > 0 ? `Stands, approved by ${decision.approvals}` : 'Stands'
    case 'objected':
      return 'Objected to'
    case 'reopened':
      return 'Reopened'
  }
}

/** Why no further decision is recorded now, in words; null when one is. */
export function whyNotDecideAgain(last: { state: DecisionState } | null): string | null {
  if (!last || last.state === 'reopened') return null
  return last.state === 'objected'
    ? 'This decision was objected to. Reopen it with a reason, then decide anew.'
    : 'A decision is recorded. Reopen it with a reason before you decide anew.'
}

/** Why somebody of the team cannot approve of a decision or object to it now, in words; null when they can. */
export function whyNotAnswer(
  decision: { state: DecisionState; deciderId: string; answeredBy: readonly string[] },
  memberId: string,
): string | null {
  if (decision.deciderId === memberId) return 'Your own decision is for others to approve.'
  if (decision.answeredBy.includes(memberId)) return 'You have answered already, and that is final.'
  return {
    proposed: null,
    stands: 'This decision stands already; it needs no further approval.',
    objected: 'Somebody objected. A manager reopens the decision first.',
    reopened: 'This decision was reopened and is no longer in force.',
  }[decision.state]
}

/** Why a decision cannot be reopened, in words; null when it can. */
export function whyNotReopen(decision: { state: DecisionState; isLast: boolean }): string | null {
  return decision.state === 'reopened' || !decision.isLast ? 'This decision was reopened already.' : null
}
