import { encode } from 'next-auth/jwt'
import type postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import { findPerson, type Member, transactionOf } from '@/server/access'
import { listApplications } from '@/server/candidates/applications'
import { createCandidate } from '@/server/candidates/candidates'
import { sealProfile } from '@/server/candidates/profiles'
import { findCandidateKey } from '@/server/candidates/sealing'
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

/** A job with a panel of the given interviewers on the first questions of the bank, and nobody in it yet. */
async function arrangeEmptyPanel(
  sql: postgres.Sql,
  manager: Member,
  interviewers: readonly Member[],
  questions: number,
): Promise<Arranged> {
  const { setVersionId } = await transactionOf(manager, (db) =>
    createSet(db, manager, { name: `Bench ${uuidv7()}`, slotMinutes: 120 }),
  )
  const bank = await sql<{ id: string }[]>`
    select id from questions where organization_id = ${manager.organizationId} and status = 'published' order by id limit ${questions}`
  const { revision } = await transactionOf(manager, (db) =>
    saveSetVersion(db, manager, {
      setVersionId,
      revision: 1,
      slotMinutes: 120,
      items: bank.map(({ id }) => ({ questionId: id, weight: 1 })),
    }),
  )
  await transactionOf(manager, (db) => publishSetVersion(db, manager, { setVersionId, revision }))
  const jobId = await transactionOf(manager, (db) =>
    createJob(db, manager, { title: `Bench ${uuidv7()}`, description: '' }),
  )
  const panelId = await transactionOf(manager, (db) =>
    createPanel(db, manager, {
      jobId,
      name: 'Bench',
      setVersionId,
      memberIds: interviewers.map((one) => one.memberId),
      sealPolicy: 'until all submit',
      namesHidden: false,
      evidenceDemanded: false,
      interviewersMayCompare: false,
    }),
  )
  const items = await sql<{ id: string }[]>`
    select id from set_items where set_version_id = ${setVersionId} order by position`
  return { jobId, panelId, setItemIds: items.map(({ id }) => id) }
}

/** The same with candidates, and one session per candidate. */
export async function arrangePanel(
  sql: postgres.Sql,
  manager: Member,
  interviewers: readonly Member[],
  { candidates, questions }: { candidates: number; questions: number },
): Promise<Arranged> {
  const arranged = await arrangeEmptyPanel(sql, manager, interviewers, questions)
  const { jobId, panelId } = arranged
  for (let at = 0; at < candidates; at += 1) {
    await transactionOf(manager, (db) =>
      createCandidate(db, manager, { name: `Candidate ${at + 1}`, email: '', links: [], jobId }),
    )
  }
  await transactionOf(manager, async (db) =>
    scheduleSessions(db, manager, {
      panelId,
      applicationIds: (await listApplications(db, manager, jobId)).map((one) => one.id),
      startsAt: nextFreeTime(),
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds: interviewers.map((one) => one.memberId),
    }),
  )
  return arranged
}

const rowsAtATime = 2_000

/**
 * The same for very many candidates, each met by all, every score in and every seal open: in bulk and past the rules,
 * since ten thousand through the verbs would take longer than all that is measured. They share one key.
 */
export async function arrangeMany(
  sql: postgres.Sql,
  manager: Member,
  interviewers: readonly Member[],
  { candidates, questions }: { candidates: number; questions: number },
): Promise<Arranged> {
  const arranged = await arrangeEmptyPanel(sql, manager, interviewers, questions)
  const { jobId, panelId } = arranged
  const { organizationId, memberId } = manager
  const first = await transactionOf(manager, (db) =>
    createCandidate(db, manager, { name: 'Candidate 1', email: '', links: [], jobId }),
  )
  const key = await transactionOf(manager, (db) => findCandidateKey(db, manager, first))
  const [known] = await sql<{ number: number }[]>`
    select max(number) as number from candidates where organization_id = ${organizationId}`
  const others = Array.from({ length: candidates - 1 }, (_, at) => ({
    organization_id: organizationId,
    id: uuidv7(),
    number: (known?.number ?? 0) + 1 + at,
    sealed_profile: sealProfile(key, { name: `Candidate ${at + 2}`, email: '', links: [] }),
    created_by: memberId,
  }))
  const day = new Date(Date.now() - 3_650 * 86_400_000)
  await sql.begin(async (db) => {
    await db`set local session_replication_role = replica`
    for (let from = 0; from < others.length; from += rowsAtATime)
      await db`insert into candidates ${db(others.slice(from, from + rowsAtATime))}`
    await db`
      insert into candidate_keys (organization_id, candidate_id, wrapped_key)
      select candidate.organization_id, candidate.id, known.wrapped_key
      from candidates candidate, candidate_keys known
      where candidate.organization_id = ${organizationId} and known.candidate_id = ${first}
        and candidate.number > ${known?.number ?? 0}`
    await db`
      insert into applications (organization_id, id, job_id, candidate_id, created_by)
      select organization_id, gen_random_uuid(), ${jobId}, id, ${memberId} from candidates
      where organization_id = ${organizationId} and number > ${known?.number ?? 0}`
    await db`
      insert into evaluations (organization_id, id, panel_id, application_id, job_id, seal_policy)
      select organization_id, gen_random_uuid(), ${panelId}, id, job_id, 'until all submit'
      from applications where job_id = ${jobId}`
    await db`
      insert into sessions (organization_id, id, evaluation_id, set_version_id, state, starts_at, slot_minutes, time_zone, created_by, started_at, closed_at)
      select evaluation.organization_id, gen_random_uuid(), evaluation.id, panel.set_version_id, 'closed', ${day}, 60, 'UTC', ${memberId}, ${day}, ${day}
      from evaluations evaluation join panels panel on panel.id = evaluation.panel_id where panel.id = ${panelId}`
    await db`
      insert into scorecards (organization_id, id, session_id, evaluation_id, set_version_id, member_id)
      select session.organization_id, gen_random_uuid(), session.id, session.evaluation_id, session.set_version_id, seat.member_id
      from sessions session
      join evaluations evaluation on evaluation.id = session.evaluation_id
      join panel_members seat on seat.panel_id = evaluation.panel_id
      where evaluation.panel_id = ${panelId}`
    await db`
      insert into session_assignments (organization_id, session_id, set_item_id, member_id, asks, scores)
      select card.organization_id, card.session_id, item.id, card.member_id, false, true
      from scorecards card
      join evaluations evaluation on evaluation.id = card.evaluation_id
      join set_items item on item.set_version_id = card.set_version_id
      where evaluation.panel_id = ${panelId}`
  })
  await fillPanel(sql, panelId)
  return arranged
}

let panelsArranged = 0

/** Each panel gets twenty days of its own, since nobody sits in two sessions at once. */
function nextFreeTime(): Date {
  panelsArranged += 1
  return new Date(Date.now() - 20 * panelsArranged * 86_400_000)
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
