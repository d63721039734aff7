import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { applications } from './jobs'
import { members } from './members'
import { panels, sealPolicies } from './panels'

export const openings = ['all submitted', 'seal broken'] as const

/** One application going through one panel: the scope of the seal. */
export const evaluations = pgTable(
  'evaluations',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    panelId: uuid().notNull(),
    applicationId: uuid().notNull(),
    jobId: uuid().notNull(),
    sealPolicy: text({ enum: sealPolicies }).notNull(),
    createdAt: moment().notNull().defaultNow(),
    openedAt: moment(),
    openedBecause: text({ enum: openings }),
  },
  (evaluation) => [
    primaryKey({ name: 'evaluations_pk', columns: [evaluation.organizationId, evaluation.id] }),
    unique('evaluations_application').on(
      evaluation.organizationId,
      evaluation.panelId,
      evaluation.applicationId,
    ),
    // The job stands in both keys, so that an application can only meet a panel of its own job.
    foreignKey({
      name: 'evaluations_panel_fk',
      columns: [evaluation.organizationId, evaluation.panelId, evaluation.jobId],
      foreignColumns: [panels.organizationId, panels.id, panels.jobId],
    }),
    foreignKey({
      name: 'evaluations_application_fk',
      columns: [evaluation.organizationId, evaluation.applicationId, evaluation.jobId],
      foreignColumns: [applications.organizationId, applications.id, applications.jobId],
    }),
    index('evaluations_of_application').on(evaluation.organizationId, evaluation.applicationId),
    check(
      'evaluations_seal_known',
      sql`${evaluation.sealPolicy} in ('until all submit', 'until own submit')`,
    ),
    check(
      'evaluations_opened_because',
      sql`(${evaluation.openedAt} is null) = (${evaluation.openedBecause} is null)`,
    ),
    check('evaluations_because_known', sql`${evaluation.openedBecause} in ('all submitted', 'seal broken')`),
  ],
)

/** An admin opened a seal early; shown to the whole panel for good. */
export const sealBreaks = pgTable(
  'seal_breaks',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    evaluationId: uuid().notNull(),
    brokenBy: uuid().notNull(),
    brokenAt: moment().notNull().defaultNow(),
    reason: text().notNull(),
  },
  (seal) => [
    primaryKey({ name: 'seal_breaks_pk', columns: [seal.organizationId, seal.id] }),
    unique('seal_breaks_evaluation').on(seal.organizationId, seal.evaluationId),
    foreignKey({
      name: 'seal_breaks_evaluation_fk',
      columns: [seal.organizationId, seal.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
    }),
    foreignKey({
      name: 'seal_breaks_broken_by_fk',
      columns: [seal.organizationId, seal.brokenBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('seal_breaks_reason_given', sql`length(trim(${seal.reason})) between 10 and 2000`),
  ],
)
