import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { users } from './users'

export const memberRoles = ['admin', 'manager', 'interviewer', 'reviewer'] as const
export type MemberRole = (typeof memberRoles)[number]

/** A user in an organization. The role is the ceiling of what the person can be given. */
export const members = pgTable(
  'members',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    // Name and address as this organization sees them, since it cannot read the global users.
    name: text().notNull(),
    email: text().notNull(),
    role: text({ enum: memberRoles }).notNull(),
    joinedAt: moment().notNull().defaultNow(),
    leftAt: moment(),
  },
  (member) => [
    primaryKey({ name: 'members_pk', columns: [member.organizationId, member.id] }),
    uniqueIndex('members_user').on(member.organizationId, member.userId),
    index('members_of_user').on(member.userId),
    check('members_role_known', sql`${member.role} in ('admin', 'manager', 'interviewer', 'reviewer')`),
    check('members_name_not_blank', sql`length(trim(${member.name})) between 1 and 120`),
  ],
)

/** A link that lets its holder join with a role. Only the hash of its token is kept. */
export const invitations = pgTable(
  'invitations',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    email: text().notNull(),
    role: text({ enum: memberRoles }).notNull(),
    tokenHash: text().notNull(),
    invitedBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    acceptedAt: moment(),
    revokedAt: moment(),
  },
  (invitation) => [
    primaryKey({ name: 'invitations_pk', columns: [invitation.organizationId, invitation.id] }),
    foreignKey({
      name: 'invitations_invited_by_fk',
      columns: [invitation.organizationId, invitation.invitedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    uniqueIndex('invitations_token').on(invitation.tokenHash),
    check(
      'invitations_role_known',
      sql`${invitation.role} in ('admin', 'manager', 'interviewer', 'reviewer')`,
    ),
    check('invitations_email_is_lower', sql`${invitation.email} = lower(${invitation.email})`),
  ],
)
