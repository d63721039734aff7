import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { competencies } from '@/db/schema/competencies'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { Refused } from '../errors'

/** What answers can show, by name: neither archived nor merged into another. */
export function listCompetencies(db: Db, member: Member) {
  return db
    .select({ id: competencies.id, name: competencies.name })
    .from(competencies)
    .where(
      and(
        eq(competencies.organizationId, member.organizationId),
        isNull(competencies.archivedAt),
        sql`not exists (select from competency_merges merge
          where merge.organization_id = competencies.organization_id and merge.competency_id = competencies.id
            and merge.separated_at is null)`,
      ),
    )
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
    throw new Refused('conflict', 'There is a competency of this name, perhaps an archived one.', {
      name: 'Choose another name.',
    })
  return id
}
