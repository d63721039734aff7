import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { panelMembers, panels } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type JobAccess, type Member, requireJob } from '../access'
import { notFound, Refused } from '../errors'

export type View = {
  access: JobAccess
  /** All panels one may compare, and those that are looked at now. */
  panels: { id: string; name: string }[]
  panelIds: string[]
  /** An interviewer compares only those they met, once all their own scorecards of the evaluation are in. */
  onlyOwn: boolean
}

/**
 * What a member may compare in a job: the hiring team everything, an interviewer the panels that allow it and that
 * they are on. Refused in words where nothing is allowed, not found where the panel is none of theirs.
 */
export async function requireView(
  db: Db,
  member: Member,
  input: { jobId: string; panelId?: string | undefined },
): Promise<View> {
  const access = await requireJob(db, member, input.jobId, 'see')
  const onlyOwn = access.place === 'interviewer'
  const found = await db
    .select({ id: panels.id, name: panels.name })
    .from(panels)
    .where(
      and(
        eq(panels.organizationId, member.organizationId),
        eq(panels.jobId, input.jobId),
        isNull(panels.archivedAt),
        onlyOwn ? eq(panels.interviewersMayCompare, true) : undefined,
        onlyOwn
          ? sql`exists (select from ${panelMembers} where ${panelMembers.organizationId} = ${panels.organizationId} and ${panelMembers.panelId} = ${panels.id} and ${panelMembers.memberId} = ${member.memberId})`
          : undefined,
      ),
    )
    .orderBy(asc(panels.createdAt))
  if (onlyOwn && found.length === 0)
    throw new Refused('not allowed', 'No panel of this job that you are on lets its interviewers compare.')
  if (input.panelId && !found.some((panel) => panel.id === input.panelId)) throw notFound('panel')
  return {
    access,
    panels: found,
    panelIds: input.panelId ? [input.panelId] : found.map((panel) => panel.id),
    onlyOwn,
  }
}
