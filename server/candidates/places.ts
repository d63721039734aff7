import { sql } from 'drizzle-orm'
import type { Db } from '@/db/tenant'
import { type Member, teamPlaceOf } from '../access'
import { notFound } from '../errors'

/**
 * The best place a member has at any job of a candidate. Interviewers have one through their sessions;
 * where the panel hides names, they are told the number only.
 */
export async function placeAtCandidate(
  db: Db,
  member: Member,
  candidateId: string,
): Promise<'admin' | 'manager' | 'reviewer' | 'interviewer' | 'interviewer without names'> {
  const [row] = await db.execute<{
    known: boolean
    team: 'manager' | 'reviewer' | null
    sits: 'shown' | 'hidden' | null
  }>(sql`
    select
      exists (select from candidates where organization_id = ${member.organizationId}::uuid and id = ${candidateId}::uuid) as known,
      (select min(place.role) from applications a
        join job_teams place on place.organization_id = a.organization_id and place.job_id = a.job_id and place.member_id = ${member.memberId}::uuid
        where a.organization_id = ${member.organizationId}::uuid and a.candidate_id = ${candidateId}::uuid) as team,
      (select max(case when panel.names_hidden then 'hidden' else 'shown' end) from applications a
        join evaluations e on e.organization_id = a.organization_id and e.application_id = a.id
        join panels panel on panel.organization_id = e.organization_id and panel.id = e.panel_id
        join scorecards card on card.organization_id = e.organization_id and card.evaluation_id = e.id and card.member_id = ${member.memberId}::uuid
        where a.organization_id = ${member.organizationId}::uuid and a.candidate_id = ${candidateId}::uuid) as sits`)
  if (!row?.known) throw notFound('candidate')
  if (member.role === 'admin') return 'admin'
  const team = teamPlaceOf(member.role, row.team)
  if (team) return team
  if (row.sits) return row.sits === 'shown' ? 'interviewer' : 'interviewer without names'
  throw notFound('candidate')
}

/**
 * A condition on `jobs`: the member manages or reviews it, or is an admin. The names are written out: in the fields of
 * a query without joins Drizzle leaves the table away, and the inner query's column would be meant.
 */
export function jobIsOpenTo(member: Member) {
  return member.role === 'admin'
    ? sql`true`
    : sql`exists (select from job_teams place where place.organization_id = jobs.organization_id and place.job_id = jobs.id and place.member_id = ${member.memberId}::uuid)`
}

/** A condition on `applications`: the member has a scorecard in one of its evaluations. */
export function sitsInEvaluationOf(member: Member) {
  return sql`exists (select from evaluations e join scorecards card on card.organization_id = e.organization_id and card.evaluation_id = e.id where e.organization_id = applications.organization_id and e.application_id = applications.id and card.member_id = ${member.memberId}::uuid)`
}
