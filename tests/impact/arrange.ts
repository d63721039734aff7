import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Outcome } from '@/db/schema/decisions'
import type { Member } from '@/server/access'
import { createJob } from '@/server/jobs/jobs'
import { hashToken, makeToken } from '@/server/organizations/tokens'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization } from '@/tests/support/makers'

export type Pool = Awaited<ReturnType<typeof makePool>>
/** Somebody who was asked; `said` is null for who said nothing, `outcome` null for who was not decided on. */
export type Asked = { said: string | null; outcome: Outcome | null }

/** A job of an organization that asks one question about oneself. */
export async function makePool(groups: readonly string[] = ['Woman', 'Man', 'Non-binary', 'Another']) {
  const admin = await makeOrganization()
  const manager = await makeMember(admin, 'manager')
  const jobId = await as(manager, (db) => createJob(db, manager, { title: 'Pool', description: '' }))
  return { admin, manager, jobId, groups, questionId: await addQuestion(admin, 'Gender', groups) }
}

export async function addQuestion(admin: Member, name: string, groups: readonly string[]): Promise<string> {
  const id = uuidv7()
  await owner`insert into self_report_questions (organization_id, id, position, name, groups, created_by)
    values (${admin.organizationId}, ${id}, 1, ${name}, ${owner.json([...groups])}, ${admin.memberId})`
  return id
}

/** Adds people to the pool's job, each with a link, what they said and what was decided. Returns their ids and tokens. */
export async function addPeople(
  pool: Pick<Pool, 'admin' | 'jobId' | 'questionId'>,
  people: readonly Asked[],
) {
  const { organizationId, memberId } = pool.admin
  const of = { organization_id: organizationId, created_by: memberId }
  const bytes = Buffer.from('sealed')
  const [last] = await owner<{ number: number }[]>`
    select coalesce(max(number), 0)::int as number from candidates where organization_id = ${organizationId}`
  const made = people.map(({ said, outcome }, at) => {
    const token = makeToken()
    const number = last!.number + 1 + at
    return { candidateId: uuidv7(), applicationId: uuidv7(), token, said, outcome, number }
  })
  await owner.begin(async (db) => {
    await db`insert into candidates ${db(made.map((one) => ({ ...of, id: one.candidateId, number: one.number, sealed_profile: bytes })))}`
    await db`insert into candidate_keys ${db(made.map((one) => ({ organization_id: organizationId, candidate_id: one.candidateId, wrapped_key: bytes })))}`
    await db`insert into applications ${db(made.map((one) => ({ ...of, id: one.applicationId, job_id: pool.jobId, candidate_id: one.candidateId })))}`
    await db`insert into self_report_links ${db(made.map((one) => ({ ...of, id: uuidv7(), application_id: one.applicationId, token_hash: hashToken(one.token), sealed_token: bytes })))}`
    const said = made.filter((one) => one.said !== null)
    if (said.length > 0)
      await db`insert into self_reports ${db(said.map((one) => ({ organization_id: organizationId, application_id: one.applicationId, question_id: pool.questionId, group: one.said })))}`
  })
  for (const { applicationId, outcome } of made)
    if (outcome) await decideRaw(pool.admin, applicationId, outcome)
  return made
}

/** The next decision on an application, past every rule of the app. Returns its id. */
export async function decideRaw(
  member: Member,
  applicationId: string,
  outcome: Outcome,
  approvalsNeeded = 0,
): Promise<string> {
  const id = uuidv7()
  await owner`insert into decisions (organization_id, id, application_id, number, outcome, sealed_reason, decided_by, frozen_comparison, comparison_sha256, approvals_needed)
    select ${member.organizationId}, ${id}, ${applicationId}, count(*) + 1, ${outcome}, ${Buffer.from('sealed')}, ${member.memberId}, '{}', '', ${approvalsNeeded}
    from decisions where application_id = ${applicationId}`
  return id
}

/** So many people of a group, the first of them selected. */
export const people = (said: string | null, applied: number, selected: number): Asked[] =>
  Array.from({ length: applied }, (_, at) => ({ said, outcome: at < selected ? 'hire' : 'reject' }))

export type Told = {
  question_id: string
  number: number
  group: string
  applied: number | null
  selected: number | null
}

/** What the database itself tells of a job's figures. */
export function tell(member: Member, jobId: string): Promise<Told[]> {
  return as(member, async (db) => [
    ...(await db.execute<Told>(sql`select * from list_impact(${jobId}::uuid) order by "group"`)),
  ])
}

export function release(member: Member, jobId: string): Promise<number> {
  return as(member, async (db) => {
    const [row] = await db.execute<{ number: number }>(sql`select release_impact(${jobId}::uuid) as number`)
    return row!.number
  })
}
