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
    check('decisions_outcome_known', sql`${decision.outcome} in ('advance', 'hire', 'hold', 'reject')`),
  ],
)
