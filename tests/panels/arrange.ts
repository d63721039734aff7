import { createCompetency } from '@/server/bank/competencies'
import { qualifyMember } from '@/server/organizations/qualifications'
import { listEvaluations } from '@/server/panels/evaluations'
import { findPanel } from '@/server/panels/panels'
import { scheduleSessions } from '@/server/panels/scheduling'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeOrganization, makePanel } from '@/tests/support/makers'

export const hourMs = 3_600_000

/** A panel in an organization of its own. */
export async function arrange(options: Parameters<typeof makePanel>[1] = {}): Promise<MadePanel> {
  return makePanel(await makeOrganization(), options)
}

export const panelOf = ({ manager, panelId }: MadePanel) =>
  as(manager, (db) => findPanel(db, manager, panelId))

export const evaluationsOf = ({ manager, panelId }: MadePanel) =>
  as(manager, (db) => listEvaluations(db, manager, panelId))

type ScheduleInput = Parameters<typeof scheduleSessions>[2]

/** The panel's first candidate, far ahead, with everybody, unless told otherwise. */
export function inputOf(
  { panelId, applications, interviewers }: MadePanel,
  more: Partial<ScheduleInput> = {},
) {
  return {
    panelId,
    applicationIds: [applications[0]!.applicationId],
    startsAt: new Date('2031-05-01T10:00:00Z'),
    slotMinutes: 60,
    timeZone: 'Europe/Berlin',
    place: '',
    memberIds: interviewers.map((one) => one.memberId),
    ...more,
  }
}

/** Schedules as the panel's manager. */
export function schedule(made: MadePanel, more: Partial<ScheduleInput> = {}) {
  return as(made.manager, (db) => scheduleSessions(db, made.manager, inputOf(made, more)))
}

/** A session's own copy of the plan, by question and name of the act. */
export async function planOfSession(made: MadePanel, sessionId: string) {
  return owner<{ set_item_id: string; member_id: string; asks: boolean; scores: boolean }[]>`
    select set_item_id, member_id, asks, scores from session_assignments where session_id = ${sessionId}
    and organization_id = ${made.admin.organizationId}`
}

/** The next published version of the panel's set: one question dropped, the others kept, a new one last. */
export async function publishNextVersion(made: MadePanel): Promise<string> {
  const organization = made.admin.organizationId
  const [version] = await owner<{ id: string }[]>`
    with next as (
      insert into set_versions (organization_id, id, question_set_id, number, slot_minutes, created_by)
      select organization_id, gen_random_uuid(), question_set_id, number + 1, slot_minutes, created_by
      from set_versions where organization_id = ${organization} and id = ${made.setVersionId}
      returning organization_id, id
    ), kept as (
      insert into set_items (organization_id, id, set_version_id, question_id, question_version_id, position)
      select next.organization_id, gen_random_uuid(), next.id, item.question_id, item.question_version_id, item.position
      from next join set_items item on item.organization_id = next.organization_id and item.set_version_id = ${made.setVersionId}
      where item.position > 1
    )
    select id from next`
  await owner`update set_versions set published_at = now(), published_by = ${made.manager.memberId}
    where organization_id = ${organization} and id = ${version!.id}`
  return version!.id
}

/** Makes the panel's first question about a competency, which it can only be while it is not published. */
export async function about(made: MadePanel, name: string): Promise<string> {
  const { manager, admin, setItemIds } = made
  const competencyId = await as(manager, (db) => createCompetency(db, manager, { name }))
  await owner.begin(async (db) => {
    await db`set local session_replication_role = replica`
    await db`insert into question_version_competencies (organization_id, question_version_id, competency_id)
      select organization_id, question_version_id, ${competencyId} from set_items
      where organization_id = ${admin.organizationId} and id = ${setItemIds[0]!}`
  })
  return competencyId
}

export const qualify = ({ manager }: MadePanel, memberId: string, competencyIds: string[]) =>
  as(manager, (db) => qualifyMember(db, manager, { memberId, competencyIds }))
