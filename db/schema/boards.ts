import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { members } from './members'
import { setItems } from './question-sets'
import { scorecards } from './scorecards'
import { sessions } from './sessions'

/** What everybody in one session sees of it: which question is asked now, and by whom. Nothing of a score. */
export const boards = pgTable(
  'boards',
  {
    organizationId: ofOrganization(),
    sessionId: uuid().notNull(),
    // Counts the moves, so that one made on an older board is told apart.
    seq: integer().notNull().default(0),
    setItemId: uuid(),
    memberId: uuid(),
    since: moment(),
  },
  (board) => [
    primaryKey({ name: 'boards_pk', columns: [board.organizationId, board.sessionId] }),
    foreignKey({
      name: 'boards_session_fk',
      columns: [board.organizationId, board.sessionId],
      foreignColumns: [sessions.organizationId, sessions.id],
    }),
    foreignKey({
      name: 'boards_set_item_fk',
      columns: [board.organizationId, board.setItemId],
      foreignColumns: [setItems.organizationId, setItems.id],
    }),
    foreignKey({
      name: 'boards_member_fk',
      columns: [board.organizationId, board.memberId],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('boards_set_item').on(board.organizationId, board.setItemId),
    check(
      'boards_asking_complete',
      sql`num_nulls(${board.setItemId}, ${board.memberId}, ${board.since}) in (0, 3)`,
    ),
  ],
)

export const boardMarks = ['asked', 'skipped'] as const
export type BoardMark = (typeof boardMarks)[number]

/** A question that was asked or skipped, as whoever asks said; one without a row is still to come. */
export const boardQuestions = pgTable(
  'board_questions',
  {
    organizationId: ofOrganization(),
    sessionId: uuid().notNull(),
    setItemId: uuid().notNull(),
    mark: text({ enum: boardMarks }).notNull(),
  },
  (question) => [
    primaryKey({
      name: 'board_questions_pk',
      columns: [question.organizationId, question.sessionId, question.setItemId],
    }),
    foreignKey({
      name: 'board_questions_board_fk',
      columns: [question.organizationId, question.sessionId],
      foreignColumns: [boards.organizationId, boards.sessionId],
    }),
    foreignKey({
      name: 'board_questions_set_item_fk',
      columns: [question.organizationId, question.setItemId],
      foreignColumns: [setItems.organizationId, setItems.id],
    }),
    index('board_questions_set_item').on(question.organizationId, question.setItemId),
    check('board_questions_mark_known', sql`${question.mark} in ('asked', 'skipped')`),
  ],
)

/** Who has the room open, by when it last said so. Whoever loses their seat loses this with it. */
export const boardPresences = pgTable(
  'board_presences',
  {
    organizationId: ofOrganization(),
    sessionId: uuid().notNull(),
    memberId: uuid().notNull(),
    seenAt: moment().notNull().defaultNow(),
  },
  (presence) => [
    primaryKey({
      name: 'board_presences_pk',
      columns: [presence.organizationId, presence.sessionId, presence.memberId],
    }),
    foreignKey({
      name: 'board_presences_seat_fk',
      columns: [presence.organizationId, presence.sessionId, presence.memberId],
      foreignColumns: [scorecards.organizationId, scorecards.sessionId, scorecards.memberId],
    }).onDelete('cascade'),
  ],
)
