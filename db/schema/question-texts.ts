import { customType, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { ofOrganization } from './columns'
import { questions } from './questions'

const searchDocument = customType<{ data: string }>({ dataType: () => 'tsvector' })
const wordSketch = customType<{ data: string }>({ dataType: () => 'bit(128)' })

/** What the bank's search reads: the words of each question's newest wording. Triggers keep it. */
export const questionTexts = pgTable(
  'question_texts',
  {
    organizationId: ofOrganization(),
    questionId: uuid().notNull(),
    number: integer().notNull(),
    // Prompt A, points B, hint C; and the organization's id as a word, so that the index finds no other's.
    document: searchDocument().notNull(),
  },
  (question) => [
    primaryKey({ name: 'question_texts_pk', columns: [question.organizationId, question.questionId] }),
    foreignKey({
      name: 'question_texts_question_fk',
      columns: [question.organizationId, question.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }).onDelete('cascade'),
    // A short list of what waits to be filed, since every search reads it through.
    index('question_texts_document').using('gin', question.document).with({ gin_pending_list_limit: 512 }),
  ],
)

/**
 * Every word that the bank's texts have had, with the question that brought it in (two that are written at once may both),
 * for what is typed wrong. A sketch tells which pairs of letters a word has, so that few words are compared.
 */
export const bankWords = pgTable(
  'bank_words',
  {
    organizationId: ofOrganization(),
    word: text().notNull(),
    questionId: uuid().notNull(),
    sketch: wordSketch().notNull(),
  },
  (word) => [
    primaryKey({ name: 'bank_words_pk', columns: [word.organizationId, word.word, word.questionId] }),
    foreignKey({
      name: 'bank_words_question_fk',
      columns: [word.organizationId, word.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }).onDelete('cascade'),
    index('bank_words_question').on(word.organizationId, word.questionId),
  ],
)
