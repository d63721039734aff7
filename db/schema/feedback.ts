import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization, sealedBytes } from './columns'
import { applications } from './jobs'
import { members } from './members'

/** A text for the candidate about how they did; every saving is the next number. */
export const feedbackDrafts = pgTable(
  'feedback_drafts',
  {
    organizationId: ofOrganization(),
    applicationId: uuid().notNull(),
    number: integer().notNull(),
    sealedText: sealedBytes().notNull(),
    writtenBy: uuid().notNull(),
    writtenAt: moment().notNull().defaultNow(),
  },
  (draft) => [
    primaryKey({
      name: 'feedback_drafts_pk',
      columns: [draft.organizationId, draft.applicationId, draft.number],
    }),
    foreignKey({
      name: 'feedback_drafts_application_fk',
      columns: [draft.organizationId, draft.applicationId],
      foreignColumns: [applications.organizationId, applications.id],
    }),
    foreignKey({
      name: 'feedback_drafts_written_by_fk',
      columns: [draft.organizationId, draft.writtenBy],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
)

export const feedbackWays = ['by mail', 'by hand'] as const

/** When which draft went to the candidate, and how. */
export const feedbackSendings = pgTable(
  'feedback_sendings',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    applicationId: uuid().notNull(),
    number: integer().notNull(),
    way: text({ enum: feedbackWays }).notNull(),
    sentBy: uuid().notNull(),
    sentAt: moment().notNull().defaultNow(),
  },
  (sending) => [
    primaryKey({ name: 'feedback_sendings_pk', columns: [sending.organizationId, sending.id] }),
    foreignKey({
      name: 'feedback_sendings_draft_fk',
      columns: [sending.organizationId, sending.applicationId, sending.number],
      foreignColumns: [feedbackDrafts.organizationId, feedbackDrafts.applicationId, feedbackDrafts.number],
    }),
    foreignKey({
      name: 'feedback_sendings_sent_by_fk',
      columns: [sending.organizationId, sending.sentBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('feedback_sendings_way_known', sql`${sending.way} in ('by mail', 'by hand')`),
  ],
)
