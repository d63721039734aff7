import { and, eq, sql } from 'drizzle-orm'
import { categories } from '@/db/schema/categories'
import { questions } from '@/db/schema/questions'
import { categoryMerges, categoryMoves } from '@/db/schema/shelves'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { whyNot, whyNotMerge } from './rules'
import { holdShelves, pick, refuse } from './shelves'

/** Moves a category's questions to another and takes it off the shelves. Which ones were moved is kept, to undo it. */
export async function mergeCategory(
  db: Db,
  member: Member,
  input: { id: string; intoId: string },
): Promise<void> {
  const held = await holdShelves(db, member, 'category')
  const [one, into] = [pick(held, 'category', input.id), pick(held, 'category', input.intoId)]
  refuse(whyNotMerge(one, into), 'intoId')
  const organizationId = member.organizationId
  await db
    .insert(categoryMerges)
    .values({ organizationId, categoryId: one.id, intoId: into.id, mergedBy: member.memberId })
  await db.execute(sql`insert into category_moves (organization_id, category_id, question_id)
    select organization_id, category_id, id from questions
    where organization_id = ${organizationId}::uuid and category_id = ${one.id}::uuid`)
  await db
    .update(questions)
    .set({ categoryId: into.id })
    .where(and(eq(questions.organizationId, organizationId), eq(questions.categoryId, one.id)))
  await recordAudit(db, member, 'merged category', { kind: 'category', id: one.id }, { into: into.id })
}

/** Takes a merge back: the questions that it moved, and nobody has moved on since, return. */
export async function separateCategory(db: Db, member: Member, input: { id: string }): Promise<void> {
  const held = await holdShelves(db, member, 'category')
  refuse(whyNot('separate', pick(held, 'category', input.id)))
  const organizationId = member.organizationId
  const [merge] = await db
    .delete(categoryMerges)
    .where(and(eq(categoryMerges.organizationId, organizationId), eq(categoryMerges.categoryId, input.id)))
    .returning({ intoId: categoryMerges.intoId })
  const into = pick(held, 'category', merge!.intoId)
  refuse(into.mergedInto ? whyNot('rename', into) : null)
  await db.execute(sql`update questions set category_id = move.category_id
    from category_moves move
    where move.organization_id = ${organizationId}::uuid and move.category_id = ${input.id}::uuid
      and questions.organization_id = move.organization_id and questions.id = move.question_id
      and questions.category_id = ${into.id}::uuid`)
  await db
    .delete(categoryMoves)
    .where(and(eq(categoryMoves.organizationId, organizationId), eq(categoryMoves.categoryId, input.id)))
  await recordAudit(db, member, 'separated category', { kind: 'category', id: input.id })
}

/** Puts categories into a new order; one that was added meanwhile comes after them. */
export async function orderCategories(
  db: Db,
  member: Member,
  input: { categoryIds: string[] },
): Promise<void> {
  const held = await holdShelves(db, member, 'category')
  const others = held
    .filter(({ id }) => !input.categoryIds.includes(id))
    .toSorted((a, b) => a.position - b.position)
  const ids = [...input.categoryIds.map((id) => pick(held, 'category', id).id), ...others.map(({ id }) => id)]
  for (const [at, id] of ids.entries())
    await db
      .update(categories)
      .set({ position: at + 1 })
      .where(and(eq(categories.organizationId, member.organizationId), eq(categories.id, id)))
  await recordAudit(db, member, 'ordered categories', { kind: 'organization', id: member.organizationId })
}
