import { and, desc, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { decisionRules } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import type { ruleInput } from './input'

export async function createFirstRule(db: Db, member: Member, panelId: string): Promise<void> {
  await db.insert(decisionRules).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    panelId,
    number: 1,
    createdBy: member.memberId,
  })
}

/** The rule that holds now: the newest. */
export async function findCurrentRule(db: Db, member: Member, panelId: string) {
  const [rule] = await db
    .select({
      number: decisionRules.number,
      method: decisionRules.method,
      leastScores: decisionRules.leastScores,
      hireBar: decisionRules.hireBar,
      reason: decisionRules.reason,
      lockedAt: decisionRules.lockedAt,
    })
    .from(decisionRules)
    .where(and(eq(decisionRules.organizationId, member.organizationId), eq(decisionRules.panelId, panelId)))
    .orderBy(desc(decisionRules.number))
    .limit(1)
  if (!rule) throw new Error('a panel without a decision rule')
  return rule
}

/**
 * Sets the rule by a new row. Once the first session was live the rule is locked, and a change needs a reason that
 * stays beside it.
 */
export async function changeRule(db: Db, member: Member, input: z.output<typeof ruleInput>): Promise<void> {
  await requirePanel(db, member, input.panelId, 'manage')
  const current = await findCurrentRule(db, member, input.panelId)
  if (current.lockedAt && input.reason.length < 10)
    throw new Refused('invalid', 'Sessions have begun, so this change needs a reason.', {
      reason: 'Give a reason of at least 10 characters; it stays visible.',
    })
  await db.insert(decisionRules).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    panelId: input.panelId,
    number: current.number + 1,
    method: input.method,
    leastScores: input.leastScores,
    hireBar: input.hireBar,
    reason: input.reason || null,
    createdBy: member.memberId,
    lockedAt: current.lockedAt,
  })
  await recordAudit(
    db,
    member,
    'changed decision rule',
    { kind: 'panel', id: input.panelId },
    { number: current.number + 1 },
  )
}
