import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { competencies } from './competencies'
import { members } from './members'

/** A competency that a member is qualified to ask and score. Who has none is qualified for all. */
export const qualifications = pgTable(
  'qualifications',
  {
    organizationId: ofOrganization(),
    memberId: uuid().notNull(),
    competencyId: uuid().notNull(),
    givenBy: uuid().notNull(),
    givenAt: moment().notNull().defaultNow(),
  },
  (one) => [
    primaryKey({ name: 'qualifications_pk', columns: [one.organizationId, one.memberId, one.competencyId] }),
    foreignKey({
      name: 'qualifications_member_fk',
      columns: [one.organizationId, one.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
    foreignKey({
      name: 'qualifications_competency_fk',
      columns: [one.organizationId, one.competencyId],
      foreignColumns: [competencies.organizationId, competencies.id],
    }),
    foreignKey({
      name: 'qualifications_given_by_fk',
      columns: [one.organizationId, one.givenBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('qualifications_competency').on(one.organizationId, one.competencyId),
  ],
)
