import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { organizations } from './organizations'

/** A person who can sign in; global, and reached only through definer functions. */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text(),
    createdAt: moment().notNull().defaultNow(),
  },
  (user) => [
    uniqueIndex('users_email').on(user.email),
    check(
      'users_email_is_lower',
      sql`${user.email} = lower(${user.email}) and position('@' in ${user.email}) > 1`,
    ),
    check('users_name_not_blank', sql`length(trim(${user.name})) between 1 and 120`),
  ],
)

/** A signed-in browser. The cookie carries only the id; this row is what counts. */
export const userSessions = pgTable(
  'user_sessions',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    // The organization that this browser is looking at; null until one is chosen.
    organizationId: uuid().references(() => organizations.id, { onDelete: 'set null' }),
    createdAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    revokedAt: moment(),
    userAgent: text(),
  },
  (session) => [index('user_sessions_user').on(session.userId)],
)

/** A single-use permission to set a new password; only the hash of its token is kept. */
export const passwordResets = pgTable(
  'password_resets',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (reset) => [
    uniqueIndex('password_resets_token').on(reset.tokenHash),
    index('password_resets_user').on(reset.userId),
  ],
)
