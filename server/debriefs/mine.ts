import { sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { candidateLabel, openProfile } from '../candidates/profiles'
import { findCandidateKeys } from '../candidates/sealing'

// An evaluation that nobody talked about for weeks needs no reminder any more.
const daysMax = 14
const rowsMax = 5

/** Talks that the member sits in as an interviewer: under way, or open to begin since the seal opened lately. */
export async function listMyDebriefs(db: Db, member: Member) {
  const rows = await db.execute<{
    evaluation_id: string
    job_id: string
    job_title: string
    panel_name: string
    names_hidden: boolean
    candidate_id: string
    number: number
    profile: string | null
    is_running: boolean
    opened_at: string
  }>(sql`
    select evaluation.id as evaluation_id, evaluation.job_id, job.title as job_title, panel.name as panel_name,
      panel.names_hidden, candidate.id as candidate_id, candidate.number,
      encode(candidate.sealed_profile, 'base64') as profile,
      debrief.id is not null as is_running, evaluation.opened_at
    from evaluations evaluation
    join panels panel on panel.organization_id = evaluation.organization_id and panel.id = evaluation.panel_id
    join jobs job on job.organization_id = evaluation.organization_id and job.id = evaluation.job_id
    join applications application on application.organization_id = evaluation.organization_id and application.id = evaluation.application_id
    join candidates candidate on candidate.organization_id = application.organization_id and candidate.id = application.candidate_id
    left join debriefs debrief on debrief.organization_id = evaluation.organization_id and debrief.evaluation_id = evaluation.id
    where evaluation.organization_id = ${member.organizationId}::uuid
      and evaluation.opened_at is not null and debrief.ended_at is null
      and (debrief.id is not null or evaluation.opened_at > now() - make_interval(days => ${daysMax}))
      and panel.archived_at is null and job.archived_at is null and application.archived_at is null
      and exists (select from scorecards own where own.organization_id = evaluation.organization_id
        and own.evaluation_id = evaluation.id and own.member_id = ${member.memberId}::uuid and own.submitted_at is not null)
      and not exists (select from scorecards own where own.organization_id = evaluation.organization_id
        and own.evaluation_id = evaluation.id and own.member_id = ${member.memberId}::uuid
        and own.submitted_at is null and own.excused_at is null)
      and exists (select from panel_members place where place.organization_id = panel.organization_id
        and place.panel_id = panel.id and place.member_id = ${member.memberId}::uuid)
      and (select count(*) from scorecards card where card.organization_id = evaluation.organization_id
        and card.evaluation_id = evaluation.id and card.submitted_at is not null) > 1
    order by debrief.id is not null desc, evaluation.opened_at desc
    limit ${rowsMax}`)
  const keys = await findCandidateKeys(
    db,
    member,
    rows.map((row) => row.candidate_id),
  )
  return rows.map((row) => ({
    evaluationId: row.evaluation_id,
    jobId: row.job_id,
    jobTitle: row.job_title,
    panel: row.panel_name,
    candidate: candidateLabel(
      {
        number: row.number,
        profile: openProfile(
          keys.get(row.candidate_id),
          row.profile ? Buffer.from(row.profile, 'base64') : null,
        ),
      },
      row.names_hidden,
    ),
    isRunning: row.is_running,
    openedAt: new Date(row.opened_at),
  }))
}
