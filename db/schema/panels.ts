import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { jobs } from './jobs'
import { members } from './members'
import { setItems, setVersions } from './question-sets'

export const sealPolicies = ['until all submit', 'until own submit'] as const
export type SealPolicy = (typeof sealPolicies)[number]

/** One interview stage of a job. */
export const panels = pgTable(
  'panels',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    jobId: uuid().notNull(),
    name: text().notNull(),
    // What new sessions pin; sessions already scheduled keep the version they were made with.
    setVersionId: uuid().notNull(),
    sealPolicy: text({ enum: sealPolicies }).notNull().default('until all submit'),
    namesHidden: boolean().notNull().default(false),
    evidenceDemanded: boolean().notNull().default(false),
    interviewersMayCompare: boolean().notNull().default(false),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    archivedAt: moment(),
  },
  (panel) => [
    primaryKey({ name: 'panels_pk', columns: [panel.organizationId, panel.id] }),
    unique('panels_job').on(panel.organizationId, panel.id, panel.jobId),
    foreignKey({
      name: 'panels_job_fk',
      columns: [panel.organizationId, panel.jobId],
      foreignColumns: [jobs.organizationId, jobs.id],
    }),
    foreignKey({
      name: 'panels_set_version_fk',
      columns: [panel.organizationId, panel.setVersionId],
      foreignColumns: [setVersions.organizationId, setVersions.id],
    }),
    foreignKey({
      name: 'panels_created_by_fk',
      columns: [panel.organizationId, panel.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('panels_of_job').on(panel.organizationId, panel.jobId),
    index('panels_set_version').on(panel.organizationId, panel.setVersionId),
    check('panels_name_not_blank', sql`length(trim(${panel.name})) between 1 and 120`),
    check('panels_seal_known', sql`${panel.sealPolicy} in ('until all submit', 'until own submit')`),
  ],
)

/** Who interviews on a panel. */
export const panelMembers = pgTable(
  'panel_members',
  {
    organizationId: ofOrganization(),
    panelId: uuid().notNull(),
    memberId: uuid().notNull(),
    addedAt: moment().notNull().defaultNow(),
  },
  (place) => [
    primaryKey({ name: 'panel_members_pk', columns: [place.organizationId, place.panelId, place.memberId] }),
    foreignKey({
      name: 'panel_members_panel_fk',
      columns: [place.organizationId, place.panelId],
      foreignColumns: [panels.organizationId, panels.id],
    }),
    foreignKey({
      name: 'panel_members_member_fk',
      columns: [place.organizationId, place.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('panel_members_member').on(place.organizationId, place.memberId),
  ],
)

/** The plan: who asks a question and who scores it. Copied to each session when it is scheduled. */
export const panelAssignments = pgTable(
  'panel_assignments',
  {
    organizationId: ofOrganization(),
    panelId: uuid().notNull(),
    setItemId: uuid().notNull(),
    memberId: uuid().notNull(),
    asks: boolean().notNull(),
    scores: boolean().notNull(),
  },
  (assignment) => [
    primaryKey({
      name: 'panel_assignments_pk',
      columns: [assignment.organizationId, assignment.panelId, assignment.setItemId, assignment.memberId],
    }),
    foreignKey({
      name: 'panel_assignments_panel_fk',
      columns: [assignment.organizationId, assignment.panelId, assignment.memberId],
      foreignColumns: [panelMembers.organizationId, panelMembers.panelId, panelMembers.memberId],
    }),
    foreignKey({
      name: 'panel_assignments_set_item_fk',
      columns: [assignment.organizationId, assignment.setItemId],
      foreignColumns: [setItems.organizationId, setItems.id],
    }),
    index('panel_assignments_set_item').on(assignment.organizationId, assignment.setItemId),
    check('panel_assignments_do_something', sql`${assignment.asks} or ${assignment.scores}`),
  ],
)

export const ruleMethods = ['raw', 'adjusted'] as const

/** How a panel's scores become a ranking; every change is a new row, and the first live session locks it. */
export const decisionRules = pgTable(
  'decision_rules',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    panelId: uuid().notNull(),
    number: integer().notNull(),
    method: text({ enum: ruleMethods }).notNull().default('raw'),
    leastScores: integer().notNull().default(1),
    hireBar: numeric({ precision: 3, scale: 2, mode: 'number' }),
    // By competency id: how much its questions count beside their own weight (1 where absent), and the least value.
    competencyWeights: jsonb().$type<Record<string, number>>().notNull().default({}),
    competencyMinimums: jsonb().$type<Record<string, number>>().notNull().default({}),
    // Competency ids whose values settle a tie, in this order.
    tieBreaks: jsonb().$type<string[]>().notNull().default([]),
    reason: text(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    lockedAt: moment(),
  },
  (rule) => [
    primaryKey({ name: 'decision_rules_pk', columns: [rule.organizationId, rule.id] }),
    unique('decision_rules_number').on(rule.organizationId, rule.panelId, rule.number),
    foreignKey({
      name: 'decision_rules_panel_fk',
      columns: [rule.organizationId, rule.panelId],
      foreignColumns: [panels.organizationId, panels.id],
    }),
    foreignKey({
      name: 'decision_rules_created_by_fk',
      columns: [rule.organizationId, rule.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('decision_rules_method_known', sql`${rule.method} in ('raw', 'adjusted')`),
    check('decision_rules_least_in_range', sql`${rule.leastScores} between 1 and 50`),
    check('decision_rules_bar_in_range', sql`${rule.hireBar} between 1 and 5`),
  ],
)
