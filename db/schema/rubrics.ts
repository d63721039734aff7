import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { ofOrganization } from './columns'
import { questionVersions } from './questions'

/** One checkable part of a version's rubric hint. */
export const points = pgTable(
  'points',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    questionVersionId: uuid().notNull(),
    position: integer().notNull(),
    text: text().notNull(),
  },
  (point) => [
    primaryKey({ name: 'points_pk', columns: [point.organizationId, point.id] }),
    unique('points_position').on(point.organizationId, point.questionVersionId, point.position),
    // What a heard point refers to, so that it cannot belong to another question.
    unique('points_version').on(point.organizationId, point.id, point.questionVersionId),
    foreignKey({
      name: 'points_question_version_fk',
      columns: [point.organizationId, point.questionVersionId],
      foreignColumns: [questionVersions.organizationId, questionVersions.id],
    }),
    check('points_text_not_blank', sql`length(trim(${point.text})) between 1 and 1000`),
  ],
)

/** What an answer at a level looks like. Levels 1, 3 and 5 are required before publishing. */
export const anchors = pgTable(
  'anchors',
  {
    organizationId: ofOrganization(),
    questionVersionId: uuid().notNull(),
    level: smallint().notNull(),
    text: text().notNull(),
  },
  (anchor) => [
    primaryKey({
      name: 'anchors_pk',
      columns: [anchor.organizationId, anchor.questionVersionId, anchor.level],
    }),
    foreignKey({
      name: 'anchors_question_version_fk',
      columns: [anchor.organizationId, anchor.questionVersionId],
      foreignColumns: [questionVersions.organizationId, questionVersions.id],
    }),
    check('anchors_level_in_range', sql`${anchor.level} between 1 and 5`),
    check('anchors_text_not_blank', sql`length(trim(${anchor.text})) between 1 and 2000`),
  ],
)

/** A question to ask when the answer leaves a point open. */
export const followUps = pgTable(
  'follow_ups',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    questionVersionId: uuid().notNull(),
    position: integer().notNull(),
    text: text().notNull(),
  },
  (followUp) => [
    primaryKey({ name: 'follow_ups_pk', columns: [followUp.organizationId, followUp.id] }),
    unique('follow_ups_position').on(followUp.organizationId, followUp.questionVersionId, followUp.position),
    foreignKey({
      name: 'follow_ups_question_version_fk',
      columns: [followUp.organizationId, followUp.questionVersionId],
      foreignColumns: [questionVersions.organizationId, questionVersions.id],
    }),
    check('follow_ups_text_not_blank', sql`length(trim(${followUp.text})) between 1 and 1000`),
  ],
)
