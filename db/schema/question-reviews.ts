import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { members } from './members'
import { questionVersions } from './questions'

export const reviewEnds = ['published', 'sent back', 'withdrawn'] as const
export type ReviewEnd = (typeof reviewEnds)[number]

/** Somebody asked for a draft version to be published: with what words, and what came of it. It ends once, for good. */
export const questionReviews = pgTable(
  'question_reviews',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    questionId: uuid().notNull(),
    questionVersionId: uuid().notNull(),
    askedBy: uuid().notNull(),
    askedAt: moment().notNull().defaultNow(),
    // What to look at; empty where nothing was said.
    request: text().notNull().default(''),
    endedBy: uuid(),
    endedAt: moment(),
    endedAs: text({ enum: reviewEnds }),
    // What to change; said to who asked.
    answer: text().notNull().default(''),
  },
  (review) => [
    primaryKey({ name: 'question_reviews_pk', columns: [review.organizationId, review.id] }),
    foreignKey({
      name: 'question_reviews_version_fk',
      columns: [review.organizationId, review.questionVersionId, review.questionId],
      foreignColumns: [questionVersions.organizationId, questionVersions.id, questionVersions.questionId],
    }),
    foreignKey({
      name: 'question_reviews_asked_by_fk',
      columns: [review.organizationId, review.askedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    foreignKey({
      name: 'question_reviews_ended_by_fk',
      columns: [review.organizationId, review.endedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    // A version is in one review at a time.
    uniqueIndex('question_reviews_open')
      .on(review.organizationId, review.questionVersionId)
      .where(sql`${review.endedAt} is null`),
    index('question_reviews_question').on(review.organizationId, review.questionId),
    check('question_reviews_end_known', sql`${review.endedAs} in ('published', 'sent back', 'withdrawn')`),
    check(
      'question_reviews_end_whole',
      sql`(${review.endedAt} is null) = (${review.endedBy} is null) and (${review.endedAt} is null) = (${review.endedAs} is null)`,
    ),
    check(
      'question_reviews_sent_back_with_words',
      sql`${review.endedAs} is distinct from 'sent back' or length(trim(${review.answer})) >= 1`,
    ),
    check(
      'question_reviews_words_length',
      sql`length(${review.request}) <= 1000 and length(${review.answer}) <= 1000`,
    ),
  ],
)
