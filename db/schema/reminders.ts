import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { members } from './members'
import { sessions } from './sessions'

export const reminderStages = ['hour after', 'next morning', 'manager'] as const
export type ReminderStage = (typeof reminderStages)[number]

export const reminderOutcomes = ['mailed', 'shown'] as const

/**
 * A scorecard is owed, and somebody is told: the interviewer twice, then whoever manages the job. The key makes each a
 * single one. It waits until its outcome is written: gone by mail, or shown in the app alone.
 */
export const reminders = pgTable(
  'reminders',
  {
    organizationId: ofOrganization(),
    sessionId: uuid().notNull(),
    memberId: uuid().notNull(),
    stage: text({ enum: reminderStages }).notNull(),
    dueAt: moment().notNull(),
    // Mails that could not be sent are tried again a while later, a few times.
    tries: integer().notNull().default(0),
    outcome: text({ enum: reminderOutcomes }),
    settledAt: moment(),
  },
  (reminder) => [
    primaryKey({
      name: 'reminders_pk',
      columns: [reminder.organizationId, reminder.sessionId, reminder.memberId, reminder.stage],
    }),
    foreignKey({
      name: 'reminders_session_fk',
      columns: [reminder.organizationId, reminder.sessionId],
      foreignColumns: [sessions.organizationId, sessions.id],
    }),
    foreignKey({
      name: 'reminders_member_fk',
      columns: [reminder.organizationId, reminder.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('reminders_waiting').on(reminder.dueAt).where(sql`${reminder.outcome} is null`),
    check('reminders_stage_known', sql`${reminder.stage} in ('hour after', 'next morning', 'manager')`),
    check('reminders_outcome_known', sql`${reminder.outcome} in ('mailed', 'shown')`),
    check('reminders_settled', sql`(${reminder.outcome} is null) = (${reminder.settledAt} is null)`),
  ],
)
