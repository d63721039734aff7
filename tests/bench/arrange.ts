import { encode } from 'next-auth/jwt'
import type postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import { findPerson, type Member, transactionOf } from '@/server/access'
import { listApplications } from '@/server/candidates/applications'
import { createCandidate } from '@/server/candidates/candidates'
import { createJob } from '@/server/jobs/jobs'
import { createPanel } from '@/server/panels/panels'
import { scheduleSessions } from '@/server/panels/scheduling'
import { createSet } from '@/server/sets/sets'
import { publishSetVersion, saveSetVersion } from '@/server/sets/versions'

/** A member of the planted organization with a signed-in browser. */
export type SignedIn = { member: Member; cookie: string }

export async function signInAs(
  sql: postgres.Sql,
  role: string,
  howMany: number,
  secret: string,
): Promise<SignedIn[]> {
  const people = await sql<{ user_id: string }[]>`
    select user_id from members where role = ${role} and left_at is null order by joined_at, name limit ${howMany}`
  return Promise.all(
    people.map(async ({ user_id: userId }) => {
      const userSessionId = uuidv7()
      await sql`select open_user_session(${userSessionId}::uuid, ${userId}::uuid, now() + interval '11 hours', 'bench')`
      const found = await findPerson(userSessionId)
      if (!found?.member) throw new Error('the planted organization has no such member')
      return {
        member: found.member,
        cookie: `evenhand=${await encode({ token: { userSessionId }, secret, maxAge: 3600 })}`,
      }
    }),
  )
}

export type Arranged = { jobId: string; panelId: string; setItemIds: string[] }

/** A job with a panel of the given interviewers on the first questions of the bank, and one session per candidate. */
export async function arrangePanel(
  sql: postgres.Sql,
  manager: Member,
  interviewers: readonly Member[],
  { candidates, questions }: { candidates: number; questions: number },
): Promise<Arranged> {
  const act = <T>(verb: (db: Parameters<Parameters<typeof transactionOf>[1]>[0]) => Promise<T>) =>
    transactionOf(manager, verb)
  const { setVersionId } = await act((db) =>
    createSet(db, manager, { name: `Bench ${uuidv7()}`, slotMinutes: 120 }),
  )
  const bank = await sql<{ id: string }[]>`
    select id from questions where organization_id = ${manager.organizationId} and status = 'published' order by id limit ${questions}`
  const { revision } = await act((db) =>
    saveSetVersion(db, manager, {
      setVersionId,
      revision: 1,
      slotMinutes: 120,
      items: bank.map(({ id }) => ({ questionId: id, weight: 1 })),
    }),
  )
  await act((db) => publishSetVersion(db, manager, { setVersionId, revision }))
  const jobId = await act((db) => createJob(db, manager, { title: `Bench ${uuidv7()}`, description: '' }))
  for (let at = 0; at < candidates; at += 1) {
    await act((db) =>
      createCandidate(db, manager, { name: `Candidate ${at + 1}`, email: '', links: [], jobId }),
    )
  }
  const memberIds = interviewers.map((one) => one.memberId)
  const panelId = await act((db) =>
    createPanel(db, manager, {
      jobId,
      name: 'Bench',
      setVersionId,
      memberIds,
      sealPolicy: 'until all submit',
      namesHidden: false,
      evidenceDemanded: false,
      interviewersMayCompare: false,
    }),
  )
  await act(async (db) =>
    scheduleSessions(db, manager, {
      panelId,
      applicationIds: (await listApplications(db, manager, jobId)).map((one) => one.id),
      startsAt: nextFreeTime(),
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds,
    }),
  )
  const items = await sql<{ id: string }[]>`
    select id from set_items where set_version_id = ${setVersionId} order by position`
  return { jobId, panelId, setItemIds: items.map(({ id }) => id) }
}

let panelsArranged = 0

/** Each panel gets ten days of its own, since nobody sits in two sessions at once. */
function nextFreeTime(): Date {
  panelsArranged += 1
  return new Date(Date.now() - 10 * panelsArranged * 86_400_000)
}

/** Fills every scorecard of a panel and opens every evaluation, past the rules, since only reading is measured. */
export async function fillPanel(sql: postgres.Sql, panelId: string): Promise<void> {
  await sql.begin(async (db) => {
    await db`set local session_replication_role = replica`
    await db`
      insert into scores (organization_id, scorecard_id, set_item_id, set_version_id, value)
      select card.organization_id, card.id, item.id, card.set_version_id, 1 + abs(hashtext(card.id::text || item.id::text)) % 5
      from scorecards card
      join evaluations evaluation on evaluation.id = card.evaluation_id
      join set_items item on item.set_version_id = card.set_version_id
      where evaluation.panel_id = ${panelId}`
    await db`
      update scorecards set submitted_at = now() from evaluations evaluation
      where evaluation.id = scorecards.evaluation_id and evaluation.panel_id = ${panelId}`
    await db`update evaluations set opened_at = now(), opened_because = 'all submitted' where panel_id = ${panelId}`
  })
  await sql`analyze`
}

/** One question on one scorecard, to be scored again and again. */
export type Target = {
  sessionId: string
  memberId: string
  scorecardId: string
  setItemId: string
  setVersionId: string
  version: number
}

export async function listTargets(sql: postgres.Sql, panelId: string): Promise<Target[]> {
  const rows = await sql<Omit<Target, 'version'>[]>`
    select card.session_id as "sessionId", card.member_id as "memberId", card.id as "scorecardId",
      item.id as "setItemId", card.set_version_id as "setVersionId"
    from scorecards card
    join evaluations evaluation on evaluation.id = card.evaluation_id
    join set_items item on item.set_version_id = card.set_version_id
    where evaluation.panel_id = ${panelId}`
  return rows.map((row) => ({ ...row, version: 0 }))
}
