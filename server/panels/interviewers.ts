import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { members } from '@/db/schema/members'
import { panelMembers } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { Refused } from '../errors'
import { qualifiedForSql } from '../organizations/members'
import { whyNotRemoveInterviewer } from './rules'

/** Interviewers are members who have not left and do more than review. */
export async function requireInterviewers(db: Db, member: Member, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return
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

/** Who interviews on a panel, by name, and how many scorecards each still has to submit for it. */
export function listInterviewers(db: Db, member: Member, panelId: string) {
  return db
    .select({
      memberId: members.id,
      name: members.name,
      qualifiedFor: qualifiedForSql,
      hasLeft: sql<boolean>`${members.leftAt} is not null`,
      toSubmit: sql<number>`(select count(*)::int from ${scorecards}
        join evaluations e on e.organization_id = ${scorecards.organizationId} and e.id = ${scorecards.evaluationId}
        where ${scorecards.organizationId} = ${members.organizationId} and ${scorecards.memberId} = ${members.id}
          and e.panel_id = ${panelMembers.panelId} and ${scorecards.submittedAt} is null and ${scorecards.excusedAt} is null)`,
    })
    .from(panelMembers)
    .innerJoin(
      members,
      and(eq(members.organizationId, panelMembers.organizationId), eq(members.id, panelMembers.memberId)),
    )
    .where(and(eq(panelMembers.organizationId, member.organizationId), eq(panelMembers.panelId, panelId)))
    .orderBy(asc(members.name))
}

export async function requireOnPanel(
  db: Db,
  member: Member,
  panelId: string,
  memberIds: readonly string[],
): Promise<void> {
  const onPanel = await listInterviewers(db, member, panelId)
  const stranger = memberIds.some((id) => !onPanel.some((one) => one.memberId === id && !one.hasLeft))
  if (stranger)
    throw new Refused('invalid', 'An interviewer is not on this panel any more.', {
      memberIds: 'Choose from the panel’s interviewers.',
    })
}

/**
 * Lets some join a panel and others leave it, but nobody who still has a scorecard to submit for it. The caller holds
 * the panel and has cleared its plan. Returns who is new.
 */
export async function replaceInterviewers(
  db: Db,
  member: Member,
  panelId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const before = await listInterviewers(db, member, panelId)
  const joining = memberIds.filter((id) => !before.some((one) => one.memberId === id))
  const leaving = before.filter((one) => !memberIds.includes(one.memberId))
  await requireInterviewers(db, member, joining)
  for (const one of leaving) {
    const whyNot = whyNotRemoveInterviewer(one)
    if (whyNot) throw new Refused('not now', whyNot, { memberIds: whyNot })
  }
  const organizationId = member.organizationId
  if (leaving.length > 0)
    await db.delete(panelMembers).where(
      and(
        eq(panelMembers.organizationId, organizationId),
        eq(panelMembers.panelId, panelId),
        inArray(
          panelMembers.memberId,
          leaving.map((one) => one.memberId),
        ),
      ),
    )
  if (joining.length > 0)
    await db.insert(panelMembers).values(joining.map((memberId) => ({ organizationId, panelId, memberId })))
  return joining
}
