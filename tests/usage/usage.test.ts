import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { breakSeal } from '@/server/panels/seal'
import { reviseScore } from '@/server/sessions/revise'
import { findUsage, listUsages } from '@/server/usage/usage'
import { questionAt, scoreSession } from '@/tests/compare/arrange'
import { score } from '@/tests/sessions/acts'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'

/** A panel of one interviewer with a candidate for each list of scores; `null` in a list’s place leaves it sealed. */
async function arrange(given: readonly (readonly (number | string | null)[] | null)[]) {
  const panel = await makePanel(await makeOrganization(), {
    interviewers: 1,
    candidates: given.length,
    questions: 2,
  })
  for (const [at, scores] of given.entries())
    if (scores) await scoreSession(panel, panel.sessions[at]!.id, [scores])
  return { panel, questionId: await questionAt(panel, 0) }
}

const usageOf = (member: Member, questionId: string) =>
  as(member, (db) => findUsage(db, member, { questionId }))

test('counts the times it was asked and the last day, and says no figure of fewer than five candidates', async () => {
  const { panel, questionId } = await arrange([
    [1, 3],
    [2, 3],
    [3, 3],
    [5, 3],
    ['no time', 3],
    ['not asked', 3],
  ])
  expect(await usageOf(panel.manager, questionId)).toMatchObject({
    timesAsked: 5,
    figures: null,
  })
  const [ahead] = await owner<{ starts_at: Date }[]>`
    select starts_at from sessions where id = ${panel.sessions[4]!.id}`
  expect((await usageOf(panel.manager, questionId)).lastUsed).toEqual(ahead!.starts_at)
})

test('counts the last word of a revised score', async () => {
  const { panel, questionId } = await arrange([[1], [2], [3], [4], [5]])
  const before = await usageOf(panel.manager, questionId)
  expect(before).toMatchObject({ timesAsked: 5, figures: { scores: 5, mean: 3, notAssessed: 0 } })
  expect(before.figures?.sd).toBeCloseTo(Math.sqrt(2.5), 12)
  const { id: sessionId } = panel.sessions[0]!
  const [seat] = await makeSeats(panel.interviewers, sessionId)
  const revise = (value: number | null, notAssessed: 'off topic' | null) =>
    as(seat!.member, (db) =>
      reviseScore(db, seat!, {
        sessionId,
        setItemId: panel.setItemIds[0]!,
        value,
        notAssessed,
        reason: 'Heard it again.',
      }),
    )
  await revise(5, null)
  await revise(4, null)
  expect((await usageOf(panel.manager, questionId)).figures?.mean).toBeCloseTo(3.6, 12)
  await revise(null, 'off topic')
  // Four candidates are left: too few to say a mean.
  expect(await usageOf(panel.manager, questionId)).toMatchObject({ timesAsked: 5, figures: null })
})

test('a sealed score changes nothing, for nobody; opened, it does', async () => {
  const { panel, questionId } = await arrange([[1], [2], [3], [4], [5], null])
  const { id: sessionId } = panel.sessions[5]!
  const [seat] = await makeSeats(panel.interviewers, sessionId)
  const reviewer = await makeMember(panel.admin, 'reviewer')
  const viewers = [panel.admin, panel.manager, panel.interviewers[0]!, reviewer]
  const all = async () => Promise.all(viewers.map((viewer) => usageOf(viewer, questionId)))
  const before = await all()
  expect(new Set(before.map((usage) => JSON.stringify(usage))).size).toBe(1)
  for (const [version, value] of [5, 1].entries()) {
    await score(seat!, panel.setItemIds[0]!, value, { version })
    expect(await all()).toEqual(before)
  }
  await scoreSession(panel, sessionId, [[null]])
  const after = await all()
  expect(after[0]).toMatchObject({ timesAsked: 6 })
  expect(new Set(after.map((usage) => JSON.stringify(usage))).size).toBe(1)
})

test('tells the figures of five candidates at a time, with the share not assessed', async () => {
  const { panel, questionId } = await arrange([
    [1],
    ['no time'],
    [2],
    [3],
    [4],
    [5],
    ...[5, 5, 5, 5].map((value) => [value]),
    null,
  ])
  const five = { candidates: 5, scores: 5, mean: 3, notAssessed: 1 }
  expect(await usageOf(panel.manager, questionId)).toMatchObject({ timesAsked: 10, figures: five })
  await scoreSession(panel, panel.sessions[10]!.id, [[5]])
  expect(await usageOf(panel.manager, questionId)).toMatchObject({
    timesAsked: 11,
    figures: { candidates: 10, scores: 10, mean: 4, notAssessed: 1 },
  })
})

test('submitted and still sealed, it changes nothing; an opening counts what was submitted alone', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 2, candidates: 5, questions: 1 })
  for (const { id } of panel.sessions.slice(0, 4)) await scoreSession(panel, id, [[2], [4]])
  const questionId = await questionAt(panel, 0)
  const before = await usageOf(panel.manager, questionId)
  expect(before).toMatchObject({ timesAsked: 4, figures: null })
  const { id, evaluation_id: evaluationId } = panel.sessions[4]!
  await scoreSession(panel, id, [[5], null])
  const [, draft] = await makeSeats(panel.interviewers, id)
  await score(draft!, panel.setItemIds[0]!, 1)
  for (const viewer of [panel.admin, panel.manager, ...panel.interviewers])
    expect(await usageOf(viewer, questionId)).toEqual(before)
  await as(panel.admin, (db) => breakSeal(db, panel.admin, { evaluationId, reason: 'To see it all.' }))
  expect(await usageOf(panel.manager, questionId)).toMatchObject({ timesAsked: 5, figures: { scores: 9 } })
})

test('discrimination is said from ten candidates on, and not of what does not vary', async () => {
  const { panel, questionId } = await arrange([
    ...[1, 2, 3, 4, 5, 1, 2, 3, 4].map((value) => [value, value]),
    null,
  ])
  const { discrimination } = await usageOf(panel.manager, questionId)
  expect(discrimination).toMatchObject({ r: null, whyNot: expect.stringContaining('from 10 candidates') })
  await scoreSession(panel, panel.sessions[9]!.id, [[5, 4]])
  const now = (await usageOf(panel.manager, questionId)).discrimination
  expect(now).toMatchObject({ candidates: 10, isFirm: false, whyNot: null })
  expect(now.r).toBeGreaterThan(0.9)
  const other = await questionAt(panel, 1)
  expect((await usageOf(panel.manager, other)).discrimination.r).toBeCloseTo(now.r!, 12)
})

test('another organization’s question has no usage, and hides that it exists', async () => {
  const { questionId } = await arrange([[3]])
  const stranger = await makeOrganization()
  expect(await as(stranger, (db) => listUsages(db, { questionIds: [questionId] }))).toEqual({})
  await expect(usageOf(stranger, questionId)).rejects.toMatchObject({ refusal: { kind: 'not found' } })
  const rows = await as(stranger, (db) =>
    db.execute(sql`select * from read_question_beside_rest(${questionId}::uuid)`),
  )
  expect([...rows]).toEqual([])
})
