import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { competencies } from '@/db/schema/competencies'
import { members } from '@/db/schema/members'
import { decisionRules } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import {
  competenciesIn,
  isSameRule,
  type Rule,
  ruleAfterMerges,
  whyNotChangeRule,
} from '../decision-rules/rules'
import { notFound, Refused } from '../errors'
import { holdPanel } from './hold'

export async function createFirstRule(db: Db, member: Member, panelId: string, rule: Rule): Promise<void> {
  await db.insert(decisionRules).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    panelId,
    number: 1,
    ...columnsOf(rule),
    createdBy: member.memberId,
  })
}

const columnsOf = ({ competencyWeights, competencyMinimums, tieBreaks, ...rule }: Rule) => ({
  ...rule,
  competencyWeights: { ...competencyWeights },
  competencyMinimums: { ...competencyMinimums },
  tieBreaks: [...tieBreaks],
})

/** Every rule the panel has had, the one that holds now first. */
export async function listRules(db: Db, member: Member, panelId: string) {
  const rows = await db
    .select({
      number: decisionRules.number,
      method: decisionRules.method,
      leastScores: decisionRules.leastScores,
      hireBar: decisionRules.hireBar,
      competencyWeights: decisionRules.competencyWeights,
      competencyMinimums: decisionRules.competencyMinimums,
      tieBreaks: decisionRules.tieBreaks,
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
  const countsAs = await findMerges(db, member, panelId, [...new Set(rows.flatMap(competenciesIn))])
  return countsAs.size === 0 ? rows : rows.map((rule) => ruleAfterMerges(rule, countsAs))
}

/** What merged competencies count as on a panel: as of the moment that locked its rule, else as of now. */
async function findMerges(
  db: Db,
  member: Member,
  panelId: string,
  named: readonly string[],
): Promise<Map<string, string>> {
  if (named.length === 0) return new Map()
  const rows = await db
    .select({
      id: competencies.id,
      countsAs: sql<string>`competency_at(${competencies.id}, coalesce((select rule_locked_at(${panelId}::uuid)), now()))`,
    })
    .from(competencies)
    .where(and(eq(competencies.organizationId, member.organizationId), inArray(competencies.id, [...named])))
  return new Map(rows.flatMap(({ id, countsAs }) => (id === countsAs ? [] : [[id, countsAs] as const])))
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
export async function changeRule(
  db: Db,
  member: Member,
  input: Rule & { panelId: string; reason: string },
): Promise<void> {
  await holdPanel(db, member, input.panelId)
  const { panelId, reason, ...rule } = input
  const current = await findCurrentRule(db, member, panelId)
  if (isSameRule(rule, current)) return
  const whyNot = whyNotChangeRule(current, reason)
  if (whyNot)
    throw new Refused('invalid', 'Sessions have begun, so this change needs a reason.', { reason: whyNot })
  await requireCompetencies(db, member, rule)
  await db.insert(decisionRules).values({
    organizationId: member.organizationId,
    id: uuidv7(),
    panelId,
    number: current.number + 1,
    ...columnsOf(rule),
    reason: reason || null,
    createdBy: member.memberId,
    lockedAt: current.lockedAt,
  })
  await recordAudit(
    db,
    member,
    'changed decision rule',
    { kind: 'panel', id: panelId },
    { number: current.number + 1 },
  )
}

/** Every competency that a rule names is one of the organization. */
async function requireCompetencies(db: Db, member: Member, rule: Rule): Promise<void> {
  const named = competenciesIn(rule)
  if (named.length === 0) return
  const found = await db
    .select({ id: competencies.id })
    .from(competencies)
    .where(and(eq(competencies.organizationId, member.organizationId), inArray(competencies.id, named)))
  if (found.length < named.length) throw notFound('competency')
}
