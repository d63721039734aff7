import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, ofOrganization } from './columns'
import { members } from './members'
import { questions } from './questions'

export const fileFormats = ['csv', 'xlsx', 'json', 'markdown'] as const
export type FileFormat = (typeof fileFormats)[number]
export const importStates = [
  'uploading',
  'uploaded',
  'checking',
  'checked',
  'importing',
  'imported',
  'taking back',
  'taken back',
] as const
export type ImportState = (typeof importStates)[number]
export const rowOutcomes = ['new', 'changed', 'unchanged', 'faulty'] as const
export type RowOutcome = (typeof rowOutcomes)[number]
export const rowDeeds = ['made question', 'made version', 'rewrote draft'] as const
export type RowDeed = (typeof rowDeeds)[number]

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A file of questions on its way into the bank, and what became of it. */
export const bankImports = pgTable(
  'bank_imports',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    fileName: text().notNull(),
    format: text({ enum: fileFormats }).notNull(),
    sizeBytes: integer().notNull().default(0),
    state: text({ enum: importStates }).notNull().default('uploading'),
    // Which field each column of the file is read as, in the file's order.
    columns: jsonb()
      .$type<{ column: string; field: string | null; samples: string[] }[]>()
      .notNull()
      .default([]),
    // What the last check found.
    found: jsonb().$type<Record<string, unknown>>(),
    // How the person answered what the check asked.
    choices: jsonb().$type<Record<string, unknown>>(),
    // Why the last attempt came to nothing.
    fault: text(),
    // How far what runs now has come, and when it last said so.
    rowsDone: integer().notNull().default(0),
    percent: integer().notNull().default(0),
    movedAt: moment().notNull().defaultNow(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    importedAt: moment(),
    takenBackAt: moment(),
  },
  (one) => [
    primaryKey({ name: 'bank_imports_pk', columns: [one.organizationId, one.id] }),
    foreignKey({
      name: 'bank_imports_created_by_fk',
      columns: [one.organizationId, one.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check('bank_imports_format_known', sql`${one.format} in ('csv', 'xlsx', 'json', 'markdown')`),
    check(
      'bank_imports_state_known',
      sql`${one.state} in ('uploading', 'uploaded', 'checking', 'checked', 'importing', 'imported', 'taking back', 'taken back')`,
    ),
    check(
      'bank_imports_imported_at_a_time',
      sql`${one.takenBackAt} is null or ${one.importedAt} is not null`,
    ),
  ],
)

/** The file itself, a part a row, until the import is done with it. */
export const bankImportParts = pgTable(
  'bank_import_parts',
  {
    organizationId: ofOrganization(),
    bankImportId: uuid().notNull(),
    number: integer().notNull(),
    content: bytes().notNull(),
  },
  (part) => [
    primaryKey({
      name: 'bank_import_parts_pk',
      columns: [part.organizationId, part.bankImportId, part.number],
    }),
    foreignKey({
      name: 'bank_import_parts_import_fk',
      columns: [part.organizationId, part.bankImportId],
      foreignColumns: [bankImports.organizationId, bankImports.id],
    }).onDelete('cascade'),
  ],
)

/** One question as the file has it, what is wrong with it or what it would do, and, once imported, what it did. */
export const bankImportRows = pgTable(
  'bank_import_rows',
  {
    organizationId: ofOrganization(),
    bankImportId: uuid().notNull(),
    position: integer().notNull(),
    // Where in the file it begins.
    line: integer().notNull(),
    outcome: text({ enum: rowOutcomes }).notNull(),
    // Null once nothing needs it any more, and where it could not be read.
    content: jsonb().$type<Record<string, unknown>>(),
    problems: jsonb().$type<{ field: string; reason: string }[]>(),
    // The question of the bank or the line of the file that asks nearly the same.
    alike: jsonb().$type<{ questionId?: string; line?: number }>(),
    isSame: boolean().notNull().default(false),
    // The question that has its key, or that it became, with the version it saw or made.
    questionId: uuid(),
    versionNumber: integer(),
    versionRevision: integer(),
    did: text({ enum: rowDeeds }),
    // How a question stood before, to put it back: its shelf and status, and what a draft said that was written anew.
    before: jsonb().$type<Record<string, unknown>>(),
  },
  (row) => [
    primaryKey({
      name: 'bank_import_rows_pk',
      columns: [row.organizationId, row.bankImportId, row.position],
    }),
    foreignKey({
      name: 'bank_import_rows_import_fk',
      columns: [row.organizationId, row.bankImportId],
      foreignColumns: [bankImports.organizationId, bankImports.id],
    }).onDelete('cascade'),
    // A question that is taken back takes its row along.
    foreignKey({
      name: 'bank_import_rows_question_fk',
      columns: [row.organizationId, row.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }).onDelete('cascade'),
    index('bank_import_rows_question').on(row.organizationId, row.questionId),
    index('bank_import_rows_outcome').on(row.organizationId, row.bankImportId, row.outcome),
    check('bank_import_rows_outcome_known', sql`${row.outcome} in ('new', 'changed', 'unchanged', 'faulty')`),
    check(
      'bank_import_rows_did_known',
      sql`${row.did} is null or ${row.did} in ('made question', 'made version', 'rewrote draft')`,
    ),
    check('bank_import_rows_faulty_says_why', sql`${row.outcome} <> 'faulty' or ${row.problems} is not null`),
  ],
)
