import { sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { Person } from './rules'

/**
 * Who could read answers of a panel, by name: the job's team, the organization's admins, the panel's interviewers; or only
 * one of them.
 */
export async function listPeople(
  db: Db,
  member: Member,
  panel: { jobId: string; panelId: string },
  only: string | null = null,
): Promise<Person[]> {
  const rows = await db.execute<{ id: string; name: string; sees_all: boolean; met: string[] }>(sql`
    select person.id, person.name,
      (person.role = 'admin' or team.member_id is not null) as sees_all,
      coalesce((select json_agg(distinct card.evaluation_id)
        from scorecards card
        join evaluations evaluation on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
        where card.organization_id = person.organization_id and card.member_id = person.id
          and evaluation.panel_id = ${panel.panelId}::uuid), '[]'::json) as met
    from members person
    left join job_teams team on team.organization_id = person.organization_id
      and team.job_id = ${panel.jobId}::uuid and team.member_id = person.id
    where person.organization_id = ${member.organizationId}::uuid and person.left_at is null
      and (${only}::uuid is null or person.id = ${only}::uuid)
      and (person.role = 'admin' or team.member_id is not null or exists (
        select from panel_members seat where seat.organization_id = person.organization_id
          and seat.panel_id = ${panel.panelId}::uuid and seat.member_id = person.id))
    order by person.name, person.id`)
  return rows.map(({ id, name, sees_all, met }) => ({ memberId: id, name, seesAll: sees_all, met }))
}
