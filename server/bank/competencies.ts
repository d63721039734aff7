import { and, asc, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { competencies } from '@/db/schema/competencies'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { Refused } from '../errors'

/** What answers can show, by name. */
export function listCompetencies(db: Db, member: Member) {
  return db
    .select({ id: competencies.id, name: competencies.name })
    .from(competencies)
    .where(and(eq(competencies.organizationId, member.organizationId), isNull(competencies.archivedAt)))
    .orderBy(asc(competencies.name))
}

/** Adds a competency. Returns its id. */
export async function createCompetency(db: Db, member: Member, input: { name: string }): Promise<string> {
  const id = uuidv7()
  const added = await db
    .insert(competencies)
    .values({ organizationId: member.organizationId, id, name: input.name })
    .onConflictDoNothing()
    .returning({ id: competencies.id })
  if (added.length === 0)
    throw new Refused('conflict', 'There is a competency of this name.', { name: 'Choose another name.' })
  return id
}
