import { eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { organizations } from '@/db/schema/organizations'
import type { Db } from '@/db/tenant'
import type { Member, Person } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { organizationInput } from './input'

/** The signed-in member and the organizations they can switch to. */
export async function findMe(db: Db, member: Member) {
  return {
    memberId: member.memberId,
    name: member.name,
    email: member.email,
    role: member.role,
    organizationName: member.organizationName,
    planted: member.planted,
    memberships: await listMemberships(db, member),
  }
}

/** The organizations a person belongs to, by name. */
export async function listMemberships(db: Db, person: Pick<Person, 'userSessionId'>) {
  const rows = await db.execute<{ organization_id: string; organization_name: string; member_role: string }>(
    sql`select * from list_memberships(${person.userSessionId}::uuid)`,
  )
  return rows.map((row) => ({
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    role: row.member_role,
  }))
}

/** Looks at another of one's own organizations, in this browser. */
export async function switchOrganization(db: Db, person: Person, organizationId: string): Promise<void> {
  const [row] = await db.execute<{ moved: boolean }>(
    sql`select switch_organization(${person.userSessionId}::uuid, ${organizationId}::uuid) as moved`,
  )
  if (!row?.moved) throw notFound('organization')
}

export async function findOrganization(db: Db, member: Member) {
  const [organization] = await db
    .select({
      name: organizations.name,
      timeZone: organizations.timeZone,
      planted: sql<boolean>`${organizations.plantedAt} is not null`,
    })
    .from(organizations)
    .where(eq(organizations.id, member.organizationId))
  if (!organization) throw notFound('organization')
  return organization
}

export async function changeOrganization(
  db: Db,
  member: Member,
  input: z.output<typeof organizationInput>,
): Promise<void> {
  await db.update(organizations).set(input).where(eq(organizations.id, member.organizationId))
  await recordAudit(db, member, 'changed settings', { kind: 'organization', id: member.organizationId })
}

/** Removes the demo organization with everything in it; every other organization is refused. */
export async function removePlantedOrganization(db: Db, member: Member): Promise<void> {
  const [row] = await db.execute<{ removed: boolean }>(
    sql`select remove_planted_organization(${member.userSessionId}::uuid) as removed`,
  )
  if (!row?.removed)
    throw new Refused('not allowed', 'Only the demo organization can be removed, by its admin.')
}
