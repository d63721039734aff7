import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization, sealedBytes } from './columns'
import { members } from './members'
import { sessions } from './sessions'

/** The candidate did not come, and the session ended without scores; a reopening can follow. */
export const noShows = pgTable(
  'no_shows',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    sessionId: uuid().notNull(),
    notedBy: uuid().notNull(),
    notedAt: moment().notNull().defaultNow(),
    sealedNote: sealedBytes(),
  },
  (noShow) => [
    primaryKey({ name: 'no_shows_pk', columns: [noShow.organizationId, noShow.id] }),
    foreignKey({
      name: 'no_shows_session_fk',
      columns: [noShow.organizationId, noShow.sessionId],
      foreignColumns: [sessions.organizationId, sessions.id],
    }),
    foreignKey({
      name: 'no_shows_noted_by_fk',
      columns: [noShow.organizationId, noShow.notedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('no_shows_of_session').on(noShow.organizationId, noShow.sessionId),
  ],
)

/** A session that was over was taken up again, with a reason. */
export const sessionReopenings = pgTable(
  'session_reopenings',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    sessionId: uuid().notNull(),
    reopenedFrom: text({ enum: ['closed', 'no-show'] }).notNull(),
    reopenedBy: uuid().notNull(),
    reopenedAt: moment().notNull().defaultNow(),
    // The seal had opened before, so whatever follows could have been influenced.
    afterOpening: boolean().notNull(),
    sealedReason: sealedBytes().notNull(),
  },
  (reopening) => [
    primaryKey({ name: 'session_reopenings_pk', columns: [reopening.organizationId, reopening.id] }),
    foreignKey({
      name: 'session_reopenings_session_fk',
      columns: [reopening.organizationId, reopening.sessionId],
      foreignColumns: [sessions.organizationId, sessions.id],
    }),
    foreignKey({
      name: 'session_reopenings_reopened_by_fk',
      columns: [reopening.organizationId, reopening.reopenedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('session_reopenings_of_session').on(reopening.organizationId, reopening.sessionId),
    check('session_reopenings_from_known', sql`${reopening.reopenedFrom} in ('closed', 'no-show')`),
  ],
)
