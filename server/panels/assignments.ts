import { and, eq, inArray } from 'drizzle-orm'
import type * as z from 'zod'
import { panelAssignments } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { Refused } from '../errors'
import type { Assignment } from '../plans/rules'
import { holdPanel } from './hold'
import type { assignmentsInput } from './input'
import { listInterviewers } from './interviewers'
import { listPlannedItems } from './questions'

/** The panel's plan: who asks and who scores what in sessions to come. */
export function listAssignments(db: Db, member: Member, panelId: string): Promise<Assignment[]> {
  return db
    .select({
      setItemId: panelAssignments.setItemId,
      memberId: panelAssignments.memberId,
      asks: panelAssignments.asks,
      scores: panelAssignments.scores,
    })
    .from(panelAssignments)
    .where(
      and(eq(panelAssignments.organizationId, member.organizationId), eq(panelAssignments.panelId, panelId)),
    )
}

export async function writeAssignments(
  db: Db,
  member: Member,
  panelId: string,
  plan: readonly Assignment[],
): Promise<void> {
  if (plan.length === 0) return
  const { organizationId } = member
  await db.insert(panelAssignments).values(plan.map((one) => ({ organizationId, panelId, ...one })))
}

/** Takes the plan away, of all questions or of some. */
export async function clearAssignments(
  db: Db,
  member: Member,
  panelId: string,
  setItemIds?: readonly string[],
): Promise<void> {
  await db
    .delete(panelAssignments)
    .where(
      and(
        eq(panelAssignments.organizationId, member.organizationId),
        eq(panelAssignments.panelId, panelId),
        setItemIds ? inArray(panelAssignments.setItemId, [...setItemIds]) : undefined,
      ),
    )
}

/**
 * Replaces the plan of the questions named, so that two people who plan different questions do not undo each other.
 * Sessions that are scheduled already keep their own copy. A question that nobody asks is refused; whatever else is
 * missing is told as a warning by `findPanel`.
 */
export async function saveAssignments(
  db: Db,
  member: Member,
  input: z.output<typeof assignmentsInput>,
): Promise<void> {
  const { setVersionId } = await holdPanel(db, member, input.panelId)
  const items = await listPlannedItems(db, member, setVersionId)
  const onPanel = new Set((await listInterviewers(db, member, input.panelId)).map((one) => one.memberId))
  const named = new Set(input.assignments.map((one) => one.setItemId))
  const inSet = items.filter((item) => named.has(item.setItemId))
  if (inSet.length < named.size || input.assignments.some((one) => !onPanel.has(one.memberId)))
    throw new Refused('conflict', 'The panel has changed meanwhile. Reload the page and assign again.')
  const useful = input.assignments.filter((one) => one.asks || one.scores)
  const unasked = inSet.find((item) => !useful.some((one) => one.asks && one.setItemId === item.setItemId))
  if (unasked) throw new Refused('invalid', `Somebody has to ask question ${unasked.position}.`)
  if (named.size === 0) return
  await clearAssignments(db, member, input.panelId, [...named])
  await writeAssignments(db, member, input.panelId, useful)
}
