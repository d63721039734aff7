import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { categories } from './categories'
import { moment, ofOrganization } from './columns'
import { competencies } from './competencies'
import { members } from './members'

export const questionStatuses = ['draft', 'review', 'published', 'archived'] as const
export type QuestionStatus = (typeof questionStatuses)[number]
export const questionLevels = ['beginner', 'intermediate', 'advanced'] as const
export type QuestionLevel = (typeof questionLevels)[number]

/** An entry of the bank: the lineage that its versions share. */
export const questions = pgTable(
  'questions',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    // The stable name an import or the starter bank gave it; null for those written by hand.
    key: text(),
    categoryId: uuid().notNull(),
    status: text({ enum: questionStatuses }).notNull().default('draft'),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    // What the newest wording says, copied by triggers, so that the bank's list and facets read one table.
    newestNumber: integer(),
    level: text({ enum: questionLevels }),
    minutes: integer(),
    competencyIds: uuid().array().notNull().default(sql`'{}'::uuid[]`),
  },
  (question) => [
    primaryKey({ name: 'questions_pk', columns: [question.organizationId, question.id] }),
    unique('questions_key').on(question.organizationId, question.key),
    foreignKey({
      name: 'questions_category_fk',
      columns: [question.organizationId, question.categoryId],
      foreignColumns: [categories.organizationId, categories.id],
    }),
    foreignKey({
      name: 'questions_created_by_fk',
      columns: [question.organizationId, question.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('questions_category').on(question.organizationId, question.categoryId),
    check('questions_status_known', sql`${question.status} in ('draft', 'review', 'published', 'archived')`),
  ],
)

/** One wording of a question. Once published, the database refuses every change to it. */
export const questionVersions = pgTable(
  'question_versions',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    questionId: uuid().notNull(),
    number: integer().notNull(),
    prompt: text().notNull(),
    hint: text().notNull(),
    level: text({ enum: questionLevels }).notNull(),
    minutes: integer().notNull(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    // Raised by every change to a draft, so that two editors cannot overwrite each other unseen.
    revision: integer().notNull().default(1),
    publishedAt: moment(),
    publishedBy: uuid(),
  },
  (version) => [
    primaryKey({ name: 'question_versions_pk', columns: [version.organizationId, version.id] }),
    unique('question_versions_number').on(version.organizationId, version.questionId, version.number),
    unique('question_versions_question').on(version.organizationId, version.id, version.questionId),
    foreignKey({
      name: 'question_versions_question_fk',
      columns: [version.organizationId, version.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }),
    foreignKey({
      name: 'question_versions_created_by_fk',
      columns: [version.organizationId, version.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    foreignKey({
      name: 'question_versions_published_by_fk',
      columns: [version.organizationId, version.publishedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('question_versions_level_known', sql`${version.level} in ('beginner', 'intermediate', 'advanced')`),
    check('question_versions_minutes_in_range', sql`${version.minutes} between 1 and 120`),
    check('question_versions_number_positive', sql`${version.number} >= 1`),
    check('question_versions_prompt_not_blank', sql`length(trim(${version.prompt})) between 1 and 4000`),
    check('question_versions_hint_length', sql`length(${version.hint}) <= 4000`),
    check(
      'question_versions_published_by_somebody',
      sql`(${version.publishedAt} is null) = (${version.publishedBy} is null)`,
    ),
  ],
)

/** What a version's answer shows. */
export const questionVersionCompetencies = pgTable(
  'question_version_competencies',
  {
    organizationId: ofOrganization(),
    questionVersionId: uuid().notNull(),
    competencyId: uuid().notNull(),
  },
  (link) => [
    primaryKey({
      name: 'question_version_competencies_pk',
      columns: [link.organizationId, link.questionVersionId, link.competencyId],
    }),
    foreignKey({
      name: 'question_version_competencies_version_fk',
      columns: [link.organizationId, link.questionVersionId],
      foreignColumns: [questionVersions.organizationId, questionVersions.id],
    }),
    foreignKey({
      name: 'question_version_competencies_competency_fk',
      columns: [link.organizationId, link.competencyId],
      foreignColumns: [competencies.organizationId, competencies.id],
    }),
    index('question_version_competencies_competency').on(link.organizationId, link.competencyId),
  ],
)
