import { type SQL, sql } from 'drizzle-orm'
import { decisionApprovals, decisionReopenings, decisions, type Outcome } from '@/db/schema/decisions'
import type { applications } from '@/db/schema/jobs'
import { type DecisionState, decisionStateOf } from '../jobs/rules'

export type NewestDecision = { number: number; outcome: Outcome; state: Exclude<DecisionState, 'reopened'> }

type Counted = {
  number: number
  outcome: Outcome
  approvalsNeeded: number
  approvals: number
  objections: number
  isReopened: boolean
}

/** What is known of an application's newest decision, as JSON; for a query that has `applications`. */
export function newestDecisionOf(application: typeof applications): SQL<Counted | null> {
  const ofIt = (answer: string) =>
    sql`(select count(*) from ${decisionApprovals} a where a.organization_id = d.organization_id and a.decision_id = d.id and a.answer = ${sql.raw(`'${answer}'`)})`
  return sql<Counted | null>`(select json_build_object('number', d.number, 'outcome', d.outcome, 'approvalsNeeded', d.approvals_needed,
      'approvals', ${ofIt('approved')}, 'objections', ${ofIt('objected')},
      'isReopened', exists (select from ${decisionReopenings} r where r.organization_id = d.organization_id and r.decision_id = d.id))
    from ${decisions} d where d.organization_id = ${application.organizationId} and d.application_id = ${application.id}
    order by d.number desc limit 1)`
}

/** Null where nobody decided, or the decision was taken up again. */
export function inForce(counted: Counted | null): NewestDecision | null {
  if (!counted) return null
  const state = decisionStateOf(counted)
  return state === 'reopened' ? null : { number: counted.number, outcome: counted.outcome, state }
}
