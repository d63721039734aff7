import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { categories } from './categories'
import { moment, ofOrganization } from './columns'
import { competencies } from './competencies'
import { members } from './members'
import { questions } from './questions'

/**
 * That one competency counts as another from a moment on, until they are separated. No version is rewritten: readers
 * follow the merge, as of now or, under a locked decision rule, as of the moment that locked it.
 */
export const competencyMerges = pgTable(
  'competency_merges',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    competencyId: uuid().notNull(),
    intoId: uuid().notNull(),
    // Where the chain of merges ends as of now.
    countsAsId: uuid().notNull(),
    mergedAt: moment().notNull().defaultNow(),
    mergedBy: uuid().notNull(),
    separatedAt: moment(),
  },
  (merge) => [
    primaryKey({ name: 'competency_merges_pk', columns: [merge.organizationId, merge.id] }),
    uniqueIndex('competency_merges_standing')
      .on(merge.organizationId, merge.competencyId)
      .where(sql`${merge.separatedAt} is null`),
    index('competency_merges_competency').on(merge.organizationId, merge.competencyId),
    index('competency_merges_into').on(merge.organizationId, merge.intoId),
    foreignKey({
      name: 'competency_merges_competency_fk',
      columns: [merge.organizationId, merge.competencyId],
      foreignColumns: [competencies.organizationId, competencies.id],
    }),
    foreignKey({
      name: 'competency_merges_into_fk',
      columns: [merge.organizationId, merge.intoId],
      foreignColumns: [competencies.organizationId, competencies.id],
    }),
    foreignKey({
      name: 'competency_merges_counts_as_fk',
      columns: [merge.organizationId, merge.countsAsId],
      foreignColumns: [competencies.organizationId, competencies.id],
    }),
    foreignKey({
      name: 'competency_merges_merged_by_fk',
      columns: [merge.organizationId, merge.mergedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('competency_merges_of_two', sql`${merge.competencyId} <> ${merge.intoId}`),
  ],
)

/** That a category's questions were moved to another, which took its place on the shelves. */
export const categoryMerges = pgTable(
  'category_merges',
  {
    organizationId: ofOrganization(),
    categoryId: uuid().notNull(),
    intoId: uuid().notNull(),
    mergedAt: moment().notNull().defaultNow(),
    mergedBy: uuid().notNull(),
  },
  (merge) => [
    primaryKey({ name: 'category_merges_pk', columns: [merge.organizationId, merge.categoryId] }),
    index('category_merges_into').on(merge.organizationId, merge.intoId),
    foreignKey({
      name: 'category_merges_category_fk',
      columns: [merge.organizationId, merge.categoryId],
      foreignColumns: [categories.organizationId, categories.id],
    }),
    foreignKey({
      name: 'category_merges_into_fk',
      columns: [merge.organizationId, merge.intoId],
      foreignColumns: [categories.organizationId, categories.id],
    }),
    foreignKey({
      name: 'category_merges_merged_by_fk',
      columns: [merge.organizationId, merge.mergedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('category_merges_of_two', sql`${merge.categoryId} <> ${merge.intoId}`),
  ],
)

/** Which questions a merge of categories moved, so that just these go back when it is taken back. */
export const categoryMoves = pgTable(
  'category_moves',
  {
    organizationId: ofOrganization(),
    categoryId: uuid().notNull(),
    questionId: uuid().notNull(),
  },
  (move) => [
    primaryKey({
      name: 'category_moves_pk',
      columns: [move.organizationId, move.categoryId, move.questionId],
    }),
    foreignKey({
      name: 'category_moves_category_fk',
      columns: [move.organizationId, move.categoryId],
      foreignColumns: [categories.organizationId, categories.id],
    }),
    foreignKey({
      name: 'category_moves_question_fk',
      columns: [move.organizationId, move.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }),
    index('category_moves_question').on(move.organizationId, move.questionId),
  ],
)

/**
 * Which words a question's newest prompt is made of, a row each. Found by equality alone, whose operators may use their
 * index under row-level security. A trigger keeps them from versions, which hold the reference to their question: checked
 * again for every word, it would cost an import more than all the rest of this.
 */
export const promptWords = pgTable(
  'prompt_words',
  {
    organizationId: ofOrganization(),
    word: text().notNull(),
    questionId: uuid().notNull(),
    // How many the prompt has in all.
    words: smallint().notNull(),
  },
  (row) => [primaryKey({ name: 'prompt_words_pk', columns: [row.organizationId, row.word, row.questionId] })],
)
