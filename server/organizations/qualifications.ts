import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { competencies } from '@/db/schema/competencies'
import { members } from '@/db/schema/members'
import { qualifications } from '@/db/schema/qualifications'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound } from '../errors'
import type { qualifyInput } from './input'

/** Says which competencies a member is qualified to ask and score, in the place of what was said before. */
export async function qualifyMember(
  db: Db,
  member: Member,
  { memberId, competencyIds }: z.output<typeof qualifyInput>,
): Promise<void> {
  const { organizationId } = member
  // Two who say it at once say it one after the other. The member’s row is an admin’s to hold, so it is not held.
  const key = `${organizationId} qualifications ${memberId}`
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  const [qualified] = await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organizationId, organizationId), eq(members.id, memberId), isNull(members.leftAt)))
  if (!qualified) throw notFound('member')
  await requireCompetencies(db, member, competencyIds)
  await db
    .delete(qualifications)
    .where(and(eq(qualifications.organizationId, organizationId), eq(qualifications.memberId, memberId)))
  if (competencyIds.length > 0)
    await db.insert(qualifications).values(
      competencyIds.map((competencyId) => ({
        organizationId,
        memberId,
        competencyId,
        givenBy: member.memberId,
      })),
    )
  await recordAudit(
    db,
    member,
    'qualified member',
    { kind: 'member', id: memberId },
    { competencies: competencyIds.length },
  )
}

async function requireCompetencies(db: Db, member: Member, competencyIds: string[]): Promise<void> {
  if (competencyIds.length === 0) return
  const found = await db
    .select({ id: competencies.id })
    .from(competencies)
    .where(
      and(eq(competencies.organizationId, member.organizationId), inArray(competencies.id, competencyIds)),
    )
  if (found.length < competencyIds.length) throw notFound('competency')
}
