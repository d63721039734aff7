import { and, eq } from 'drizzle-orm'
import { jobs } from '@/db/schema/jobs'
import { panels } from '@/db/schema/panels'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel } from '../access'
import { notFound, Refused } from '../errors'
import { whyNotChange as whyNotChangeJob } from '../jobs/rules'
import { whyNotChange } from './rules'

/**
 * A panel for a change to it: one of a job that the member manages, neither of them archived. It is held until the
 * transaction ends, so that of two people the second sees what the first has done.
 */
export async function holdPanel(
  db: Db,
  member: Member,
  panelId: string,
  options: { evenArchived?: boolean } = {},
) {
  await requirePanel(db, member, panelId, 'manage')
  const [panel] = await db
    .select({
      id: panels.id,
      jobId: panels.jobId,
      setVersionId: panels.setVersionId,
      sealPolicy: panels.sealPolicy,
      archivedAt: panels.archivedAt,
      jobArchivedAt: jobs.archivedAt,
    })
    .from(panels)
    .innerJoin(jobs, and(eq(jobs.organizationId, panels.organizationId), eq(jobs.id, panels.jobId)))
    .where(and(eq(panels.organizationId, member.organizationId), eq(panels.id, panelId)))
    .for('no key update', { of: panels })
  if (!panel) throw notFound('panel')
  const whyNot =
    whyNotChangeJob({ archivedAt: panel.jobArchivedAt }) ??
    (options.evenArchived ? null : whyNotChange(panel))
  if (whyNot) throw new Refused('not now', whyNot)
  return panel
}
