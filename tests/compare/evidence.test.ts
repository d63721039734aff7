import { describe, expect, test } from 'vitest'
import { movePanelOn } from '@/server/panels/changes'
import { excuseScorecard } from '@/server/panels/seal'
import { reviseScore } from '@/server/sessions/revise'
import { owner } from '@/tests/support/database'
import { as, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { followUp, note, point, recommend, refusalIn, score, submit } from '../sessions/acts'
import { evidence, makeNextVersion, questionAt, scheduleAnother, scoreSession } from './arrange'

/** One open and one sealed candidate; the first interviewer wrote everything there is to write. */
async function makeWritten() {
  const panel = await makePanel(await makeOrganization(), { candidates: 2 })
  const [first, second] = panel.sessions.map((one) => one.id) as [string, string]
  const [writer, other] = await makeSeats(panel.interviewers, first)
  const item = panel.setItemIds[0]!
  const [heard] = await owner<{ id: string }[]>`
    select point.id from points point join set_items item on item.question_version_id = point.question_version_id
    where item.id = ${item} and point.position = 2`
  await score(writer!, item, 2)
  await point(writer!, item, heard!.id, true)
  const [further] = await owner<{ id: string }[]>`
    select further.id from follow_ups further join set_items item on item.question_version_id = further.question_version_id
    where item.id = ${item} order by further.position`
  await followUp(writer!, item, further!.id, true)
  await note(writer!, item, 'Named the rollback first.', { pointId: heard!.id })
  await note(writer!, null, 'Came late.')
  await note(writer!, null, 'Would shed it.', { unplanned: { question: 'And under load?', value: 4 } })
  await recommend(writer!, 'yes', 'Calm throughout.')
  await submit(writer!)
  await score(other!, item, null, { notAssessed: 'no time' })
  await submit(other!)
  await scoreSession(panel, second, [[5, 5, 5], null])
  return { panel, first, second, writer: writer!, item }
}

test('shows each interviewer’s score or why there is none, points, notes with time, recommendation', async () => {
  const { panel } = await makeWritten()
  const { question, candidates } = await evidence(panel.manager, panel)
  expect(question).toMatchObject({ prompt: 'Prompt 1', hint: 'Hint 1', points: ['Point 1', 'Point 2'] })
  expect(question.anchors).toEqual([1, 3, 5].map((level) => ({ level, text: `Anchor ${level}` })))
  const [open] = candidates
  if (open?.state !== 'open') throw new Error('the first candidate is open')
  const [writer, other] = [0, 1].map((at) =>
    open.scorers.find((one) => one.name === panel.interviewers[at]!.name),
  )
  expect(writer).toMatchObject({
    value: 2,
    points: [
      { text: 'Point 1', heard: false },
      { text: 'Point 2', heard: true },
    ],
    notes: [
      { text: 'Named the rollback first.', onWhole: false, point: 'Point 2', unplanned: null },
      { text: 'Came late.', onWhole: true, point: null, unplanned: null },
      { text: 'Would shed it.', onWhole: true, unplanned: { question: 'And under load?', value: 4 } },
    ],
    followUps: ['And then?'],
    recommendation: 'yes',
    comment: 'Calm throughout.',
  })
  expect(Math.abs(Number(writer?.notes[0]?.at) - Date.now())).toBeLessThan(60_000)
  expect(other).toMatchObject({
    value: null,
    notAssessed: 'no time',
    toScore: true,
    notes: [],
    followUps: [],
    comment: '',
  })
})

test('keeps both values of a revision with its reason', async () => {
  const { panel, writer, first, item } = await makeWritten()
  await as(writer.member, (db) =>
    reviseScore(db, writer, {
      sessionId: first,
      setItemId: item,
      value: 4,
      notAssessed: null,
      reason: 'Missed the second half.',
    }),
  )
  const [open] = (await evidence(panel.manager, panel)).candidates
  const revised = open?.state === 'open' ? open.scorers.find((one) => one.value === 2) : undefined
  expect(revised?.revisions).toMatchObject([
    { value: 4, notAssessed: null, reason: 'Missed the second half.' },
  ])
})

describe('the seal', () => {
  test('says that it holds, whom it waits for, and nothing that was written', async () => {
    const { panel, second } = await makeWritten()
    const [seat] = await makeSeats(panel.interviewers.slice(1), second)
    await note(seat!, panel.setItemIds[0]!, 'a canary of the draft')
    await note(seat!, null, '', { unplanned: { question: 'a canary of a question', value: 1 } })
    for (const viewer of [panel.manager, panel.admin]) {
      const found = await evidence(viewer, panel)
      expect(found.candidates[1]).toEqual({
        applicationId: panel.applications[1]!.applicationId,
        state: 'sealed',
        seal: 'Sealed, 1 of 2 in',
        waitingFor: [panel.interviewers[1]!.name],
      })
      expect(JSON.stringify(found)).not.toContain('canary')
    }
  })

  test('once open tells who was excused and why', async () => {
    const { panel, second } = await makeWritten()
    const [seat] = await makeSeats(panel.interviewers.slice(1), second)
    await as(panel.manager, (db) =>
      excuseScorecard(db, panel.manager, { scorecardId: seat!.scorecardId, reason: 'Fell ill.' }),
    )
    const [, open] = (await evidence(panel.manager, panel)).candidates
    expect(open).toMatchObject({
      state: 'open',
      excused: [{ name: panel.interviewers[1]!.name, reason: 'Fell ill.' }],
      scorers: [{ value: 5 }],
    })
  })
})

test('shows the newest wording that was asked, and who was asked another', async () => {
  const { panel } = await makeWritten()
  const next = await makeNextVersion(panel)
  expect((await evidence(panel.manager, panel)).question).toMatchObject({ number: 1, prompt: 'Prompt 1' })
  await as(panel.manager, (db) =>
    movePanelOn(db, panel.manager, { panelId: panel.panelId, setVersionId: next.setVersionId }),
  )
  const { applicationId, sessionId } = await scheduleAnother(panel)
  await scoreSession({ ...panel, setItemIds: next.setItemIds }, sessionId, [[3], [3]])
  const both = [panel.applications[0]!.applicationId, applicationId]
  const { question, otherWordings, candidates } = await evidence(panel.manager, panel, 0, both)
  expect(otherWordings).toEqual([{ number: 1, prompt: 'Prompt 1' }])
  expect(question).toMatchObject({ number: 2, prompt: 'Worded anew', points: ['Point anew'] })
  const numbers = candidates.map((one) =>
    one.state === 'open' ? one.scorers.map((scorer) => scorer.versionNumber) : one.state,
  )
  expect(numbers).toEqual([
    [1, 1],
    [2, 2],
  ])
})

test('of an erased candidate keeps the numbers and no word', async () => {
  const { panel } = await makeWritten()
  const { candidateId } = panel.applications[0]!
  await owner`delete from candidate_keys where candidate_id = ${candidateId}`
  const [open] = (await evidence(panel.manager, panel)).candidates
  const scorer = open?.state === 'open' ? open.scorers.find((one) => one.value === 2) : undefined
  expect(scorer).toMatchObject({
    value: 2,
    notes: [{ text: null }, { text: null }, { unplanned: { question: null, value: 4 } }],
    comment: null,
  })
})

test('is hidden where the panel, the question or the interview is none of the viewer’s', async () => {
  const { panel } = await makeWritten()
  const other = await makePanel(panel.admin)
  expect(await refusalIn(evidence(other.manager, panel))).toMatchObject({ kind: 'not found' })
  expect(await refusalIn(evidence(await makeOrganization(), panel))).toMatchObject({ kind: 'not found' })
  const crossed = { ...panel, setItemIds: other.setItemIds }
  expect(await questionAt(crossed, 0)).not.toBe(await questionAt(panel, 0))
  expect(await refusalIn(evidence(panel.manager, crossed))).toMatchObject({ kind: 'not found' })

  const [, late] = panel.interviewers
  expect(await refusalIn(evidence(late!, panel))).toMatchObject({ kind: 'not allowed' })
  await owner`update panels set interviewers_may_compare = true where id = ${panel.panelId}`
  const seen = await evidence(late!, panel)
  expect(seen.candidates.map((one) => one.state)).toEqual(['open', 'none'])
})
