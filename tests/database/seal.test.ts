import { beforeAll, describe, expect, test } from 'vitest'
import type { Member, Seat } from '@/server/access'
import { addToTeam } from '@/server/jobs/jobs'
import { scheduleSessions } from '@/server/panels/scheduling'
import { breakSeal, excuseScorecard } from '@/server/panels/seal'
import { reviseScore } from '@/server/sessions/revise'
import { followUp, note, point, recommend, score, start, submit } from '@/tests/sessions/acts'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { attempt, query, refused } from './acting'

const sealedTables = [
  'scorecard_contents',
  'scores',
  'points_heard',
  'follow_ups_used',
  'notes',
  'scorecard_entries',
  'revisions',
]
const policies = ['until all submit', 'until own submit'] as const

/** A panel of three in one session: Ann has only begun, Ben and Cleo have submitted. Everything has a row. */
async function makeSealed(sealPolicy: (typeof policies)[number]) {
  const admin = await makeOrganization()
  const made = await makePanel(admin, { interviewers: 3, questions: 1, sealPolicy })
  const elsewhere = await makePanel(admin, { interviewers: 1, questions: 1 })
  const { manager, jobId } = made
  const reviewer = await makeMember(admin, 'reviewer')
  await as(manager, (db) => addToTeam(db, manager, { jobId, memberId: reviewer.memberId, role: 'reviewer' }))
  const [session] = made.sessions
  const [item] = made.setItemIds
  const [heard] = await owner<{ id: string }[]>`
    select p.id from points p join set_items i on i.organization_id = p.organization_id and i.question_version_id = p.question_version_id
    where i.id = ${item!} and p.position = 1`
  const [further] = await owner<{ id: string }[]>`
    select f.id from follow_ups f join set_items i on i.organization_id = f.organization_id and i.question_version_id = f.question_version_id
    where i.id = ${item!}`
  const seats = (await makeSeats(made.interviewers, session!.id)) as [Seat, Seat, Seat]
  for (const seat of seats) {
    await score(seat, item!, 5)
    await point(seat, item!, heard!.id, true)
    await followUp(seat, item!, further!.id, true)
    await note(seat, item!, 'Noted.')
    await recommend(seat, 'yes', 'Commented.')
    if (seat === seats[0]) continue
    await submit(seat)
    await as(seat.member, (db) =>
      reviseScore(db, seat, {
        sessionId: seat.sessionId,
        setItemId: item!,
        value: 2,
        notAssessed: null,
        reason: 'Second thoughts.',
      }),
    )
  }
  const [ann, ben, cleo] = seats
  const people: Record<string, Member> = {
    admin,
    manager,
    reviewer,
    ann: ann.member,
    ben: ben.member,
    cleo: cleo.member,
    'other manager': elsewhere.manager,
    'other interviewer': elsewhere.interviewers[0]!,
  }
  const { evaluation_id: evaluationId, application_id: applicationId } = session!
  return { people, admin, manager, ann, ben, cleo, panelId: made.panelId, evaluationId, applicationId }
}

type Sealed = Awaited<ReturnType<typeof makeSealed>>

/** Whose rows each person finds by plain SQL, without a filter; the sealed tables have to agree. */
async function seenBy(sealed: Sealed) {
  const names = new Map(
    [sealed.ann, sealed.ben, sealed.cleo].map(({ scorecardId }, at) => [
      scorecardId,
      ['ann', 'ben', 'cleo'][at]!,
    ]),
  )
  const find = async (person: Member, table: string) => {
    const rows = await query(person, `select distinct scorecard_id as id from ${table}`)
    return rows.map((row) => names.get(String(row.id)) ?? 'a stranger').toSorted()
  }
  const seen: Record<string, string> = {}
  for (const [name, person] of Object.entries(sealed.people)) {
    const whose = await find(person, 'scores')
    for (const table of sealedTables) {
      // Ann has submitted nothing that she could revise.
      const expected = table === 'revisions' ? whose.filter((one) => one !== 'ann') : whose
      expect(await find(person, table), `${name} in ${table}`).toEqual(expected)
    }
    seen[name] = whose.join(' ')
  }
  return seen
}

const toNobodyElse = { admin: '', manager: '', reviewer: '', 'other manager': '', 'other interviewer': '' }
const toAll = (whose: string) => ({
  admin: whose,
  manager: whose,
  reviewer: whose,
  'other manager': '',
  'other interviewer': '',
})

describe.each(policies)('%s', (policy) => {
  let sealed: Sealed
  beforeAll(async () => {
    sealed = await makeSealed(policy)
  })

  test('until the opening each sees what the policy says, admins included', async () => {
    const others = policy === 'until own submit' ? 'ben cleo' : null
    expect(await seenBy(sealed)).toEqual({
      ...toNobodyElse,
      ann: 'ann',
      ben: others ?? 'ben',
      cleo: others ?? 'cleo',
    })
  })

  test('nobody writes on somebody else’s scorecard', async () => {
    const { organizationId } = sealed.admin
    const { scorecardId } = sealed.ann
    for (const [name, person] of Object.entries(sealed.people)) {
      if (person === sealed.ann.member) continue
      for (const table of sealedTables) {
        const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, '${await aRowOf(table, sealed)}')`
        expect(await attempt(person, insert), `${name} into ${table}`).toBe(refused)
        const change = `update ${table} set organization_id = organization_id where scorecard_id = '${scorecardId}'`
        expect([0, refused], `${name} in ${table}`).toContain(await attempt(person, change))
        const removal = `delete from ${table} where scorecard_id = '${scorecardId}'`
        expect(await attempt(person, removal), `${name} from ${table}`).toBe(refused)
      }
      const take = `update scorecards set submitted_at = now() where id = '${scorecardId}'`
      expect(await attempt(person, take), `${name} submits`).toBe('EH003')
      const move = `update scorecards set member_id = '${person.memberId}' where id = '${scorecardId}'`
      expect(await attempt(person, move), `${name} takes over`).toBe('EH003')
      expect(organizationId).toBe(person.organizationId)
    }
  })

  test('the author writes until submission and not after, and takes nothing away', async () => {
    const change = (seat: Seat) => `update scores set value = 1 where scorecard_id = '${seat.scorecardId}'`
    expect(await attempt(sealed.ann.member, change(sealed.ann))).toBe(1)
    expect(await attempt(sealed.ben.member, change(sealed.ben))).toBe(0)
    for (const table of ['scorecard_contents', 'points_heard', 'follow_ups_used', 'notes']) {
      const touch = `update ${table} set version = version + 1 where scorecard_id = '${sealed.ben.scorecardId}'`
      expect(await attempt(sealed.ben.member, touch), table).toBe(0)
    }
    const { organizationId } = sealed.admin
    const entry = `insert into scorecard_entries (organization_id, id, scorecard_id, kind, version)
      values ('${organizationId}', gen_random_uuid(), '${sealed.ben.scorecardId}', 'note', 1)`
    expect(await attempt(sealed.ben.member, entry)).toBe(refused)
    const back = `update scorecards set submitted_at = null where id = '${sealed.ben.scorecardId}'`
    expect(await attempt(sealed.ben.member, back)).toBe('EH003')
    expect(
      await attempt(sealed.ben.member, `delete from scorecards where id = '${sealed.ben.scorecardId}'`),
    ).toBe('EH003')
    const revision = `insert into revisions select organization_id, gen_random_uuid(), '${sealed.ann.scorecardId}', set_item_id, set_version_id, 1, 1, null, '\\x00'
      from scores where scorecard_id = '${sealed.ann.scorecardId}'`
    expect(await attempt(sealed.ann.member, revision), 'a draft is not revised').toBe(refused)
  })

  test('no seal is opened, closed or changed past its rules', async () => {
    const { admin, manager, evaluationId } = sealed
    const set = (what: string) => `update evaluations set ${what} where id = '${evaluationId}'`
    for (const person of [admin, manager]) {
      expect(await attempt(person, set(`opened_at = now(), opened_because = 'all submitted'`))).toBe('EH004')
      expect(await attempt(person, set(`opened_at = now(), opened_because = 'seal broken'`))).toBe('EH004')
      const other = policy === 'until all submit' ? 'until own submit' : 'until all submit'
      expect(await attempt(person, set(`seal_policy = '${other}'`))).toBe('EH004')
    }
    const breaking = (
      by: Member,
    ) => `insert into seal_breaks (organization_id, id, evaluation_id, broken_by, reason)
      values ('${admin.organizationId}', gen_random_uuid(), '${evaluationId}', '${by.memberId}', 'I want to see them now.')`
    for (const [name, person] of Object.entries(sealed.people))
      expect(await attempt(person, breaking(person)), name).toBe(person === admin ? 1 : refused)
    expect(await attempt(admin, breaking(manager)), 'in somebody else’s name').toBe(refused)
  })

  test('a broken seal shows what was submitted, and never a draft', async () => {
    const broken = await makeSealed(policy)
    const { admin, evaluationId } = broken
    await as(admin, (db) => breakSeal(db, admin, { evaluationId, reason: 'They have another offer.' }))
    expect(await seenBy(broken)).toEqual({
      ...toAll('ben cleo'),
      ann: 'ann ben cleo',
      ben: 'ben cleo',
      cleo: 'ben cleo',
    })
  })

  test('an excused draft stays its author’s, and opens the seal', async () => {
    const excused = await makeSealed(policy)
    const { manager, ann } = excused
    await as(manager, (db) =>
      excuseScorecard(db, manager, { scorecardId: ann.scorecardId, reason: 'Fell ill.' }),
    )
    expect(await seenBy(excused)).toEqual({
      ...toAll('ben cleo'),
      ann: 'ann ben cleo',
      ben: 'ben cleo',
      cleo: 'ben cleo',
    })
    const change = `update scores set value = 1 where scorecard_id = '${ann.scorecardId}'`
    expect(await attempt(ann.member, change)).toBe(0)
  })

  test('with the last scorecard it opens to the panel and the hiring team, and stays open', async () => {
    expect((await submit(sealed.ann)).opened).toBe(true)
    const all = 'ann ben cleo'
    expect(await seenBy(sealed)).toEqual({ ...toAll(all), ann: all, ben: all, cleo: all })
    const close = `update evaluations set opened_at = null, opened_because = null where id = '${sealed.evaluationId}'`
    expect(await attempt(sealed.admin, close)).toBe('EH004')
  })
})

test('until own submit: with two scorecards, both have to be in', async () => {
  const sealed = await makeSealed('until own submit')
  const { manager, ben, panelId, applicationId } = sealed
  const [second] = await as(manager, (db) =>
    scheduleSessions(db, manager, {
      panelId,
      applicationIds: [applicationId],
      startsAt: new Date(Date.now() + 86_400_000),
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds: [ben.member.memberId],
    }),
  )
  expect(await seenBy(sealed)).toMatchObject({ ben: 'ben', cleo: 'ben cleo' })
  const [seat] = await makeSeats([ben.member], second!)
  await start(seat!)
  await submit(seat!)
  expect(await seenBy(sealed)).toMatchObject({ ben: 'ben cleo', cleo: 'ben cleo' })
})

/** A row of Ann's as somebody else would have to write it; what Ann has none of is made from Ben's. */
async function aRowOf(table: string, sealed: Sealed): Promise<string> {
  const [found] = await owner.unsafe(
    `select to_jsonb(t) as row from ${table} t where scorecard_id in ('${sealed.ann.scorecardId}', '${sealed.ben.scorecardId}') limit 1`,
  )
  return JSON.stringify({ ...found!.row, scorecard_id: sealed.ann.scorecardId }).replaceAll("'", "''")
}
