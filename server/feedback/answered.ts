import { sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { Answered } from './rules'

/** What the candidate answered in opened evaluations, question by question, and who interviewed in any of them. */
export async function listAnswered(db: Db, member: Member, applicationId: string): Promise<Answered[]> {
  return db.execute<Answered>(sql`
    with card as (
      select card.id, card.set_version_id
      from scorecards card
      join evaluations evaluation on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
      where card.organization_id = ${member.organizationId}::uuid and evaluation.application_id = ${applicationId}::uuid
        and evaluation.opened_at is not null and card.submitted_at is not null
    ), final as (
      select card.id as card_id, item.id as item_id, item.question_version_id, item.position,
        case when revision.number is null then score.value else revision.value end as value
      from card
      join set_items item on item.organization_id = ${member.organizationId}::uuid and item.set_version_id = card.set_version_id
      join scores score on score.organization_id = item.organization_id and score.scorecard_id = card.id and score.set_item_id = item.id
      left join lateral (
        select r.number, r.value from revisions r
        where r.organization_id = item.organization_id and r.scorecard_id = card.id and r.set_item_id = item.id
        order by r.number desc limit 1
      ) revision on true
    )
    select version.prompt,
      coalesce((select json_agg(c.name order by c.name) from version_competencies c
        where c.organization_id = version.organization_id and c.question_version_id = version.id), '[]'::json) as competencies,
      json_agg(final.value) as values,
      coalesce((select json_agg(json_build_object('text', p.text, 'heard', (
          select count(distinct h.scorecard_id) from points_heard h
          where h.organization_id = p.organization_id and h.point_id = p.id and h.heard
            and h.scorecard_id = any (array_agg(final.card_id)))) order by p.position)
        from points p where p.organization_id = version.organization_id and p.question_version_id = version.id), '[]'::json) as points,
      coalesce((select json_agg(json_build_object('level', a.level, 'text', a.text) order by a.level)
        from anchors a where a.organization_id = version.organization_id and a.question_version_id = version.id), '[]'::json) as anchors
    from final
    join question_versions version on version.organization_id = ${member.organizationId}::uuid and version.id = final.question_version_id
    where final.value is not null
    group by version.organization_id, version.id, version.prompt
    order by min(final.position), version.id`)
}

/** Everybody with a scorecard about this application, by name. */
export async function listInterviewers(db: Db, member: Member, applicationId: string): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select distinct m.name from scorecards card
    join evaluations evaluation on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
    join members m on m.organization_id = card.organization_id and m.id = card.member_id
    where card.organization_id = ${member.organizationId}::uuid and evaluation.application_id = ${applicationId}::uuid
    order by m.name`)
  return rows.map((row) => row.name)
}
