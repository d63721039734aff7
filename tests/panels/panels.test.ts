import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { createJob } from '@/server/jobs/jobs'
import { saveAssignments } from '@/server/panels/assignments'
import { archivePanel, changePanel, movePanelOn, restorePanel } from '@/server/panels/changes'
import { createPanel, findPanel, listPanels } from '@/server/panels/panels'
import { createSet } from '@/server/sets/sets'
import { owner } from '@/tests/support/database'
import {
  as,
  type MadePanel,
  makeMember,
  makeOrganization,
  makePublishedSet,
  makeSeats,
} from '@/tests/support/makers'
import { refusalIn, score } from '../sessions/acts'
import { arrange, panelOf, planOfSession, publishNextVersion, schedule } from './arrange'

const plain = { namesHidden: false, evidenceDemanded: false, interviewersMayCompare: false }

const create = (made: MadePanel, more: Partial<Parameters<typeof createPanel>[2]> = {}) =>
  as(made.manager, (db) =>
    createPanel(db, made.manager, {
      jobId: made.jobId,
      name: 'Depth',
      setVersionId: made.setVersionId,
      memberIds: made.interviewers.map((one) => one.memberId),
      sealPolicy: 'until all submit',
      ...plain,
      ...more,
    }),
  )

const change = (made: MadePanel, more: Partial<Parameters<typeof changePanel>[2]> = {}) =>
  as(made.manager, (db) =>
    changePanel(db, made.manager, {
      panelId: made.panelId,
      name: 'Renamed',
      memberIds: made.interviewers.map((one) => one.memberId),
      sealPolicy: 'until all submit',
      ...plain,
      ...more,
    }),
  )

const moveOn = (made: MadePanel, setVersionId: string, panelId = made.panelId) =>
  as(made.manager, (db) => movePanelOn(db, made.manager, { panelId, setVersionId }))

test('demands a published set, members who score, and a job that is open', async () => {
  const made = await arrange()
  const draft = await as(made.manager, (db) =>
    createSet(db, made.manager, { name: 'Draft', slotMinutes: 60 }),
  )
  expect((await refusalIn(create(made, { setVersionId: draft.setVersionId }))).fields).toHaveProperty(
    'setVersionId',
  )
  const reviewer = await makeMember(made.admin, 'reviewer', 'Rae')
  expect((await refusalIn(create(made, { memberIds: [reviewer.memberId] }))).fields?.memberIds).toContain(
    'Rae',
  )
  expect((await refusalIn(create(made, { memberIds: [uuidv7()] }))).kind).toBe('invalid')
  const foreign = await makePublishedSet(await makeOrganization())
  expect((await refusalIn(create(made, { setVersionId: foreign.setVersionId }))).kind).toBe('not found')

  const jobId = await as(made.manager, (db) =>
    createJob(db, made.manager, { title: 'Shut', description: '' }),
  )
  await owner`update jobs set archived_at = now() where id = ${jobId}`
  expect((await refusalIn(create(made, { jobId }))).message).toContain('archived')
})

test('starts with a plan in which every question is asked once and scored by all', async () => {
  const made = await arrange({ interviewers: 3, questions: 4, candidates: 1 })
  const panelId = await create(made)
  const panel = await as(made.manager, (db) => findPanel(db, made.manager, panelId))
  for (const setItemId of made.setItemIds) {
    const lines = panel.assignments.filter((one) => one.setItemId === setItemId)
    expect(lines.filter((one) => one.asks)).toHaveLength(1)
    expect(lines.filter((one) => one.scores)).toHaveLength(3)
  }
  expect(panel.warnings).toEqual([])
  expect(panel.minutesAsked.map((one) => one.minutes).toSorted((a, b) => b - a)).toEqual([10, 5, 5])
  expect(panel.rule).toMatchObject({ number: 1, method: 'raw', lockedAt: null })
})

test('replaces the plan of the questions named and of no other, and refuses what nobody asks', async () => {
  const made = await arrange()
  const [first, second] = made.setItemIds as [string, string]
  const [ada, mei] = made.interviewers.map((one) => one.memberId) as [string, string]
  const before = await panelOf(made)
  const line = (setItemId: string, memberId: string, asks: boolean, scores: boolean) => ({
    setItemId,
    memberId,
    asks,
    scores,
  })
  const assign = (assignments: ReturnType<typeof line>[]) =>
    as(made.manager, (db) => saveAssignments(db, made.manager, { panelId: made.panelId, assignments }))

  await assign([line(first, mei, true, false), line(first, ada, false, true)])
  const after = await panelOf(made)
  const of = (panel: typeof after, setItemId: string) =>
    panel.assignments.filter((one) => one.setItemId === setItemId)
  expect(of(after, first)).toHaveLength(2)
  expect(of(after, first)).toContainEqual(line(first, mei, true, false))
  expect(of(after, second)).toEqual(of(before, second))
  expect(after.warnings[0]?.message).toContain('Question 1 is scored by one person')

  expect((await refusalIn(assign([line(second, ada, false, true)]))).message).toBe(
    'Somebody has to ask question 2.',
  )
  expect((await refusalIn(assign([line(second, uuidv7(), true, true)]))).kind).toBe('conflict')
  expect((await refusalIn(assign([line(uuidv7(), ada, true, true)]))).kind).toBe('conflict')
  expect(of(await panelOf(made), second)).toEqual(of(before, second))
})

test('lets an interviewer join, who then scores everything, and another leave once nothing is missing', async () => {
  const made = await arrange({ interviewers: 2 })
  const [ada, mei] = made.interviewers as [MadePanel['manager'], MadePanel['manager']]
  const eva = await makeMember(made.admin, 'interviewer', 'Eva')
  const refusal = await refusalIn(change(made, { memberIds: [ada.memberId, eva.memberId] }))
  expect(refusal.fields?.memberIds).toContain(`${mei.name} has a scorecard to submit`)
  expect((await panelOf(made)).name).not.toBe('Renamed')

  await owner`update scorecards set excused_at = now(), excused_by = ${made.manager.memberId}, excuse_reason = 'Fell ill.'
    where member_id = ${mei.memberId}`
  await change(made, { memberIds: [ada.memberId, eva.memberId], evidenceDemanded: true })
  const panel = await panelOf(made)
  expect(panel).toMatchObject({ name: 'Renamed', evidenceDemanded: true })
  expect(panel.interviewers.map((one) => one.memberId).toSorted()).toEqual(
    [ada.memberId, eva.memberId].toSorted(),
  )
  expect(panel.assignments.filter((one) => one.memberId === mei.memberId)).toEqual([])
  expect(panel.assignments.filter((one) => one.memberId === eva.memberId && one.scores)).toHaveLength(3)
  for (const setItemId of made.setItemIds)
    expect(panel.assignments.filter((one) => one.asks && one.setItemId === setItemId)).toHaveLength(1)
  // What was scheduled keeps whom it had.
  expect(new Set((await planOfSession(made, made.sessions[0]!.id)).map((one) => one.member_id))).toEqual(
    new Set([ada.memberId, mei.memberId]),
  )
})

test('keeps the seal once a session was scheduled, and lets everything else change', async () => {
  const made = await arrange()
  const refusal = await refusalIn(change(made, { sealPolicy: 'until own submit' }))
  expect(refusal.fields?.sealPolicy).toContain('stays')
  await change(made, { namesHidden: true })
  expect(await panelOf(made)).toMatchObject({ namesHidden: true, sealPolicy: 'until all submit' })

  const panelId = await create(made)
  await change({ ...made, panelId }, { sealPolicy: 'until own submit' })
  expect(await panelOf({ ...made, panelId })).toMatchObject({ sealPolicy: 'until own submit' })
})

test('moves on to the next version with its plan, and leaves scheduled sessions on theirs', async () => {
  const made = await arrange({ questions: 3 })
  const before = await panelOf(made)
  const askerOf = (panel: typeof before, questionId: string) => {
    const question = panel.questions.find((one) => one.questionId === questionId)
    return panel.assignments.find((one) => one.setItemId === question?.setItemId && one.asks)?.memberId
  }
  const next = await publishNextVersion(made)
  await moveOn(made, next)
  const after = await panelOf(made)
  expect(after).toMatchObject({ setVersionId: next, setVersionNumber: 2, warnings: [] })
  expect(after.questions).toHaveLength(2)
  for (const { questionId } of after.questions)
    expect(askerOf(after, questionId)).toBe(askerOf(before, questionId))
  const [kept] = await owner`select set_version_id from sessions where id = ${made.sessions[0]!.id}`
  expect(kept?.set_version_id).toBe(made.setVersionId)

  const [sessionId] = await schedule(made)
  const [pinned] = await owner`select set_version_id from sessions where id = ${sessionId!}`
  expect(pinned?.set_version_id).toBe(next)
  expect((await refusalIn(moveOn(made, made.setVersionId))).fields?.setVersionId).toContain('only moves on')
  const other = await makePublishedSet(made.admin)
  expect((await refusalIn(moveOn(made, other.setVersionId))).message).toContain('Make another panel')
})

test('takes any set before the first session', async () => {
  const made = await arrange()
  const panelId = await create(made)
  const other = await makePublishedSet(made.admin, 5)
  await moveOn(made, other.setVersionId, panelId)
  const panel = await panelOf({ ...made, panelId })
  expect(panel.questions).toHaveLength(5)
  expect(panel.assignments.filter((one) => one.asks)).toHaveLength(5)
  expect(panel.assignments.filter((one) => one.scores)).toHaveLength(10)
})

test('is archived when nothing is ahead, refuses every change then, and comes back whole', async () => {
  const made = await arrange()
  const archive = () => as(made.manager, (db) => archivePanel(db, made.manager, made.panelId))
  expect((await refusalIn(archive())).message).toContain('One session is ahead')
  await owner`update sessions set state = 'closed' where id = ${made.sessions[0]!.id}`
  await archive()
  const listed = () => as(made.manager, (db) => listPanels(db, made.manager, made.jobId))
  expect(await listed()).toMatchObject([{ id: made.panelId, archivedAt: expect.any(Date) }])
  expect((await refusalIn(change(made))).message).toBe('This panel is archived. Restore it first.')
  expect((await refusalIn(schedule(made))).message).toBe('This panel is archived. Restore it first.')
  await as(made.manager, (db) => restorePanel(db, made.manager, made.panelId))
  expect(await listed()).toMatchObject([{ id: made.panelId, archivedAt: null }])
})

test('is of its own organization and its own people only', async () => {
  const made = await arrange()
  const find = (who: MadePanel['manager']) => as(who, (db) => findPanel(db, who, made.panelId))
  const foreigner = await makeOrganization()
  const outsider = await makeMember(made.admin, 'manager')
  for (const who of [foreigner, outsider]) expect((await refusalIn(find(who))).kind).toBe('not found')
  const [interviewer] = made.interviewers
  expect(await find(interviewer!)).toMatchObject({ mayManage: false, mayBreakSeals: false })
  const asInterviewer = { ...made, manager: interviewer! }
  expect((await refusalIn(change(asInterviewer))).kind).toBe('not allowed')
  expect((await refusalIn(schedule(asInterviewer))).kind).toBe('not allowed')
  // On another panel of the same job only: this one is none of theirs.
  const elsewhere = await makeMember(made.admin, 'interviewer')
  await create(made, { memberIds: [elsewhere.memberId] })
  expect((await refusalIn(find(elsewhere))).kind).toBe('not found')
})

test('counts who has a scorecard to submit', async () => {
  const made = await arrange({ candidates: 2 })
  const [seat] = await makeSeats(made.interviewers, made.sessions[0]!.id)
  await score(seat!, made.setItemIds[0]!, 4)
  expect((await panelOf(made)).interviewers.map((one) => one.toSubmit)).toEqual([2, 2])
})
