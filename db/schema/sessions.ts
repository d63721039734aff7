import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { moment, ofOrganization } from './columns'
import { evaluations } from './evaluations'
import { members } from './members'
import { setItems, setVersions } from './question-sets'
import { scorecards } from './scorecards'

export const sessionStates = ['scheduled', 'live', 'wrapping up', 'closed', 'cancelled', 'no-show'] as const
export type SessionState = (typeof sessionStates)[number]

/** One meeting of an evaluation. It pins the set version, which no later edit changes. */
export const sessions = pgTable(
  'sessions',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    evaluationId: uuid().notNull(),
    setVersionId: uuid().notNull(),
    state: text({ enum: sessionStates }).notNull().default('scheduled'),
    startsAt: moment().notNull(),
    slotMinutes: integer().notNull(),
    timeZone: text().notNull(),
    place: text().notNull().default(''),
    // Counts what was changed of it since it was scheduled, so that a calendar knows the newer of two files.
    changes: integer().notNull().default(0),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    startedAt: moment(),
    closedAt: moment(),
  },
  (session) => [
    primaryKey({ name: 'sessions_pk', columns: [session.organizationId, session.id] }),
    unique('sessions_pinned').on(
      session.organizationId,
      session.id,
      session.evaluationId,
      session.setVersionId,
    ),
    foreignKey({
      name: 'sessions_evaluation_fk',
      columns: [session.organizationId, session.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
    }),
    foreignKey({
      name: 'sessions_set_version_fk',
      columns: [session.organizationId, session.setVersionId],
      foreignColumns: [setVersions.organizationId, setVersions.id],
    }),
    foreignKey({
      name: 'sessions_created_by_fk',
      columns: [session.organizationId, session.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('sessions_of_evaluation').on(session.organizationId, session.evaluationId),
    index('sessions_starts').on(session.organizationId, session.startsAt),
    index('sessions_set_version').on(session.organizationId, session.setVersionId),
    check(
      'sessions_state_known',
      sql`${session.state} in ('scheduled', 'live', 'wrapping up', 'closed', 'cancelled', 'no-show')`,
    ),
    check('sessions_slot_in_range', sql`${session.slotMinutes} between 5 and 480`),
  ],
)

/** The session's own copy of the plan, so that interviewers can rotate or drop out. */
export const sessionAssignments = pgTable(
  'session_assignments',
  {
    organizationId: ofOrganization(),
    sessionId: uuid().notNull(),
    setItemId: uuid().notNull(),
    memberId: uuid().notNull(),
    asks: boolean().notNull(),
    scores: boolean().notNull(),
  },
  (assignment) => [
    primaryKey({
      name: 'session_assignments_pk',
      columns: [assignment.organizationId, assignment.sessionId, assignment.setItemId, assignment.memberId],
    }),
    foreignKey({
      name: 'session_assignments_session_fk',
      columns: [assignment.organizationId, assignment.sessionId, assignment.memberId],
      foreignColumns: [scorecards.organizationId, scorecards.sessionId, scorecards.memberId],
    }),
    foreignKey({
      name: 'session_assignments_set_item_fk',
      columns: [assignment.organizationId, assignment.setItemId],
      foreignColumns: [setItems.organizationId, setItems.id],
    }),
    index('session_assignments_set_item').on(assignment.organizationId, assignment.setItemId),
    check('session_assignments_do_something', sql`${assignment.asks} or ${assignment.scores}`),
  ],
)
