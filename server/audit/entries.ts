import { uuidv7 } from 'uuidv7'
import { auditEntries } from '@/db/schema/audit'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'

/**
 * Records an act in the transaction of the act, so that neither exists without the other.
 * `detail` holds ids, numbers and fixed words, never a name or a text that a person wrote about a person.
 */
export async function recordAudit(
  db: Db,
  member: Member,
  action: string,
  subject: { kind: string; id: string },
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await db.insert(auditEntries).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    memberId: member.memberId,
    action,
    subject: subject.kind,
    subjectId: subject.id,
    detail,
  })
}
