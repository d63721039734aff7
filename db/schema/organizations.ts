import { sql } from 'drizzle-orm'
import { check, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The tenant. Nothing crosses it. */
export const organizations = pgTable(
  'organizations',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    timeZone: text().notNull().default('UTC'),
    // A candidate's personal data is erased this many months after the decision.
    retentionMonths: integer().notNull().default(12),
    // Set on the organization that demo mode planted, which alone offers one-click sign-in and removal.
    plantedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (organization) => [
    check('organizations_name_not_blank', sql`length(trim(${organization.name})) between 1 and 120`),
    check('organizations_retention_in_range', sql`${organization.retentionMonths} between 1 and 24`),
  ],
)
