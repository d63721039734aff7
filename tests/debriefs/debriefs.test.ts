import { beforeAll, describe, expect, test } from 'vitest'
import { addToTeam } from '@/server/jobs/jobs'
import { breakSeal } from '@/server/panels/seal'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel } from '@/tests/support/makers'
import { questionAt, scoreSession } from '../compare/arrange'
import { refusalIn, submit } from '../sessions/acts'
import { end, find, makeScored, move, revise, type Scored, settle, start } from './arrange'

describe('the seal', () => {
  let panel: Scored
  beforeAll(async () => {
    panel = await makeScored([[4, 2, 3], null], 3)
  })

  test('says whom it waits for and has no agenda, for whoever asks', async () => {
    const { manager, admin, interviewers, evaluationId } = panel
    for (const member of [manager, admin, ...interviewers]) {
      const debrief = await find(member, evaluationId)
      expect(debrief).toMatchObject({ state: 'sealed', agenda: [], talk: null })
      expect(debrief.opensWhen).toBe(`Opens when the scorecard of ${interviewers[1]!.name} is in.`)
    }
  })

  test('nobody starts before it opens, and the database holds that too', async () => {
    const { manager, evaluationId, interviewers } = panel
    const refusal = await refusalIn(start(manager, evaluationId))
    expect(refusal).toMatchObject({
      kind: 'not now',
      message: expect.stringContaining(interviewers[1]!.name),
    })
    const raw = owner`insert into debriefs (organization_id, id, evaluation_id, started_by)
      values (${manager.organizationId}, gen_random_uuid(), ${evaluationId}, ${manager.memberId})`
    await expect(raw).rejects.toMatchObject({ code: 'EH011' })
  })

  test('opens with the last scorecard', async () => {
    const { manager, seats, evaluationId } = panel
    await submit(seats[1]!)
    const debrief = await find(manager, evaluationId)
    expect(debrief.state).toBe('ready')
    expect(debrief.agenda).toHaveLength(3)
  })
})

test('whoever has still a scorecard to submit waits, though the seal was broken', async () => {
  const panel = await makeScored([[4, 2, 3], null], 3)
  const { admin, interviewers, evaluationId, seats } = panel
  const input = { evaluationId, reason: 'The candidate has another offer.' }
  await as(admin, (db) => breakSeal(db, admin, input))
  const [done, late] = interviewers
  expect((await find(done!, evaluationId)).state).toBe('ready')
  const waiting = await find(late!, evaluationId)
  expect(waiting).toMatchObject({ state: 'own scorecard', agenda: [], ownDraftIn: panel.sessionId })
  expect(await refusalIn(start(late!, evaluationId))).toMatchObject({ kind: 'not now' })
  await submit(seats[1]!)
  const debrief = await find(late!, evaluationId)
  expect(debrief.state).toBe('ready')
  expect(debrief.agenda[0]!.scores.filter(({ afterOpening }) => afterOpening)).toHaveLength(1)
})

describe('the agenda', () => {
  test('has the largest disagreement first, then what some could not assess, then the rest', async () => {
    const panel = await makeScored([
      [3, 2, 'no time', 5, 1],
      [3, 4, 4, 4, 5],
    ])
    const { agenda } = await find(panel.manager, panel.evaluationId)
    expect(agenda.map(({ number, part, distance }) => [number, part, distance.first])).toEqual([
      [5, 'disagreements', 4],
      [2, 'disagreements', 2],
      [3, 'not assessed by some', 0],
      [4, 'the rest', 1],
      [1, 'the rest', 0],
    ])
  })

  test('keeps its order while scores are revised, and tells first and last', async () => {
    const panel = await makeScored([
      [3, 1],
      [3, 5],
    ])
    const before = await find(panel.manager, panel.evaluationId)
    await revise(panel, panel.seats[0]!, 1, 5)
    const after = await find(panel.manager, panel.evaluationId)
    expect(after.agenda.map(({ number }) => number)).toEqual(before.agenda.map(({ number }) => number))
    const [top] = after.agenda
    expect(top!.distance).toEqual({ first: 4, last: 0 })
    const own = top!.scores.find(({ memberId }) => memberId === panel.interviewers[0]!.memberId)!
    expect(own.first.value).toBe(1)
    expect(own.last.value).toBe(5)
  })
})

describe('who', () => {
  test('hides the name from interviewers where the panel does, and from nobody else', async () => {
    const panel = await makeScored([[4], [2]])
    const { manager, interviewers, evaluationId, panelId } = panel
    const named = await find(interviewers[0]!, evaluationId)
    await owner`update panels set names_hidden = true where id = ${panelId}`
    expect((await find(interviewers[0]!, evaluationId)).candidate).toMatch(/^Candidate \d+$/)
    expect((await find(manager, evaluationId)).candidate).toBe(named.candidate)
  })

  test('a colleague of the panel who did not meet the candidate finds nothing', async () => {
    const admin = await makeOrganization()
    const panel = await makePanel(admin, { interviewers: 3, questions: 1 })
    const [session] = panel.sessions
    await scoreSession(panel, session!.id, [[4], [2], [3]])
    const absent = await makeMember(admin, 'interviewer')
    await owner`insert into panel_members (organization_id, panel_id, member_id)
      values (${admin.organizationId}, ${panel.panelId}, ${absent.memberId})`
    expect(await refusalIn(find(absent, session!.evaluation_id))).toMatchObject({ kind: 'not found' })
  })

  test('a reviewer looks on and leads nothing', async () => {
    const panel = await makeScored([[4], [2]])
    const { admin, manager, jobId, evaluationId } = panel
    const reviewer = await makeMember(admin, 'reviewer')
    await as(manager, (db) =>
      addToTeam(db, manager, { jobId, memberId: reviewer.memberId, role: 'reviewer' }),
    )
    const debrief = await find(reviewer, evaluationId)
    expect(debrief.agenda).toHaveLength(1)
    expect(debrief.whyNotLead).toContain('Reviewers look on')
    expect(await refusalIn(start(reviewer, evaluationId))).toMatchObject({ kind: 'not allowed' })
  })
})

describe('the talk', () => {
  test('begins at the top, once, whoever presses', async () => {
    const panel = await makeScored([
      [3, 1],
      [3, 5],
    ])
    const { interviewers, manager, evaluationId } = panel
    await Promise.all([start(interviewers[0]!, evaluationId), start(manager, evaluationId)])
    const debrief = await find(manager, evaluationId)
    expect(debrief.state).toBe('running')
    expect(debrief.talk!.questionId).toBe(debrief.agenda[0]!.questionId)
    const [row] = await owner<{ started: number }[]>`
      select count(*)::int as started from audit_entries
      where organization_id = ${manager.organizationId} and action = 'started debrief'`
    expect(row!.started).toBe(1)
  })

  test('is led by whoever began it and by those who manage; the others are told who', async () => {
    const panel = await makeScored([
      [3, 1],
      [3, 5],
    ])
    const { interviewers, manager, evaluationId } = panel
    const [leader, other] = interviewers
    await start(leader!, evaluationId)
    const question = await questionAt(panel, 0)
    expect((await find(other!, evaluationId)).whyNotLead).toContain(leader!.name)
    for (const act of [
      () => move(other!, evaluationId, question),
      () => settle(other!, evaluationId, question),
      () => end(other!, evaluationId),
    ])
      expect(await refusalIn(act())).toMatchObject({ kind: 'not allowed' })
    await move(leader!, evaluationId, question)
    expect((await find(other!, evaluationId)).talk!.questionId).toBe(question)
    await move(manager, evaluationId, await questionAt(panel, 1))
    expect((await find(other!, evaluationId)).talk!.questionId).not.toBe(question)
  })

  test('settles a question with a note under the candidate’s key, and goes on to the next', async () => {
    const panel = await makeScored([
      [3, 1],
      [3, 5],
    ])
    const { manager, evaluationId, interviewers } = panel
    await start(manager, evaluationId)
    const [first, second] = (await find(manager, evaluationId)).agenda
    const note = 'Mei missed the second half of the answer.'
    await settle(manager, evaluationId, first!.questionId, note, second!.questionId)
    const debrief = await find(interviewers[0]!, evaluationId)
    expect(debrief.talk!.questionId).toBe(second!.questionId)
    expect(debrief.agenda[0]!.settled).toMatchObject({ note, byName: manager.name })
    expect(debrief.next).toBeNull()
    const [row] = await owner<{ sealed_note: Buffer }[]>`
      select sealed_note from debrief_topics
      where organization_id = ${manager.organizationId} and question_id = ${first!.questionId}`
    expect(row!.sealed_note.toString('utf8')).not.toContain('missed')
    await settle(manager, evaluationId, first!.questionId, '')
    expect((await find(manager, evaluationId)).agenda[0]!.settled!.note).toBe('')
  })

  test('a question of another set is none of this talk', async () => {
    const panel = await makeScored([[3], [5]])
    const other = await makeScored([[3], [5]])
    await start(panel.manager, panel.evaluationId)
    const act = move(panel.manager, panel.evaluationId, await questionAt(other, 0))
    expect(await refusalIn(act)).toMatchObject({ kind: 'not found' })
  })

  test('once ended nothing moves any more, and what is revised then is after the end', async () => {
    const panel = await makeScored([
      [3, 1],
      [3, 5],
    ])
    const { manager, evaluationId, seats } = panel
    await start(manager, evaluationId)
    await end(manager, evaluationId)
    expect(await refusalIn(move(manager, evaluationId, await questionAt(panel, 0)))).toMatchObject({
      kind: 'not now',
    })
    await revise(panel, seats[0]!, 1, 4)
    const debrief = await find(manager, evaluationId)
    expect(debrief.state).toBe('ended')
    const own = debrief.agenda[0]!.scores.find(({ revisions }) => revisions.length > 0)!
    expect(own.revisions[0]!.at.getTime()).toBeGreaterThan(debrief.talk!.endedAt!.getTime())
  })
})
