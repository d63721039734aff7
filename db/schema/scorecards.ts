import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
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
import { moment, ofOrganization, sealedBytes } from './columns'
import { members } from './members'
import { sessions } from './sessions'

/**
 * One interviewer's seat in one session, and the visible header of their record of it.
 * What they wrote stands in tables of its own behind the seal.
 */
export const scorecards = pgTable(
  'scorecards',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    sessionId: uuid().notNull(),
    evaluationId: uuid().notNull(),
    setVersionId: uuid().notNull(),
    memberId: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    // Once set, the scores below it are final; a later change is a revision with a reason.
    submittedAt: moment(),
    // A scorecard that came in after its evaluation had opened could have been influenced.
    submittedAfterOpening: boolean().notNull().default(false),
    // The seal was open to its interviewer, to them alone or to all, when they came to owe it. The database says so.
    owedAfterOpening: boolean().notNull().default(false),
    excusedAt: moment(),
    excusedBy: uuid(),
    excuseReason: text(),
    // Excused because the candidate did not come: the only excuse that is taken back, where the session is reopened.
    excusedByNoShow: boolean().notNull().default(false),
  },
  (card) => [
    primaryKey({ name: 'scorecards_pk', columns: [card.organizationId, card.id] }),
    unique('scorecards_seat').on(card.organizationId, card.sessionId, card.memberId),
    unique('scorecards_set').on(card.organizationId, card.id, card.setVersionId),
    foreignKey({
      name: 'scorecards_session_fk',
      columns: [card.organizationId, card.sessionId, card.evaluationId, card.setVersionId],
      foreignColumns: [
        sessions.organizationId,
        sessions.id as AnyPgColumn,
        sessions.evaluationId,
        sessions.setVersionId,
      ],
    }),
    foreignKey({
      name: 'scorecards_member_fk',
      columns: [card.organizationId, card.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
    foreignKey({
      name: 'scorecards_excused_by_fk',
      columns: [card.organizationId, card.excusedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('scorecards_of_evaluation').on(card.organizationId, card.evaluationId),
    index('scorecards_of_member').on(card.organizationId, card.memberId),
    check('scorecards_submitted_or_excused', sql`${card.submittedAt} is null or ${card.excusedAt} is null`),
    check('scorecards_no_show_excuses', sql`not ${card.excusedByNoShow} or ${card.excusedAt} is not null`),
    check(
      'scorecards_excuse_complete',
      sql`(${card.excusedAt} is null and ${card.excusedBy} is null and ${card.excuseReason} is null) or (${card.excusedAt} is not null and ${card.excusedBy} is not null and length(trim(${card.excuseReason})) between 3 and 2000)`,
    ),
  ],
)

export const recommendations = ['strong no', 'no', 'yes', 'strong yes'] as const
export type Recommendation = (typeof recommendations)[number]

/** The sealed end of a scorecard: what the interviewer recommends, which enters no arithmetic. */
export const scorecardContents = pgTable(
  'scorecard_contents',
  {
    organizationId: ofOrganization(),
    scorecardId: uuid().notNull(),
    recommendation: text({ enum: recommendations }),
    sealedComment: sealedBytes(),
    version: integer().notNull().default(1),
    updatedAt: moment().notNull().defaultNow(),
  },
  (content) => [
    primaryKey({ name: 'scorecard_contents_pk', columns: [content.organizationId, content.scorecardId] }),
    foreignKey({
      name: 'scorecard_contents_scorecard_fk',
      columns: [content.organizationId, content.scorecardId],
      foreignColumns: [scorecards.organizationId, scorecards.id],
    }),
    check(
      'scorecard_contents_recommendation_known',
      sql`${content.recommendation} in ('strong no', 'no', 'yes', 'strong yes')`,
    ),
  ],
)
