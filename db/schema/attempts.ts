import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns'

/** How often something was tried within a window, by a hashed key; shared between nodes. Reached by a definer function. */
export const attempts = pgTable('attempts', {
  key: text().primaryKey(),
  count: integer().notNull(),
  windowEndsAt: moment().notNull(),
})
