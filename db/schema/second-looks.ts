import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { evaluations } from './evaluations'
import { members } from './members'
import { panels } from './panels'
import { questions } from './questions'

/** A panel's answers scored again from what was written down, question by question, without names. */
export const secondLooks = pgTable(
  'second_looks',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    panelId: uuid().notNull(),
    // Of the order in which each reader meets the candidates, so that it can be told again.
    seed: integer().notNull(),
    startedBy: uuid().notNull(),
    startedAt: moment().notNull().defaultNow(),
    endedAt: moment(),
  },
  (look) => [
    primaryKey({ name: 'second_looks_pk', columns: [look.organizationId, look.id] }),
    foreignKey({
      name: 'second_looks_panel_fk',
      columns: [look.organizationId, look.panelId],
      foreignColumns: [panels.organizationId, panels.id],
    }),
    foreignKey({
      name: 'second_looks_started_by_fk',
      columns: [look.organizationId, look.startedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
)

/** Whose answers are looked at again: evaluations that were open when it began. */
export const secondLookEvaluations = pgTable(
  'second_look_evaluations',
  {
    organizationId: ofOrganization(),
    secondLookId: uuid().notNull(),
    evaluationId: uuid().notNull(),
  },
  (one) => [
    primaryKey({
      name: 'second_look_evaluations_pk',
      columns: [one.organizationId, one.secondLookId, one.evaluationId],
    }),
    foreignKey({
      name: 'second_look_evaluations_look_fk',
      columns: [one.organizationId, one.secondLookId],
      foreignColumns: [secondLooks.organizationId, secondLooks.id],
    }),
    foreignKey({
      name: 'second_look_evaluations_evaluation_fk',
      columns: [one.organizationId, one.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
    }),
  ],
)

/** Who reads, and when they were through; from then on their scores are seen by the others who are. */
export const secondLookReaders = pgTable(
  'second_look_readers',
  {
    organizationId: ofOrganization(),
    secondLookId: uuid().notNull(),
    memberId: uuid().notNull(),
    finishedAt: moment(),
  },
  (reader) => [
    primaryKey({
      name: 'second_look_readers_pk',
      columns: [reader.organizationId, reader.secondLookId, reader.memberId],
    }),
    foreignKey({
      name: 'second_look_readers_look_fk',
      columns: [reader.organizationId, reader.secondLookId],
      foreignColumns: [secondLooks.organizationId, secondLooks.id],
    }),
    foreignKey({
      name: 'second_look_readers_member_fk',
      columns: [reader.organizationId, reader.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
)

/** Why an answer has no score at the second look; another list than in the room, since a reader was not there. */
export const secondLookReasons = ['too little written', 'not asked', 'other'] as const
export type SecondLookReason = (typeof secondLookReasons)[number]

/** What a reader gives one answer at the second look; kept apart from the scores of the session. */
export const secondLookScores = pgTable(
  'second_look_scores',
  {
    organizationId: ofOrganization(),
    secondLookId: uuid().notNull(),
    memberId: uuid().notNull(),
    evaluationId: uuid().notNull(),
    questionId: uuid().notNull(),
    // Exactly one of the two, or neither when the reader took the score back.
    value: smallint(),
    notAssessed: text({ enum: secondLookReasons }),
    version: integer().notNull().default(1),
    scoredAt: moment().notNull().defaultNow(),
  },
  (score) => [
    primaryKey({
      name: 'second_look_scores_pk',
      columns: [
        score.organizationId,
        score.secondLookId,
        score.memberId,
        score.evaluationId,
        score.questionId,
      ],
    }),
    foreignKey({
      name: 'second_look_scores_reader_fk',
      columns: [score.organizationId, score.secondLookId, score.memberId],
      foreignColumns: [
        secondLookReaders.organizationId,
        secondLookReaders.secondLookId,
        secondLookReaders.memberId,
      ],
    }),
    foreignKey({
      name: 'second_look_scores_evaluation_fk',
      columns: [score.organizationId, score.secondLookId, score.evaluationId],
      foreignColumns: [
        secondLookEvaluations.organizationId,
        secondLookEvaluations.secondLookId,
        secondLookEvaluations.evaluationId,
      ],
    }),
    foreignKey({
      name: 'second_look_scores_question_fk',
      columns: [score.organizationId, score.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }),
    index('second_look_scores_question').on(score.organizationId, score.questionId),
    check('second_look_scores_value_in_range', sql`${score.value} between 1 and 5`),
    check('second_look_scores_not_both', sql`${score.value} is null or ${score.notAssessed} is null`),
    check(
      'second_look_scores_reason_known',
      sql`${score.notAssessed} in ('too little written', 'not asked', 'other')`,
    ),
  ],
)
