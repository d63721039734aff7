import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { categories } from '@/db/schema/categories'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { Refused } from '../errors'

/** The shelves of the bank in their order, without those archived or merged into another. */
export function listCategories(db: Db, member: Member) {
  return db
    .select({ id: categories.id, name: categories.name, position: categories.position })
    .from(categories)
    .where(
      and(
        eq(categories.organizationId, member.organizationId),
        isNull(categories.archivedAt),
        sql`not exists (select from category_merges merge
          where merge.organization_id = categories.organization_id and merge.category_id = categories.id)`,
      ),
    )
    .orderBy(asc(categories.position), asc(categories.name))
}

/** Adds a shelf after the others. Returns its id. */
export async function createCategory(db: Db, member: Member, input: { name: string }): Promise<string> {
  const id = uuidv7()
  const added = await db
    .insert(categories)
    .values({
      organizationId: member.organizationId,
      id,
      name: input.name,
      position: sql`(select coalesce(max(position), 0) + 1 from categories where organization_id = ${member.organizationId}::uuid)`,
    })
    .onConflictDoNothing()
    .returning({ id: categories.id })
  if (added.length === 0)
    throw new Refused('conflict', 'There is a category of this name, perhaps an archived one.', {
      name: 'Choose another name.',
    })
  return id
}
