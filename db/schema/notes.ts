import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, smallint, uuid } from 'drizzle-orm/pg-core'
import { moment, ofOrganization, sealedBytes } from './columns'
import { setItems } from './question-sets'
import { points } from './rubrics'
import { scorecards } from './scorecards'

/** What the interviewer wrote down, stamped with time and question, sealed under the candidate's key. */
export const notes = pgTable(
  'notes',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    scorecardId: uuid().notNull(),
    setVersionId: uuid().notNull(),
    // Null for a note on the session as a whole.
    setItemId: uuid(),
    // The point of that question which it is evidence for.
    pointId: uuid(),
    sealedText: sealedBytes().notNull(),
    // A question outside the set, with a score of its own that no statistic takes in.
    sealedQuestion: sealedBytes(),
    value: smallint(),
    version: integer().notNull().default(1),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (note) => [
    primaryKey({ name: 'notes_pk', columns: [note.organizationId, note.id] }),
    foreignKey({
      name: 'notes_scorecard_fk',
      columns: [note.organizationId, note.scorecardId, note.setVersionId],
      foreignColumns: [scorecards.organizationId, scorecards.id, scorecards.setVersionId],
    }),
    foreignKey({
      name: 'notes_item_fk',
      columns: [note.organizationId, note.setItemId, note.setVersionId],
      foreignColumns: [setItems.organizationId, setItems.id, setItems.setVersionId],
    }),
    foreignKey({
      name: 'notes_point_fk',
      columns: [note.organizationId, note.pointId],
      foreignColumns: [points.organizationId, points.id],
    }),
    check('notes_point_of_question', sql`${note.pointId} is null or ${note.setItemId} is not null`),
    index('notes_of_scorecard').on(note.organizationId, note.scorecardId),
    index('notes_item').on(note.organizationId, note.setItemId),
    index('notes_point').on(note.organizationId, note.pointId),
    check('notes_value_in_range', sql`${note.value} between 1 and 5`),
    check(
      'notes_unplanned_stand_alone',
      sql`${note.setItemId} is null or (${note.sealedQuestion} is null and ${note.value} is null)`,
    ),
  ],
)
