import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, ofOrganization, sealedBytes } from './columns'
import { applications } from './jobs'
import { members } from './members'

export const outcomes = ['advance', 'hire', 'hold', 'reject'] as const
export type Outcome = (typeof outcomes)[number]

/** What the team concluded for an application. Append-only: a change of mind is the next number. */
export const decisions = pgTable(
  'decisions',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    applicationId: uuid().notNull(),
    number: integer().notNull(),
    outcome: text({ enum: outcomes }).notNull(),
    sealedReason: sealedBytes().notNull(),
    decidedBy: uuid().notNull(),
    decidedAt: moment().notNull().defaultNow(),
    // The comparison it was made on, under pseudonymous ids only, and the hash of its canonical text.
    frozenComparison: jsonb().notNull(),
    comparisonSha256: text().notNull(),
    // As the job wanted it then; with as many approvals, and no objection, the decision stands.
    approvalsNeeded: integer().notNull().default(0),
  },
  (decision) => [
    primaryKey({ name: 'decisions_pk', columns: [decision.organizationId, decision.id] }),
    unique('decisions_number').on(decision.organizationId, decision.applicationId, decision.number),
    foreignKey({
      name: 'decisions_application_fk',
      columns: [decision.organizationId, decision.applicationId],
      foreignColumns: [applications.organizationId, applications.id],
    }),
    foreignKey({
      name: 'decisions_decided_by_fk',
      columns: [decision.organizationId, decision.decidedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('decisions_approvals_in_range', sql`${decision.approvalsNeeded} between 0 and 5`),
    check('decisions_outcome_known', sql`${decision.outcome} in ('advance', 'hire', 'hold', 'reject')`),
  ],
)

export const approvalAnswers = ['approved', 'objected'] as const
export type ApprovalAnswer = (typeof approvalAnswers)[number]

/** What another of the team says to a decision, once. */
export const decisionApprovals = pgTable(
  'decision_approvals',
  {
    organizationId: ofOrganization(),
    decisionId: uuid().notNull(),
    memberId: uuid().notNull(),
    answer: text({ enum: approvalAnswers }).notNull(),
    sealedComment: sealedBytes(),
    answeredAt: moment().notNull().defaultNow(),
  },
  (approval) => [
    primaryKey({
      name: 'decision_approvals_pk',
      columns: [approval.organizationId, approval.decisionId, approval.memberId],
    }),
    foreignKey({
      name: 'decision_approvals_decision_fk',
      columns: [approval.organizationId, approval.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
    }),
    foreignKey({
      name: 'decision_approvals_member_fk',
      columns: [approval.organizationId, approval.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('decision_approvals_answer_known', sql`${approval.answer} in ('approved', 'objected')`),
  ],
)

/** A decision taken up again, with a reason; until then no other follows it. */
export const decisionReopenings = pgTable(
  'decision_reopenings',
  {
    organizationId: ofOrganization(),
    decisionId: uuid().notNull(),
    reopenedBy: uuid().notNull(),
    reopenedAt: moment().notNull().defaultNow(),
    sealedReason: sealedBytes().notNull(),
  },
  (reopening) => [
    primaryKey({
      name: 'decision_reopenings_pk',
      columns: [reopening.organizationId, reopening.decisionId],
    }),
    foreignKey({
      name: 'decision_reopenings_decision_fk',
      columns: [reopening.organizationId, reopening.decisionId],
      foreignColumns: [decisions.organizationId, decisions.id],
    }),
    foreignKey({
      name: 'decision_reopenings_member_fk',
      columns: [reopening.organizationId, reopening.reopenedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
)
