import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { applications, jobs } from './jobs'
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
    // The release of the job's figures that counted this application, once and for good; null until then.
    countedIn: integer(),
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

/** Figures of a job, made at one moment of everybody decided on since the release before. What is public of it. */
export const impactReleases = pgTable(
  'impact_releases',
  {
    organizationId: ofOrganization(),
    jobId: uuid().notNull(),
    number: integer().notNull(),
    // How many applications this release added, and how many of them had passed.
    people: integer().notNull(),
    selected: integer().notNull(),
    releasedBy: uuid().notNull(),
    releasedAt: moment().notNull().defaultNow(),
  },
  (release) => [
    primaryKey({
      name: 'impact_releases_pk',
      columns: [release.organizationId, release.jobId, release.number],
    }),
    foreignKey({
      name: 'impact_releases_job_fk',
      columns: [release.organizationId, release.jobId],
      foreignColumns: [jobs.organizationId, jobs.id],
    }),
    foreignKey({
      name: 'impact_releases_released_by_fk',
      columns: [release.organizationId, release.releasedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('impact_releases_selected_of_people', sql`${release.selected} between 0 and ${release.people}`),
  ],
)

/** A group's sums up to a release. The app has no right to it either: the small ones stand here too, with `shown` false. */
export const impactCounts = pgTable(
  'impact_counts',
  {
    organizationId: ofOrganization(),
    jobId: uuid().notNull(),
    number: integer().notNull(),
    questionId: uuid().notNull(),
    group: text().notNull(),
    applied: integer().notNull(),
    selected: integer().notNull(),
    shown: boolean().notNull().default(false),
  },
  (count) => [
    primaryKey({
      name: 'impact_counts_pk',
      columns: [count.organizationId, count.jobId, count.number, count.questionId, count.group],
    }),
    foreignKey({
      name: 'impact_counts_release_fk',
      columns: [count.organizationId, count.jobId, count.number],
      foreignColumns: [impactReleases.organizationId, impactReleases.jobId, impactReleases.number],
    }),
    foreignKey({
      name: 'impact_counts_question_fk',
      columns: [count.organizationId, count.questionId],
      foreignColumns: [selfReportQuestions.organizationId, selfReportQuestions.id],
    }),
    check('impact_counts_selected_of_applied', sql`${count.selected} between 0 and ${count.applied}`),
  ],
)
