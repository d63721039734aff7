import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { panels } from '@/db/schema/panels'
import { questionSets, setVersions } from '@/db/schema/question-sets'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { notFound, Refused } from '../errors'
import { planForPresent, qualifiedAmong, scoresEverything } from '../plans/rules'
import { clearAssignments, listAssignments, writeAssignments } from './assignments'
import { holdPanel } from './hold'
import type { changePanelInput, moveOnInput } from './input'
import { listInterviewers, replaceInterviewers } from './interviewers'
import { listPlannedItems } from './questions'
import { whyNotArchive, whyNotChangeSeal, whyNotMoveOn } from './rules'

/** How much of a panel's life has begun: its evaluations, and the sessions that are ahead or under way. */
export async function countUse(
  db: Db,
  member: Member,
  panelId: string,
): Promise<{ evaluations: number; openSessions: number }> {
  const [use] = await db.execute<{ evaluations: number; open: number }>(sql`
    select count(distinct e.id)::int as evaluations,
      count(s.id) filter (where s.state in ('scheduled', 'live', 'wrapping up'))::int as open
    from evaluations e
    left join sessions s on s.organization_id = e.organization_id and s.evaluation_id = e.id
    where e.organization_id = ${member.organizationId}::uuid and e.panel_id = ${panelId}::uuid`)
  return { evaluations: use?.evaluations ?? 0, openSessions: use?.open ?? 0 }
}

/**
 * Changes a panel's name, settings and interviewers. Who joins scores everything; the questions of who leaves are asked
 * by whoever has the fewest minutes. Sessions that are scheduled keep whom they have.
 */
export async function changePanel(
  db: Db,
  member: Member,
  input: z.output<typeof changePanelInput>,
): Promise<void> {
  const { panelId, memberIds, ...own } = input
  const panel = await holdPanel(db, member, panelId)
  const whyNot =
    input.sealPolicy === panel.sealPolicy ? null : whyNotChangeSeal(await countUse(db, member, panelId))
  if (whyNot) throw new Refused('not now', whyNot, { sealPolicy: whyNot })
  await db
    .update(panels)
    .set(own)
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, panelId)))

  const items = await listPlannedItems(db, member, panel.setVersionId)
  const plan = await listAssignments(db, member, panelId)
  await clearAssignments(db, member, panelId)
  const joining = await replaceInterviewers(db, member, panelId, memberIds)
  const isQualified = qualifiedAmong(await listInterviewers(db, member, panelId))
  const lines = [...plan, ...scoresEverything(items, joining, isQualified)]
  const next = planForPresent(items, lines, memberIds, isQualified)
  await writeAssignments(db, member, panelId, next)
  await recordAudit(
    db,
    member,
    'changed panel',
    { kind: 'panel', id: panelId },
    {
      sealPolicy: input.sealPolicy,
      namesHidden: input.namesHidden,
      evidenceDemanded: input.evidenceDemanded,
      interviewersMayCompare: input.interviewersMayCompare,
      interviewers: memberIds.length,
    },
  )
}

/**
 * Gives sessions to come another published version: of the same set once there are evaluations, of any before. The plan
 * follows each question; a question that is new is asked by whoever has the fewest minutes and scored by everybody.
 */
export async function movePanelOn(
  db: Db,
  member: Member,
  input: z.output<typeof moveOnInput>,
): Promise<void> {
  const panel = await holdPanel(db, member, input.panelId)
  if (panel.setVersionId === input.setVersionId) return
  const [now, then] = [
    await findSetVersion(db, member, panel.setVersionId),
    await findSetVersion(db, member, input.setVersionId),
  ]
  const whyNot = whyNotMoveOn(now, then, await countUse(db, member, input.panelId))
  if (whyNot) throw new Refused('not now', whyNot, { setVersionId: whyNot })

  const before = await listPlannedItems(db, member, panel.setVersionId)
  const after = await listPlannedItems(db, member, input.setVersionId)
  const itemIdOf = new Map(after.map((item) => [item.questionId, item.setItemId]))
  const followed = (await listAssignments(db, member, input.panelId)).flatMap((one) => {
    const questionId = before.find((item) => item.setItemId === one.setItemId)?.questionId
    const setItemId = questionId && itemIdOf.get(questionId)
    return setItemId ? [{ ...one, setItemId }] : []
  })
  const interviewers = await listInterviewers(db, member, input.panelId)
  const memberIds = interviewers.filter((one) => !one.hasLeft).map((one) => one.memberId)
  await clearAssignments(db, member, input.panelId)
  await db
    .update(panels)
    .set({ setVersionId: input.setVersionId })
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, input.panelId)))
  const plan = planForPresent(after, followed, memberIds, qualifiedAmong(interviewers))
  await writeAssignments(db, member, input.panelId, plan)
  await recordAudit(
    db,
    member,
    'moved panel to set version',
    { kind: 'panel', id: input.panelId },
    { setVersionId: input.setVersionId, number: then.number },
  )
}

async function findSetVersion(db: Db, member: Member, setVersionId: string) {
  const [version] = await db
    .select({
      setId: setVersions.questionSetId,
      name: questionSets.name,
      number: setVersions.number,
      publishedAt: setVersions.publishedAt,
    })
    .from(setVersions)
    .innerJoin(
      questionSets,
      and(
        eq(questionSets.organizationId, setVersions.organizationId),
        eq(questionSets.id, setVersions.questionSetId),
      ),
    )
    .where(and(eq(setVersions.organizationId, member.organizationId), eq(setVersions.id, setVersionId)))
  if (!version) throw notFound('set')
  return version
}

/** Puts a panel away: it leaves the job's lists and the comparison, and nothing of it is lost. */
export async function archivePanel(db: Db, member: Member, panelId: string): Promise<void> {
  await holdPanel(db, member, panelId)
  const whyNot = whyNotArchive(await countUse(db, member, panelId))
  if (whyNot) throw new Refused('not now', whyNot)
  await setArchived(db, member, panelId, true)
  await recordAudit(db, member, 'archived panel', { kind: 'panel', id: panelId })
}

export async function restorePanel(db: Db, member: Member, panelId: string): Promise<void> {
  await holdPanel(db, member, panelId, { evenArchived: true })
  await setArchived(db, member, panelId, false)
  await recordAudit(db, member, 'restored panel', { kind: 'panel', id: panelId })
}

async function setArchived(db: Db, member: Member, panelId: string, archived: boolean): Promise<void> {
  await db
    .update(panels)
    .set({ archivedAt: archived ? sql`now()` : null })
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, panelId)))
}
