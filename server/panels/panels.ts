import { and, desc, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { evaluations } from '@/db/schema/evaluations'
import { jobs } from '@/db/schema/jobs'
import { panelMembers, panels } from '@/db/schema/panels'
import { questionSets, setVersions } from '@/db/schema/question-sets'
import type { Db } from '@/db/tenant'
import { type Member, requireJob, requirePanel } from '../access'
import { recordAudit } from '../audit/entries'
import { firstRule, type Rule } from '../decision-rules/rules'
import { notFound, Refused } from '../errors'
import { requireOpenJob } from '../jobs/jobs'
import { defaultPlan, minutesAsked, qualifiedAmong, warningsOf } from '../plans/rules'
import { listAssignments, writeAssignments } from './assignments'
import { countUse } from './changes'
import { createFirstRule, findCurrentRule, listRules } from './decision-rules'
import type { panelInput } from './input'
import { listInterviewers, requireInterviewers } from './interviewers'
import { listPlannedItems } from './questions'

/** Makes a panel with its default plan and its first decision rule, that of every panel where none is given. Returns the panel's id. */
export async function createPanel(
  db: Db,
  member: Member,
  input: z.output<typeof panelInput>,
  rule: Rule = firstRule,
): Promise<string> {
  await requireOpenJob(db, member, input.jobId)
  await requireInterviewers(db, member, input.memberIds)
  await requirePublished(db, member, input.setVersionId)
  const id = uuidv7()
  const { memberIds, ...own } = input
  const organizationId = member.organizationId
  await db.insert(panels).values({ organizationId, id, createdBy: member.memberId, ...own })
  await db
    .insert(panelMembers)
    .values(memberIds.map((memberId) => ({ organizationId, panelId: id, memberId })))
  const items = await listPlannedItems(db, member, input.setVersionId)
  const isQualified = qualifiedAmong(await listInterviewers(db, member, id))
  await writeAssignments(db, member, id, defaultPlan(items, memberIds, isQualified))
  await createFirstRule(db, member, id, rule)
  await recordAudit(db, member, 'made panel', { kind: 'panel', id }, { jobId: input.jobId })
  return id
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

/** The panels of a job, archived ones too, with how far their evaluations are; an interviewer sees those they are on. */
export async function listPanels(db: Db, member: Member, jobId: string) {
  const { place } = await requireJob(db, member, jobId, 'see')
  const isOn = sql`exists (select from panel_members on_it where on_it.organization_id = ${panels.organizationId} and on_it.panel_id = ${panels.id} and on_it.member_id = ${member.memberId})`
  return db
    .select({
      id: panels.id,
      name: panels.name,
      archivedAt: panels.archivedAt,
      sealPolicy: panels.sealPolicy,
      interviewersMayCompare: panels.interviewersMayCompare,
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
      archivedAt: panels.archivedAt,
      jobArchivedAt: jobs.archivedAt,
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
  const questions = await listPlannedItems(db, member, panel.setVersionId, panelId)
  const assignments = await listAssignments(db, member, panelId)
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
    rules: await listRules(db, member, panelId),
    use: await countUse(db, member, panelId),
  }
}
