import { foreignKey, index, pgTable, primaryKey, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization, sealedBytes } from './columns'
import { evaluations } from './evaluations'
import { members } from './members'
import { questions } from './questions'

/** The talk of a panel about one evaluation, once its seal is open. */
export const debriefs = pgTable(
  'debriefs',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    evaluationId: uuid().notNull(),
    // What is talked about now; whoever follows sees it move.
    questionId: uuid(),
    startedBy: uuid().notNull(),
    startedAt: moment().notNull().defaultNow(),
    endedBy: uuid(),
    endedAt: moment(),
  },
  (debrief) => [
    primaryKey({ name: 'debriefs_pk', columns: [debrief.organizationId, debrief.id] }),
    unique('debriefs_evaluation').on(debrief.organizationId, debrief.evaluationId),
    foreignKey({
      name: 'debriefs_evaluation_fk',
      columns: [debrief.organizationId, debrief.evaluationId],
      foreignColumns: [evaluations.organizationId, evaluations.id],
    }),
    foreignKey({
      name: 'debriefs_question_fk',
      columns: [debrief.organizationId, debrief.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }),
    index('debriefs_question').on(debrief.organizationId, debrief.questionId),
    foreignKey({
      name: 'debriefs_started_by_fk',
      columns: [debrief.organizationId, debrief.startedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    foreignKey({
      name: 'debriefs_ended_by_fk',
      columns: [debrief.organizationId, debrief.endedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
)

/** A question that was talked through, with what came of it. */
export const debriefTopics = pgTable(
  'debrief_topics',
  {
    organizationId: ofOrganization(),
    debriefId: uuid().notNull(),
    questionId: uuid().notNull(),
    settledBy: uuid().notNull(),
    settledAt: moment().notNull().defaultNow(),
    sealedNote: sealedBytes(),
  },
  (topic) => [
    primaryKey({
      name: 'debrief_topics_pk',
      columns: [topic.organizationId, topic.debriefId, topic.questionId],
    }),
    foreignKey({
      name: 'debrief_topics_debrief_fk',
      columns: [topic.organizationId, topic.debriefId],
      foreignColumns: [debriefs.organizationId, debriefs.id],
    }),
    foreignKey({
      name: 'debrief_topics_question_fk',
      columns: [topic.organizationId, topic.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }),
    index('debrief_topics_question').on(topic.organizationId, topic.questionId),
    foreignKey({
      name: 'debrief_topics_settled_by_fk',
      columns: [topic.organizationId, topic.settledBy],
      foreignColumns: [members.organizationId, members.id],
    }),
  ],
)
