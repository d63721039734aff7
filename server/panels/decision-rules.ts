import { and, desc, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { members } from '@/db/schema/members'
import { decisionRules } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { Refused } from '../errors'
import { holdPanel } from './hold'
import type { ruleInput } from './input'
import { whyNotChangeRule } from './rules'

export async function createFirstRule(db: Db, member: Member, panelId: string): Promise<void> {
  await db.insert(decisionRules).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    panelId,
    number: 1,
    createdBy: member.memberId,
  })
}

/** Every rule the panel has had, the one that holds now first. */
export async function listRules(db: Db, member: Member, panelId: string) {
  const rows = await db
    .select({
      number: decisionRules.number,
      method: decisionRules.method,
      leastScores: decisionRules.leastScores,
      hireBar: decisionRules.hireBar,
      reason: decisionRules.reason,
      // Also by the sessions themselves: one may go live while a rule is being written that it cannot see yet.
      lockedAt: sql<Date | null>`coalesce(${decisionRules.lockedAt}, (select min(s.started_at) from sessions s
        join evaluations e on e.organization_id = s.organization_id and e.id = s.evaluation_id
        where e.organization_id = ${decisionRules.organizationId} and e.panel_id = ${decisionRules.panelId}))`.mapWith(
        decisionRules.lockedAt,
      ),
      createdAt: decisionRules.createdAt,
      createdBy: members.name,
    })
    .from(decisionRules)
    .innerJoin(
      members,
      and(eq(members.organizationId, decisionRules.organizationId), eq(members.id, decisionRules.createdBy)),
    )
    .where(and(eq(decisionRules.organizationId, member.organizationId), eq(decisionRules.panelId, panelId)))
    .orderBy(desc(decisionRules.number))
  return rows
}

/** The rule that holds now: the newest. */
export async function findCurrentRule(db: Db, member: Member, panelId: string) {
  const [rule] = await listRules(db, member, panelId)
  if (!rule) throw new Error('a panel without a decision rule')
  return rule
}

/**
 * Sets the rule by a new row. Once the first session was live the rule is locked, and a change needs a reason that
 * stays beside it. What is the same already is not written again.
 */
export async function changeRule(db: Db, member: Member, input: z.output<typeof ruleInput>): Promise<void> {
  await holdPanel(db, member, input.panelId)
  const current = await findCurrentRule(db, member, input.panelId)
  const isSame = input.leastScores === current.leastScores && input.hireBar === current.hireBar
  if (isSame) return
  const whyNot = whyNotChangeRule(current, input.reason)
  if (whyNot)
    throw new Refused('invalid', 'Sessions have begun, so this change needs a reason.', { reason: whyNot })
  await db.insert(decisionRules).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    panelId: input.panelId,
    number: current.number + 1,
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
