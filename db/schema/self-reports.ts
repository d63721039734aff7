import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, ofOrganization, sealedBytes } from './columns'
import { applications } from './jobs'
import { members } from './members'

/** What candidates are asked about themselves, freely and apart from everything else, e.g. their gender. */
export const selfReportQuestions = pgTable(
  'self_report_questions',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    // The groups one can choose; "I would rather not say" is always there and is not kept.
    groups: jsonb().$type<string[]>().notNull(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    archivedAt: moment(),
  },
  (question) => [
    primaryKey({ name: 'self_report_questions_pk', columns: [question.organizationId, question.id] }),
    foreignKey({
      name: 'self_report_questions_created_by_fk',
      columns: [question.organizationId, question.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('self_report_questions_name_not_blank', sql`length(trim(${question.name})) between 1 and 120`),
  ],
)

/** The page of a candidate's own: its link is for them alone, and only they can answer. */
export const selfReportLinks = pgTable(
  'self_report_links',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    applicationId: uuid().notNull(),
    tokenHash: text().notNull(),
    // The token itself under the candidate's key, so that the link can be shown again.
    sealedToken: sealedBytes().notNull(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (link) => [
    primaryKey({ name: 'self_report_links_pk', columns: [link.organizationId, link.id] }),
    unique('self_report_links_application').on(link.organizationId, link.applicationId),
    uniqueIndex('self_report_links_token').on(link.tokenHash),
    foreignKey({
      name: 'self_report_links_application_fk',
      columns: [link.organizationId, link.applicationId],
      foreignColumns: [applications.organizationId, applications.id],
    }),
    foreignKey({
      name: 'self_report_links_created_by_fk',
      columns: [link.organizationId, link.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
)

/** What somebody said. The app can neither read nor write it: functions of the database answer with counts alone. */
export const selfReports = pgTable(
  'self_reports',
  {
    organizationId: ofOrganization(),
    applicationId: uuid().notNull(),
    questionId: uuid().notNull(),
    group: text().notNull(),
  },
  (report) => [
    primaryKey({
      name: 'self_reports_pk',
      columns: [report.organizationId, report.applicationId, report.questionId],
    }),
    foreignKey({
      name: 'self_reports_application_fk',
      columns: [report.organizationId, report.applicationId],
      foreignColumns: [applications.organizationId, applications.id],
    }),
    foreignKey({
      name: 'self_reports_question_fk',
      columns: [report.organizationId, report.questionId],
      foreignColumns: [selfReportQuestions.organizationId, selfReportQuestions.id],
    }),
  ],
)
