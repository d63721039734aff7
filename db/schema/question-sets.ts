import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { members } from './members'
import { questionVersions } from './questions'

/** The lineage of an ordered, weighted list of questions. */
export const questionSets = pgTable(
  'question_sets',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    name: text().notNull(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    archivedAt: moment(),
  },
  (set) => [
    primaryKey({ name: 'question_sets_pk', columns: [set.organizationId, set.id] }),
    foreignKey({
      name: 'question_sets_created_by_fk',
      columns: [set.organizationId, set.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('question_sets_name_not_blank', sql`length(trim(${set.name})) between 1 and 120`),
  ],
)

/** One version of a set: a draft, or published and from then on unchangeable. */
export const setVersions = pgTable(
  'set_versions',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    questionSetId: uuid().notNull(),
    number: integer().notNull(),
    slotMinutes: integer().notNull(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    // Raised by every change to a draft, so that two editors cannot overwrite each other unseen.
    revision: integer().notNull().default(1),
    publishedAt: moment(),
    publishedBy: uuid(),
  },
  (version) => [
    primaryKey({ name: 'set_versions_pk', columns: [version.organizationId, version.id] }),
    unique('set_versions_number').on(version.organizationId, version.questionSetId, version.number),
    foreignKey({
      name: 'set_versions_question_set_fk',
      columns: [version.organizationId, version.questionSetId],
      foreignColumns: [questionSets.organizationId, questionSets.id],
    }),
    foreignKey({
      name: 'set_versions_created_by_fk',
      columns: [version.organizationId, version.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    foreignKey({
      name: 'set_versions_published_by_fk',
      columns: [version.organizationId, version.publishedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('set_versions_number_positive', sql`${version.number} >= 1`),
    check('set_versions_slot_in_range', sql`${version.slotMinutes} between 5 and 480`),
    check(
      'set_versions_published_by_somebody',
      sql`(${version.publishedAt} is null) = (${version.publishedBy} is null)`,
    ),
  ],
)

/** One question of a set version, in its place and with its weight. */
export const setItems = pgTable(
  'set_items',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    setVersionId: uuid().notNull(),
    questionId: uuid().notNull(),
    questionVersionId: uuid().notNull(),
    position: integer().notNull(),
    weight: numeric({ precision: 6, scale: 2, mode: 'number' }).notNull().default(1),
  },
  (item) => [
    primaryKey({ name: 'set_items_pk', columns: [item.organizationId, item.id] }),
    unique('set_items_question').on(item.organizationId, item.setVersionId, item.questionId),
    unique('set_items_position').on(item.organizationId, item.setVersionId, item.position),
    // What scores and heard points refer to, so that they stay inside their set and question.
    unique('set_items_set').on(item.organizationId, item.id, item.setVersionId),
    unique('set_items_version').on(item.organizationId, item.id, item.questionVersionId),
    foreignKey({
      name: 'set_items_set_version_fk',
      columns: [item.organizationId, item.setVersionId],
      foreignColumns: [setVersions.organizationId, setVersions.id],
    }),
    foreignKey({
      name: 'set_items_question_version_fk',
      columns: [item.organizationId, item.questionVersionId, item.questionId],
      foreignColumns: [questionVersions.organizationId, questionVersions.id, questionVersions.questionId],
    }),
    index('set_items_question_version').on(item.organizationId, item.questionVersionId),
    check('set_items_weight_in_range', sql`${item.weight} > 0 and ${item.weight} <= 100`),
    check('set_items_position_positive', sql`${item.position} >= 1`),
  ],
)
