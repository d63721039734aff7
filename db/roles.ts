import { createHash } from 'node:crypto'

/** The role that every request runs under. Roles are cluster-wide, so theirs end with the database's name. */
export function appRole(databaseName: string): string {
  return `evenhand_app_${ending(databaseName)}`
}

/** The role that owns the definer functions and works across organizations. */
export function jobRole(databaseName: string): string {
  return `evenhand_job_${ending(databaseName)}`
}

// PostgreSQL cuts a name off after 63 bytes, where two databases could meet; a name with signs in it would have
// to be quoted inside the quoted texts of a migration. Both get a digest instead.
function ending(databaseName: string): string {
  if (/^[a-z0-9_]{1,50}$/.test(databaseName)) return databaseName
  const digest = createHash('sha256').update(databaseName).digest('hex').slice(0, 16)
  return `${databaseName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 30)}_${digest}`
}
