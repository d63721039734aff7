import { and, eq } from 'drizzle-orm'
import type * as z from 'zod'
import { panelAssignments, panels } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel } from '../access'
import { notFound, Refused } from '../errors'
import type { assignmentsInput } from './input'
import { listInterviewers } from './panels'
import { listPlannedItems } from './questions'

/**
 * Replaces the panel's plan. Sessions that are scheduled already keep their own copy. A question that nobody asks
 * is refused; whatever else is missing is told as a warning by `findPanel`.
 */
export async function saveAssignments(
  db: Db,
  member: Member,
  input: z.output<typeof assignmentsInput>,
): Promise<void> {
  await requirePanel(db, member, input.panelId, 'manage')
  const [panel] = await db
    .select({ setVersionId: panels.setVersionId })
    .from(panels)
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, input.panelId)))
    .for('update')
  if (!panel) throw notFound('panel')
  const items = await listPlannedItems(db, member, panel.setVersionId)
  const onPanel = new Set((await listInterviewers(db, member, input.panelId)).map((one) => one.memberId))
  const inSet = new Set(items.map((item) => item.setItemId))
  const useful = input.assignments.filter((one) => one.asks || one.scores)
  if (useful.some((one) => !onPanel.has(one.memberId) || !inSet.has(one.setItemId)))
    throw new Refused('conflict', 'The panel has changed meanwhile. Reload the page and assign again.')
  const unasked = items.find((item) => !useful.some((one) => one.asks && one.setItemId === item.setItemId))
  if (unasked) throw new Refused('invalid', `Somebody has to ask question ${unasked.position}.`)
  const organizationId = member.organizationId
  await db
    .delete(panelAssignments)
    .where(
      and(eq(panelAssignments.organizationId, organizationId), eq(panelAssignments.panelId, input.panelId)),
    )
  await db
    .insert(panelAssignments)
    .values(useful.map((one) => ({ organizationId, panelId: input.panelId, ...one })))
}
