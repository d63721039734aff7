import { sql } from 'drizzle-orm'
import type { Outcome } from '@/db/schema/decisions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { jobIsOpenTo } from './places'

/** Something that happened to a candidate. Who submitted, and when, is a visible header; what they wrote is not here. */
export type HistoryEvent = {
  at: Date
  kind:
    | 'added'
    | 'applied'
    | 'file added'
    | 'session'
    | 'no-show'
    | 'reopened'
    | 'submitted'
    | 'opened'
    | 'decided'
  jobTitle: string | null
  panelName: string | null
  /** Who did it, where somebody did. */
  by: string | null
  outcome: Outcome | null
  /** Of a submission: how many of the evaluation's scorecards were in with it. */
  submitted: number | null
  openedBecause: 'all submitted' | 'seal broken' | null
}

/**
 * What happened when, newest first, of the jobs that are open to the member; nothing for those who only interview.
 * A session stands at the time it starts, cancelled ones are left out.
 */
export async function listHistory(db: Db, member: Member, candidateId: string): Promise<HistoryEvent[]> {
  const of = sql`from applications a
    join jobs on jobs.organization_id = a.organization_id and jobs.id = a.job_id
    join evaluations e on e.organization_id = a.organization_id and e.application_id = a.id
    join panels p on p.organization_id = e.organization_id and p.id = e.panel_id`
  const mine = sql`a.organization_id = ${member.organizationId}::uuid and a.candidate_id = ${candidateId}::uuid and ${jobIsOpenTo(member)}`
  const knows = sql`exists (select from applications a join jobs on jobs.organization_id = a.organization_id and jobs.id = a.job_id where ${mine})`
  const rows = await db.execute<{ [K in keyof HistoryEvent]: K extends 'at' ? string : HistoryEvent[K] }>(sql`
    with events (at, kind, "jobTitle", "panelName", by_member, outcome, submitted, "openedBecause") as (
      select c.created_at, 'added', null, null, c.created_by, null, null::int, null
        from candidates c
        where c.organization_id = ${member.organizationId}::uuid and c.id = ${candidateId}::uuid and ${knows}
      union all
      select f.uploaded_at, 'file added', null, null, f.uploaded_by, null, null, null
        from candidate_files f
        where f.organization_id = ${member.organizationId}::uuid and f.candidate_id = ${candidateId}::uuid and ${knows}
      union all
      select a.created_at, 'applied', jobs.title, null, a.created_by, null, null, null
        from applications a join jobs on jobs.organization_id = a.organization_id and jobs.id = a.job_id
        where ${mine} and a.archived_at is null
      union all
      select s.starts_at, 'session', jobs.title, p.name, null, null, null, null
        ${of} join sessions s on s.organization_id = e.organization_id and s.evaluation_id = e.id
        where ${mine} and s.state <> 'cancelled'
      union all
      select gone.noted_at, 'no-show', jobs.title, p.name, gone.noted_by, null, null, null
        ${of} join sessions s on s.organization_id = e.organization_id and s.evaluation_id = e.id
        join no_shows gone on gone.organization_id = s.organization_id and gone.session_id = s.id
        where ${mine}
      union all
      select again.reopened_at, 'reopened', jobs.title, p.name, again.reopened_by, null, null, null
        ${of} join sessions s on s.organization_id = e.organization_id and s.evaluation_id = e.id
        join session_reopenings again on again.organization_id = s.organization_id and again.session_id = s.id
        where ${mine}
      union all
      select card.submitted_at, 'submitted', jobs.title, p.name, card.member_id, null,
          row_number() over (partition by e.id order by card.submitted_at, card.id)::int, null
        ${of} join scorecards card on card.organization_id = e.organization_id and card.evaluation_id = e.id
        where ${mine} and card.submitted_at is not null
      union all
      select e.opened_at, 'opened', jobs.title, p.name, null, null, null, e.opened_because
        ${of} where ${mine} and e.opened_at is not null
      union all
      select d.decided_at, 'decided', jobs.title, null, d.decided_by, d.outcome, null, null
        from applications a join jobs on jobs.organization_id = a.organization_id and jobs.id = a.job_id
        join decisions d on d.organization_id = a.organization_id and d.application_id = a.id
        where ${mine}
    )
    select events.at, kind, "jobTitle", "panelName", m.name as by, outcome, submitted, "openedBecause"
    from events
    left join members m on m.organization_id = ${member.organizationId}::uuid and m.id = by_member
    order by events.at desc, array_position(array['added', 'applied', 'file added', 'session', 'no-show', 'reopened', 'submitted', 'opened', 'decided'], kind) desc`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
