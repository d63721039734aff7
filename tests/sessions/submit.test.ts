import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { excuseScorecard } from '@/server/panels/seal'
import { reviseScore } from '@/server/sessions/revise'
import { findRoom } from '@/server/sessions/room'
import { recordScore } from '@/server/sessions/scores'
import { submitScorecard } from '@/server/sessions/submit'
import { owner } from '@/tests/support/database'
import { as, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { hold, isWaiting, note, recommend, refusalIn, score, submit } from './acts'

async function makeRoom(options: Parameters<typeof makePanel>[1] = {}) {
  const panel = await makePanel(await makeOrganization(), options)
  const seats = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
  return { panel, seats, seat: seats[0]!, other: seats[1]!, items: panel.setItemIds }
}

const sealedTables = [
  'scores',
  'points_heard',
  'notes',
  'scorecard_contents',
  'scorecard_entries',
  'revisions',
] as const

test('lists what is missing, and lets it pass only when confirmed', async () => {
  const { seat, items } = await makeRoom()
  await score(seat, items[0]!, 3)
  await score(seat, items[2]!, null, { notAssessed: 'no time' })
  expect(await refusalIn(submit(seat, false))).toMatchObject({
    kind: 'not now',
    fields: { [items[1]!]: 'Question 2 has no score.' },
  })
  expect((await as(seat.member, (db) => findRoom(db, seat))).card.submittedAt).toBeNull()
  expect((await submit(seat, true)).submittedAt).toBeInstanceOf(Date)
})

test('a question that others score is never missing, and may be scored all the same', async () => {
  const { seat, items } = await makeRoom()
  // One they only ask, one they have nothing to do with.
  await owner`update session_assignments set asks = true, scores = false
    where session_id = ${seat.sessionId} and member_id = ${seat.member.memberId} and set_item_id <> ${items[0]!}`
  await owner`delete from session_assignments
    where session_id = ${seat.sessionId} and member_id = ${seat.member.memberId} and set_item_id = ${items[2]!}`
  await score(seat, items[1]!, 2)
  expect((await refusalIn(submit(seat, false))).fields).toEqual({ [items[0]!]: 'Question 1 has no score.' })
  await score(seat, items[0]!, 3)
  await submit(seat, false)
})

test('demanded evidence cannot be confirmed away, and a blank note is none', async () => {
  const { panel, seat, items } = await makeRoom({ questions: 2 })
  await owner`update panels set evidence_demanded = true where id = ${panel.panelId}`
  await score(seat, items[0]!, 3)
  await score(seat, items[1]!, 4)
  await note(seat, items[0]!, 'named the rollback')
  await note(seat, items[1]!, '  \n ')
  expect((await refusalIn(submit(seat, true))).fields).toEqual({
    [items[1]!]: 'Question 2 has a score and no evidence.',
  })
  await note(seat, items[1]!, 'asked for logs first')
  await submit(seat, false)
})

test('a submitted scorecard takes no more, is answered as done again, and a lost answer stays answered', async () => {
  const { seat, items } = await makeRoom({ questions: 1 })
  const entryId = '0198c0de-0000-7000-8000-000000000001'
  await score(seat, items[0]!, 3, { entryId })
  const first = await submit(seat)
  expect(await submit(seat)).toEqual(first)
  expect((await refusalIn(score(seat, items[0]!, 5, { version: 1 }))).message).toContain('submitted')
  expect(await score(seat, items[0]!, 3, { entryId })).toEqual({ version: 1 })
  const trail =
    await owner`select from audit_entries where action = 'submitted scorecard' and subject_id = ${seat.scorecardId}`
  expect(trail).toHaveLength(1)
})

test('submitting waits for a score that is under way, and a score for a submission', async () => {
  const { seat, items } = await makeRoom({ questions: 1 })
  const write = { sessionId: seat.sessionId, setItemId: items[0]!, notAssessed: null }
  const scoring = await hold(seat, (db) =>
    recordScore(db, seat, { ...write, entryId: uuidv7(), value: 4, version: 0 }),
  )
  const submitting = submit(seat, false)
  expect(await isWaiting(submitting)).toBe(true)
  scoring.release()
  await Promise.all([scoring.done, submitting])

  const next = await makeRoom({ questions: 1 })
  const held = await hold(next.seat, (db) =>
    submitScorecard(db, next.seat, { sessionId: next.seat.sessionId, confirmMissing: true }),
  )
  const late = refusalIn(score(next.seat, next.items[0]!, 4))
  expect(await isWaiting(late)).toBe(true)
  held.release()
  await held.done
  expect((await late).message).toContain('submitted')
})

test('of the last two who submit at once exactly one opens the seal, and the session closes', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { panel, seats } = await makeRoom({ questions: 1, interviewers: 3 })
    const third = await submit(seats[2]!)
    expect(third.opened).toBe(false)
    const last = await Promise.all([submit(seats[0]!), submit(seats[1]!)])
    expect(last.filter((one) => one.opened)).toHaveLength(1)
    const [row] = await owner`select s.state, e.opened_because, (select count(*)::int from audit_entries a
        where a.action = 'opened seal' and a.subject_id = e.id) as openings
      from evaluations e join sessions s on s.evaluation_id = e.id where e.panel_id = ${panel.panelId}`
    expect(row).toEqual({ state: 'closed', opened_because: 'all submitted', openings: 1 })
  }
})

test('hides the others’ content until every scorecard is in, in the rows themselves too', async () => {
  const { seat, other, items } = await makeRoom({ questions: 1 })
  const seenBy = async (member: typeof seat.member) =>
    as(member, async (db) => {
      const counts: Record<string, number> = {}
      for (const table of sealedTables) {
        const [row] = await db.execute<{ count: number }>(
          sql`select count(*)::int as count from ${sql.identifier(table)} where scorecard_id = ${seat.scorecardId}::uuid`,
        )
        counts[table] = row!.count
      }
      return counts
    })
  await score(seat, items[0]!, 5)
  await note(seat, items[0]!, 'canary')
  await recommend(seat, 'strong yes', 'canary')
  await submit(seat)
  const nothing = Object.fromEntries(sealedTables.map((table) => [table, 0]))
  expect(await seenBy(other.member)).toEqual(nothing)
  const theirs = await as(other.member, (db) => findRoom(db, other))
  expect(theirs.record).toMatchObject({ scores: [], notes: [], points: [] })
  expect(JSON.stringify(theirs)).not.toContain('canary')
  expect(theirs.others).toMatchObject([{ submittedAt: expect.any(Date) }])

  await submit(other)
  expect(await seenBy(other.member)).toMatchObject({ scores: 1, notes: 1, scorecard_contents: 1 })
  expect((await as(other.member, (db) => findRoom(db, other))).record.scores).toEqual([])
})

test('nobody writes on another’s scorecard, whatever the statement', async () => {
  const { seat, other, items } = await makeRoom({ questions: 1 })
  const forged = as(other.member, (db) =>
    db.execute(sql`insert into scores (organization_id, scorecard_id, set_item_id, set_version_id, value)
      values (${seat.member.organizationId}::uuid, ${seat.scorecardId}::uuid, ${items[0]}::uuid, ${seat.setVersionId}::uuid, 1)`),
  )
  await expect(forged).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('an excused scorecard is refused in words', async () => {
  const { panel, seat, items } = await makeRoom()
  await as(panel.manager, (db) =>
    excuseScorecard(db, panel.manager, { scorecardId: seat.scorecardId, reason: 'ill on the day' }),
  )
  expect((await refusalIn(score(seat, items[0]!, 3))).message).toContain('excused')
  expect((await refusalIn(submit(seat))).message).toContain('excused')
})

test('a revision needs a submission, keeps both values and its reason, and changes something', async () => {
  const { seat, items } = await makeRoom({ questions: 1 })
  const revise = (value: number, reason = 'heard again in the debrief') =>
    as(seat.member, (db) =>
      reviseScore(db, seat, {
        sessionId: seat.sessionId,
        setItemId: items[0]!,
        value,
        notAssessed: null,
        reason,
      }),
    )
  await score(seat, items[0]!, 3)
  expect((await refusalIn(revise(4))).kind).toBe('not now')
  await submit(seat)
  expect((await refusalIn(revise(3))).kind).toBe('invalid')
  expect(await revise(4)).toEqual({ number: 1 })
  expect(await revise(2, 'and once more')).toEqual({ number: 2 })
  const { record } = await as(seat.member, (db) => findRoom(db, seat))
  expect(record.scores).toMatchObject([{ value: 3, version: 1 }])
  expect(record.revisions).toMatchObject([
    { number: 1, value: 4, reason: 'heard again in the debrief' },
    { number: 2, value: 2, reason: 'and once more' },
  ])
})

test('a scorecard that comes in after the seal was broken says so', async () => {
  const { panel, seat, other } = await makeRoom({ questions: 1 })
  await submit(seat)
  await owner`insert into seal_breaks (organization_id, id, evaluation_id, broken_by, reason)
    values (${panel.admin.organizationId}, gen_random_uuid(), ${seat.evaluationId}, ${panel.admin.memberId}, 'needed before the offer')`
  await owner`update evaluations set opened_at = now(), opened_because = 'seal broken' where id = ${seat.evaluationId}`
  expect(await submit(other)).toMatchObject({ opened: true })
  const cards =
    await owner`select id, submitted_after_opening as late from scorecards where evaluation_id = ${seat.evaluationId}`
  expect(cards.find((card) => card.id === seat.scorecardId)?.late).toBe(false)
  expect(cards.find((card) => card.id === other.scorecardId)?.late).toBe(true)
})
