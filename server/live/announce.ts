import { sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { liveChannel } from './hub'
import { type Subject, subjectText } from './rules'

/**
 * Tells whoever follows the subject that it changed, once the transaction has committed; what changed they read
 * themselves, under their own rights. PostgreSQL sends what is said twice in one transaction once. Never of what a
 * seal hides: that something happened would be told, too.
 */
export async function announce(db: Db, member: Member, subject: Subject): Promise<void> {
  await db.execute(
    sql`select pg_notify(${liveChannel}, ${`${member.organizationId} ${subjectText(subject)}`})`,
  )
}
