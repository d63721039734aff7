import { expect, test } from 'vitest'
import { listEvaluations } from '@/server/panels/evaluations'
import { breakSeal, excuseScorecard } from '@/server/panels/seal'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeMember, makeOrganization, makeSeats } from '@/tests/support/makers'
import { refusalIn, start, submit } from '../sessions/acts'
import { arrange, evaluationsOf, schedule } from './arrange'

const reason = 'The offer has to go out today.'

const excuse = (made: MadePanel, scorecardId: string, who = made.manager) =>
  as(who, (db) => excuseScorecard(db, who, { scorecardId, reason: 'Fell ill.' }))

const breakIt = (made: MadePanel, who = made.admin) =>
  as(who, (db) => breakSeal(db, who, { evaluationId: made.sessions[0]!.evaluation_id, reason }))

const cardsOf = async (made: MadePanel) => (await evaluationsOf(made))[0]!.sessions[0]!.seats

test('excusing the last that is missing opens the seal, and not before', async () => {
  const made = await arrange({ interviewers: 3 })
  const [first] = await makeSeats(made.interviewers, made.sessions[0]!.id)
  await submit(first!)
  const [one, other] = (await cardsOf(made)).filter((card) => !card.submittedAt)
  await excuse(made, one!.scorecardId)
  expect((await evaluationsOf(made))[0]).toMatchObject({ openedAt: null, seal: 'Sealed, 1 of 2 in' })
  await excuse(made, other!.scorecardId)
  const [evaluation] = await evaluationsOf(made)
  expect(evaluation).toMatchObject({ seal: 'Open: all in', openedBecause: 'all submitted' })
  expect(evaluation!.sessions[0]).toMatchObject({ state: 'closed' })
  expect((await cardsOf(made)).filter((card) => card.excuseReason === 'Fell ill.')).toHaveLength(2)
})

test('opens nothing where everybody was excused', async () => {
  const made = await arrange()
  for (const card of await cardsOf(made)) await excuse(made, card.scorecardId)
  expect((await evaluationsOf(made))[0]).toMatchObject({ openedAt: null, seal: 'Sealed, nobody is expected' })
})

test('an excuse is final and takes nothing that was submitted', async () => {
  const made = await arrange()
  const [seat] = await makeSeats(made.interviewers, made.sessions[0]!.id)
  await submit(seat!)
  expect((await refusalIn(excuse(made, seat!.scorecardId))).message).toContain('submitted')
  const missing = (await cardsOf(made)).find((card) => !card.submittedAt)!
  expect((await refusalIn(excuse(made, missing.scorecardId, made.interviewers[0]))).kind).toBe('not allowed')
  const foreigner = await makeOrganization()
  expect((await refusalIn(excuse(made, missing.scorecardId, foreigner))).kind).toBe('not found')
  await excuse(made, missing.scorecardId)
  expect((await refusalIn(excuse(made, missing.scorecardId))).message).toContain('excused already')
})

test('only an admin breaks a seal, once; it is audited and shown to the whole panel for good', async () => {
  const made = await arrange({ interviewers: 2 })
  const [first, second] = await makeSeats(made.interviewers, made.sessions[0]!.id)
  await submit(first!)
  for (const who of [made.manager, made.interviewers[0]!, await makeMember(made.admin, 'reviewer')])
    expect((await refusalIn(breakIt(made, who))).kind).toBe('not allowed')
  expect((await refusalIn(breakIt(made, await makeOrganization()))).kind).toBe('not found')

  await breakIt(made)
  for (const who of [made.manager, ...made.interviewers]) {
    const [evaluation] = await as(who, (db) => listEvaluations(db, who, made.panelId))
    expect(evaluation).toMatchObject({
      seal: 'Open: seal broken',
      breakReason: reason,
      brokenBy: made.admin.name,
    })
  }
  const trail = await owner`select member_id from audit_entries where action = 'broke seal'
    and subject_id = ${made.sessions[0]!.evaluation_id}`
  expect(trail.map((entry) => entry.member_id)).toEqual([made.admin.memberId])
  expect((await refusalIn(breakIt(made))).message).toContain('open already')

  // What comes in later could have been influenced, and says so; the break stays on record when all are in.
  await submit(second!)
  const [evaluation] = await evaluationsOf(made)
  expect(evaluation).toMatchObject({ breakReason: reason, seal: 'Open: seal broken' })
  expect(evaluation!.sessions[0]!.seats.filter((card) => card.submittedAfterOpening)).toHaveLength(1)
})

test('demands a reason in the database too', async () => {
  const made = await arrange()
  const { admin } = made
  const evaluationId = made.sessions[0]!.evaluation_id
  await expect(
    as(admin, (db) => breakSeal(db, admin, { evaluationId, reason: '   short  ' })),
  ).rejects.toThrow()
  expect((await evaluationsOf(made))[0]).toMatchObject({ openedAt: null, breakReason: null })
})

test('a session added to an open evaluation does not close it again', async () => {
  const made = await arrange()
  for (const seat of await makeSeats(made.interviewers, made.sessions[0]!.id)) await submit(seat)
  const [later] = await schedule(made)
  const [seat] = await makeSeats(made.interviewers, later!)
  await start(seat!)
  await submit(seat!)
  const [evaluation] = await evaluationsOf(made)
  expect(evaluation!.seal).toBe('Open: all in')
  const card = evaluation!.sessions
    .flatMap((one) => one.seats)
    .find((one) => one.scorecardId === seat!.scorecardId)
  expect(card?.submittedAfterOpening).toBe(true)
})
