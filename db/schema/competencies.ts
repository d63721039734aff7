import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'

/** What an answer shows, e.g. "Incident response". */
export const competencies = pgTable(
  'competencies',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    name: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    archivedAt: moment(),
  },
  (competency) => [
    primaryKey({ name: 'competencies_pk', columns: [competency.organizationId, competency.id] }),
    uniqueIndex('competencies_name').on(competency.organizationId, sql`lower(${competency.name})`),
    check('competencies_name_not_blank', sql`length(trim(${competency.name})) between 1 and 80`),
  ],
)
