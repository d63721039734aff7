import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { members } from './members'

/** Who did what, when. Insert-only, written in the transaction of the act, and free of personal values. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    occurredAt: moment().notNull().defaultNow(),
    // Null where the system itself acted.
    memberId: uuid(),
    action: text().notNull(),
    subject: text().notNull(),
    subjectId: uuid().notNull(),
    detail: jsonb().notNull().default({}),
  },
  (entry) => [
    primaryKey({ name: 'audit_entries_pk', columns: [entry.organizationId, entry.id] }),
    foreignKey({
      name: 'audit_entries_member_fk',
      columns: [entry.organizationId, entry.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('audit_entries_time').on(entry.organizationId, entry.occurredAt),
    index('audit_entries_subject').on(entry.organizationId, entry.subjectId),
  ],
)
