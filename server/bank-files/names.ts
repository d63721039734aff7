import { and, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { categories } from '@/db/schema/categories'
import { competencies } from '@/db/schema/competencies'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { Refused } from '../errors'

type Answer = { name: string; id: string | null }
type Kind = 'categories' | 'competencies'
const tables = { categories, competencies } as const

/**
 * The id of each category or competency by its name in lower case: those of the bank, and those that the person mapped or
 * wanted made. One that is archived under the wanted name comes back.
 */
export async function settleNames(
  db: Db,
  member: Member,
  kind: Kind,
  answers: readonly Answer[],
): Promise<Map<string, string>> {
  const table = tables[kind]
  const known = await db
    .select({ id: table.id, name: table.name, archivedAt: table.archivedAt })
    .from(table)
    .where(eq(table.organizationId, member.organizationId))
  const ids = new Map(known.filter((one) => !one.archivedAt).map(({ id, name }) => [name.toLowerCase(), id]))
  for (const { name, id } of answers) {
    const plain = name.toLowerCase()
    if (ids.has(plain)) continue
    if (id !== null) {
      ids.set(plain, id)
      continue
    }
    const archived = known.find((one) => one.name.toLowerCase() === plain)
    ids.set(
      plain,
      archived ? await bringBack(db, member, kind, archived.id) : await add(db, member, kind, name),
    )
  }
  return ids
}

/** What a name is mapped to has to be on the list that it was chosen from. */
export async function requireAnswers(
  db: Db,
  member: Member,
  kind: Kind,
  answers: readonly Answer[],
): Promise<void> {
  const table = tables[kind]
  const known = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.organizationId, member.organizationId), isNull(table.archivedAt)))
  const wrong = answers.find(({ id }) => id !== null && !known.some((one) => one.id === id))
  if (wrong)
    throw new Refused('invalid', `Choose what “${wrong.name}” is in the bank.`, {
      [kind]: 'Choose from the list.',
    })
}

async function bringBack(db: Db, member: Member, kind: Kind, id: string): Promise<string> {
  const table = tables[kind]
  await db
    .update(table)
    .set({ archivedAt: null })
    .where(and(eq(table.organizationId, member.organizationId), eq(table.id, id)))
  return id
}

async function add(db: Db, member: Member, kind: Kind, name: string): Promise<string> {
  const own = { organizationId: member.organizationId, id: uuidv7(), name }
  if (kind === 'competencies') await db.insert(competencies).values(own)
  else
    await db.insert(categories).values({
      ...own,
      position: sql`(select coalesce(max(position), 0) + 1 from categories where organization_id = ${member.organizationId}::uuid)`,
    })
  return own.id
}
