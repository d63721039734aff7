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
import { candidates } from './candidates'
import { moment, ofOrganization } from './columns'
import { members } from './members'

/** An opening that people are hired for. */
export const jobs = pgTable(
  'jobs',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    title: text().notNull(),
    description: text().notNull().default(''),
    // How many others of the team must approve a decision before it stands.
    approvalsNeeded: integer().notNull().default(0),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    archivedAt: moment(),
  },
  (job) => [
    primaryKey({ name: 'jobs_pk', columns: [job.organizationId, job.id] }),
    foreignKey({
      name: 'jobs_created_by_fk',
      columns: [job.organizationId, job.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('jobs_title_not_blank', sql`length(trim(${job.title})) between 1 and 160`),
    check('jobs_approvals_in_range', sql`${job.approvalsNeeded} between 0 and 5`),
  ],
)

export const jobTeamRoles = ['manager', 'reviewer'] as const
export type JobTeamRole = (typeof jobTeamRoles)[number]

/** Who manages and who reviews a job. */
export const jobTeams = pgTable(
  'job_teams',
  {
    organizationId: ofOrganization(),
    jobId: uuid().notNull(),
    memberId: uuid().notNull(),
    role: text({ enum: jobTeamRoles }).notNull(),
    addedBy: uuid().notNull(),
    addedAt: moment().notNull().defaultNow(),
  },
  (place) => [
    primaryKey({ name: 'job_teams_pk', columns: [place.organizationId, place.jobId, place.memberId] }),
    foreignKey({
      name: 'job_teams_job_fk',
      columns: [place.organizationId, place.jobId],
      foreignColumns: [jobs.organizationId, jobs.id],
    }),
    foreignKey({
      name: 'job_teams_member_fk',
      columns: [place.organizationId, place.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
    foreignKey({
      name: 'job_teams_added_by_fk',
      columns: [place.organizationId, place.addedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('job_teams_member').on(place.organizationId, place.memberId),
    check('job_teams_role_known', sql`${place.role} in ('manager', 'reviewer')`),
  ],
)

/** A person for one job. */
export const applications = pgTable(
  'applications',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    jobId: uuid().notNull(),
    candidateId: uuid().notNull(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    archivedAt: moment(),
  },
  (application) => [
    primaryKey({ name: 'applications_pk', columns: [application.organizationId, application.id] }),
    unique('applications_candidate').on(
      application.organizationId,
      application.jobId,
      application.candidateId,
    ),
    unique('applications_job').on(application.organizationId, application.id, application.jobId),
    foreignKey({
      name: 'applications_job_fk',
      columns: [application.organizationId, application.jobId],
      foreignColumns: [jobs.organizationId, jobs.id],
    }),
    foreignKey({
      name: 'applications_candidate_fk',
      columns: [application.organizationId, application.candidateId],
      foreignColumns: [candidates.organizationId, candidates.id],
    }),
    foreignKey({
      name: 'applications_created_by_fk',
      columns: [application.organizationId, application.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('applications_of_candidate').on(application.organizationId, application.candidateId),
  ],
)
