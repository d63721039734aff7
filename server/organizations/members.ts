import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { jobTeams } from '@/db/schema/jobs'
import { type MemberRole, members } from '@/db/schema/members'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound } from '../errors'

/**
 * The ids of the competencies that a member is qualified for, in a query that has `members`; of one that was merged,
 * what it counts as too, whichever of the two a panel asks for.
 */
export const qualifiedForSql = sql<
  string[]
>`(select coalesce(json_agg(distinct one.id order by one.id) filter (where one.id is not null), '[]'::json)
  from qualifications qualified
  left join competency_merges merge on merge.organization_id = qualified.organization_id
    and merge.competency_id = qualified.competency_id and merge.separated_at is null
  cross join lateral unnest(array[qualified.competency_id, merge.counts_as_id]) as one (id)
  where qualified.organization_id = members.organization_id and qualified.member_id = members.id)`

/** The members of the organization, by name; those who left are not among them. */
export function listMembers(db: Db, member: Member) {
  return db
    .select({
      id: members.id,
      name: members.name,
      email: members.email,
      role: members.role,
      joinedAt: members.joinedAt,
      // Competency ids; none stands for all.
      qualifiedFor: qualifiedForSql,
    })
    .from(members)
    .where(and(eq(members.organizationId, member.organizationId), isNull(members.leftAt)))
    .orderBy(asc(members.name))
}

/** Gives a member another role. The database refuses to lose the last admin. */
export async function changeRole(db: Db, admin: Member, memberId: string, role: MemberRole): Promise<void> {
  const changed = await db
    .update(members)
    .set({ role })
    .where(
      and(eq(members.organizationId, admin.organizationId), eq(members.id, memberId), isNull(members.leftAt)),
    )
    .returning({ id: members.id })
  if (changed.length === 0) throw notFound('member')
  await recordAudit(db, admin, 'changed role', { kind: 'member', id: memberId }, { role })
}

/** Takes a member out: rights end at once; what they wrote stays. */
export async function removeMember(db: Db, admin: Member, memberId: string): Promise<void> {
  const left = await db
    .update(members)
    .set({ leftAt: sql`now()` })
    .where(
      and(eq(members.organizationId, admin.organizationId), eq(members.id, memberId), isNull(members.leftAt)),
    )
    .returning({ id: members.id })
  if (left.length === 0) throw notFound('member')
  await db
    .delete(jobTeams)
    .where(and(eq(jobTeams.organizationId, admin.organizationId), eq(jobTeams.memberId, memberId)))
  await recordAudit(db, admin, 'removed member', { kind: 'member', id: memberId })
}
