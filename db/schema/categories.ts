import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'

/** A shelf of the bank. */
export const categories = pgTable(
  'categories',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
    createdAt: moment().notNull().defaultNow(),
    archivedAt: moment(),
  },
  (category) => [
    primaryKey({ name: 'categories_pk', columns: [category.organizationId, category.id] }),
    uniqueIndex('categories_name').on(category.organizationId, sql`lower(${category.name})`),
    check('categories_name_not_blank', sql`length(trim(${category.name})) between 1 and 80`),
  ],
)
