import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { MemberRole } from '@/db/schema/members'
import { asNobody, type Db } from '@/db/tenant'
import { findPerson, type Member, requireSeat, type Seat, transactionOf } from '@/server/access'
import { listApplications } from '@/server/candidates/applications'
import { createCandidate } from '@/server/candidates/candidates'
import { createJob } from '@/server/jobs/jobs'
import { createPanel } from '@/server/panels/panels'
import { scheduleSessions } from '@/server/panels/scheduling'
import { owner } from './database'

/** Runs verbs as a member, in one transaction, the way a procedure does. */
export function as<T>(member: Member, act: (db: Db, member: Member) => Promise<T>): Promise<T> {
  return transactionOf(member, (db) => act(db, member))
}

let count = 0
const next = () => {
  count += 1
  return count
}

/** An organization of the test's own, with its first admin. */
export async function makeOrganization(name = `Organization ${next()}`): Promise<Member> {
  const organizationId = uuidv7()
  await owner`insert into organizations (id, name) values (${organizationId}, ${name})`
  return makeMember(organizationId, 'admin')
}

/** A member with a browser session, minted by the same door as a signed-in person. */
export async function makeMember(
  of: string | Member,
  role: MemberRole,
  name = `${role} ${next()}`,
): Promise<Member> {
  const organizationId = typeof of === 'string' ? of : of.organizationId
  const userId = uuidv7()
  const email = `${userId}@example.org`
  await owner`insert into users (id, email, name) values (${userId}, ${email}, ${name})`
  await owner`insert into members (organization_id, id, user_id, name, email, role)
    values (${organizationId}, ${uuidv7()}, ${userId}, ${name}, ${email}, ${role})`
  const userSessionId = await makeUserSession(userId)
  const found = await findPerson(userSessionId)
  if (!found?.member) throw new Error('the member could not be minted')
  return found.member
}

/** A signed-in browser of that person. */
export async function makeUserSession(userId: string): Promise<string> {
  const id = uuidv7()
  const expires = new Date(Date.now() + 3_600_000).toISOString()
  await asNobody((db) =>
    db.execute(sql`select open_user_session(${id}::uuid, ${userId}::uuid, ${expires}::timestamptz, 'test')`),
  )
  return id
}

/** A published set of published questions, each with two points, a follow-up and the anchors 1, 3 and 5. */
export async function makePublishedSet(
  member: Member,
  questions = 3,
): Promise<{ setVersionId: string; setItemIds: string[] }> {
  const organization = member.organizationId
  const categoryId = uuidv7()
  const setId = uuidv7()
  const setVersionId = uuidv7()
  const setItemIds: string[] = []
  await owner.begin(async (db) => {
    await db`insert into categories (organization_id, id, name, position) values (${organization}, ${categoryId}, ${`Shelf ${next()}`}, 1)`
    await db`insert into question_sets (organization_id, id, name, created_by) values (${organization}, ${setId}, ${`Set ${next()}`}, ${member.memberId})`
    await db`insert into set_versions (organization_id, id, question_set_id, number, slot_minutes, created_by)
      values (${organization}, ${setVersionId}, ${setId}, 1, 60, ${member.memberId})`
    for (let position = 1; position <= questions; position += 1) {
      const questionId = uuidv7()
      const versionId = uuidv7()
      const setItemId = uuidv7()
      await db`insert into questions (organization_id, id, category_id, status, created_by)
        values (${organization}, ${questionId}, ${categoryId}, 'published', ${member.memberId})`
      await db`insert into question_versions (organization_id, id, question_id, number, prompt, hint, level, minutes, created_by)
        values (${organization}, ${versionId}, ${questionId}, 1, ${`Prompt ${position}`}, ${`Hint ${position}`}, 'intermediate', 5, ${member.memberId})`
      for (const point of [1, 2])
        await db`insert into points (organization_id, id, question_version_id, position, text) values (${organization}, ${uuidv7()}, ${versionId}, ${point}, ${`Point ${point}`})`
      for (const level of [1, 3, 5])
        await db`insert into anchors (organization_id, question_version_id, level, text) values (${organization}, ${versionId}, ${level}, ${`Anchor ${level}`})`
      await db`insert into follow_ups (organization_id, id, question_version_id, position, text) values (${organization}, ${uuidv7()}, ${versionId}, 1, 'And then?')`
      await db`update question_versions set published_at = now(), published_by = ${member.memberId} where organization_id = ${organization} and id = ${versionId}`
      await db`insert into set_items (organization_id, id, set_version_id, question_id, question_version_id, position)
        values (${organization}, ${setItemId}, ${setVersionId}, ${questionId}, ${versionId}, ${position})`
      setItemIds.push(setItemId)
    }
    await db`update set_versions set published_at = now(), published_by = ${member.memberId} where organization_id = ${organization} and id = ${setVersionId}`
  })
  return { setVersionId, setItemIds }
}

/** A candidate with an application for the job. */
export async function makeApplication(
  manager: Member,
  jobId: string,
  name = `Candidate ${next()}`,
): Promise<{ candidateId: string; applicationId: string }> {
  return as(manager, async (db) => {
    const candidateId = await createCandidate(db, manager, { name, email: '', links: [], jobId })
    const application = (await listApplications(db, manager, jobId)).find(
      (one) => one.candidateId === candidateId,
    )
    if (!application) throw new Error('the application is missing')
    return { candidateId, applicationId: application.id }
  })
}

export type MadePanel = Awaited<ReturnType<typeof makePanel>>

/** A job with a panel of some interviewers and sessions scheduled for some candidates. */
export async function makePanel(
  admin: Member,
  options: {
    interviewers?: number
    candidates?: number
    questions?: number
    sealPolicy?: 'until all submit' | 'until own submit'
  } = {},
) {
  const manager = await makeMember(admin, 'manager')
  const interviewers: Member[] = []
  for (let at = 0; at < (options.interviewers ?? 2); at += 1)
    interviewers.push(await makeMember(admin, 'interviewer'))
  const { setVersionId, setItemIds } = await makePublishedSet(admin, options.questions ?? 3)
  const jobId = await as(manager, (db) => createJob(db, manager, { title: `Job ${next()}`, description: '' }))
  const applications: Awaited<ReturnType<typeof makeApplication>>[] = []
  for (let at = 0; at < (options.candidates ?? 1); at += 1)
    applications.push(await makeApplication(manager, jobId))
  const memberIds = interviewers.map((one) => one.memberId)
  const panelId = await as(manager, (db) =>
    createPanel(db, manager, {
      jobId,
      name: `Panel ${next()}`,
      setVersionId,
      memberIds,
      sealPolicy: options.sealPolicy ?? 'until all submit',
      namesHidden: false,
      evidenceDemanded: false,
      interviewersMayCompare: false,
    }),
  )
  await as(manager, (db) =>
    scheduleSessions(db, manager, {
      panelId,
      applicationIds: applications.map((one) => one.applicationId),
      // One after the other, the last of them now, so that each can be scored.
      startsAt: new Date(Date.now() - (applications.length - 1) * 3_600_000),
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds,
    }),
  )
  const sessions = await owner<{ id: string; evaluation_id: string; application_id: string }[]>`
    select s.id, s.evaluation_id, e.application_id from sessions s
    join evaluations e on e.organization_id = s.organization_id and e.id = s.evaluation_id
    where e.panel_id = ${panelId} order by s.starts_at`
  return { admin, manager, interviewers, jobId, panelId, setVersionId, setItemIds, applications, sessions }
}

/** The seats of the panel's interviewers in one session. */
export function makeSeats(interviewers: Member[], sessionId: string): Promise<Seat[]> {
  return Promise.all(interviewers.map((one) => as(one, (db) => requireSeat(db, one, sessionId))))
}
