import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { organizations } from './organizations'

/** The tenant a row belongs to; part of every key, so that no row can point across organizations. */
export const ofOrganization = () =>
  uuid()
    .notNull()
    .references(() => organizations.id, { onDelete: 'cascade' })

/** A moment, stored with its zone. */
export const moment = () => timestamp({ withTimezone: true })

/** Bytes; here always the output of `sealText` (AES-256-GCM under the candidate's key), never plain text. */
export const sealedBytes = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => 'bytea',
})
