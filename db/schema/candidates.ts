import { sql } from 'drizzle-orm'
import {
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

/** A person who may be hired. Everything personal is encrypted with a key of the candidate's own. */
export const candidates = pgTable(
  'candidates',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    // The pseudonymous number ("Candidate 12") that stays when the person is erased.
    number: integer().notNull(),
    // JSON of name, email and links, sealed.
    sealedProfile: sealedBytes(),
    createdBy: uuid().notNull(),
    createdAt: moment().notNull().defaultNow(),
    erasedAt: moment(),
  },
  (candidate) => [
    primaryKey({ name: 'candidates_pk', columns: [candidate.organizationId, candidate.id] }),
    unique('candidates_number').on(candidate.organizationId, candidate.number),
    foreignKey({
      name: 'candidates_created_by_fk',
      columns: [candidate.organizationId, candidate.createdBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    check(
      'candidates_erased_or_sealed',
      sql`(${candidate.erasedAt} is null) = (${candidate.sealedProfile} is not null)`,
    ),
  ],
)

/** The key of one candidate's personal data, itself wrapped by the installation's secret. Deleting it erases the person. */
export const candidateKeys = pgTable(
  'candidate_keys',
  {
    organizationId: ofOrganization(),
    candidateId: uuid().notNull(),
    wrappedKey: sealedBytes().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (key) => [
    primaryKey({ name: 'candidate_keys_pk', columns: [key.organizationId, key.candidateId] }),
    foreignKey({
      name: 'candidate_keys_candidate_fk',
      columns: [key.organizationId, key.candidateId],
      foreignColumns: [candidates.organizationId, candidates.id],
    }),
  ],
)

/** A CV or another file of a candidate, name and content sealed. */
export const candidateFiles = pgTable(
  'candidate_files',
  {
    organizationId: ofOrganization(),
    id: uuid().notNull(),
    candidateId: uuid().notNull(),
    sealedName: sealedBytes().notNull(),
    sealedContent: sealedBytes().notNull(),
    mediaType: text().notNull(),
    sizeBytes: integer().notNull(),
    uploadedBy: uuid().notNull(),
    uploadedAt: moment().notNull().defaultNow(),
  },
  (file) => [
    primaryKey({ name: 'candidate_files_pk', columns: [file.organizationId, file.id] }),
    foreignKey({
      name: 'candidate_files_candidate_fk',
      columns: [file.organizationId, file.candidateId],
      foreignColumns: [candidates.organizationId, candidates.id],
    }),
    foreignKey({
      name: 'candidate_files_uploaded_by_fk',
      columns: [file.organizationId, file.uploadedBy],
      foreignColumns: [members.organizationId, members.id],
    }),
    index('candidate_files_candidate').on(file.organizationId, file.candidateId),
    check('candidate_files_size_in_range', sql`${file.sizeBytes} between 1 and 10485760`),
  ],
)
