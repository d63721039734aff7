import { expect, test } from 'vitest'
import { createCompetency } from '@/server/bank/competencies'
import { firstRule } from '@/server/decision-rules/rules'
import { createJob } from '@/server/jobs/jobs'
import { listMembers } from '@/server/organizations/members'
import { saveAssignments } from '@/server/panels/assignments'
import { changeRule } from '@/server/panels/decision-rules'
import { duplicatePanel } from '@/server/panels/duplicate'
import { createPanel, findPanel } from '@/server/panels/panels'
import { splitPanel } from '@/server/panels/split'
import { as } from '@/tests/support/makers'
import { refusalIn } from '../sessions/acts'
import { about, arrange, panelOf, qualify } from './arrange'

test('a member is qualified for what was said last, and for everything where nothing is', async () => {
  const made = await arrange()
  const [ada] = made.interviewers
  const judgment = await about(made, 'Judgment')
  const other = await as(made.manager, (db) => createCompetency(db, made.manager, { name: 'Other' }))
  const said = async () =>
    (await as(made.manager, (db) => listMembers(db, made.manager))).find((one) => one.id === ada!.memberId)!
      .qualifiedFor
  await qualify(made, ada!.memberId, [judgment])
  await qualify(made, ada!.memberId, [other])
  expect(await said()).toEqual([other])
  await qualify(made, ada!.memberId, [])
  expect(await said()).toEqual([])
})

test('a split gives nobody what they are not qualified for; a change by hand that does is told', async () => {
  const made = await arrange({ interviewers: 3, questions: 2 })
  const [ada, mei, eva] = made.interviewers
  await about(made, 'Judgment')
  const other = await as(made.manager, (db) => createCompetency(db, made.manager, { name: 'Other' }))
  await qualify(made, ada!.memberId, [other])
  const { assignments } = await splitPanel(made.manager, { panelId: made.panelId, scorersEach: null })
  const first = made.setItemIds[0]!
  expect(
    assignments
      .filter((one) => one.setItemId === first)
      .map((one) => one.memberId)
      .toSorted(),
  ).toEqual([mei!.memberId, eva!.memberId].toSorted())
  await as(made.manager, (db) => saveAssignments(db, made.manager, { panelId: made.panelId, assignments }))
  expect((await panelOf(made)).warnings).toEqual([])
  await as(made.manager, (db) =>
    saveAssignments(db, made.manager, {
      panelId: made.panelId,
      assignments: [
        ...assignments.filter((one) => one.setItemId === first),
        { setItemId: first, memberId: ada!.memberId, asks: false, scores: true },
      ],
    }),
  )
  expect((await panelOf(made)).warnings.map((one) => one.message)).toEqual([
    `${ada!.name} scores question 1 without being qualified for “Judgment”.`,
  ])
})

test('where too few are qualified it says for what, and the least that would do', async () => {
  const made = await arrange({ interviewers: 3, questions: 2 })
  const [ada, mei, eva] = made.interviewers
  await about(made, 'Judgment')
  const other = await as(made.manager, (db) => createCompetency(db, made.manager, { name: 'Other' }))
  for (const one of [ada, mei]) await qualify(made, one!.memberId, [other])
  const { kind, message } = await refusalIn(
    splitPanel(made.manager, { panelId: made.panelId, scorersEach: 2 }),
  )
  expect(kind).toBe('conflict')
  expect(message).toContain(`For question 1 (“Judgment”) only ${eva!.name} is qualified.`)
  expect(message).toMatch(/Qualify (?!.*, and ).* for “Judgment” on People\.$/)
})

test('a new panel and those who join it start by what they are qualified for', async () => {
  const made = await arrange({ interviewers: 2, questions: 2 })
  const [ada, mei] = made.interviewers
  await about(made, 'Judgment')
  const other = await as(made.manager, (db) => createCompetency(db, made.manager, { name: 'Other' }))
  await qualify(made, ada!.memberId, [other])
  const { manager, jobId, setVersionId } = made
  const panelId = await as(manager, (db) =>
    createPanel(db, manager, {
      jobId,
      name: 'Another',
      setVersionId,
      memberIds: [ada!.memberId, mei!.memberId],
      sealPolicy: 'until all submit',
      namesHidden: false,
      evidenceDemanded: false,
      interviewersMayCompare: false,
    }),
  )
  const { assignments } = await panelOf({ ...made, panelId })
  const first = assignments.filter((one) => one.setItemId === made.setItemIds[0])
  expect(first).toEqual([
    { setItemId: made.setItemIds[0], memberId: mei!.memberId, asks: true, scores: true },
  ])
})

test('a duplicate for another job has the set, the people, the plan and the rule, and nothing that happened', async () => {
  const made = await arrange({ interviewers: 2, questions: 2 })
  const { manager, panelId, setItemIds, interviewers } = made
  const assignments = setItemIds.map((setItemId) => ({
    setItemId,
    memberId: interviewers[1]!.memberId,
    asks: true,
    scores: true,
  }))
  await as(manager, (db) => saveAssignments(db, manager, { panelId, assignments }))
  await as(manager, (db) =>
    changeRule(db, manager, { ...firstRule, panelId, hireBar: 3.5, reason: 'Needed.' }),
  )
  const jobId = await as(manager, (db) => createJob(db, manager, { title: 'Another', description: '' }))
  const id = await as(manager, (db) => duplicatePanel(db, manager, { panelId, jobId }))
  const before = await panelOf(made)
  const after = await as(manager, (db) => findPanel(db, manager, id))
  expect(after).toMatchObject({ jobId, name: before.name, setVersionId: before.setVersionId })
  expect(after.assignments).toEqual(expect.arrayContaining(assignments))
  expect(after.assignments).toHaveLength(assignments.length)
  expect(after.rules.map(({ number, hireBar, lockedAt }) => ({ number, hireBar, lockedAt }))).toEqual([
    { number: 1, hireBar: 3.5, lockedAt: null },
  ])
  expect(after.use.evaluations).toBe(0)
})
