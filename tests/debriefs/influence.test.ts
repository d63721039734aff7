import { describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { findPanelInfluence } from '@/server/debriefs/influence'
import { breakSeal } from '@/server/panels/seal'
import { owner } from '@/tests/support/database'
import { as, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { scoreSession } from '../compare/arrange'
import { refusalIn, submit } from '../sessions/acts'
import { end, influenceIn, makeScored, revise, start } from './arrange'

const movedIn = async (...asked: Parameters<typeof influenceIn>) =>
  (await influenceIn(...asked)).interviewers.map(({ name, scores, moved, towards }) => ({
    name,
    scores,
    moved,
    towards: towards.map((pull) => `${pull.moves} to ${pull.name}`),
  }))

describe('one talk', () => {
  test('says that nobody moved where nobody did', async () => {
    const { manager, interviewers, evaluationId } = await makeScored([
      [3, 1],
      [3, 5],
    ])
    await start(manager, evaluationId)
    expect(await movedIn(manager, evaluationId)).toEqual(
      interviewers.map(({ name }) => ({ name, scores: 2, moved: 0, towards: [] })),
    )
  })

  // By hand: B goes from 1 to 4, towards A’s 5 and C’s 3 alike; A goes from 5 to 4, towards both of theirs; C stays.
  test('counts who moved and towards whose sealed score', async () => {
    const panel = await makeScored([
      [5, 3],
      [1, 3],
      [3, 3],
    ])
    const { manager, interviewers, seats, evaluationId } = panel
    const [a, b, c] = interviewers.map(({ name }) => name)
    await start(manager, evaluationId)
    await revise(panel, seats[1]!, 0, 4)
    await revise(panel, seats[0]!, 0, 4)
    await end(manager, evaluationId)
    expect(await movedIn(manager, evaluationId)).toEqual([
      { name: a, scores: 2, moved: 1, towards: [`1 to ${b}`, `1 to ${c}`] },
      { name: b, scores: 2, moved: 1, towards: [`1 to ${a}`, `1 to ${c}`] },
      { name: c, scores: 2, moved: 0, towards: [] },
    ])
  })

  test('says nothing about chance of a few moves', async () => {
    const panel = await makeScored([
      [5, 3],
      [1, 3],
    ])
    await start(panel.manager, panel.evaluationId)
    await revise(panel, panel.seats[1]!, 0, 4)
    const { interviewers } = await influenceIn(panel.manager, panel.evaluationId)
    expect(interviewers.map(({ chance }) => chance)).toEqual(['too few', 'too few'])
  })

  test('leaves out what came after the end, and counts it apart', async () => {
    const panel = await makeScored([
      [5, 3],
      [1, 3],
    ])
    await start(panel.manager, panel.evaluationId)
    await end(panel.manager, panel.evaluationId)
    await revise(panel, panel.seats[1]!, 0, 4)
    const report = await influenceIn(panel.manager, panel.evaluationId)
    expect(report.afterEnd).toBe(1)
    expect(report.interviewers.map(({ moved }) => moved)).toEqual([0, 0])
  })

  test('what was revised under the seal is no influence, and a scorecard after the opening is no source of it', async () => {
    const panel = await makeScored([[5, 3], [1, 3], null])
    const { admin, manager, seats, evaluationId, interviewers } = panel
    // Mended under the seal: 1 becomes 2, and that is what the talk begins with.
    await revise(panel, seats[1]!, 0, 2)
    await as(admin, (db) =>
      breakSeal(db, admin, { evaluationId, reason: 'The candidate has another offer.' }),
    )
    await submit(seats[2]!)
    await start(manager, evaluationId)
    const report = await influenceIn(manager, evaluationId)
    expect(report.interviewers.map(({ memberId }) => memberId).toSorted()).toEqual(
      interviewers
        .slice(0, 2)
        .map(({ memberId }) => memberId)
        .toSorted(),
    )
    expect(report.interviewers.every(({ moved }) => moved === 0)).toBe(true)
    await revise(panel, seats[1]!, 0, 4)
    const after = await influenceIn(manager, evaluationId)
    expect(after.interviewers[0]).toMatchObject({ memberId: interviewers[1]!.memberId, meanChange: 1 })
  })
})

describe('a panel', () => {
  async function makeTalks() {
    const admin = await makeOrganization()
    const panel = await makePanel(admin, { interviewers: 2, candidates: 3, questions: 2 })
    for (const [at, session] of panel.sessions.entries()) {
      await scoreSession(panel, session.id, [
        [5, 3],
        [1 + at, 3],
      ])
      if (at < 2) await start(panel.manager, session.evaluation_id)
      const seats = await makeSeats(panel.interviewers, session.id)
      await revise(panel, seats[1]!, 0, 5)
    }
    return panel
  }
  const ask = (member: Member, { jobId, panelId }: { jobId: string; panelId: string }) =>
    as(member, (db) => findPanelInfluence(db, member, { jobId, panelId }))

  test('adds up the talks there were, and no evaluation without one', async () => {
    const panel = await makeTalks()
    const report = await ask(panel.manager, panel)
    expect(report.debriefs).toBe(2)
    expect(report.interviewers[0]).toMatchObject({
      memberId: panel.interviewers[1]!.memberId,
      scores: 4,
      moved: 2,
    })
  })

  test('tells an interviewer only where the panel lets them compare', async () => {
    const panel = await makeTalks()
    const [interviewer] = panel.interviewers
    expect(await ask(interviewer!, panel)).toMatchObject({ debriefs: 0, interviewers: [] })
    await owner`update panels set interviewers_may_compare = true where id = ${panel.panelId}`
    expect((await ask(interviewer!, panel)).debriefs).toBe(2)
  })

  test('a panel of another job is none', async () => {
    const [panel, other] = [await makeTalks(), await makeTalks()]
    expect(await refusalIn(ask(panel.manager, { jobId: panel.jobId, panelId: other.panelId }))).toMatchObject(
      {
        kind: 'not found',
      },
    )
  })
})
