import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, ofOrganization, sealedBytes } from './columns'
import { setItems } from './question-sets'
import { followUps, points } from './rubrics'
import { scorecards } from './scorecards'

/** Why a question has no score. */
export const notAssessedReasons = ['not asked', 'no time', 'off topic', 'absent', 'other'] as const
export type NotAssessedReason = (typeof notAssessedReasons)[number]

const ofScorecard = () => uuid().notNull()

/** The current score of one question on one scorecard; its version rises with every change. */
export const scores = pgTable(
  'scores',
  {
    organizationId: ofOrganization(),
    scorecardId: ofScorecard(),
    setItemId: uuid().notNull(),
    setVersionId: uuid().notNull(),
    // Exactly one of the two, or neither when the interviewer took the score back.
    value: smallint(),
    notAssessed: text({ enum: notAssessedReasons }),
    version: integer().notNull().default(1),
    updatedAt: moment().notNull().defaultNow(),
  },
  (score) => [
    primaryKey({ name: 'scores_pk', columns: [score.organizationId, score.scorecardId, score.setItemId] }),
    foreignKey({
      name: 'scores_scorecard_fk',
      columns: [score.organizationId, score.scorecardId, score.setVersionId],
      foreignColumns: [scorecards.organizationId, scorecards.id, scorecards.setVersionId],
    }),
    foreignKey({
      name: 'scores_set_item_fk',
      columns: [score.organizationId, score.setItemId, score.setVersionId],
      foreignColumns: [setItems.organizationId, setItems.id, setItems.setVersionId],
    }),
    index('scores_of_item').on(score.organizationId, score.setItemId),
    check('scores_value_in_range', sql`${score.value} between 1 and 5`),
    check('scores_value_or_reason', sql`${score.value} is null or ${score.notAssessed} is null`),
    check(
      'scores_reason_known',
      sql`${score.notAssessed} in ('not asked', 'no time', 'off topic', 'absent', 'other')`,
    ),
  ],
)

/** A point of the rubric hint that the interviewer heard, or took back. */
export const pointsHeard = pgTable(
  'points_heard',
  {
    organizationId: ofOrganization(),
    scorecardId: ofScorecard(),
    pointId: uuid().notNull(),
    setItemId: uuid().notNull(),
    setVersionId: uuid().notNull(),
    questionVersionId: uuid().notNull(),
    heard: boolean().notNull(),
    version: integer().notNull().default(1),
    updatedAt: moment().notNull().defaultNow(),
  },
  (point) => [
    primaryKey({
      name: 'points_heard_pk',
      columns: [point.organizationId, point.scorecardId, point.setItemId, point.pointId],
    }),
    foreignKey({
      name: 'points_heard_scorecard_fk',
      columns: [point.organizationId, point.scorecardId, point.setVersionId],
      foreignColumns: [scorecards.organizationId, scorecards.id, scorecards.setVersionId],
    }),
    foreignKey({
      name: 'points_heard_item_fk',
      columns: [point.organizationId, point.setItemId, point.setVersionId],
      foreignColumns: [setItems.organizationId, setItems.id, setItems.setVersionId],
    }),
    foreignKey({
      name: 'points_heard_item_version_fk',
      columns: [point.organizationId, point.setItemId, point.questionVersionId],
      foreignColumns: [setItems.organizationId, setItems.id, setItems.questionVersionId],
    }),
    foreignKey({
      name: 'points_heard_point_fk',
      columns: [point.organizationId, point.pointId, point.questionVersionId],
      foreignColumns: [points.organizationId, points.id, points.questionVersionId],
    }),
    index('points_heard_item').on(point.organizationId, point.setItemId),
    index('points_heard_point').on(point.organizationId, point.pointId),
  ],
)

/** A follow-up of the question that the interviewer put, or took back. */
export const followUpsUsed = pgTable(
  'follow_ups_used',
  {
    organizationId: ofOrganization(),
    scorecardId: ofScorecard(),
    followUpId: uuid().notNull(),
    setItemId: uuid().notNull(),
    setVersionId: uuid().notNull(),
    questionVersionId: uuid().notNull(),
    used: boolean().notNull(),
    version: integer().notNull().default(1),
    updatedAt: moment().notNull().defaultNow(),
  },
  (one) => [
    primaryKey({
      name: 'follow_ups_used_pk',
      columns: [one.organizationId, one.scorecardId, one.setItemId, one.followUpId],
    }),
    foreignKey({
      name: 'follow_ups_used_scorecard_fk',
      columns: [one.organizationId, one.scorecardId, one.setVersionId],
      foreignColumns: [scorecards.organizationId, scorecards.id, scorecards.setVersionId],
    }),
    foreignKey({
      name: 'follow_ups_used_item_fk',
      columns: [one.organizationId, one.setItemId, one.questionVersionId],
      foreignColumns: [setItems.organizationId, setItems.id, setItems.questionVersionId],
    }),
    foreignKey({
      name: 'follow_ups_used_follow_up_fk',
      columns: [one.organizationId, one.followUpId],
      foreignColumns: [followUps.organizationId, followUps.id],
    }),
    index('follow_ups_used_item').on(one.organizationId, one.setItemId),
    index('follow_ups_used_follow_up').on(one.organizationId, one.followUpId),
  ],
)

export const entryKinds = ['score', 'point', 'follow-up', 'note', 'recommendation'] as const

/**
 * The append-only history of a scorecard, one row per act. Its id is made by the client and is the
 * idempotency key: a request that comes twice finds its row and is answered without being applied again.
 */
export const scorecardEntries = pgTable(
  'scorecard_entries',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    scorecardId: ofScorecard(),
    kind: text({ enum: entryKinds }).notNull(),
    setItemId: uuid(),
    pointId: uuid(),
    followUpId: uuid(),
    noteId: uuid(),
    value: smallint(),
    notAssessed: text({ enum: notAssessedReasons }),
    heard: boolean(),
    used: boolean(),
    recommendation: text(),
    sealedText: sealedBytes(),
    sealedQuestion: sealedBytes(),
    // The version that the act produced.
    version: integer().notNull(),
    enteredAt: moment().notNull().defaultNow(),
  },
  (entry) => [
    primaryKey({ name: 'scorecard_entries_pk', columns: [entry.organizationId, entry.id] }),
    foreignKey({
      name: 'scorecard_entries_scorecard_fk',
      columns: [entry.organizationId, entry.scorecardId],
      foreignColumns: [scorecards.organizationId, scorecards.id],
    }),
    index('scorecard_entries_of_scorecard').on(entry.organizationId, entry.scorecardId),
    check(
      'scorecard_entries_kind_known',
      sql`${entry.kind} in ('score', 'point', 'follow-up', 'note', 'recommendation')`,
    ),
  ],
)

/** A score changed after submission. The submitted row stays as it was; the last revision is the final value. */
export const revisions = pgTable(
  'revisions',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    scorecardId: ofScorecard(),
    setItemId: uuid().notNull(),
    setVersionId: uuid().notNull(),
    number: integer().notNull(),
    value: smallint(),
    notAssessed: text({ enum: notAssessedReasons }),
    sealedReason: sealedBytes().notNull(),
    revisedAt: moment().notNull().defaultNow(),
  },
  (revision) => [
    primaryKey({ name: 'revisions_pk', columns: [revision.organizationId, revision.id] }),
    unique('revisions_number').on(
      revision.organizationId,
      revision.scorecardId,
      revision.setItemId,
      revision.number,
    ),
    foreignKey({
      name: 'revisions_scorecard_fk',
      columns: [revision.organizationId, revision.scorecardId, revision.setVersionId],
      foreignColumns: [scorecards.organizationId, scorecards.id, scorecards.setVersionId],
    }),
    foreignKey({
      name: 'revisions_item_fk',
      columns: [revision.organizationId, revision.setItemId, revision.setVersionId],
      foreignColumns: [setItems.organizationId, setItems.id, setItems.setVersionId],
    }),
    index('revisions_item').on(revision.organizationId, revision.setItemId),
    check('revisions_value_in_range', sql`${revision.value} between 1 and 5`),
    check('revisions_value_or_reason', sql`(${revision.value} is null) <> (${revision.notAssessed} is null)`),
  ],
)
