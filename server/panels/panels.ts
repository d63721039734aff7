import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { evaluations } from '@/db/schema/evaluations'
import { jobs } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panelAssignments, panelMembers, panels } from '@/db/schema/panels'
import { questionSets, setVersions } from '@/db/schema/question-sets'
import type { Db } from '@/db/tenant'
import { type Member, requireJob, requirePanel } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { createFirstRule, findCurrentRule } from './decision-rules'
import type { panelInput } from './input'
import { listPlannedItems } from './questions'
import { defaultPlan, minutesAsked, warningsOf } from './rules'

/** Makes a panel with its default plan and its first decision rule. Returns the panel's id. */
export async function createPanel(
  db: Db,
  member: Member,
  input: z.output<typeof panelInput>,
): Promise<string> {
  await requireJob(db, member, input.jobId, 'manage')
  await requireInterviewers(db, member, input.memberIds)
  await requirePublished(db, member, input.setVersionId)
  const id = uuidv7()
  const { memberIds, ...own } = input
  const organizationId = member.organizationId
  await db.insert(panels).values({ organizationId, id, createdBy: member.memberId, ...own })
  await db
    .insert(panelMembers)
    .values(memberIds.map((memberId) => ({ organizationId, panelId: id, memberId })))
  const plan = defaultPlan(await listPlannedItems(db, member, input.setVersionId), memberIds)
  await db.insert(panelAssignments).values(plan.map((one) => ({ organizationId, panelId: id, ...one })))
  await createFirstRule(db, member, id)
  await recordAudit(db, member, 'made panel', { kind: 'panel', id }, { jobId: input.jobId })
  return id
}

/** Interviewers are members who have not left and do more than review. */
async function requireInterviewers(db: Db, member: Member, memberIds: string[]): Promise<void> {
  const found = await db
    .select({ id: members.id, name: members.name, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.organizationId, member.organizationId),
        inArray(members.id, memberIds),
        isNull(members.leftAt),
      ),
    )
  if (found.length < memberIds.length)
    throw new Refused('invalid', 'An interviewer is no member any more.', {
      memberIds: 'Choose members of this organization.',
    })
  const reviewer = found.find((one) => one.role === 'reviewer')
  if (reviewer)
    throw new Refused('invalid', `${reviewer.name} is a reviewer and does not score.`, {
      memberIds: `Leave ${reviewer.name} out, or have an admin change the role.`,
    })
}

async function requirePublished(db: Db, member: Member, setVersionId: string): Promise<void> {
  const [version] = await db
    .select({ publishedAt: setVersions.publishedAt })
    .from(setVersions)
    .where(and(eq(setVersions.organizationId, member.organizationId), eq(setVersions.id, setVersionId)))
  if (!version) throw notFound('set')
  if (!version.publishedAt)
    throw new Refused('not now', 'A panel needs a published set. Publish the set first.', {
      setVersionId: 'Publish this set, or choose another.',
    })
}

/** The panels of a job with how far their evaluations are; an interviewer sees those they are on. */
export async function listPanels(db: Db, member: Member, jobId: string) {
  const { place } = await requireJob(db, member, jobId, 'see')
  const isOn = sql`exists (select from panel_members on_it where on_it.organization_id = ${panels.organizationId} and on_it.panel_id = ${panels.id} and on_it.member_id = ${member.memberId})`
  return db
    .select({
      id: panels.id,
      name: panels.name,
      sealPolicy: panels.sealPolicy,
      setName: questionSets.name,
      setVersionNumber: setVersions.number,
      interviewers: sql<
        string[]
      >`(select coalesce(json_agg(m.name order by m.name), '[]'::json) from panel_members pm join members m on m.organization_id = pm.organization_id and m.id = pm.member_id where pm.organization_id = ${panels.organizationId} and pm.panel_id = ${panels.id})`,
      evaluations: sql<number>`(select count(*)::int from ${evaluations} where ${evaluations.organizationId} = ${panels.organizationId} and ${evaluations.panelId} = ${panels.id})`,
      opened: sql<number>`(select count(*)::int from ${evaluations} where ${evaluations.organizationId} = ${panels.organizationId} and ${evaluations.panelId} = ${panels.id} and ${evaluations.openedAt} is not null)`,
    })
    .from(panels)
    .innerJoin(
      setVersions,
      and(eq(setVersions.organizationId, panels.organizationId), eq(setVersions.id, panels.setVersionId)),
    )
    .innerJoin(
      questionSets,
      and(
        eq(questionSets.organizationId, setVersions.organizationId),
        eq(questionSets.id, setVersions.questionSetId),
      ),
    )
    .where(
      and(
        eq(panels.organizationId, member.organizationId),
        eq(panels.jobId, jobId),
        isNull(panels.archivedAt),
        place === 'interviewer' ? isOn : undefined,
      ),
    )
    .orderBy(desc(panels.createdAt))
}

/** A panel with its questions, its interviewers, the plan, what the plan would lose, and the rule that holds. */
export async function findPanel(db: Db, member: Member, panelId: string) {
  const access = await requirePanel(db, member, panelId, 'see')
  const [panel] = await db
    .select({
      id: panels.id,
      jobId: panels.jobId,
      jobTitle: jobs.title,
      name: panels.name,
      setVersionId: panels.setVersionId,
      setId: questionSets.id,
      setName: questionSets.name,
      setVersionNumber: setVersions.number,
      slotMinutes: setVersions.slotMinutes,
      sealPolicy: panels.sealPolicy,
      namesHidden: panels.namesHidden,
      evidenceDemanded: panels.evidenceDemanded,
      interviewersMayCompare: panels.interviewersMayCompare,
    })
    .from(panels)
    .innerJoin(jobs, and(eq(jobs.organizationId, panels.organizationId), eq(jobs.id, panels.jobId)))
    .innerJoin(
      setVersions,
      and(eq(setVersions.organizationId, panels.organizationId), eq(setVersions.id, panels.setVersionId)),
    )
    .innerJoin(
      questionSets,
      and(
        eq(questionSets.organizationId, setVersions.organizationId),
        eq(questionSets.id, setVersions.questionSetId),
      ),
    )
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, panelId)))
  if (!panel) throw notFound('panel')
  const interviewers = await listInterviewers(db, member, panelId)
  // Whoever is of this job only through another of its panels has no business here.
  if (access.place === 'interviewer' && !interviewers.some((one) => one.memberId === member.memberId))
    throw notFound('panel')
  const questions = await listPlannedItems(db, member, panel.setVersionId)
  const assignments = await db
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
  return {
    ...panel,
    place: access.place,
    mayManage: access.place === 'admin' || access.place === 'manager',
    mayBreakSeals: member.role === 'admin',
    memberId: member.memberId,
    interviewers,
    questions,
    assignments,
    warnings: warningsOf(questions, assignments, interviewers),
    minutesAsked: minutesAsked(questions, assignments, interviewers),
    rule: await findCurrentRule(db, member, panelId),
  }
}

/** Who interviews on a panel, by name. */
export function listInterviewers(db: Db, member: Member, panelId: string) {
  return db
    .select({
      memberId: members.id,
      name: members.name,
      hasLeft: sql<boolean>`${members.leftAt} is not null`,
    })
    .from(panelMembers)
    .innerJoin(
      members,
      and(eq(members.organizationId, panelMembers.organizationId), eq(members.id, panelMembers.memberId)),
    )
    .where(and(eq(panelMembers.organizationId, member.organizationId), eq(panelMembers.panelId, panelId)))
    .orderBy(asc(members.name))
}
