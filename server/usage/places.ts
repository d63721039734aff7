import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type * as z from 'zod'
import { candidates } from '@/db/schema/candidates'
import { evaluations } from '@/db/schema/evaluations'
import { applications, jobs } from '@/db/schema/jobs'
import { panels } from '@/db/schema/panels'
import { setItems } from '@/db/schema/question-sets'
import { questionVersions } from '@/db/schema/questions'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { labelsOf } from '../sessions/mine'
import type { usageInput } from './input'

/**
 * The sets that have a question, the sessions planned or under way that ask it, each with the wording it has, and the jobs
 * whose candidates have met it.
 */
export async function findPlaces(db: Db, member: Member, input: z.output<typeof usageInput>) {
  return {
    sets: await listSetsWith(db, member, input.questionId),
    sessions: await listSessionsWith(db, member, input.questionId),
    jobs: await listJobsMet(db, member, input.questionId),
  }
}

/** The sets that have the question in their newest version, and which of its versions they use. */
async function listSetsWith(db: Db, member: Member, questionId: string) {
  const rows = await db.execute<{ id: string; name: string; number: number; published: boolean }>(sql`
    select s.id, s.name, qv.number, sv.published_at is not null as published
    from set_items item
    join set_versions sv on sv.organization_id = item.organization_id and sv.id = item.set_version_id
    join question_sets s on s.organization_id = sv.organization_id and s.id = sv.question_set_id
    join question_versions qv on qv.organization_id = item.organization_id and qv.id = item.question_version_id
    where item.organization_id = ${member.organizationId}::uuid and qv.question_id = ${questionId}::uuid
      and s.archived_at is null
      and not exists (select from set_versions newer where newer.organization_id = sv.organization_id
        and newer.question_set_id = sv.question_set_id and newer.number > sv.number)
    order by s.name, s.id`)
  return rows.map(({ id, name, number, published }) => ({ id, name, versionNumber: number, published }))
}

/** Those of whose job the member is on the team, an admin of all, by an evaluation in the query. */
const isOnTeamSql = (member: Member) =>
  member.role === 'admin'
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from job_teams place where place.organization_id = ${evaluations.organizationId}
        and place.job_id = ${evaluations.jobId} and place.member_id = ${member.memberId})`

/**
 * How many candidates of each job have a session with the question, begun or still to come, in any of its wordings. Of jobs
 * whose team the member is not on nothing is said.
 */
async function listJobsMet(db: Db, member: Member, questionId: string) {
  const candidatesMet = sql<number>`count(distinct ${evaluations.applicationId})::int`
  return db
    .select({ jobId: jobs.id, title: jobs.title, candidates: candidatesMet })
    .from(questionVersions)
    .innerJoin(
      setItems,
      and(
        eq(setItems.organizationId, questionVersions.organizationId),
        eq(setItems.questionVersionId, questionVersions.id),
      ),
    )
    .innerJoin(
      sessions,
      and(
        eq(sessions.organizationId, setItems.organizationId),
        eq(sessions.setVersionId, setItems.setVersionId),
      ),
    )
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .innerJoin(jobs, and(eq(jobs.organizationId, evaluations.organizationId), eq(jobs.id, evaluations.jobId)))
    .where(
      and(
        eq(questionVersions.organizationId, member.organizationId),
        eq(questionVersions.questionId, questionId),
        ne(sessions.state, 'cancelled'),
        isNull(jobs.archivedAt),
        isOnTeamSql(member),
      ),
    )
    .groupBy(jobs.id, jobs.title)
    .orderBy(desc(candidatesMet), asc(jobs.title), asc(jobs.id))
}

/**
 * Sessions that are not over, of the jobs the member is on the team of, an admin of all, and those they sit in; of any
 * other nothing is said, not even how many there are.
 */
async function listSessionsWith(db: Db, member: Member, questionId: string) {
  const sits = sql<boolean>`exists (select from scorecards own where own.organization_id = ${sessions.organizationId}
    and own.session_id = ${sessions.id} and own.member_id = ${member.memberId})`
  const isOnTeam = isOnTeamSql(member)
  const rows = await db
    .select({
      sessionId: sessions.id,
      panelId: panels.id,
      panelName: panels.name,
      jobTitle: jobs.title,
      state: sessions.state,
      startsAt: sessions.startsAt,
      versionNumber: questionVersions.number,
      sits,
      isOnTeam,
      namesHidden: panels.namesHidden,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(questionVersions)
    .innerJoin(
      setItems,
      and(
        eq(setItems.organizationId, questionVersions.organizationId),
        eq(setItems.questionVersionId, questionVersions.id),
      ),
    )
    .innerJoin(
      sessions,
      and(
        eq(sessions.organizationId, setItems.organizationId),
        eq(sessions.setVersionId, setItems.setVersionId),
      ),
    )
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .innerJoin(jobs, and(eq(jobs.organizationId, evaluations.organizationId), eq(jobs.id, evaluations.jobId)))
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, evaluations.organizationId),
        eq(applications.id, evaluations.applicationId),
      ),
    )
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .where(
      and(
        eq(questionVersions.organizationId, member.organizationId),
        eq(questionVersions.questionId, questionId),
        inArray(sessions.state, ['scheduled', 'live', 'wrapping up']),
        sql`(${isOnTeam} or ${sits})`,
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
  const named = await labelsOf(db, member, rows)
  return rows.map(({ sealedProfile, candidateId, number, namesHidden, isOnTeam: isKnown, ...row }) => ({
    ...row,
    candidate: named({ candidateId, number, sealedProfile, namesHidden: namesHidden && !isKnown }),
  }))
}
