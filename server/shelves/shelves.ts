import { and, asc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { categories } from '@/db/schema/categories'
import { competencies } from '@/db/schema/competencies'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import type { renameInput, ShelfKind, shelfInput } from './input'
import { type Standing, whyNot } from './rules'

export type Shelf = Standing & {
  id: string /** Of a category; competencies stand by name. */
  position: number
}
type ShelfInput = z.output<typeof shelfInput>

const tableOf = { category: categories, competency: competencies }

/** All of a kind with how they stand, held until the transaction ends, so that two changes come one after the other. */
export async function holdShelves(db: Db, member: Member, kind: ShelfKind): Promise<Shelf[]> {
  const table = tableOf[kind]
  await db
    .select({ id: table.id })
    .from(table)
    .where(eq(table.organizationId, member.organizationId))
    .orderBy(asc(table.id))
    .for('no key update')
  return listStanding(db, member, kind)
}

export async function listStanding(db: Db, member: Member, kind: ShelfKind): Promise<Shelf[]> {
  const mergedInto = {
    category: sql<string | null>`(select target.name from category_merges merge
      join categories target on target.organization_id = merge.organization_id and target.id = merge.into_id
      where merge.organization_id = categories.organization_id and merge.category_id = categories.id)`,
    competency: sql<string | null>`(select target.name from competency_merges merge
      join competencies target on target.organization_id = merge.organization_id and target.id = merge.into_id
      where merge.organization_id = competencies.organization_id and merge.competency_id = competencies.id
        and merge.separated_at is null)`,
  }
  const table = tableOf[kind]
  return db
    .select({
      id: table.id,
      name: table.name,
      archived: sql<boolean>`${table.archivedAt} is not null`,
      mergedInto: mergedInto[kind],
      position: kind === 'category' ? categories.position : sql<number>`0`,
    })
    .from(table)
    .where(eq(table.organizationId, member.organizationId))
}

/** One of those held. What is another organization's does not exist. */
export function pick(shelves: readonly Shelf[], kind: ShelfKind, id: string): Shelf {
  const found = shelves.find((one) => one.id === id)
  if (!found) throw notFound(kind)
  return found
}

/** Gives it another name, everywhere at once: what was published points to it and says the new one. */
export async function renameShelf(
  db: Db,
  member: Member,
  input: z.output<typeof renameInput>,
): Promise<void> {
  const shelves = await holdShelves(db, member, input.kind)
  const shelf = pick(shelves, input.kind, input.id)
  refuse(whyNot('rename', shelf))
  if (shelf.name === input.name) return
  const namesake = shelves.find(
    ({ id, name }) => id !== input.id && name.toLowerCase() === input.name.toLowerCase(),
  )
  if (namesake)
    throw new Refused('conflict', `There is a ${input.kind} of this name.`, { name: whyTaken(namesake) })
  const table = tableOf[input.kind]
  await db
    .update(table)
    .set({ name: input.name })
    .where(and(eq(table.organizationId, member.organizationId), eq(table.id, input.id)))
  await recordAudit(db, member, `renamed ${input.kind}`, { kind: input.kind, id: input.id })
}

function whyTaken({ archived, mergedInto }: Shelf): string {
  if (mergedInto) return `One of this name is merged into “${mergedInto}”. Choose another name.`
  if (archived) return 'An archived one has this name. Choose another name.'
  return 'Choose another name, or merge the two.'
}

/** Offers it no more. It stays where it is used. */
export async function archiveShelf(db: Db, member: Member, input: ShelfInput): Promise<void> {
  refuse(whyNot('archive', pick(await holdShelves(db, member, input.kind), input.kind, input.id)))
  await setArchived(db, member, input, true)
  await recordAudit(db, member, `archived ${input.kind}`, { kind: input.kind, id: input.id })
}

export async function restoreShelf(db: Db, member: Member, input: ShelfInput): Promise<void> {
  refuse(whyNot('restore', pick(await holdShelves(db, member, input.kind), input.kind, input.id)))
  await setArchived(db, member, input, false)
  await recordAudit(db, member, `restored ${input.kind}`, { kind: input.kind, id: input.id })
}

export async function setArchived(
  db: Db,
  member: Member,
  input: ShelfInput,
  archived: boolean,
): Promise<void> {
  const table = tableOf[input.kind]
  await db
    .update(table)
    .set({ archivedAt: archived ? sql`now()` : null })
    .where(and(eq(table.organizationId, member.organizationId), eq(table.id, input.id)))
}

export function refuse(why: string | null, field?: string): void {
  if (why) throw new Refused('not now', why, field ? { [field]: why } : undefined)
}
